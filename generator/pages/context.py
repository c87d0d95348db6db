"""What does every page need to know: the records, the settings, the date?"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from generator.assess.coverage import covered_divisions
from generator.assess.division_measures import division_measures
from generator.assess.measures import Measure, station_measures
from generator.assess.profiles import Profiles
from generator.assess.results import AssessmentResult, assess_results
from generator.assess.verdicts import VerdictTable, assess_all
from generator.model.catalogue import Catalogue
from generator.model.division import parent_codes
from generator.model.settings import Settings
from generator.model.station import Station


@dataclass(frozen=True)
class Context:
    """Given to every ``render_`` function; nothing below reads the clock or a file."""

    catalogue: Catalogue
    settings: Settings
    on: date

    @cached_property
    def covered(self) -> frozenset[str]:
        """The township-level divisions that have a counted station."""
        return covered_divisions(self.catalogue.stations.values())

    @cached_property
    def profiles(self) -> Profiles:
        """Which requirements apply in which division."""
        return Profiles(self.catalogue)

    @cached_property
    def station_measures(self) -> Mapping[str, Measure[Station]]:
        """What can be measured of a station."""
        return station_measures(self.catalogue, on=self.on)

    @cached_property
    def division_measures(self) -> Mapping[str, Measure[str]]:
        """What can be measured of a division."""
        return division_measures(self.catalogue, on=self.on)

    @cached_property
    def verdicts(self) -> Mapping[str, VerdictTable]:
        """The verdicts under each profile, by the edition that makes it apply."""
        stations = self.profiles.by_profile(self.catalogue.stations)
        return {
            profile.edition: assess_all(profile.applied, stations.get(profile.edition, []), self.station_measures)
            for profile in self.profiles.all
        }

    @cached_property
    def results(self) -> tuple[AssessmentResult, ...]:
        """The results of every assessment whose edition is there, oldest first."""
        editions = self.catalogue.editions()
        return tuple(
            assess_results(self.catalogue, one, on=self.on)
            for _, one in sorted(self.catalogue.assessments.items())
            if one.scheme.edition in editions
        )

    @cached_property
    def assessed_divisions(self) -> frozenset[str]:
        """The codes that have a page of findings: every division with an assessed station, down to the county."""
        found = set()
        for table in self.verdicts.values():
            for position, station in enumerate(table.stations):
                if any(column[position] for column in table.columns.values()):
                    found |= {code for code in parent_codes(station.division) if len(code) <= 6} | {
                        station.division[:6]
                    }
        return frozenset(code for code in found if code in self.catalogue.divisions)

    @cached_property
    def division_pages(self) -> frozenset[str]:
        """The codes that have a page: provinces, regions, divisions with a station, and all that lie above them."""
        divisions = self.catalogue.divisions
        wanted = {division.code for division in divisions.children("")}
        wanted |= set(self.catalogue.regions)
        wanted |= {station.division for station in self.catalogue.stations.values()}
        wanted |= {division.code for division in divisions if division.is_sample}
        above = {part.code for code in wanted for part in divisions.path(code)}
        return frozenset(code for code in above if len(code) <= 9)
