"""What does the whole project hold besides its stations, and what is wrong in the files?"""

from dataclasses import dataclass, replace
from typing import Any, TypeVar

from pydantic import TypeAdapter

from stationbook.load.assessments import load_assessments
from stationbook.load.boundaries import load_boundaries
from stationbook.load.divisions import load_divisions
from stationbook.load.files import misnamed_files
from stationbook.load.folders import files_below
from stationbook.load.records import ID_TWICE, claimed_id, read_record
from stationbook.load.standards import load_standards
from stationbook.load.tree import Tree
from stationbook.load.written import load_written
from stationbook.model.calendar import CalendarYear
from stationbook.model.catalogue import Catalogue
from stationbook.model.policy import Policy
from stationbook.model.problem import Problem
from stationbook.model.refused import ANY, Name
from stationbook.model.region import Region
from stationbook.model.source import Report
from stationbook.model.taxonomy import Hotline, ServiceTaxonomy

T = TypeVar("T")
STATIONS = "data/stations"
"""The folder of the stations, which are read one by one, and only where they changed."""


@dataclass(frozen=True)
class Loaded:
    """The records that could be read, and every problem met while reading."""

    catalogue: Catalogue
    problems: tuple[Problem, ...]


def load_rest(tree: Tree, *, region: str = "", logo: str = "") -> Loaded:
    """Read everything but the stations, of the divisions those of a region where one is named.

    ``logo`` is a picture that every page shows, and so needs no page that names it. Never raises for bad data: a
    refused record is a problem.
    """
    problems: list[Problem] = []
    paths: dict[tuple[str, str], str] = {}
    refused: set[Name] = set()

    def single(name: str, adapter: TypeAdapter[T], default: T, *kinds: str) -> T:
        home, file = tree.find(f"data/{name}")
        if not file.exists():
            return default
        read = read_record(home, file, adapter)
        problems.extend(read.problems)
        if read.record is None:
            refused.update((kind, ANY) for kind in kinds)
            return default
        return read.record

    def folder(name: str, kind: str, adapter: TypeAdapter[Any], key: str) -> dict[Any, Any]:
        records: dict[str, Any] = {}
        for path in tree.glob(f"data/{name}/**/*.yml"):
            home, file = tree.find(path)
            record, found, text = read_record(home, file, adapter)
            problems.extend(found)
            if record is None:
                refused.update({(kind, file.stem), (kind, claimed_id(text))})
                continue
            record_id = getattr(record, key)
            if record_id in records:
                # Of two files the one that is called so keeps the id, whichever comes first.
                is_rightful = file.stem == str(record_id)
                kept, copy = (path, paths[kind, record_id]) if is_rightful else (paths[kind, record_id], path)
                words = f"“{record_id}”与 {kept} 的编号重复"
                problems.append(ID_TWICE.at(copy, (key,), words, "换一个编号，或删去一份"))
                if not is_rightful:
                    continue
            records[record_id], paths[kind, record_id] = record, path
        return records

    divisions = load_divisions(tree, region=region)
    boundaries = load_boundaries(tree.root)
    standards = load_standards(tree)
    written = load_written(tree, shown=logo)
    elsewhere = files_below(tree.root, "data", passing=STATIONS).problems
    assessments, misread = load_assessments(tree.root)
    problems += [
        *misnamed_files(tree.root, but=STATIONS),
        *divisions.problems,
        *boundaries.problems,
        *standards.problems,
    ]
    problems += misread
    for standard in standards.standards.values():
        paths["standard", standard.id] = standard.path
        paths.update({("edition", edition.id): edition.path for edition in standard.editions.values()})
    catalogue = Catalogue(
        divisions=divisions.divisions,
        reports={r.id: r for r in single("reports.yml", TypeAdapter(tuple[Report, ...]), (), "report")},
        regions=folder("regions", "region", TypeAdapter(Region), "code"),
        series=standards.series,
        standards=standards.standards,
        policies=folder("policies", "policy", TypeAdapter(Policy), "id"),
        taxonomy=single("services.yml", TypeAdapter(ServiceTaxonomy), ServiceTaxonomy(), "service", "target"),
        hotlines=single("hotlines.yml", TypeAdapter(tuple[Hotline, ...]), ()),
        boundaries=boundaries.outlines,
        assessments=assessments,
        calendar=folder("calendar", "calendar", TypeAdapter(CalendarYear), "year"),
        written=written.pages,
        paths=paths,
    )
    refused |= standards.refused | {("division", code) for code in divisions.refused}
    # What lies there and is opened too was told twice, in the same words.
    found = tuple(dict.fromkeys([*written.problems, *elsewhere, *problems]))
    return Loaded(replace(catalogue, refused=frozenset(refused)), found)
