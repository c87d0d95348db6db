"""What may still be published when some files have errors? Everything but what these files hold."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import TypeVar

from stationbook.model.assessment import Assessment
from stationbook.model.catalogue import Catalogue
from stationbook.model.problem import Problem, Severity
from stationbook.model.refused import Name, names_of_edition, names_of_table
from stationbook.model.standard import Edition, Standard

T = TypeVar("T")
# The tables beside a text, and how an edition looks without each.
_WITHOUT: Mapping[str, Callable[[Edition], Edition]] = {
    "indicators.yml": lambda edition: replace(edition, indicators=None),
    "must-learn.yml": lambda edition: replace(edition, must_learn=None),
    "questions.yml": lambda edition: replace(edition, questions=()),
    "requirements.yml": lambda edition: replace(edition, requirements=()),
    "profile.yml": lambda edition: replace(edition, profile=None),
    "comments.yml": lambda edition: replace(edition, comments=()),
}


def without_wrong_records(catalogue: Catalogue, found: Iterable[Problem]) -> Catalogue:
    """Leave out the records other than stations whose files have an error; from then on they count as refused.

    An assessment by an edition that is left out, or whose indicators are, goes with it.
    """
    wrong = _wrong_paths(found)
    if not wrong and not catalogue.refused:
        return catalogue
    names: set[Name] = set()

    def kept(kind: str, records: Mapping[str, T]) -> dict[str, T]:
        bad = {key for key in records if catalogue.paths.get((kind, key)) in wrong}
        names.update((kind, key) for key in bad)
        return {key: record for key, record in records.items() if key not in bad}

    standards: dict[str, Standard] = {}
    for key, standard in catalogue.standards.items():
        if standard.path in wrong:
            names.add(("standard", key))
            for edition in standard.editions.values():
                names.update(names_of_edition(edition.id, _tables(edition)))
        else:
            standards[key] = replace(standard, editions=_editions(standard, wrong, names))
    # A region whose division is refused has no page that it could stand on.
    regions = {
        code: region for code, region in kept("region", catalogue.regions).items() if code in catalogue.divisions
    }
    sound = replace(
        catalogue,
        regions=regions,
        divisions=catalogue.divisions.without_successions_of(wrong),
        policies=kept("policy", catalogue.policies),
        standards=standards,
        written={path: page for path, page in catalogue.written.items() if path not in wrong},
        refused=catalogue.refused | names,
    )
    assessments = (_assessment(one, wrong) for one in catalogue.assessments.values() if one.path not in wrong)
    return replace(sound, assessments={one.id: one for one in assessments if _can_be_counted(one, sound)})


def without_wrong_stations(catalogue: Catalogue, found: Iterable[Problem]) -> Catalogue:
    """Leave out the stations whose files have an error."""
    wrong = _wrong_paths(found)
    if not wrong:
        return catalogue
    stations = [one for one in catalogue.stations if catalogue.paths.get(("station", one)) in wrong]
    return catalogue.without_stations(frozenset(stations))


def _wrong_paths(found: Iterable[Problem]) -> set[str]:
    return {problem.path for problem in found if problem.severity is Severity.ERROR}


def _editions(standard: Standard, wrong: set[str], names: set[Name]) -> dict[str, Edition]:
    """Leave out the editions whose text has an error, and the tables beside a text that have one; name them."""
    editions = {}
    for slug, edition in standard.editions.items():
        if edition.path in wrong:
            names.update(names_of_edition(edition.id, _tables(edition)))
            continue
        for file_name in _tables(edition):
            if edition.beside(file_name) in wrong:
                names.update(names_of_table(edition.id, file_name))
                edition = _WITHOUT[file_name](edition)
        editions[slug] = edition
    return editions


def _tables(edition: Edition) -> list[str]:
    """Return the names of the tables that an edition has."""
    return [file_name for file_name, without in _WITHOUT.items() if without(edition) != edition]


def _assessment(assessment: Assessment, wrong: set[str]) -> Assessment:
    """Leave out the sheets that have an error."""
    kept = [number for number, path in enumerate(assessment.paths) if path not in wrong]
    sheets, paths = (tuple(all_of[number] for number in kept) for all_of in (assessment.sheets, assessment.paths))
    return assessment.model_copy(update={"sheets": sheets, "paths": paths})


def _can_be_counted(assessment: Assessment, catalogue: Catalogue) -> bool:
    edition = catalogue.editions().get(assessment.scheme.edition)
    return edition is not None and edition.indicators is not None
