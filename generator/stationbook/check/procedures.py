"""Are procedures sound: do typed limits say what the words say, and do local terms hang where there is a place?"""

import re
from collections.abc import Iterator

from stationbook.check.references import missing, unknown
from stationbook.model.catalogue import Catalogue
from stationbook.model.division import SAMPLE_PREFIX
from stationbook.model.policy import Step
from stationbook.model.problem import FieldPath, Problem
from stationbook.model.problem_kind import SAMPLE_REGION, ProblemKind
from stationbook.model.region import LocalTerm
from stationbook.model.terms import LimitUnit

_STEPS = "procedure: {{name: 申请, steps: [{{id: ask, step: 提出, time_limit: 5 个工作日内, limit: {{{limit}}}}}]}}"
LIMIT_COUNT = ProblemKind(
    "limit-count",
    "时限的数与文字不一致",
    "limit 里的数要在 time_limit 的文字里找得到。文字里没有数的，不写 limit。",
    wrong=_STEPS.format(limit="count: 6, unit: workday"),
    right=_STEPS.format(limit="count: 5, unit: workday"),
    path="data/policies/law.yml",
)
LIMIT_UNIT = ProblemKind(
    "limit-unit",
    "时限的单位与文字不一致",
    "工作日和天不能混：limit 里写的单位要与 time_limit 的文字一样。",
    wrong=_STEPS.format(limit="count: 5, unit: day"),
    right=_STEPS.format(limit="count: 5, unit: workday"),
    path="data/policies/law.yml",
)
TERM_MIXED = ProblemKind(
    "local-term-mixed",
    "示例口径与真实口径混在一起",
    "虚构的口径（sample: true）只能用在 99 开头的虚构地区，虚构的地区也只能用虚构的口径。",
    wrong="local_terms: [{policy: law, point: who, text: 本省从宽, source: news}]",
    right="local_terms: [{policy: law, point: who, text: 本省从宽, sample: true}]",
    path=SAMPLE_REGION,
)

_UNITS = {
    "工作日": LimitUnit.WORKDAY,
    "日": LimitUnit.DAY,
    "天": LimitUnit.DAY,
    "小时": LimitUnit.HOUR,
    "月": LimitUnit.MONTH,
}
# A number and what it counts; 周岁 and 倍 count no time, so a number alone has no unit.
_STATED = re.compile(rf"(\d+|[〇零一二两三四五六七八九十百]+)\s*个?\s*({'|'.join(_UNITS)})?")
_DIGITS = {numeral: value for value, numeral in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}


def check_limits(catalogue: Catalogue) -> Iterator[Problem]:
    """Every typed limit says a number, and what it counts, that stand in the words of the limit."""
    for policy in catalogue.policies.values():
        path = catalogue.paths.get(("policy", policy.id), policy.id)
        for number, step in enumerate(policy.procedure.steps if policy.procedure else ()):
            for kind, name, message, hint in _limit(step):
                yield kind.at(path, ("procedure", "steps", number, "limit", name), message, hint)


def check_local_terms(catalogue: Catalogue) -> Iterator[Problem]:
    """Every local term hangs on a step or point that exists, and is made up only in a fictional region."""
    for code, region in catalogue.regions.items():
        path = catalogue.paths.get(("region", code), code)
        for number, term in enumerate(region.local_terms):
            if problem := _misplaced(catalogue, path, ("local_terms", number), term):
                yield problem
            if term.sample != code.startswith(SAMPLE_PREFIX):
                words, hint = "示例口径只能用在 99 开头的虚构地区，虚构地区也只能用示例口径", "核对 sample 和地区代码"
                yield TERM_MIXED.at(path, ("local_terms", number, "sample" if term.sample else "source"), words, hint)


def _limit(step: Step) -> Iterator[tuple[ProblemKind, str, str, str]]:
    if step.limit is None:
        return
    count, unit = step.limit.count, step.limit.unit
    stated = _stated(step.time_limit or "")
    if count not in {number for number, _ in stated}:
        yield (
            LIMIT_COUNT,
            "count",
            f"时限的文字里没有 {count} 这个数",
            "照 time_limit 的文字写；文字里没有数的，不写 limit",
        )
    elif (count, unit) not in stated:
        yield (
            LIMIT_UNIT,
            "unit",
            f"时限的文字里 {count} 后面不是“{unit.label}”",
            "照 time_limit 的文字写；工作日和天不能混",
        )


def _stated(words: str) -> set[tuple[int, LimitUnit | None]]:
    """Return the numbers in a text, in Arabic or Chinese numerals, each with what it counts."""
    return {(_value(found[1]), _UNITS.get(found[2] or "")) for found in _STATED.finditer(words)}


def _value(numeral: str) -> int:
    """Read 20, 二十, 十五, 两 or 一百二十."""
    if numeral.isdecimal():
        return int(numeral)
    total, digit = 0, 0
    for sign in numeral:
        if sign in "十百":
            total += (digit or 1) * (10 if sign == "十" else 100)
            digit = 0
        else:
            digit = _DIGITS[sign]
    return total + digit


def _misplaced(catalogue: Catalogue, path: str, field: FieldPath, term: LocalTerm) -> Problem | None:
    policy = catalogue.policies.get(term.policy)
    if policy is None:
        return next(unknown(catalogue, path, (*field, "policy"), "policy", term.policy, catalogue.policies), None)
    steps = policy.procedure.steps if policy.procedure else ()
    if term.step is not None and all(step.id != term.step for step in steps):
        return missing(path, (*field, "step"), "步骤", term.step, [step.id for step in steps])
    if term.point is not None and policy.point(term.point) is None:
        return missing(path, (*field, "point"), "要点", term.point, [point.id for point in policy.points])
    return None
