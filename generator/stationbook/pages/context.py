"""What does every page need to know: the records, the settings, the date?"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from markupsafe import Markup

from stationbook.assess.by_division import levels_of, stations_by_division
from stationbook.assess.coverage import (
    Coverage,
    Recorded,
    covered_by_division,
    covered_divisions,
    recorded_divisions,
)
from stationbook.assess.directory_size import DirectorySize, directory_size
from stationbook.assess.directory_verdicts import VerdictTable, assess_directory
from stationbook.assess.division_measures import division_measures
from stationbook.assess.findings import Finding, StationAssessor, station_assessors
from stationbook.assess.former_divisions import today
from stationbook.assess.measures import Measure, station_measures
from stationbook.assess.profiles import Profiles
from stationbook.assess.questions import AskedQuestion, usable_questions
from stationbook.assess.results import AssessmentResult, assess_results
from stationbook.exports.cards import ItemCard, item_cards
from stationbook.exports.stations import columns_by_id
from stationbook.model.brief import Brief
from stationbook.model.catalogue import Catalogue
from stationbook.model.division import SAMPLE_PREFIX, Division, parent_codes
from stationbook.model.settings import Settings
from stationbook.model.station import Station
from stationbook.model.succession import Succession
from stationbook.pages.qr_code import QrCodes


@dataclass(frozen=True)
class Context:
    """Given to every ``render_`` function; nothing below reads the clock or a file."""

    catalogue: Catalogue
    settings: Settings
    on: date

    def __reduce__(self) -> tuple[Any, ...]:
        # Another process works out anew what it needs: much of it is functions, which cannot go there.
        return type(self), (self.catalogue, self.settings, self.on)

    @cached_property
    def finding_pieces(self) -> dict[tuple[Finding, int], Any]:
        """Findings as list entries, by the depth of the page; each made once."""
        return {}

    @cached_property
    def matrix_heads(self) -> dict[str, Markup]:
        """The heads of the columns of findings, by the edition of their profile; each made once."""
        return {}

    @cached_property
    def questions(self) -> tuple[AskedQuestion, ...]:
        """The questions that may be asked, in the order of their editions."""
        return usable_questions(self.catalogue)

    @cached_property
    def item_cards(self) -> tuple[ItemCard, ...]:
        """The must-learn items as cards, in reading order."""
        return tuple(item_cards(self.catalogue))

    @cached_property
    def briefs(self) -> Sequence[Brief]:
        """The few fields of every station that lists, counts and links need."""
        return self.catalogue.briefs

    @cached_property
    def export_columns(self) -> tuple[Mapping[str, bytes], Mapping[str, bytes]]:
        """The line of the CSV and the record of every station, by its id."""
        return columns_by_id(self.catalogue)

    @cached_property
    def brief(self) -> Mapping[str, Brief]:
        """The same by id."""
        return {brief.id: brief for brief in self.briefs}

    @cached_property
    def codes(self) -> QrCodes | None:
        """The maker of QR codes; none where the site's own address is not known."""
        return QrCodes(self.settings.site_url) if self.settings.site_url else None

    @cached_property
    def children(self) -> Mapping[str, tuple[Brief, ...]]:
        """The stations below each station, by its id."""
        found: dict[str, list[Brief]] = {}
        for station in self.briefs:
            if station.parent:
                found.setdefault(station.parent, []).append(station)
        return {parent: tuple(below) for parent, below in found.items()}

    @cached_property
    def covered(self) -> frozenset[str]:
        """The township-level divisions that have a counted station."""
        return covered_divisions(self.briefs)

    @cached_property
    def recorded_townships(self) -> frozenset[str]:
        """The township-level divisions of whose station there is a record."""
        return recorded_divisions(self.briefs)

    @cached_property
    def size(self) -> DirectorySize:
        """How many stations the directory holds."""
        return directory_size(self.briefs)

    @cached_property
    def profiles(self) -> Profiles:
        """Which requirements apply in which division."""
        return Profiles(self.catalogue)

    @cached_property
    def station_measures(self) -> Mapping[str, Measure[Station]]:
        """What can be measured of a station."""
        return station_measures(self.catalogue, on=self.on)

    @cached_property
    def assessors(self) -> Mapping[str, StationAssessor]:
        """What assesses the stations under each profile, by the edition that makes it apply."""
        return station_assessors(self.profiles.all, self.station_measures)

    @cached_property
    def division_measures(self) -> Mapping[str, Measure[str]]:
        """What can be measured of a division."""
        return division_measures(
            self.catalogue, on=self.on, below=self.stations_by_division, covered=self._covered_counts
        )

    @cached_property
    def verdicts(self) -> Mapping[str, VerdictTable]:
        """The verdicts under each profile, by the edition that makes it apply."""
        return assess_directory(self.catalogue, on=self.on)

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
    def assessed_positions(self) -> Mapping[str, Mapping[str, list[int]]]:
        """The positions of assessed stations in each verdict table, by the table's edition and by division."""
        found: dict[str, dict[str, list[int]]] = {}
        for edition, table in self.verdicts.items():
            below = found.setdefault(edition, {})
            for position in table.assessed():
                for code in levels_of(table.stations[position].division):
                    below.setdefault(code, []).append(position)
        return found

    @cached_property
    def assessed_divisions(self) -> frozenset[str]:
        """The codes that have a page of findings: every division with an assessed station, down to the county."""
        codes = {code for below in self.assessed_positions.values() for code in below if len(code) <= 6}
        return frozenset(code for code in codes if code in self.catalogue.divisions and self.is_ours(code))

    @cached_property
    def stations_by_division(self) -> Mapping[str, list[Brief]]:
        """The stations at or below every division that has any."""
        return stations_by_division(self.briefs)

    @cached_property
    def _covered_counts(self) -> Mapping[str, int]:
        return covered_by_division(self.covered, self.catalogue.divisions)

    def coverage(self, code: str) -> Coverage:
        """Return the coverage of a division."""
        return Coverage(self._covered_counts.get(code, 0), self.catalogue.divisions.due(code))

    @cached_property
    def _recorded_counts(self) -> Mapping[str, int]:
        return covered_by_division(self.recorded_townships, self.catalogue.divisions)

    def recorded(self, code: str) -> Recorded:
        """Return how many of the townships due a station our directory holds."""
        return Recorded(self._recorded_counts.get(code, 0), self.catalogue.divisions.due(code))

    @property
    def region(self) -> Division | None:
        """The division that the site is about; none where that is the whole country."""
        return self.catalogue.divisions.get(self.settings.region) if self.settings.region else None

    @cached_property
    def township_phones(self) -> Mapping[str, str]:
        """The telephone of a township's or subdistrict's office, by the code of its division."""
        return {one.division: one.phone for region in self.catalogue.regions.values() for one in region.township_phones}

    def is_ours(self, code: str) -> bool:
        """Whether a division may have pages of this site: one of its region, or of the sample."""
        return code.startswith((self.settings.region, SAMPLE_PREFIX))

    @cached_property
    def division_pages(self) -> frozenset[str]:
        """The codes that have a page.

        Of a whole country: provinces, regions of which something was published, divisions with a station, and all that
        lie above them. Of a region: itself and every division in it down to the counties, with or without a station.
        """
        divisions = self.catalogue.divisions
        wanted = {division.code for division in divisions.children("")}
        wanted |= set(self.catalogue.regions)
        # One township of a county leads to the same pages as all of them.
        wanted |= set({station.division[:6]: station.division for station in self.briefs}.values())
        wanted |= {division.code for division in divisions if division.is_sample and len(division.code) <= 6}
        if self.settings.region:
            wanted |= {one.code for one in divisions if len(one.code) <= 6}
        above = {part.code for code in wanted for part in divisions.path(code)}
        # A closed station may lie in a division that is no more.
        ours = (code for code in above if self.is_ours(code) and code in divisions)
        return frozenset(code for code in ours if len(code) <= 6 or code in self.catalogue.regions)

    def pages_telling_of(self, codes: Iterable[str]) -> list[str]:
        """Return the divisions with pages that codes mean today: those themselves, or the nearest above them."""
        divisions, pages = self.catalogue.divisions, self.division_pages
        found = (
            next((one for one in (code, *parent_codes(code)) if one in pages), "")
            for named in codes
            for code in today(divisions, named)
        )
        return list(dict.fromkeys(code for code in found if code))

    @cached_property
    def histories(self) -> Mapping[str, list[Succession]]:
        """The successions that each division's page tells, oldest first: its own, and those of what has no page."""
        found: dict[str, list[Succession]] = {}
        for one in self.catalogue.divisions.successions:
            for code in self.pages_telling_of(one.to):
                found.setdefault(code, []).append(one)
        return found
