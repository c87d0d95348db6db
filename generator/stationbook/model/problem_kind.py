"""Which kind of mistake is a problem, what does that mean, and how does it look wrong and right?

A kind is declared once, at the top of the module whose check yields it. The guide's page of problems is made of all
kinds, and tests try both examples of each.
"""

from dataclasses import dataclass

from stationbook.model.problem import FieldPath, Problem, Severity

STATION = "data/stations/99/990101/baishi.yml"
"""The file that most examples stand in."""
REAL_STATION = "data/stations/52/520302/jie.yml"
"""One that is no sample, in 520302002, which was 520302001."""

EDITION = "content/standards/tiny/rules/2026"
"""The folder of an edition of our own."""
LEARNING = "content/standards/tiny/list/2026"
"""The folder of a must-learn list with its questions."""
SAMPLE_REGION = "data/regions/99.yml"


@dataclass(frozen=True, slots=True)
class ProblemKind:
    """A kind of problem by its permanent code: lower-case words joined by hyphens, the thing before what is wrong.

    ``wrong`` and ``right`` are what stands in the file ``path``: some fields of a record, one more entry of a list, one
    more row of a table, the end of a text, or all of a file that is not there otherwise. The first gives one problem,
    of this kind; the second gives none.
    ``right_path`` is where the second stands, if what is wrong is the path.
    """

    code: str
    title: str
    meaning: str
    wrong: str
    right: str
    path: str = STATION
    right_path: str = ""

    def at(
        self,
        path: str,
        field: FieldPath,
        message: str,
        hint: str = "",
        line: int = 0,
        column: int = 0,
        *,
        severity: Severity = Severity.ERROR,
        stops_all: bool = False,
    ) -> Problem:
        """Return a problem of this kind in a file."""
        return Problem(path, field, message, hint, line, column, severity, self.code, stops_all)
