"""Is every requirement sound: its clause, its measure, its bound, and the local profiles laid over it?"""

import difflib
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from stationbook.assess.division_measures import division_measures
from stationbook.assess.measures import Measure, station_measures
from stationbook.assess.profiles import profile_chain
from stationbook.check.geography import unknown_division
from stationbook.check.references import missing, unknown
from stationbook.model.catalogue import Catalogue
from stationbook.model.problem import FieldPath, Problem
from stationbook.model.problem_kind import EDITION, ProblemKind
from stationbook.model.requirement import Bound, Requirement
from stationbook.model.station import Station
from stationbook.model.terms import AssessedSubject, Status

_REQUIREMENTS = f"{EDITION}/requirements.yml"
_PROFILE = "content/standards/tiny/local/2026/profile.yml"
ID_TWICE = ProblemKind(
    "requirement-id-twice",
    "两条要求的编号相同",
    "一版标准里，每条要求一个编号，大小写不同也算相同。",
    wrong="- {id: area, clause: premises, strength: shall, measure: premises.area, at_least: 60}",
    right="- {id: area-again, clause: premises, strength: shall, measure: premises.area, at_least: 60}",
    path=_REQUIREMENTS,
)
CLOSED_ASKED = ProblemKind(
    "requirement-of-closed",
    "要求只对已撤销的站点",
    "已撤销的站点不再评估，applies_to 里写 closed，这一条就永远没有结论。",
    wrong="""\
- {id: shut, clause: premises, strength: shall, measure: premises.signage, equals: true,
   applies_to: {status: [closed]}}""",
    right="""\
- {id: open, clause: premises, strength: shall, measure: premises.signage, equals: true,
   applies_to: {status: [operating]}}""",
    path=_REQUIREMENTS,
)
MEASURE_UNKNOWN = ProblemKind(
    "requirement-measure-unknown",
    "没有这个测量项",
    "measure 写程序会量的东西，全部列在“把条款写成要求”里。",
    wrong="- {id: more, clause: premises, strength: shall, measure: premises.mianji, at_least: 60}",
    right="- {id: more, clause: premises, strength: shall, measure: premises.area, at_least: 60}",
    path=_REQUIREMENTS,
)
OPERATOR = ProblemKind(
    "requirement-bound-unfit",
    "这个测量项不能这样要求",
    "有数的用 at_least、at_most、between，是与否的用 equals，有没有写用 present。",
    wrong="- {id: sign, clause: premises, strength: shall, measure: premises.signage, at_least: 1}",
    right="- {id: sign, clause: premises, strength: shall, measure: premises.signage, equals: true}",
    path=_REQUIREMENTS,
)
PERCENT = ProblemKind(
    "requirement-percent",
    "百分数超出 0 到 100",
    "按百分数量的测量项，界限写 0 到 100 之间的数，不写 % 号，也不写成倍数。",
    wrong="- {id: all, clause: newest, strength: shall, subject: division, measure: coverage, at_least: 160}",
    right="- {id: all, clause: newest, strength: shall, subject: division, measure: coverage, at_least: 100}",
    path=_REQUIREMENTS,
)
RANGE = ProblemKind(
    "requirement-range",
    "下限大于上限",
    "between 写两个数，小的在前面。写反了，没有数能达到。",
    wrong="- {id: range, clause: premises, strength: shall, measure: premises.area, between: [60, 1]}",
    right="- {id: range, clause: premises, strength: shall, measure: premises.area, between: [1, 60]}",
    path=_REQUIREMENTS,
)
YEARS = ProblemKind(
    "requirement-years",
    "年份不对",
    "by_year 里每一年只能有一个数值，结束的年份不能早于开始的年份。",
    wrong="""\
- {id: yearly, clause: premises, strength: shall, measure: premises.area, by_year: [
    {from_year: 2026, until_year: 2027, at_least: 60}, {from_year: 2027, at_least: 60}]}""",
    right="""\
- {id: yearly, clause: premises, strength: shall, measure: premises.area, by_year: [
    {from_year: 2026, until_year: 2027, at_least: 60}, {from_year: 2028, at_least: 60}]}""",
    path=_REQUIREMENTS,
)
CIRCLE = ProblemKind(
    "profile-circle",
    "采用的文件绕回了自己",
    "本地参数（profile.yml）的 base 一份一份往上，最上面应当是写有要求的标准，不能绕回自己。",
    wrong="base: tiny/local/2026",
    right="base: tiny/rules/2026",
    path=_PROFILE,
)
DEVIATION_TO_COME = ProblemKind(
    "deviation-day-to-come",
    "同意偏离的日期还没有到",
    "偏离要先有人同意，日期不能在今天以后。",
    wrong="deviations: [{requirement: signage, reason: 正在修, on: 2062-01-01, by: 例县民政局}]",
    right="deviations: [{requirement: signage, reason: 正在修, on: 2026-01-01, by: 例县民政局}]",
)

Found = tuple[ProblemKind, FieldPath, str, str]


