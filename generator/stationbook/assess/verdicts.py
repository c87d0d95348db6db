"""Which verdict does a value get under a bound, and to whom does a requirement apply?"""

from collections.abc import Callable
from typing import Any

from stationbook.assess.measures import Value
from stationbook.model.requirement import Bound, Requirement
from stationbook.model.terms import StationKind, Status, Tier, Verdict

# One byte a station and requirement; 0 means that the requirement does not apply.
NOT_APPLICABLE = 0
VERDICTS: tuple[Verdict | None, ...] = (None, *Verdict)
CODES = {verdict: code for code, verdict in enumerate(VERDICTS)}
MET, PARTLY, NOT_MET, NOT_ASSESSED, DEVIATION = (CODES[verdict] for verdict in Verdict)
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


Class = tuple[Tier, StationKind, Status]


def applies_to_class(requirement: Requirement, of_class: Class) -> bool:
    """Whether a requirement applies to stations of a tier, kind and status, wherever they stand.

    A closed station is history: nothing is asked of it any more.
    """
    wanted, (tier, kind, status) = requirement.applies_to, of_class
    return (
        status is not Status.CLOSED
        and status in wanted.status
        and tier in (wanted.tier or (tier,))
        and kind in (wanted.kind or (kind,))
    )
