"""Does every change of divisions say something that can be: its kind, one fate a code, no circle, no future?"""

from collections.abc import Iterator
from datetime import date

from stationbook.model.catalogue import Catalogue
from stationbook.model.division import SAMPLE_PREFIX
from stationbook.model.problem import Problem
from stationbook.model.problem_kind import ProblemKind
from stationbook.model.succession import Placed, Succession, Successions
from stationbook.model.terms import SuccessionKind

SUCCESSION = ProblemKind(
    "succession-contradiction",
    "区划沿革自相矛盾",
    "一条变更写清种类、从哪个代码到哪个代码、从哪天起：一个换一个写 converted 或 recoded，几个合成一个写 merged，"
    "一个拆成几个写 split，只改名称写 renamed。一个代码只停用一次，不绕圈，日期是过去的。",
    wrong="""\
- on: 2024-06
  kind: merged
  from: [{code: "520302006", name: 甲镇}]
  to: ["520302002", "520302002"]
  source: {title: 某批复, publisher: 某省人民政府, on: 2024-01}""",
    right="""\
- on: 2024-06
  kind: merged
  from: [{code: "520302006", name: 甲镇}]
  to: ["520302002"]
  source: {title: 某批复, publisher: 某省人民政府, on: 2024-01}""",
    path="data/divisions/successions/national.yml",
)
_ONE_TO_ONE = frozenset({SuccessionKind.CONVERTED, SuccessionKind.RECODED})


def check_successions(catalogue: Catalogue, *, on: date) -> Iterator[Problem]:
    """Every succession has the shape of its kind, is past, and ends what nothing else ended."""
    successions = catalogue.divisions.successions
    ended: dict[str, Placed] = {}
    for placed in successions.placed:
        path, number, one = placed
        if wrong := _shape(one):
            yield SUCCESSION.at(path, (number, "kind"), *wrong)
        for field, moment in ((("on",), one.on), (("source", "on"), one.source.on)):
            if moment > on.isoformat()[: len(moment)]:
                yield SUCCESSION.at(path, (number, *field), f"{moment} 还没有到", "生效以后再写；先到的消息写在别处")
        codes = (*(former.code for former in one.from_), *one.to)
        if any(code.startswith(SAMPLE_PREFIX) != one.sample for code in codes):
            words = "示例只能用 99 开头的代码，真实的变更不能用"
            yield SUCCESSION.at(path, (number, "sample"), words, "核对 sample 和代码")
        for at, former in enumerate(one.from_):
            if former.code in one.to:
                continue
            earlier = ended.setdefault(former.code, placed)
            if earlier is not placed:
                words = f"{former.code} 的去向在 {earlier.path} 第 {earlier.number + 1} 条写过了"
                yield SUCCESSION.at(path, (number, "from", at), words, "留一条；拆成几个的，写一条 split，to 里列全")
    yield from _circles(successions)


def _shape(one: Succession) -> tuple[str, str] | None:
    """Return what of a succession does not fit its kind, and how that kind is written."""
    codes = {former.code for former in one.from_}
    if len(codes) < len(one.from_) or len(set(one.to)) < len(one.to):
        return "同一个代码写了两次", "留一处"
    ended, new = codes - set(one.to), set(one.to) - codes
    is_single = len(one.from_) == len(one.to) == 1
    if one.kind is SuccessionKind.RENAMED and not (is_single and not ended):
        return (
            "更名（renamed）是代码不变、名称变",
            "from 写旧名，to 写同一个代码；代码也变的写 converted 或 recoded",
        )
    if one.kind in _ONE_TO_ONE and not (is_single and ended):
        return f"{one.kind.value} 是一个旧代码换成一个新代码", "几个合成一个写 merged，一个拆成几个写 split"
    if one.kind is SuccessionKind.MERGED and not (len(one.to) == 1 and ended):
        return "合并（merged）的 to 只写一个，from 里要有停用的代码", "拆给几个的写 split"
    if one.kind is SuccessionKind.SPLIT and not (len(one.from_) == 1 and len(one.to) > 1 and new):
        return (
            "拆分（split）的 from 只写一个，to 至少写两个",
            "一个换一个写 converted 或 recoded，几个合成一个写 merged",
        )
    return None


def _circles(successions: Successions) -> Iterator[Problem]:
    """Yield every circle of codes that follow each other once, at the first of them that a file names."""
    told: set[str] = set()
    for path, number, one in successions.placed:
        for at, former in enumerate(one.ended):
            if former.code in told:
                continue
            way = _way_back(successions, former.code)
            if way:
                told |= set(way)
                words = f"绕成了一圈：{' → '.join((*way, way[0]))}"
                yield SUCCESSION.at(path, (number, "from", at), words, "代码停用以后不再用；核对这几条的代码")


def _way_back(successions: Successions, start: str) -> tuple[str, ...]:
    """Return the codes by which a code leads back to itself, or nothing."""
    waiting: list[tuple[str, ...]] = [(start,)]
    seen: set[str] = set()
    while waiting:
        way = waiting.pop()
        ending = successions.ending.get(way[-1])
        for following in ending.to if ending else ():
            if following == start:
                return way
            if following not in seen:
                seen.add(following)
                waiting.append((*way, following))
    return ()
