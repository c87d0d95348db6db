"""Which stations lie in which division, counted once for all levels?"""

from collections.abc import Iterable
from functools import lru_cache

from stationbook.model.brief import Brief


@lru_cache(maxsize=1 << 17)
def levels_of(code: str) -> tuple[str, ...]:
    """Return the codes above a code and itself: 99, 9901, 990101, 990101101. Asked for a country's, again and again."""
    levels = tuple(code[:length] for length in (2, 4, 6, 9) if len(code) >= length)
    return (*levels, code) if len(code) == 12 else levels


def stations_by_division(stations: Iterable[Brief]) -> dict[str, list[Brief]]:
    """Return the stations at or below every division that has any, in their given order."""
    found: dict[str, list[Brief]] = {}
    for station in stations:
        for code in levels_of(station.division):
            found.setdefault(code, []).append(station)
    return found
