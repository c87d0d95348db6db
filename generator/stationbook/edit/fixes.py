"""Which mistakes in the file of a record can be mended for certain, and how?

Certain is what nobody could have meant otherwise: the text says it already, in another way of writing. What would have
to be guessed is left to people.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from stationbook.check.personal_data import personal_data
from stationbook.check.phones import LOST_ZERO, mended_number
from stationbook.edit.changes import Edit
from stationbook.edit.fixed_values import mended_value
from stationbook.edit.fixed_yaml import mended_yaml
from stationbook.edit.places import places_of
from stationbook.edit.text import EditRefusedError, edited
from stationbook.load.record_types import adapter_of, type_of
from stationbook.load.records import validate_record
from stationbook.load.sentences import type_at
from stationbook.load.yaml_text import YamlRefusedError, parse_yaml
from stationbook.model.problem import FieldPath, Problem
from stationbook.model.station import Station

_BOM = "\ufeff"
# Of one kind there may be one on each line; what cannot be mended ends it earlier.
_MOST = 1000


@dataclass(frozen=True, slots=True)
class Fix:
    """What is mended on a line: of which kind the problem was, what stood there, what stands there now."""

    line: int
    code: str
    before: str
    after: str


def fixed(name: str, text: str) -> tuple[str, tuple[Fix, ...]]:
    """Return the text of a file with all that can be mended for certain, and what that was; nothing else changes."""
    fixes: list[Fix] = []
    if text.startswith(_BOM):
        text = text.removeprefix(_BOM)
        fixes.append(Fix(1, "file-encoding", "BOM", "UTF-8"))
    adapter = adapter_of(name)
    for _ in range(_MOST if adapter is not None else 0):
        step = _of_yaml(text) or _of_values(name, text)
        if step is None:
            break
        text, fix = step
        fixes.append(fix)
    return text, tuple(fixes)


def _of_yaml(text: str) -> tuple[str, Fix] | None:
    try:
        parse_yaml(text)
    except YamlRefusedError as refused:
        mended = mended_yaml(text, refused)
        if mended is not None and not next(personal_data(mended.before), None):
            return mended.text, Fix(refused.line, refused.kind.code, mended.before, mended.after)
    except RecursionError:
        pass
    return None


def _of_values(name: str, text: str) -> tuple[str, Fix] | None:
    """Return the text with the first value mended that can be."""
    try:
        data = parse_yaml(text)
        places = places_of(text)
    except (YamlRefusedError, ValueError, RecursionError):
        return None
    if places is None:
        return None
    for problem, value in _mendable(name, data):
        try:
            at = places.at(problem.field)
            before = text[at.start : at.end]
            if next(personal_data(before), None):
                # What is mended is printed; such a number never is.
                continue
            new = mended_value(problem.code, type_at(type_of(name), problem.field), problem.field, value, before)
            if new is None:
                continue
            made = edited(text, [Edit(problem.field, new)])
        except (EditRefusedError, KeyError):
            continue
        line = text.count("\n", 0, at.start) + 1
        now = places_of(made)
        if now is not None and made != text:
            there = now.at(problem.field)
            return made, Fix(line, problem.code, before, made[there.start : there.end])
    return None


def _mendable(name: str, data: Any) -> Iterator[tuple[Problem, Any]]:
    """Yield the problems of single values of a record, each with the value."""
    adapter = adapter_of(name)
    if adapter is None:
        return
    read = validate_record(name, data, adapter)
    for problem in read.problems:
        yield problem, _value_at(data, problem.field)
    if isinstance(read.record, Station) and not read.record.sample:
        for number, phone in enumerate(read.record.phones):
            if mended_number(phone.number) is not None:
                field: FieldPath = ("phones", number, "number")
                yield LOST_ZERO.at(name, field, ""), phone.number


def _value_at(data: Any, field: FieldPath) -> Any:
    for part in field:
        try:
            data = data[part]
        except (KeyError, IndexError, TypeError):
            return None
    return data
