"""Which checks are there? Runs them all, in one place."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from generator.load.catalogue import Loaded
from generator.load.locate import locate_problems
from generator.model.catalogue import Catalogue
from generator.model.problem import Problem


def check_catalogue(catalogue: Catalogue, *, on: date) -> Iterator[Problem]:
    """Yield every problem of every check, as of a date. Lines are filled in later by `load.locate`."""
    yield from ()


def checked(loaded: Loaded, root: Path, *, on: date) -> tuple[Catalogue, list[Problem]]:
    """Return the records that may be published, and every problem, sorted, each with its line."""
    problems = [*loaded.problems, *check_catalogue(loaded.catalogue, on=on)]
    return loaded.catalogue, locate_problems(root, problems)
