"""What does every page need to know: the records, the settings, the date?"""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from generator.assess.coverage import covered_divisions
from generator.model.catalogue import Catalogue
from generator.model.settings import Settings


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
    def division_pages(self) -> frozenset[str]:
        """The codes that have a page: provinces, regions, divisions with a station, and all that lie above them."""
        divisions = self.catalogue.divisions
        wanted = {division.code for division in divisions.children("")}
        wanted |= set(self.catalogue.regions)
        wanted |= {station.division for station in self.catalogue.stations.values()}
        wanted |= {division.code for division in divisions if division.is_sample}
        above = {part.code for code in wanted for part in divisions.path(code)}
        return frozenset(code for code in above if len(code) <= 9)
