"""On which date is the site built?"""

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta, timezone

CHINA = timezone(timedelta(hours=8), "Asia/Shanghai")


def build_date(environ: Mapping[str, str]) -> date:
    """Return STATIONBOOK_ON, else the day of SOURCE_DATE_EPOCH in China, else today in China.

    China has kept UTC+8 without summer time since 1991, so a fixed offset is enough.
    Raises ValueError if a variable is set to something that is no date.
    """
    if on := environ.get("STATIONBOOK_ON"):
        return date.fromisoformat(on)
    if epoch := environ.get("SOURCE_DATE_EPOCH"):
        return datetime.fromtimestamp(int(epoch), UTC).astimezone(CHINA).date()
    return datetime.now(CHINA).date()


def epoch_of(on: date) -> int:
    """Return the seconds since 1970 of noon in China, so that the day is the same in every time zone near."""
    return int(datetime(on.year, on.month, on.day, 12, tzinfo=CHINA).timestamp())
