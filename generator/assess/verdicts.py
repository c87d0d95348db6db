"""Which verdict does a value get under a bound, and how does a whole directory do, in columns of bytes?"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from generator.assess.measures import Measure, Value
from generator.model.brief import Brief, brief_of
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

    stations: Sequence[Brief]
    columns: Mapping[str, bytes]

    def counts(self, key: str) -> dict[Verdict, int]:
        """Return how many stations got each verdict under one requirement."""
        column = self.columns[key]
        return {verdict: column.count(_CODE[verdict]) for verdict in Verdict}


class Judging:
    """Judges station after station under the same requirements, each a byte in their order.

    What a class of stations is asked in a contract year is worked out once, so that millions of verdicts
    cost little more than reading the values.
    """

    def __init__(self, applied: Iterable[Applied], measures: Mapping[str, Measure[Station]]) -> None:
        self.asked = tuple(one for one in applied if one.requirement.subject is AssessedSubject.STATION)
        self._measures = measures
        self._plans: dict[tuple[Class, int | None], list[Judge | None]] = {}
        self._positions: dict[str, list[int]] = {}
        for position, one in enumerate(self.asked):
            self._positions.setdefault(one.requirement.id, []).append(position)

    def row(self, station: Station) -> bytes:
        """Return the verdicts of one station; each measure is read once."""
        year = station.staff.contract_year if station.staff else None
        of_class = (station.tier, station.kind, station.status)
        plan = self._plans.get((of_class, year))
        if plan is None:
            plan = self._plans[of_class, year] = [_asked_of(one.requirement, of_class, year) for one in self.asked]
        values: dict[str, Value] = {}
        verdicts = bytearray(len(plan))
        for position, (judges, one) in enumerate(zip(plan, self.asked, strict=True)):
            if judges is not None:
                verdicts[position] = self._verdict(station, one.requirement, judges, values)
        for deviation in station.deviations:
            for position in self._positions.get(deviation.requirement, ()):
                if verdicts[position] in (PARTLY, NOT_MET):
                    verdicts[position] = DEVIATION
        return bytes(verdicts)

    def _verdict(self, station: Station, asked: Requirement, judges: Judge, values: dict[str, Value]) -> int:
        if asked.applies_to.division and not station.division.startswith(asked.applies_to.division):
            return NOT_APPLICABLE
        value = self._value(station, asked.measure, values)
        if asked.of is not None:
            value = ratio(value, self._value(station, asked.of, values))
        return NOT_ASSESSED if value is None else judges(value)

    def _value(self, station: Station, name: str, values: dict[str, Value]) -> Value:
        if name not in values:
            values[name] = self._measures[name].read(station)
        return values[name]

    def table(self, stations: Sequence[Brief], rows: Sequence[bytes]) -> VerdictTable:
        """Turn the rows of stations into columns."""
        joined, width = b"".join(rows), len(self.asked)
        return VerdictTable(stations, {one.key: joined[at::width] for at, one in enumerate(self.asked)})


def assess_all(
    applied: Iterable[Applied], stations: Sequence[Station], measures: Mapping[str, Measure[Station]]
) -> VerdictTable:
    """Return the verdict of every station under every requirement."""
    judging = Judging(applied, measures)
    return judging.table([brief_of(one) for one in stations], [judging.row(one) for one in stations])


def _asked_of(requirement: Requirement, of_class: "Class", year: int | None) -> Judge | None:
    """Return what judges a class of stations in a contract year; None where the requirement does not apply."""
    return _judge_in(requirement, year) if applies_to_class(requirement, of_class) else None


def _judge_in(requirement: Requirement, year: int | None) -> Judge:
    bound = bound_for(requirement, year)
    return judge_of(bound) if bound is not None else lambda value: NOT_ASSESSED


Class = tuple[Tier, StationKind, Status]


def applies_to_class(requirement: Requirement, of_class: Class) -> bool:
    """Whether a requirement applies to stations of a tier, kind and status, wherever they stand."""
    wanted, (tier, kind, status) = requirement.applies_to, of_class
    return status in wanted.status and tier in (wanted.tier or (tier,)) and kind in (wanted.kind or (kind,))
