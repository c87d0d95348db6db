"""When is a station open in an ordinary week?"""

from datetime import datetime, timedelta
from functools import lru_cache

from opening_hours import OpeningHours, State
from opening_hours.opening_hours import ParserError

Intervals = tuple[tuple[int, int], ...]
# A Monday with no public holiday near it; an ordinary week is what the text says of weekdays and times.
_MONDAY = datetime(2001, 1, 1)


class OpeningHoursError(ValueError):
    """The text is not in the opening_hours syntax of OpenStreetMap."""


@lru_cache(maxsize=4096)
def weekly_intervals(text: str) -> tuple[Intervals, ...] | None:
    """Return, for Monday to Sunday, the open intervals of the day in minutes from midnight.

    An interval over midnight is split, so that each ends at 1440 at the latest. None means that the text
    is understood but depends on more than weekday and time (months, weeks, unknown).
    Raises OpeningHoursError if the text cannot be read.
    """
    try:
        hours = OpeningHours(text)
    except ParserError as error:
        raise OpeningHoursError(text) from error
    first, later = _week(hours, _MONDAY), _week(hours, _MONDAY + timedelta(weeks=26))
    return first if first == later else None


def _week(hours: OpeningHours, monday: datetime) -> tuple[Intervals, ...] | None:
    days: list[list[tuple[int, int]]] = [[] for _ in range(7)]
    for start, end, state, _ in hours.intervals(monday, monday + timedelta(days=7)):
        if state == State.UNKNOWN:
            return None
        if state != State.OPEN:
            continue
        while start < end:
            midnight = (start + timedelta(days=1)).replace(hour=0, minute=0)
            stop = min(end, midnight)
            day = (start - monday).days
            days[day].append((_minutes(start, monday, day), _minutes(stop, monday, day)))
            start = stop
    return tuple(tuple(day) for day in days)


def _minutes(moment: datetime, monday: datetime, day: int) -> int:
    return int((moment - monday).total_seconds() // 60) - day * 1440


def closed_on_holidays(text: str) -> bool:
    """Whether the text itself says that the station is closed on public holidays."""
    return "PH off" in text or "PH closed" in text
