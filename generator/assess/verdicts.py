"""Which verdict does a value get under a bound, and how does a whole directory do, in columns of bytes?"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from generator.assess.measures import Measure, Value
from generator.model.requirement import Applied, Bound, Requirement
from generator.model.station import Station
from generator.model.terms import AssessedSubject, Verdict

# One byte a station and requirement; 0 means that the requirement does not apply.
NOT_APPLICABLE = 0
VERDICTS: tuple[Verdict | None, ...] = (None, *Verdict)
_CODE = {verdict: code for code, verdict in enumerate(VERDICTS)}
MET, PARTLY, NOT_MET, NOT_ASSESSED, DEVIATION = (_CODE[verdict] for verdict in Verdict)
# 4 of 6 is two thirds, whatever the last binary digit says.
_TOLERANCE = 1e-9


def judge(value: Value, bound: Bound) -> int:
    """Return the code of the verdict of a value under a bound. A value that is not recorded is not assessed."""
    if value is None:
        return NOT_ASSESSED
    return _JUDGES[bound.operator](value, bound)


def _at_least(value: Value, bound: Bound) -> int:
    return MET if _number(value) >= _number(bound.at_least) - _TOLERANCE else NOT_MET


def _at_most(value: Value, bound: Bound) -> int:
    return MET if _number(value) <= _number(bound.at_most) + _TOLERANCE else NOT_MET


def _between(value: Value, bound: Bound) -> int:
    low, high = bound.between or (0.0, 0.0)
    return MET if low - _TOLERANCE <= _number(value) <= high + _TOLERANCE else NOT_MET


def _equals(value: Value, bound: Bound) -> int:
    return MET if value == bound.equals else NOT_MET


def _includes_all(value: Value, bound: Bound) -> int:
    held = value if isinstance(value, frozenset) else frozenset()
    missing = [wanted for wanted in bound.includes_all if wanted not in held]
    if not missing:
        return MET
    return PARTLY if len(missing) < len(bound.includes_all) else NOT_MET


def _present(value: Value, bound: Bound) -> int:
    return MET if bool(value) is bound.present else NOT_MET


_JUDGES: Mapping[str, Callable[[Value, Bound], int]] = {
    "at_least": _at_least,
    "at_most": _at_most,
    "between": _between,
    "equals": _equals,
    "includes_all": _includes_all,
    "present": _present,
}


def _number(value: object) -> float:
    if isinstance(value, int | float):
        return value
    raise TypeError(f"not a number: {value!r}")


def ratio(value: Value, of: Value) -> Value:
    """Return value over of; None where either is not recorded or nothing can be divided."""
    if value is None or of is None or not _number(of):
        return None
    return _number(value) / _number(of)


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
    accepted = _accepted_deviations(stations)
    columns: dict[str, bytes] = {}
    for one in applied:
        requirement = one.requirement
        if requirement.subject is not AssessedSubject.STATION:
            continue
        read_column = column_of(requirement.measure)
        if requirement.of is not None:
            read_column = [ratio(a, b) for a, b in zip(read_column, column_of(requirement.of), strict=True)]
        column = bytearray(len(stations))
        applies = _Applies(requirement)
        for position, station in enumerate(stations):
            if applies(station):
                bound = requirement if not requirement.by_year else bound_for(requirement, years[position])
                column[position] = judge(read_column[position], bound) if bound is not None else NOT_ASSESSED
        for position in accepted.get(requirement.id, ()):
            if column[position] in (PARTLY, NOT_MET):
                column[position] = DEVIATION
        columns[one.key] = bytes(column)
    return VerdictTable(stations, columns)


def _accepted_deviations(stations: Sequence[Station]) -> dict[str, list[int]]:
    """Return the positions of the stations that have an accepted deviation, by requirement."""
    accepted: dict[str, list[int]] = {}
    for position, station in enumerate(stations):
        for deviation in station.deviations:
            accepted.setdefault(deviation.requirement, []).append(position)
    return accepted


class _Applies:
    """Whether a requirement applies to a station; made once a requirement, asked once a station."""

    def __init__(self, requirement: Requirement) -> None:
        wanted = requirement.applies_to
        self._tiers = frozenset(wanted.tier)
        self._kinds = frozenset(wanted.kind)
        self._statuses = frozenset(wanted.status)
        self._divisions = wanted.division

    def __call__(self, station: Station) -> bool:
        return (
            station.status in self._statuses
            and (not self._tiers or station.tier in self._tiers)
            and (not self._kinds or station.kind in self._kinds)
            and (not self._divisions or station.division.startswith(self._divisions))
        )


def applies(requirement: Requirement, station: Station) -> bool:
    """Whether a requirement applies to a station by tier, kind, status and division."""
    return _Applies(requirement)(station)
