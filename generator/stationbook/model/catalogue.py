"""What does the whole project hold, once everything is read?"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, TypeVar

from stationbook.model.assessment import Assessment
from stationbook.model.brief import Brief, brief_of
from stationbook.model.calendar import CalendarYear
from stationbook.model.division import Divisions
from stationbook.model.policy import Policy
from stationbook.model.refused import ANY, Name
from stationbook.model.region import Region
from stationbook.model.rows import Rows
from stationbook.model.source import Report
from stationbook.model.standard import Edition, Series, Standard
from stationbook.model.station import Station
from stationbook.model.taxonomy import Hotline, Service, ServiceTaxonomy, TargetGroup
from stationbook.model.written import WrittenPage

T = TypeVar("T")


@dataclass(frozen=True)
class Catalogue:
    """Every record by its id. ``paths`` tells the file of a record by its kind and id.

    ``boundaries`` are GeoJSON feature collections by file name (sample outlines, and those a fork configures);
    ``written`` are the pages that people wrote under content/, by the path of their Markdown; ``refused`` names
    the records that exist in files with errors, of which nothing else is known.
    """

    divisions: Divisions
    reports: Mapping[str, Report] = field(default_factory=dict)
    regions: Mapping[str, Region] = field(default_factory=dict)
    stations: Mapping[str, Station] = field(default_factory=dict)
    series: Mapping[str, Series] = field(default_factory=dict)
    standards: Mapping[str, Standard] = field(default_factory=dict)
    policies: Mapping[str, Policy] = field(default_factory=dict)
    taxonomy: ServiceTaxonomy = field(default_factory=ServiceTaxonomy)
    hotlines: tuple[Hotline, ...] = ()
    boundaries: Mapping[str, Any] = field(default_factory=dict)
    calendar: Mapping[int, CalendarYear] = field(default_factory=dict)
    assessments: Mapping[str, Assessment] = field(default_factory=dict)
    written: Mapping[str, WrittenPage] = field(default_factory=dict)
    paths: Mapping[tuple[str, str], str] = field(default_factory=dict)
    refused: frozenset[Name] = frozenset()

    def path(self, kind: str, record_id: str) -> str:
        """Return the file of a record: kinds are station, region, policy, standard, edition, report, series."""
        return self.paths[kind, record_id]

    def is_refused(self, kind: str, record_id: str) -> bool:
        """Whether a record exists, or may exist, in a file that has an error."""
        return (kind, record_id) in self.refused or (kind, ANY) in self.refused

    def is_whole(self, standard_id: str) -> bool:
        """Whether every edition of a standard could be read: only then can editions be compared."""
        prefix = f"{standard_id}/"
        return not any(kind == "edition" and name.startswith(prefix) for kind, name in self.refused)

    def each(self, name: str, make: Callable[[Station], T]) -> Sequence[T]:
        """Return what ``make`` gives of every station, in their order.

        Rows of many stations remember it by ``name``, and then read none of them.
        """
        if isinstance(self.stations, Rows):
            return self.stations.each(name, make)
        return [make(station) for station in self.stations.values()]

    @property
    def briefs(self) -> Sequence[Brief]:
        """The few fields of every station that lists, counts and links need."""
        return self.each("brief", brief_of)

    def without_stations(self, refused: Collection[str]) -> "Catalogue":
        """Return the catalogue without some stations."""
        if isinstance(self.stations, Rows):
            return replace(self, stations=self.stations.without(refused)) if refused else self
        return replace(self, stations={key: one for key, one in self.stations.items() if key not in refused})

    def services(self) -> Mapping[str, Service]:
        """Return the services of the taxonomy by id."""
        return self._services

    @cached_property
    def _services(self) -> Mapping[str, Service]:
        return {service.id: service for service in self.taxonomy.services}

    def target_groups(self) -> Mapping[str, TargetGroup]:
        """Return the target groups of the taxonomy by id."""
        return {target.id: target for target in self.taxonomy.targets}

    def editions(self) -> Mapping[str, Edition]:
        """Return every edition by its id ``series/standard/edition``."""
        return self._editions

    @cached_property
    def _editions(self) -> Mapping[str, Edition]:
        return {edition.id: edition for standard in self.standards.values() for edition in standard.editions.values()}

    def must_learn_editions(self) -> tuple[Edition, ...]:
        """Return the newest edition of every must-learn list, in catalogue order."""
        newest = (standard.latest for standard in self.standards.values())
        return tuple(edition for edition in newest if edition is not None and edition.must_learn is not None)
