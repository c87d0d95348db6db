"""Which kinds of problems are there?"""

import pkgutil
from functools import cache
from importlib import import_module
from types import ModuleType

import stationbook.check
import stationbook.load
from stationbook.model.problem_kind import ProblemKind


@cache
def problem_kinds() -> tuple[ProblemKind, ...]:
    """Return every kind that a module of reading or checking declares, by its code."""
    found = {one.code: one for room in (stationbook.load, stationbook.check) for one in _declared(room)}
    return tuple(found[code] for code in sorted(found))


def _declared(room: ModuleType) -> list[ProblemKind]:
    modules = (import_module(f"{room.__name__}.{one.name}") for one in pkgutil.iter_modules(room.__path__))
    return [value for module in modules for value in vars(module).values() if isinstance(value, ProblemKind)]
