"""What of the work tree is suspicious beside an earlier revision, as problems with their places?"""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from stationbook.load.locate import locate_problems
from stationbook.load.revision import find_revision
from stationbook.load.snapshot import snapshot_of_folder, snapshot_of_revision
from stationbook.load.tree import Tree
from stationbook.model.problem import Problem
from stationbook.review.drops import suspicious
from stationbook.review.sides import read_sides


def suspicious_since(root: Path, revision: str, *, on: date) -> tuple[Problem, ...]:
    """Return what is suspicious in the files as they are, beside a revision. Raises RevisionError."""
    before = snapshot_of_revision(find_revision(root, revision))
    assert before.revision is not None
    after = snapshot_of_folder(root, "", id_length=len(before.revision.commit))
    return tuple(_located(root, suspicious(read_sides(before, after, on=on))))


def _located(root: Path, problems: tuple[Problem, ...]) -> Iterator[Problem]:
    """Yield the problems; those of a field with its line. Those of a file that is gone, or of a folder, have none."""
    yield from (one for one in problems if not one.field)
    yield from locate_problems(Tree(root), (one for one in problems if one.field))
