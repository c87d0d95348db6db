"""On which date is the site built?"""

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta, timezone

CHINA = timezone(timedelta(hours=8), "Asia/Shanghai")


FIRST, LAST = date(1980, 1, 1), date(2099, 12, 31)
"""The days as of which a site can be built: archives know no earlier ones, and arithmetic needs room after it."""
_EXPECTED = f"写 {FIRST} 到 {LAST} 之间的日期，例如 2026-11-23"


def build_date(environ: Mapping[str, str]) -> date:
    """Return STATIONBOOK_ON, else the day of SOURCE_DATE_EPOCH in China, else today in China.

    China has kept UTC+8 without summer time since 1991, so a fixed offset is enough.
    Raises ValueError, in Chinese, if a variable is set to something that is no such day.
    """
    if on := environ.get("STATIONBOOK_ON"):
        return day_of(on)
    if epoch := environ.get("SOURCE_DATE_EPOCH"):
        try:
            return _possible(datetime.fromtimestamp(int(epoch), UTC).astimezone(CHINA).date())
        except (ValueError, OverflowError, OSError) as error:
            words = f"SOURCE_DATE_EPOCH 是“{epoch[:40]}”，应当是 {FIRST.year} 到 {LAST.year} 年之间的秒数"
            raise ValueError(words) from error
    return datetime.now(CHINA).date()


def day_of(text: str) -> date:
    """Return the day that a text names as 2026-11-23. Raises ValueError, in Chinese, if it names none."""
    try:
        return _possible(date.fromisoformat(text))
    except ValueError as error:
        raise ValueError(f"“{text[:40]}”不对，{_EXPECTED}") from error


def _possible(day: date) -> date:
    if not FIRST <= day <= LAST:
        raise ValueError(_EXPECTED)
    return day


def epoch_of(on: date) -> int:
    """Return the seconds since 1970 of noon in China, so that the day is the same in every time zone near."""
    return int(datetime(on.year, on.month, on.day, 12, tzinfo=CHINA).timestamp())
