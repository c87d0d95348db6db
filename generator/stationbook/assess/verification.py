"""When was a record last verified, and is it time to verify it again?"""

from collections.abc import Iterable
from datetime import date, timedelta

from stationbook.model.brief import Brief
from stationbook.model.terms import Status

# A record is to be verified every twelve months (项目建议稿 building standard).
VERIFIED_FOR = timedelta(days=365)


def is_verified(assured_on: date | None, on: date) -> bool:
    """Whether a record that was last verified on a day, or never, was so within the year before a date."""
    return assured_on is not None and on - assured_on <= VERIFIED_FOR


def overdue_stations(stations: Iterable[Brief], on: date) -> list[Brief]:
    """Return the stations to be verified: those never verified first, then the oldest; closed ones are history."""
    overdue = [one for one in stations if one.status is not Status.CLOSED and not is_verified(one.assured_on, on)]
    return sorted(overdue, key=lambda one: (one.assured_on or date.min, one.id))
