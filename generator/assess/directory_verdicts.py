"""Which verdicts has every station of the directory, under the requirements that apply where it stands?"""

from collections.abc import Callable, Mapping
from datetime import date

from generator.assess.measures import station_measures
from generator.assess.profiles import Profiles
from generator.assess.verdicts import Judging, VerdictTable
from generator.model.brief import Brief
from generator.model.catalogue import Catalogue
from generator.model.station import Station

COLUMN = "verdicts"
# The edition whose requirements apply, and a verdict a byte; nothing where none apply.
VerdictRow = tuple[str, bytes]
_NONE: VerdictRow = ("", b"")


def verdict_row(catalogue: Catalogue, *, on: date) -> Callable[[Station], VerdictRow]:
    """Return what judges a station under the profile of its division, as of a date."""
    measures, profiles = station_measures(catalogue, on=on), Profiles(catalogue)
    judgings = {profile.edition: Judging(profile.applied, measures) for profile in profiles.all}
    editions: dict[str, str] = {}

    def row(station: Station) -> VerdictRow:
        if station.division not in editions:
            profile = profiles.of(station.division)
            editions[station.division] = profile.edition if profile else ""
        edition = editions[station.division]
        return (edition, judgings[edition].row(station)) if edition else _NONE

    return row


def assess_directory(catalogue: Catalogue, *, on: date) -> Mapping[str, VerdictTable]:
    """Return a table for each profile, by the edition that makes it apply; stations in the catalogue's order."""
    briefs: dict[str, list[Brief]] = {}
    rows: dict[str, list[bytes]] = {}
    for brief, (edition, row) in zip(
        catalogue.briefs, catalogue.each(COLUMN, verdict_row(catalogue, on=on)), strict=True
    ):
        if edition:
            briefs.setdefault(edition, []).append(brief)
            rows.setdefault(edition, []).append(row)
    return {
        profile.edition: Judging(profile.applied, {}).table(
            briefs.get(profile.edition, []), rows.get(profile.edition, [])
        )
        for profile in Profiles(catalogue).all
    }
