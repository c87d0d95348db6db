"""Which verdicts has every station of the directory, under the requirements that apply where it stands?"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from stationbook.assess.findings import StationAssessor, station_assessors
from stationbook.assess.measures import Measure, station_measures
from stationbook.assess.profiles import Profiles
from stationbook.assess.verdicts import CODES
from stationbook.model.brief import Brief, brief_of
from stationbook.model.catalogue import Catalogue
from stationbook.model.requirement import Applied
from stationbook.model.station import Station
from stationbook.model.terms import AssessedSubject, Status, Verdict

COLUMN = "verdicts"
# The edition whose requirements apply, and a verdict a byte; nothing where none apply.
VerdictRow = tuple[str, bytes]
_NONE: VerdictRow = ("", b"")


@dataclass(frozen=True, slots=True)
class VerdictTable:
    """The verdicts of many stations: a column of bytes for each requirement, a position a station."""

    stations: Sequence[Brief]
    columns: Mapping[str, bytes]

    @classmethod
    def of(cls, applied: Iterable[Applied], stations: Sequence[Brief], rows: Iterable[bytes]) -> "VerdictTable":
        """Turn the rows of stations into columns."""
        keys = [one.key for one in applied if one.requirement.subject is AssessedSubject.STATION]
        joined, width = b"".join(rows), len(keys)
        return cls(stations, {key: joined[at::width] for at, key in enumerate(keys)})

    def assessed(self) -> list[int]:
        """Return the positions of the stations to which any requirement applies."""
        # As one number each, dozens of columns of tens of thousands are joined at once.
        joined = 0
        for column in self.columns.values():
            joined |= int.from_bytes(column, "big")
        return [position for position, any_of in enumerate(joined.to_bytes(len(self.stations), "big")) if any_of]

    def counts(self, key: str) -> dict[Verdict, int]:
        """Return how many stations got each verdict under one requirement."""
        column = self.columns[key]
        return {verdict: column.count(CODES[verdict]) for verdict in Verdict}

    def first(self, key: str, verdict: Verdict, most: int) -> list[int]:
        """Return the positions of the first stations that got a verdict under one requirement."""
        column, code = self.columns[key], CODES[verdict]
        found: list[int] = []
        at = column.find(code)
        while at >= 0 and len(found) < most:
            found.append(at)
            at = column.find(code, at + 1)
        return found


def verdict_row(catalogue: Catalogue, *, on: date) -> Callable[[Station], VerdictRow]:
    """Return what judges a station under the profile of its division, as of a date."""
    profiles = Profiles(catalogue)
    assessors = station_assessors(profiles.all, station_measures(catalogue, on=on))
    editions: dict[str, str] = {}

    def row(station: Station) -> VerdictRow:
        if station.division not in editions:
            profile = profiles.of(station.division)
            editions[station.division] = profile.edition if profile else ""
        edition = editions[station.division]
        return (edition, assessors[edition].verdicts(station)) if edition else _NONE

    return row


def assess_directory(catalogue: Catalogue, *, on: date) -> Mapping[str, VerdictTable]:
    """Return a table for each profile, by the edition that makes it apply; stations in the catalogue's order.

    Closed stations are left out.
    """
    briefs: dict[str, list[Brief]] = {}
    rows: dict[str, list[bytes]] = {}
    for brief, (edition, row) in zip(
        catalogue.briefs, catalogue.each(COLUMN, verdict_row(catalogue, on=on)), strict=True
    ):
        if edition and brief.status is not Status.CLOSED:
            briefs.setdefault(edition, []).append(brief)
            rows.setdefault(edition, []).append(row)
    return {
        profile.edition: VerdictTable.of(
            profile.applied, briefs.get(profile.edition, []), rows.get(profile.edition, [])
        )
        for profile in Profiles(catalogue).all
    }


def assess_all(
    applied: Sequence[Applied], stations: Sequence[Station], measures: Mapping[str, Measure[Station]]
) -> VerdictTable:
    """Return the verdict of every station under every requirement."""
    assessor = StationAssessor(applied, measures)
    return VerdictTable.of(applied, [brief_of(one) for one in stations], [assessor.verdicts(one) for one in stations])
