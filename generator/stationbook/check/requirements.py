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
from stationbook.model.requirement import Bound, Requirement
from stationbook.model.station import Station
from stationbook.model.terms import AssessedSubject, Status

Found = tuple[FieldPath, str, str]


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
                yield Problem(path, (number, "id"), f"编号“{requirement.id}”与第 {first + 1} 条重复", "换一个编号")
            if Status.CLOSED in requirement.applies_to.status:
                words = "已撤销的站点不再评估，这一条永远没有结论"
                yield Problem(path, (number, "applies_to", "status"), words, "去掉 closed")
            known = measures[requirement.subject]
            for name in ("measure", "of"):
                measure = getattr(requirement, name)
                if measure is not None and measure not in known:
                    yield _unknown_measure(path, (number, name), measure, known)
            if requirement.measure in known:
                for field, message, hint in _bounds(requirement, known[requirement.measure]):
                    yield Problem(path, (number, *field), message, hint)


def _unknown_measure(path: str, field: FieldPath, name: str, known: Mapping[str, Measure[Any]]) -> Problem:
    """Return the problem that nothing is measured under this name, with the nearest names and what they measure."""
    first = name.split(".", 1)[0]
    near = difflib.get_close_matches(name, known, 3, 0.6)
    near += [one for one in known if one.split(".", 1)[0] == first and one not in near]
    listed = "、".join(f"{one}（{known[one].label}）" for one in near[:6])
    hint = f"相近的有 {listed}；" if near else ""
    return Problem(path, field, f"没有“{name}”这个测量项", f"{hint}全部列在维护指南“把条款写成要求”里")


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
            yield Problem(path, ("base",), "采用的文件绕回了自己", "最上面一份应当是写有要求的标准")
            continue
        known = {requirement.id for requirement in chain[-1].requirements}
        for number, parameter in enumerate(edition.profile.set):
            field = ("set", number, "requirement")
            yield from unknown(catalogue, path, field, "requirement", parameter.requirement, known)
            for found, message, hint in (*_range(parameter.between), *_years(parameter.by_year)):
                yield Problem(path, ("set", number, *found), message, hint)


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
            yield Problem(path, ("deviations", number, "on"), f"{deviation.on} 还没有到", "写同意偏离的日期")


def _bounds(requirement: Requirement, measure: Measure[Any]) -> Iterator[Found]:
    rows: list[tuple[FieldPath, Bound]] = [((), requirement)] if not requirement.by_year else []
    rows += [(("by_year", number), row) for number, row in enumerate(requirement.by_year)]
    allowed = ("at_least", "at_most", "between") if requirement.of else measure.operators
    for field, row in rows:
        if row.operator not in allowed:
            words = f"“{measure.label}”不能用 {row.operator} 来要求"
            yield (*field, row.operator), words, f"可以用：{'、'.join(allowed)}"
        for found, message, hint in _range(row.between):
            yield (*field, *found), message, hint
        if measure.unit == "%" and not requirement.of:
            for name in ("at_least", "at_most"):
                if (bound := getattr(row, name)) is not None and not 0 <= bound <= 100:
                    yield (*field, name), f"百分数不会是 {bound:g}", "写 0 到 100"
    yield from _years(requirement.by_year)


def _range(between: tuple[float, float] | None) -> Iterator[Found]:
    if between is not None and between[0] > between[1]:
        yield ("between",), f"下限 {between[0]:g} 大于上限 {between[1]:g}，没有数能达到", "小的写前面"


def _years(rows: tuple[Any, ...]) -> Iterator[Found]:
    for number, row in enumerate(rows):
        if row.until_year is not None and row.until_year < row.from_year:
            yield ("by_year", number, "until_year"), "结束的年份早于开始的年份", "核对年份"
        for earlier in range(number):
            other = rows[earlier]
            if row.covers(other.from_year) or other.covers(row.from_year):
                yield ("by_year", number), f"与第 {earlier + 1} 行的年份重叠", "一年只能有一个数值"
