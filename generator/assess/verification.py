"""When was a record last verified, and is it time to verify it again?"""

from collections.abc import Iterable
from datetime import date, timedelta

from generator.model.station import Station
from generator.model.terms import Status

# A record is to be verified every twelve months (项目建议稿 building standard).
VERIFIED_FOR = timedelta(days=365)


def is_verified(station: Station, on: date) -> bool:
    """Whether the record was verified within the year before a date."""
    return station.assured is not None and on - station.assured.on <= VERIFIED_FOR


def overdue_stations(stations: Iterable[Station], on: date) -> list[Station]:
    """Return the stations to be verified: those never verified first, then the oldest; closed ones are history."""
    overdue = [one for one in stations if one.status is not Status.CLOSED and not is_verified(one, on)]
    return sorted(overdue, key=lambda one: (one.assured.on if one.assured else date.min, one.id))