def check_requirements(catalogue: Catalogue, *, on: date) -> Iterator[Problem]:
    """Every requirement names a clause of its edition and a measure that exists, and asks something possible."""
    measures: dict[AssessedSubject, Mapping[str, Measure[Any]]] = {
        AssessedSubject.STATION: station_measures(catalogue, on=on),
        AssessedSubject.DIVISION: division_measures(catalogue, on=on),
    }
    for edition in catalogue.editions().values():
        path = edition.beside("requirements.yml")
        clauses = {clause.id for clause in edition.clauses()}
        seen: dict[str, int] = {}
        for number, requirement in enumerate(edition.requirements):
            if requirement.clause not in clauses:
                yield missing(path, (number, "clause"), "条款", requirement.clause, clauses)
            if (first := seen.setdefault(requirement.id.casefold(), number)) != number:
                yield ID_TWICE.at(path, (number, "id"), f"编号“{requirement.id}”与第 {first + 1} 条重复", "换一个编号")
            if Status.CLOSED in requirement.applies_to.status:
                words = "已撤销的站点不再评估，这一条永远没有结论"
                yield CLOSED_ASKED.at(path, (number, "applies_to", "status"), words, "去掉 closed")
            known = measures[requirement.subject]
            for name in ("measure", "of"):
                measure = getattr(requirement, name)
                if measure is not None and measure not in known:
                    yield _unknown_measure(path, (number, name), measure, known)
            if requirement.measure in known:
                for kind, field, message, hint in _bounds(requirement, known[requirement.measure]):
                    yield kind.at(path, (number, *field), message, hint)


def _unknown_measure(path: str, field: FieldPath, name: str, known: Mapping[str, Measure[Any]]) -> Problem:
    """Return the problem that nothing is measured under this name, with the nearest names and what they measure."""
    first = name.split(".", 1)[0]
    near = difflib.get_close_matches(name, known, 3, 0.6)
    near += [one for one in known if one.split(".", 1)[0] == first and one not in near]
    listed = "、".join(f"{one}（{known[one].label}）" for one in near[:6])
    hint = f"相近的有 {listed}；" if near else ""
    words = f"没有“{name}”这个测量项"
    return MEASURE_UNKNOWN.at(path, field, words, f"{hint}全部列在维护指南“把条款写成要求”里")


def check_profiles(catalogue: Catalogue) -> Iterator[Problem]:
    """Every local profile rests on an edition that exists, without a circle, and sets requirements that exist."""
    for edition in catalogue.editions().values():
        if edition.profile is None:
            continue
        path = edition.beside("profile.yml")
        base = catalogue.editions().get(edition.profile.base)
        if base is None:
            yield from unknown(catalogue, path, ("base",), "edition", edition.profile.base, catalogue.editions())
            continue
        yield from unknown_division(catalogue, path, ("division",), edition.profile.division)
        chain = profile_chain(catalogue, edition)
        last = chain[-1].profile
        if last is not None and last.base not in catalogue.editions():
            # The gap is told where it is.
            continue
        if last is not None:
            yield CIRCLE.at(path, ("base",), "采用的文件绕回了自己", "最上面一份应当是写有要求的标准")
            continue
        known = {requirement.id for requirement in chain[-1].requirements}
        for number, parameter in enumerate(edition.profile.set):
            field = ("set", number, "requirement")
            yield from unknown(catalogue, path, field, "requirement", parameter.requirement, known)
            for kind, found, message, hint in (*_range(parameter.between), *_years(parameter.by_year)):
                yield kind.at(path, ("set", number, *found), message, hint)


def check_deviations(catalogue: Catalogue, station: Station, *, on: date) -> Iterator[Problem]:
    """Deviations of a station name a requirement that exists, and were accepted before today."""
    if not station.deviations:
        return
    known = {one.id for edition in catalogue.editions().values() for one in edition.requirements}
    path = catalogue.path("station", station.id)
    for number, deviation in enumerate(station.deviations):
        field = ("deviations", number, "requirement")
        yield from unknown(catalogue, path, field, "requirement", deviation.requirement, known)
        if deviation.on > on:
            yield DEVIATION_TO_COME.at(
                path, ("deviations", number, "on"), f"{deviation.on} 还没有到", "写同意偏离的日期"
            )


def _bounds(requirement: Requirement, measure: Measure[Any]) -> Iterator[Found]:
    rows: list[tuple[FieldPath, Bound]] = [((), requirement)] if not requirement.by_year else []
    rows += [(("by_year", number), row) for number, row in enumerate(requirement.by_year)]
    allowed = ("at_least", "at_most", "between") if requirement.of else measure.operators
    for field, row in rows:
        if row.operator not in allowed:
            words = f"“{measure.label}”不能用 {row.operator} 来要求"
            yield OPERATOR, (*field, row.operator), words, f"可以用：{'、'.join(allowed)}"
        for kind, found, message, hint in _range(row.between):
            yield kind, (*field, *found), message, hint
        if measure.unit == "%" and not requirement.of:
            for name in ("at_least", "at_most"):
                if (bound := getattr(row, name)) is not None and not 0 <= bound <= 100:
                    yield PERCENT, (*field, name), f"百分数不会是 {bound:g}", "写 0 到 100"
    yield from _years(requirement.by_year)


def _range(between: tuple[float, float] | None) -> Iterator[Found]:
    if between is not None and between[0] > between[1]:
        yield RANGE, ("between",), f"下限 {between[0]:g} 大于上限 {between[1]:g}，没有数能达到", "小的写前面"


def _years(rows: tuple[Any, ...]) -> Iterator[Found]:
    for number, row in enumerate(rows):
        if row.until_year is not None and row.until_year < row.from_year:
            yield YEARS, ("by_year", number, "until_year"), "结束的年份早于开始的年份", "核对年份"
        for earlier in range(number):
            other = rows[earlier]
            if row.covers(other.from_year) or other.covers(row.from_year):
                yield YEARS, ("by_year", number), f"与第 {earlier + 1} 行的年份重叠", "一年只能有一个数值"
