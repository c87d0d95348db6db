"""How many divisions that are due a station have one, and of how many do we know one?

Two counts over one denominator (应建), never mixed: ``covered`` counts townships whose station is built or operates,
and makes a rate where the records are complete; ``recorded`` (收录) counts townships of whose station we know at all,
also from a report, and says how much our directory holds.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from stationbook.assess.by_division import levels_of
from stationbook.model.brief import Brief
from stationbook.model.division import Divisions
from stationbook.model.station import Station
from stationbook.model.terms import StationKind, Status, Tier

_SERVING = frozenset({Status.BUILT, Status.OPERATING})
_COUNTED_KINDS = frozenset({StationKind.GENERAL, StationKind.FARM})
# A centre that supervises belongs to the network above the townships; an incubator or a rehabilitation centre does not.
_CENTRE_KINDS = frozenset({StationKind.GENERAL, StationKind.SUPERVISION})
_CENTRE_TIERS = frozenset({Tier.PROVINCE, Tier.PREFECTURE, Tier.COUNTY})
# What is only planned is not there yet, what was closed no longer is.
_STANDING = frozenset({Status.BUILT, Status.OPERATING, Status.SUSPENDED, Status.REPORTED})


@dataclass(frozen=True, slots=True)
class Coverage:
    """Divisions with a station of our records over divisions due one. Never mixed with published figures."""

    covered: int
    due: int

    @property
    def percent(self) -> float | None:
        """Covered over due in percent, one decimal; None where nothing is due."""
        return round(100 * self.covered / self.due, 1) if self.due else None


@dataclass(frozen=True, slots=True)
class Recorded:
    """Townships of whose station we have a record (收录), of those due one (应建)."""

    recorded: int
    due: int

    @property
    def missing(self) -> int | None:
        """Townships due a station of which we know none (未收录); None where it is not known how many are due."""
        return self.due - self.recorded if self.due >= self.recorded and self.due else None


def counts_in_network(station: Brief | Station) -> bool:
    """Whether a station is one of those that its tier of the network consists of: general, and known to stand."""
    kinds = _CENTRE_KINDS if station.tier in _CENTRE_TIERS else _COUNTED_KINDS
    return station.status in _STANDING and station.kind in kinds


def counts_as_recorded(station: Brief | Station) -> bool:
    """Whether a station makes its township-level division one that our directory holds."""
    return station.tier is Tier.TOWNSHIP and counts_in_network(station) and len(station.division) == 9


def recorded_divisions(stations: Iterable[Brief | Station]) -> frozenset[str]:
    """Return the township-level divisions of whose station there is a record."""
    return frozenset(station.division for station in stations if counts_as_recorded(station))


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
