"""Which checks are there? Runs them all, in one place."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import TypeVar

from generator.check.assessments import check_assessments
from generator.check.comments import check_comments
from generator.check.drafting import check_drafting
from generator.check.editions import check_editions
from generator.check.geography import check_named_divisions, check_outliers, check_served
from generator.check.learning import check_learning_changes
from generator.check.names import check_former_ids, check_names
from generator.check.privacy import check_personal_data, check_personal_data_of
from generator.check.procedures import check_limits, check_local_terms
from generator.check.questions import check_list_addresses, check_questions
from generator.check.raw_html import check_raw_html
from generator.check.references import (
    check_learning_references,
    check_point_references,
    check_policy_references,
    check_station_links,
    check_station_references,
)
from generator.check.requirements import check_deviations, check_profiles, check_requirements, check_superseding
from generator.check.sources import check_sources
from generator.check.stations import check_station
from generator.check.sums import check_indicator_sums
from generator.model.catalogue import Catalogue
from generator.model.problem import Problem, Severity
from generator.model.standard import Edition, Standard
from generator.model.station import Station

T = TypeVar("T")


def check_rest(catalogue: Catalogue, texts: Iterable[tuple[str, str]] = (), *, on: date) -> Iterator[Problem]:
    """Yield every problem that does not depend on any station. Lines are filled in later by `load.locate`.

    ``texts`` are the files of the project by path, whatever they are the records of.
    """
    yield from check_names(catalogue)
    yield from check_named_divisions(catalogue)
    yield from check_learning_references(catalogue)
    yield from check_learning_changes(catalogue)
    yield from check_policy_references(catalogue)
    yield from check_questions(catalogue)
    yield from check_list_addresses(catalogue)
    yield from check_limits(catalogue)
    yield from check_local_terms(catalogue)
    yield from check_point_references(catalogue)
    yield from check_sources(catalogue)
    yield from check_editions(catalogue)
    yield from check_drafting(catalogue)
    yield from check_requirements(catalogue, on=on)
    yield from check_profiles(catalogue)
    yield from check_superseding(catalogue)
    yield from check_comments(catalogue)
    yield from check_indicator_sums(catalogue)
    yield from check_raw_html(catalogue)
    yield from check_personal_data(texts)


def check_network(catalogue: Catalogue, *, on: date) -> Iterator[Problem]:
    """Yield every problem between stations, and between them and what names them."""
    yield from check_former_ids(catalogue)
    yield from check_outliers(catalogue)
    yield from check_station_links(catalogue)
    yield from check_assessments(catalogue, on=on)


def station_check(
    catalogue: Catalogue, *, on: date, text: Callable[[Station], str] = Station.model_dump_json
) -> Callable[[Station], tuple[Problem, ...]]:
    """Return what finds every problem that one station has by itself, whatever other stations there are.

    ``text`` gives its record as JSON, for who has it already.
    """
    return lambda station: (
        *check_station(catalogue, station, on=on),
        *check_served(catalogue, station),
        *check_station_references(catalogue, station),
        *check_deviations(catalogue, station, on=on),
        *check_personal_data_of(catalogue, station, text(station)),
    )


def published(catalogue: Catalogue, found: Iterable[Problem]) -> Catalogue:
    """Leave out the stations, regions, policies, pages, standards and editions whose files have an error."""
    refused = {problem.path for problem in found if problem.severity is Severity.ERROR}
    if not refused:
        return catalogue

    def kept(kind: str, records: Mapping[str, T]) -> dict[str, T]:
        return {key: record for key, record in records.items() if catalogue.paths.get((kind, key)) not in refused}

    stations = [one for one in catalogue.stations if catalogue.paths.get(("station", one)) in refused]
    return replace(
        catalogue.without_stations(frozenset(stations)),
        regions=kept("region", catalogue.regions),
        policies=kept("policy", catalogue.policies),
        written={path: page for path, page in catalogue.written.items() if path not in refused},
        standards={
            key: replace(standard, editions=_kept_editions(standard, refused))
            for key, standard in kept("standard", catalogue.standards).items()
        },
    )


def _kept_editions(standard: Standard, refused: set[str]) -> dict[str, Edition]:
    """Leave out the editions whose text has an error, and the tables beside a text that have one."""
    editions = {}
    for slug, edition in standard.editions.items():
        if edition.path in refused:
            continue
        folder = edition.path.removesuffix("index.md")
        editions[slug] = replace(
            edition,
            indicators=None if f"{folder}indicators.yml" in refused else edition.indicators,
            must_learn=None if f"{folder}must-learn.yml" in refused else edition.must_learn,
            requirements=() if f"{folder}requirements.yml" in refused else edition.requirements,
            profile=None if f"{folder}profile.yml" in refused else edition.profile,
            questions=() if f"{folder}questions.yml" in refused else edition.questions,
            comments=() if f"{folder}comments.yml" in refused else edition.comments,
        )
    return editions
