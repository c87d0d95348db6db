"""Which stations lie in which division, counted once for all levels?"""

from collections.abc import Iterable, Iterator

from generator.model.brief import Brief


def levels_of(code: str) -> Iterator[str]:
    """Yield the code and the codes above it: 99, 9901, 990101, 990101101."""
    yield from (code[:length] for length in (2, 4, 6, 9) if len(code) >= length)
    if len(code) == 12:
        yield code


def stations_by_division(stations: Iterable[Brief]) -> dict[str, list[Brief]]:
    """Return the stations at or below every division that has any, in their given order."""
    found: dict[str, list[Brief]] = {}
    for station in stations:
        for code in levels_of(station.division):
            found.setdefault(code, []).append(station)
    return found
