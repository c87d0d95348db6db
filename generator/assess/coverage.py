"""How many divisions that are due a station have one, as of the records?"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from generator.assess.by_division import levels_of
from generator.model.brief import Brief
from generator.model.division import Divisions
from generator.model.station import Station
from generator.model.terms import StationKind, Status, Tier

_SERVING = frozenset({Status.BUILT, Status.OPERATING})
_COUNTED_KINDS = frozenset({StationKind.GENERAL, StationKind.FARM})


@dataclass(frozen=True, slots=True)
class Coverage:
    """Divisions with a station of our records over divisions due one. Never mixed with published figures."""

    covered: int
    due: int

    @property
    def percent(self) -> float | None:
        """Covered over due in percent, one decimal; None where nothing is due."""
        return round(100 * self.covered / self.due, 1) if self.due else None


def counts_for_coverage(station: Brief | Station) -> bool:
    """Whether a station makes its township-level division a covered one.

    Rule of the project: a built or operating general (or farm) station of the township tier.
    """
    return (
        station.tier is Tier.TOWNSHIP
        and station.status in _SERVING
        and station.kind in _COUNTED_KINDS
        and len(station.division) == 9
    )


def covered_divisions(stations: Iterable[Brief | Station]) -> frozenset[str]:
    """Return the township-level divisions that have a counted station."""
    return frozenset(station.division for station in stations if counts_for_coverage(station))


def covered_by_division(covered: Iterable[str], divisions: Divisions) -> Mapping[str, int]:
    """Return how many covered divisions lie at or below each code; the empty code is the nation, sample left out."""
    counts: dict[str, int] = {}
    for division in covered:
        known = divisions.get(division)
        if known is not None and known.is_due_a_station:
            above = ("",) if not known.is_sample else ()
            for code in (*above, *levels_of(division)):
                counts[code] = counts.get(code, 0) + 1
    return counts


def assess_coverage(code: str, covered: frozenset[str], divisions: Divisions) -> Coverage:
    """Return the coverage of a division. The sample counts below its own code 99 only, never in the nation."""
    count = sum(
        division.startswith(code) and (bool(code) or not division.startswith("99"))
        for division in covered
        if (known := divisions.get(division)) is not None and known.is_due_a_station
    )
    return Coverage(count, divisions.due(code))
