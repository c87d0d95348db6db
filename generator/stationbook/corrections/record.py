"""What does a record hold at a field of a correction, and what does it hold once that is changed?"""

import copy
import json
import re
from collections.abc import Iterable
from typing import Any, cast

from pydantic import JsonValue

from stationbook.ledger.hours import read_hours
from stationbook.model.correction import Change
from stationbook.model.problem import FieldPath

_PART = re.compile(r"([a-z][a-z0-9_]*)(?:\[(\d+)\])?")


def path_of(field: str) -> FieldPath:
    """Return the way to a value: ``phones[1].number`` counts as people do, the way from 0."""
    parts: list[str | int] = []
    for name, number in _PART.findall(field):
        parts += [name] if not number else [name, int(number) - 1]
    return tuple(parts)


def value_at(data: Any, field: str) -> JsonValue:
    """Return what a record holds there; None where it holds nothing."""
    for part in path_of(field):
        if isinstance(part, int):
            data = data[part] if isinstance(data, list) and 0 <= part < len(data) else None
        else:
            data = data.get(part) if isinstance(data, dict) else None
    return cast("JsonValue", data)


def is_same(one: JsonValue, other: JsonValue) -> bool:
    """Whether two values are the same to a reader: a table of answers holds texts only."""
    if isinstance(one, list | dict) or isinstance(other, list | dict):
        return one == other
    return one == other if one is None or other is None else in_words(one) == in_words(other)


def in_words(value: JsonValue) -> str:
    """Return a value as a reader sees it."""
    if value is None:
        return "没有写"
    if isinstance(value, bool):
        return "是" if value else "否"
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def changed_record(data: Any, changes: Iterable[Change]) -> Any:
    """Return a record with the new values; entries are taken out last, so that none moves the place of another.

    Raises CellError for opening hours that are not understood.
    """
    record = copy.deepcopy(data)
    gone = [path_of(change.field) for change in changes if change.new is None]
    for change in changes:
        if change.new is not None:
            _set(record, path_of(change.field), _as_recorded(change))
    for path in sorted(gone, key=lambda one: [-part for part in one if isinstance(part, int)]):
        _remove(record, path)
    return record


def _as_recorded(change: Change) -> JsonValue:
    """Return the new value as records hold it: people write opening hours in words. Raises CellError."""
    return read_hours(change.new) if change.field == "opening_hours" and isinstance(change.new, str) else change.new


def _set(record: Any, path: FieldPath, value: JsonValue) -> None:
    """Set a value in a record, with the mappings and lists that lead to it; an entry behind the last is added."""
    for number, part in enumerate(path[:-1]):
        following: Any = [] if isinstance(path[number + 1], int) else {}
        if isinstance(part, int):
            if part == len(record):
                record.append(following)
            record = record[part]
        else:
            record = record.setdefault(part, following)
    last = path[-1]
    if isinstance(record, list) and last == len(record):
        record.append(value)
    else:
        record[last] = value


def _remove(record: Any, path: FieldPath) -> None:
    for part in path[:-1]:
        record = record[part]
    del record[path[-1]]
