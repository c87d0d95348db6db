"""What does a build say of the data: the problems, and how much there is?"""

from collections.abc import Sequence
from dataclasses import dataclass

from stationbook.load.project_file import PROJECT_FILE
from stationbook.model.catalogue import Catalogue
from stationbook.model.problem import Problem, Severity

HOME = "content/index.md"


@dataclass(frozen=True, slots=True)
class BuildReport:
    """Counts of the records that are published, and every problem, sorted."""

    stations: int
    samples: int
    standards: int
    texts: int
    problems: tuple[Problem, ...]

    @property
    def errors(self) -> list[Problem]:
        """The problems that keep a record off the site."""
        return [problem for problem in self.problems if problem.severity is Severity.ERROR]


def report_of(catalogue: Catalogue, problems: Sequence[Problem]) -> BuildReport:
    """Return the report of a checked catalogue."""
    return BuildReport(
        stations=len(catalogue.stations),
        samples=sum(station.sample for station in catalogue.briefs),
        standards=len(catalogue.standards),
        texts=sum(bool(standard.editions) for standard in catalogue.standards.values()),
        problems=tuple(problems),
    )


def refused_problems(problems: Sequence[Problem], *, strict: bool, allow_problems: bool) -> Sequence[Problem]:
    """Return the problems that keep a build from publishing anything.

    Records can be left out; settings can not.
    """
    if strict:
        return problems
    errors = [problem for problem in problems if problem.severity is Severity.ERROR]
    if not allow_problems:
        return errors
    # A site without its settings or its first page is none.
    return [problem for problem in errors if problem.stops_all or problem.path in (PROJECT_FILE, HOME)]
