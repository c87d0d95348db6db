"""Does every figure and statement name a report that exists?"""

from collections.abc import Iterator, Mapping
from typing import Any

from stationbook.check.references import unknown
from stationbook.model.catalogue import Catalogue
from stationbook.model.problem import FieldPath, Problem
from stationbook.model.record import Record


def check_sources(catalogue: Catalogue) -> Iterator[Problem]:
    """Every report that a region, a standard or an edition names is in data/reports.yml."""
    records: list[tuple[str, Record]] = []
    records += [(catalogue.path("region", code), region) for code, region in catalogue.regions.items()]
    for standard in catalogue.standards.values():
        records.append((standard.path, standard.entry))
        records += [(edition.path, edition.matter) for edition in standard.editions.values()]
    for path, record in records:
        for field, report in _reports(record.model_dump(by_alias=True, exclude_defaults=True), ()):
            yield from unknown(catalogue, path, field, "report", report, catalogue.reports)


def _reports(value: Any, field: FieldPath) -> Iterator[tuple[FieldPath, str]]:
    if isinstance(value, Mapping):
        for key, inner in value.items():
            if key in {"source", "report"} and isinstance(inner, str):
                yield (*field, key), inner
            else:
                yield from _reports(inner, (*field, key))
    elif isinstance(value, list | tuple):
        for number, inner in enumerate(value):
            yield from _reports(inner, (*field, number))
