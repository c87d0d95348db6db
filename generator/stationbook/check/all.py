"""Which checks are there? Runs them all, in one place."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date

from stationbook.check.assessments import check_assessments, check_subjects
from stationbook.check.comments import check_comments
from stationbook.check.drafting import check_drafting
from stationbook.check.editions import check_editions, check_written
from stationbook.check.geography import check_named_divisions, check_outliers, check_served
from stationbook.check.learning import check_learning_changes
from stationbook.check.names import check_former_ids, check_names
from stationbook.check.network import check_circles, check_duplicates
from stationbook.check.privacy import check_personal_data, check_personal_data_of
from stationbook.check.procedures import check_limits, check_local_terms
from stationbook.check.questions import check_list_addresses, check_questions
from stationbook.check.raw_html import check_raw_html
from stationbook.check.references import (
    check_learning_references,
    check_point_references,
    check_policy_references,
    check_station_links,
    check_station_references,
)
from stationbook.check.requirements import check_deviations, check_profiles, check_requirements
from stationbook.check.sources import check_sources
from stationbook.check.stations import check_station
from stationbook.check.sums import check_indicator_sums
from stationbook.check.superseding import check_superseding
from stationbook.check.township_phones import check_township_phones
from stationbook.model.catalogue import Catalogue
from stationbook.model.problem import Problem
from stationbook.model.station import Station


def check_rest(catalogue: Catalogue, texts: Iterable[tuple[str, str]] = (), *, on: date) -> Iterator[Problem]:
    """Yield every problem that does not depend on any station. Lines are filled in later by `load.locate`.

    ``texts`` are the files of the project by path, whatever they are the records of.
    """
    texts = tuple(texts)
    yield from check_names(catalogue)
    yield from check_named_divisions(catalogue)
    yield from check_township_phones(catalogue)
    yield from check_learning_references(catalogue)
    yield from check_learning_changes(catalogue)
    yield from check_policy_references(catalogue)
    yield from check_questions(catalogue)
    yield from check_list_addresses(catalogue)
    yield from check_limits(catalogue)
    yield from check_local_terms(catalogue)
    yield from check_point_references(catalogue)
    yield from check_sources(catalogue)
    yield from check_written(texts)
    yield from check_editions(catalogue)
    yield from check_drafting(catalogue)
    yield from check_requirements(catalogue, on=on)
    yield from check_profiles(catalogue)
    yield from check_superseding(catalogue)
    yield from check_comments(catalogue)
    yield from check_indicator_sums(catalogue)
    yield from check_assessments(catalogue, on=on)
    yield from check_raw_html(catalogue)
    yield from check_personal_data(texts)


def check_network(catalogue: Catalogue) -> Iterator[Problem]:
    """Yield every problem between stations, and between them and what names them."""
    yield from check_former_ids(catalogue)
    yield from check_circles(catalogue)
    yield from check_duplicates(catalogue)
    yield from check_outliers(catalogue)
    yield from check_station_links(catalogue)
    yield from check_subjects(catalogue)


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
