"""On which line and column of its file does a problem stand?"""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

from ruamel.yaml.error import YAMLError

from stationbook.load.careful_yaml import careful_yaml
from stationbook.load.standards import split_front_matter
from stationbook.load.tree import Tree
from stationbook.model.problem import FieldPath, Problem


def locate_problems(tree: Tree, problems: Iterable[Problem]) -> list[Problem]:
    """Fill in line and column of every problem that names a field, by one careful second read of each file.

    A field that is missing is placed at what should contain it, a problem of the whole file at its beginning.
    Returns the problems sorted by place.
    """
    read: dict[str, tuple[Any, int]] = {}
    located = []
    for problem in problems:
        if not problem.line and not problem.field:
            problem = replace(problem, line=1, column=1)
        elif not problem.line and problem.path.endswith((".yml", ".md")):
            if problem.path not in read:
                read[problem.path] = _read(tree.find(problem.path).path)
            line, column = _place(*read[problem.path], problem.field)
            problem = replace(problem, line=line, column=column)
        located.append(problem)
    return sorted(located, key=lambda problem: problem.sort_key)


def _read(path: Path) -> tuple[Any, int]:
    """Return the round-trip data of a file and how many lines stand before it."""
    if not path.is_file():
        return None, 0
    try:
        text = path.read_text(encoding="utf-8-sig")
        if path.suffix == ".md":
            return careful_yaml().load(split_front_matter(text)[0]), 1
        return careful_yaml().load(text), 0
    except (OSError, ValueError, YAMLError, RecursionError):
        return None, 0


def _place(data: Any, before: int, field: FieldPath) -> tuple[int, int]:
    line, column = 1 + before, 1
    for part in field:
        places = getattr(getattr(data, "lc", None), "data", None) or {}
        if part not in places:
            break
        place = places[part]
        line, column = place[-2] + 1 + before, place[-1] + 1
        data = data[part]
    return line, column
