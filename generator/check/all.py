"""Which checks are there? Runs them all, in one place."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from generator.check.privacy import check_personal_data
from generator.check.references import (
    check_learning_references,
    check_point_references,
    check_policy_references,
    check_station_references,
)
from generator.check.stations import check_stations
from generator.check.sums import check_indicator_sums
from generator.load.catalogue import Loaded
from generator.load.locate import locate_problems
from generator.model.catalogue import Catalogue
from generator.model.problem import Problem, Severity


def check_catalogue(catalogue: Catalogue, *, on: date) -> Iterator[Problem]:
    """Yield every problem of every check, as of a date. Lines are filled in later by `load.locate`."""
    yield from check_stations(catalogue, on=on)
    yield from check_station_references(catalogue)
    yield from check_learning_references(catalogue)
    yield from check_policy_references(catalogue)
    yield from check_point_references(catalogue)
    yield from check_indicator_sums(catalogue)
    yield from check_personal_data(catalogue)


def checked(loaded: Loaded, root: Path, *, on: date) -> tuple[Catalogue, list[Problem]]:
    """Return the records that may be published, and every problem, sorted, each with its line."""
    found = list(check_catalogue(loaded.catalogue, on=on))
    refused = {problem.path for problem in found if problem.severity is Severity.ERROR}
    return _without(loaded.catalogue, refused), locate_problems(root, [*loaded.problems, *found])


def _without(catalogue: Catalogue, refused: set[str]) -> Catalogue:
    """Leave out the stations, regions and policies whose files have an error."""
    return replace(
        catalogue,
        stations={k: v for k, v in catalogue.stations.items() if catalogue.paths.get(("station", k)) not in refused},
        regions={k: v for k, v in catalogue.regions.items() if catalogue.paths.get(("region", k)) not in refused},
        policies={k: v for k, v in catalogue.policies.items() if catalogue.paths.get(("policy", k)) not in refused},
    )
