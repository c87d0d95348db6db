"""What does a build say of the data: the problems, and how much there is?"""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from generator.model.catalogue import Catalogue
from generator.model.problem import Problem, Severity


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

    def write(self, path: Path) -> None:
        """Write the report as JSON."""
        path.write_text(json.dumps(asdict(self), ensure_ascii=False), encoding="utf-8")


def report_of(catalogue: Catalogue, problems: Sequence[Problem]) -> BuildReport:
    """Return the report of a checked catalogue."""
    return BuildReport(
        stations=len(catalogue.stations),
        samples=sum(station.sample for station in catalogue.briefs),
        standards=len(catalogue.standards),
        texts=sum(bool(standard.editions) for standard in catalogue.standards.values()),
        problems=tuple(problems),
    )


def read_report(path: Path) -> BuildReport | None:
    """Return the report that a build wrote, or None where there is none that can be read."""
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        problems = [
            Problem(**{**one, "field": tuple(one["field"]), "severity": Severity(one["severity"])})
            for one in data.pop("problems")
        ]
        return BuildReport(**data, problems=tuple(problems))
    except (OSError, ValueError, KeyError, TypeError):
        return None
