"""How are problems in the files told at a terminal?"""

import sys
from collections.abc import Sequence
from typing import TextIO

from stationbook.check.report import BuildReport
from stationbook.cli.endings import FINE, PROBLEMS
from stationbook.model.problem import Problem, Severity


def print_problems(problems: Sequence[Problem], file: TextIO | None = None) -> None:
    """Print a line for each problem, to standard error if not told otherwise."""
    for problem in problems:
        word = "" if problem.severity is Severity.ERROR else "（提醒）"
        print(f"{problem}{word}", file=file or sys.stderr)


def print_failure(said: str, report: BuildReport | None, what_stays: str) -> None:
    """Print why nothing was built: the problems of the files, else what was said; and what stays as it was."""
    if report is not None and report.problems:
        print_problems(report.problems)
        print(f"有 {len(report.problems)} 处问题，{what_stays}", file=sys.stderr)
    else:
        print(f"{said}\n{what_stays}", file=sys.stderr)


def code_of(problems: Sequence[Problem]) -> int:
    """Return the exit code of a command that only looks at the files."""
    return PROBLEMS if any(problem.severity is Severity.ERROR for problem in problems) else FINE
