"""Which checks are there, and what does each look at?

To add one: a line in the table of what it looks at.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
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
from stationbook.check.successions import check_successions
from stationbook.check.sums import check_indicator_sums
from stationbook.check.superseding import check_superseding
from stationbook.check.township_phones import check_township_phones
from stationbook.model.catalogue import Catalogue
from stationbook.model.problem import Problem
from stationbook.model.station import Station

Problems = Iterable[Problem]


@dataclass(frozen=True, slots=True)
class Rest:
    """What a check may look at that needs no station: the records, every file of the project by path, the day."""

    catalogue: Catalogue
    texts: tuple[tuple[str, str], ...]
    on: date


@dataclass(frozen=True, slots=True)
class OneStation:
    """What a check may look at that needs one station by itself: its record, also as JSON, and all but stations."""

    catalogue: Catalogue
    station: Station
    text: str
    on: date


# Kept until a file changes that is no station's.
OF_THE_REST: tuple[Callable[[Rest], Problems], ...] = (
    lambda rest: check_names(rest.catalogue),
    lambda rest: check_successions(rest.catalogue, on=rest.on),
    lambda rest: check_named_divisions(rest.catalogue),
    lambda rest: check_township_phones(rest.catalogue),
    lambda rest: check_learning_references(rest.catalogue),
    lambda rest: check_learning_changes(rest.catalogue),
    lambda rest: check_policy_references(rest.catalogue),
    lambda rest: check_questions(rest.catalogue),
    lambda rest: check_list_addresses(rest.catalogue),
    lambda rest: check_limits(rest.catalogue),
    lambda rest: check_local_terms(rest.catalogue),
    lambda rest: check_point_references(rest.catalogue),
    lambda rest: check_sources(rest.catalogue),
    lambda rest: check_written(rest.texts),
    lambda rest: check_editions(rest.catalogue),
    lambda rest: check_drafting(rest.catalogue),
    lambda rest: check_requirements(rest.catalogue, on=rest.on),
    lambda rest: check_profiles(rest.catalogue),
    lambda rest: check_superseding(rest.catalogue),
    lambda rest: check_comments(rest.catalogue),
    lambda rest: check_indicator_sums(rest.catalogue),
    lambda rest: check_assessments(rest.catalogue, on=rest.on),
    lambda rest: check_raw_html(rest.catalogue),
    lambda rest: check_personal_data(rest.texts),
)
# Kept until the station's own file changes, or one that is no station's.
OF_ONE_STATION: tuple[Callable[[OneStation], Problems], ...] = (
    lambda one: check_station(one.catalogue, one.station, on=one.on),
    lambda one: check_served(one.catalogue, one.station),
    lambda one: check_station_references(one.catalogue, one.station),
    lambda one: check_deviations(one.catalogue, one.station, on=one.on),
    lambda one: check_personal_data_of(one.catalogue, one.station, one.text),
)
# Never kept. They ask `catalogue.briefs`, which holds no whole record.
BETWEEN_STATIONS: tuple[Callable[[Catalogue], Problems], ...] = (
    check_former_ids,
    check_circles,
    check_duplicates,
    check_outliers,
    check_station_links,
    check_subjects,
)


def check_rest(catalogue: Catalogue, texts: Iterable[tuple[str, str]] = (), *, on: date) -> Iterator[Problem]:
    """Yield every problem that does not depend on any station. Lines are filled in later by `load.locate`.

    ``texts`` are the files of the project by path, whatever they are the records of.
    """
    rest = Rest(catalogue, tuple(texts), on)
    for check in OF_THE_REST:
        yield from check(rest)


def station_check(
    catalogue: Catalogue, *, on: date, text: Callable[[Station], str] = Station.model_dump_json
) -> Callable[[Station], tuple[Problem, ...]]:
    """Return what finds every problem that one station has by itself, whatever other stations there are.

    ``text`` gives its record as JSON, for who has it already.
    """

    def found(station: Station) -> tuple[Problem, ...]:
        one = OneStation(catalogue, station, text(station), on)
        return tuple(problem for check in OF_ONE_STATION for problem in check(one))

    return found


def check_network(catalogue: Catalogue) -> Iterator[Problem]:
    """Yield every problem between stations, and between them and what names them."""
    for check in BETWEEN_STATIONS:
        yield from check(catalogue)
