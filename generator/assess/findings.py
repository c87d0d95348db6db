"""What came of a requirement at one station: verdict, value, bound, and what would change it?"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from generator.assess.measures import Measure, Value
from generator.assess.verdicts import DEVIATION, NOT_ASSESSED, VERDICTS, applies, bound_for, judge, ratio
from generator.assess.wording import bound_words, value_words
from generator.model.requirement import Applied
from generator.model.station import Deviation, Station
from generator.model.terms import AssessedSubject, Verdict

S = TypeVar("S")


@dataclass(frozen=True, slots=True)
class Finding:
    """One requirement at one station, made for display.

    ``found`` and ``bound`` are words; ``missing`` names the fields that the record lacks, ``why`` says in a
    sentence why nothing was assessed, or what a met value is worth noting for.
    """

    applied: Applied
    verdict: Verdict
    found: str
    bound: str
    field: str
    missing: tuple[str, ...] = ()
    why: str = ""
    deviation: Deviation | None = None


def assess_station(
    station: Station, applied: Iterable[Applied], measures: Mapping[str, Measure[Station]]
) -> list[Finding]:
    """Return the findings of every requirement that applies to a station, in the order of the requirements."""
    year = station.staff.contract_year if station.staff else None
    accepted = {deviation.requirement: deviation for deviation in station.deviations}
    return [
        _finding(station, one, measures, year, accepted.get(one.requirement.id))
        for one in applied
        if one.requirement.subject is AssessedSubject.STATION and applies(one.requirement, station)
    ]


def assess_division(code: str, applied: Iterable[Applied], measures: Mapping[str, Measure[str]]) -> list[Finding]:
    """Return the findings of the requirements that ask something of a division as a whole."""
    return [
        _finding(code, one, measures, None, None)
        for one in applied
        if one.requirement.subject is AssessedSubject.DIVISION
    ]


def _finding(
    subject: S, one: Applied, measures: Mapping[str, Measure[S]], year: int | None, deviation: Deviation | None
) -> Finding:
    requirement = one.requirement
    measure = measures[requirement.measure]
    value = measure.read(subject)
    missing = [measure.field] if value is None else []
    if requirement.of is not None:
        of = measures[requirement.of]
        if of.read(subject) is None:
            missing.append(of.field)
        value = ratio(value, of.read(subject))
    bound = bound_for(requirement, year)
    why = ""
    if bound is None and year is None:
        missing.append("staff.contract_year")
    elif bound is None:
        why = f"没有规定第 {year} 年的数值"
    code = judge(value, bound) if bound is not None else NOT_ASSESSED
    if missing:
        code, why = NOT_ASSESSED, "记录里没有写"
    elif code == NOT_ASSESSED and not why:
        why = "无从计算"
    verdict = VERDICTS[code]
    if deviation is not None and verdict in (Verdict.NOT_MET, Verdict.PARTLY_MET):
        verdict = VERDICTS[DEVIATION]
    if verdict is Verdict.MET and requirement.note_below is not None and _below(value, requirement.note_below):
        why = f"少于 {requirement.note_below:g}{requirement.unit or measure.unit}，仅作提示"
    return Finding(
        applied=one,
        verdict=verdict or Verdict.NOT_ASSESSED,
        found="" if missing else value_words(value, requirement, measures),
        bound=bound_words(requirement, bound, measures),
        field=measure.field,
        missing=tuple(dict.fromkeys(missing)),
        why=why,
        deviation=deviation,
    )


def _below(value: Value, bound: float) -> bool:
    return isinstance(value, int | float) and value < bound
