"""Which divisions do the CSV files of data/divisions know?"""

import csv
from collections.abc import Iterator
from pathlib import Path

from generator.model.division import Division, Divisions

FILES = ("counties.csv", "townships.csv", "sample.csv")


def load_divisions(root: Path) -> Divisions:
    """Read counties, townships and the sample divisions; a missing file is an empty one."""
    return Divisions(division for name in FILES for division in _rows(root / "data/divisions" / name))


def _rows(path: Path) -> Iterator[Division]:
    if not path.exists():
        return
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            due = row.get("township_divisions") or ""
            yield Division(
                code=row["code"],
                name=row["name"],
                township_divisions=int(due) if due else None,
                valid_from=row.get("valid_from") or "",
                valid_to=row.get("valid_to") or "",
                successor=row.get("successor") or "",
            )
