"""Which verdict does a value get under a bound, and how does a whole directory do, in columns of bytes?"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from generator.assess.measures import Measure, Value
from generator.model.requirement import Applied, Bound, Requirement
from generator.model.station import Station
from generator.model.terms import AssessedSubject, StationKind, Status, Tier, Verdict

# One byte a station and requirement; 0 means that the requirement does not apply.
NOT_APPLICABLE = 0
VERDICTS: tuple[Verdict | None, ...] = (None, *Verdict)
_CODE = {verdict: code for code, verdict in enumerate(VERDICTS)}
MET, PARTLY, NOT_MET, NOT_ASSESSED, DEVIATION = (_CODE[verdict] for verdict in Verdict)
# 4 of 6 is two thirds, whatever the last binary digit says.
_TOLERANCE = 1e-9


Judge = Callable[[Any], int]


def judge(value: Value, bound: Bound) -> int:
    """Return the code of the verdict of a value under a bound. A value that is not recorded is not assessed."""
    return NOT_ASSESSED if value is None else judge_of(bound)(value)


def judge_of(bound: Bound) -> Judge:
    """Return the function that judges recorded values under a bound; made once, asked of every station."""
    if bound.at_least is not None:
        least = bound.at_least - _TOLERANCE
        return lambda value: MET if value >= least else NOT_MET
    if bound.at_most is not None:
        most = bound.at_most + _TOLERANCE
        return lambda value: MET if value <= most else NOT_MET
    if bound.between is not None:
        low, high = bound.between[0] - _TOLERANCE, bound.between[1] + _TOLERANCE
        return lambda value: MET if low <= value <= high else NOT_MET
    if bound.includes_all:
        wanted = frozenset(bound.includes_all)
        return lambda held: MET if wanted <= held else PARTLY if wanted & held else NOT_MET
    if bound.present is not None:
        return lambda value: MET if bool(value) is bound.present else NOT_MET
    return lambda value: MET if value == bound.equals else NOT_MET


def ratio(value: Value, of: Value) -> Value:
    """Return value over of; None where either is not recorded or nothing can be divided."""
    if value is None or of is None or not _number(of):
        return None
    return _number(value) / _number(of)


def _number(value: object) -> float:
    if isinstance(value, int | float):
        return value
    raise TypeError(f"not a number: {value!r}")


def bound_for(requirement: Requirement, contract_year: int | None) -> Bound | None:
    """Return the bound that holds in a contract year; None where the year is unknown or no row speaks of it."""
    if not requirement.by_year:
        return requirement
    if contract_year is None:
        return None
    return next((row for row in requirement.by_year if row.covers(contract_year)), None)


@dataclass(frozen=True, slots=True)
class VerdictTable:
    """The verdicts of many stations: a column of bytes for each requirement, a position a station."""

    stations: Sequence[Station]
    columns: Mapping[str, bytes]

    def counts(self, key: str) -> dict[Verdict, int]:
        """Return how many stations got each verdict under one requirement."""
        column = self.columns[key]
        return {verdict: column.count(_CODE[verdict]) for verdict in Verdict}


def assess_all(
    applied: Iterable[Applied], stations: Sequence[Station], measures: Mapping[str, Measure[Station]]
) -> VerdictTable:
    """Return the verdict of every station under every requirement.

    Each measure is read once a station, so that sixty requirements over forty measures read forty times.
    """
    values: dict[str, list[Value]] = {}

    def column_of(name: str) -> list[Value]:
        if name not in values:
            read = measures[name].read
            values[name] = [read(station) for station in stations]
        return values[name]

    years = [station.staff.contract_year if station.staff else None for station in stations]
    classes = [(station.tier, station.kind, station.status) for station in stations]
    accepted = _accepted_deviations(stations)
    columns: dict[str, bytes] = {}
    for one in applied:
        requirement = one.requirement
        if requirement.subject is not AssessedSubject.STATION:
            continue
        found = column_of(requirement.measure)
        if requirement.of is not None:
            found = [ratio(a, b) for a, b in zip(found, column_of(requirement.of), strict=True)]
        wanted = _wanted(requirement, set(classes))
        judges = {year: _judge_in(requirement, year) for year in set(years)}
        column = bytearray(
            0 if of not in wanted else NOT_ASSESSED if value is None else judges[year](value)
            for of, value, year in zip(classes, found, years, strict=True)
        )
        if requirement.applies_to.division:
            for position, station in enumerate(stations):
                if not station.division.startswith(requirement.applies_to.division):
                    column[position] = NOT_APPLICABLE
        for position in accepted.get(requirement.id, ()):
            if column[position] in (PARTLY, NOT_MET):
                column[position] = DEVIATION
        columns[one.key] = bytes(column)
    return VerdictTable(stations, columns)


def _judge_in(requirement: Requirement, year: int | None) -> Judge:
    bound = bound_for(requirement, year)
    return judge_of(bound) if bound is not None else lambda value: NOT_ASSESSED


Class = tuple[Tier, StationKind, Status]


def _wanted(requirement: Requirement, classes: Iterable[Class]) -> frozenset[Class]:
    """Return the classes of stations to which a requirement applies."""
    wanted = requirement.applies_to
    return frozenset(
        (tier, kind, status)
        for tier, kind, status in classes
        if status in wanted.status and tier in (wanted.tier or (tier,)) and kind in (wanted.kind or (kind,))
    )


def _accepted_deviations(stations: Sequence[Station]) -> dict[str, list[int]]:
    """Return the positions of the stations that have an accepted deviation, by requirement."""
    accepted: dict[str, list[int]] = {}
    for position, station in enumerate(stations):
        for deviation in station.deviations:
            accepted.setdefault(deviation.requirement, []).append(position)
    return accepted


def applies(requirement: Requirement, station: Station) -> bool:
    """Whether a requirement applies to a station by tier, kind, status and division."""
    divisions = requirement.applies_to.division
    return bool(_wanted(requirement, [(station.tier, station.kind, station.status)])) and (
        not divisions or station.division.startswith(divisions)
    )
