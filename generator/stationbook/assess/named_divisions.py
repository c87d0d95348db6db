"""Which records name a division, and in which field?"""

from collections.abc import Iterator
from typing import NamedTuple

from stationbook.model.catalogue import Catalogue
from stationbook.model.problem import FieldPath, field_in_words
from stationbook.model.region import Region
from stationbook.model.station import Station
from stationbook.model.terms import Status


class NamedDivision(NamedTuple):
    """A place in a record that names a division, with the words beside it that may hold its name."""

    path: str
    field: FieldPath
    code: str
    words: str

    @property
    def field_name(self) -> str:
        """The field as problems name it."""
        return field_in_words(self.field)


def named_divisions(catalogue: Catalogue) -> Iterator[NamedDivision]:
    """Yield every place in the project's records; closed stations keep the divisions of their time."""
    for station in catalogue.stations.values():
        if station.status is not Status.CLOSED:
            yield from _of_station(catalogue.path("station", station.id), station)
    for code, region in catalogue.regions.items():
        yield from _of_region(catalogue.path("region", code), region)
    for standard in catalogue.standards.values():
        if standard.entry.region:
            yield NamedDivision(standard.path, ("region",), standard.entry.region, standard.entry.title)
    for edition in catalogue.editions().values():
        if edition.profile:
            path = edition.beside("profile.yml")
            yield NamedDivision(path, ("division",), edition.profile.division, edition.matter.title)
    for assessment in catalogue.assessments.values():
        for number, code in enumerate(assessment.scheme.counties):
            yield NamedDivision(assessment.path, ("counties", number), code, assessment.scheme.title)
        for sheet, path in zip(assessment.sheets, assessment.paths, strict=True):
            if "-" not in sheet.subject and not (sheet.name and sheet.county):
                yield NamedDivision(path, ("subject",), sheet.subject, sheet.name or "")


def _of_station(path: str, station: Station) -> Iterator[NamedDivision]:
    yield NamedDivision(path, ("division",), station.division, station.official_name)
    for number, served in enumerate(station.serves):
        if served.division:
            yield NamedDivision(path, ("serves", number, "division"), served.division, served.name)


def _of_region(path: str, region: Region) -> Iterator[NamedDivision]:
    yield NamedDivision(path, ("code",), region.code, region.name)
    for number, phone in enumerate(region.township_phones):
        yield NamedDivision(path, ("township_phones", number, "division"), phone.division, "")
    bodies = [("programmes", number, one.division, one.name) for number, one in enumerate(region.programmes)]
    bodies += [("institutions", number, one.division, one.name) for number, one in enumerate(region.institutions)]
    for name, number, division, called in bodies:
        if division:
            yield NamedDivision(path, (name, number, "division"), division, called)
