"""Which fields of a record differ, and what did and do they say, in words?"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from stationbook.model.record import Record
from stationbook.model.terms import Term
from stationbook.review.field_words import field_words

_Words = str | tuple[str, ...]
NOTHING = ""
"""The words of a field that a record does not fill in."""


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field that says something else: its path in the file, its Chinese name, what it said and says.

    Of a list ``old`` holds only what is gone and ``new`` only what came.
    """

    field: str
    name: str
    old: str
    new: str


def field_changes(before: Record, after: Record) -> list[FieldChange]:
    """Return every field that differs between two records of one kind, in the order of the model."""
    old, new = dict(_leaves(before, "")), dict(_leaves(after, ""))
    changes = []
    for path in {**old, **new}:
        said, says = old.get(path, NOTHING), new.get(path, NOTHING)
        if said != says:
            changes.append(FieldChange(path, field_words(path), *_apart(said, says)))
    order = {path: at for at, path in enumerate({**new, **old})}
    return sorted(changes, key=lambda one: order[one.field])


def _leaves(record: Record, above: str) -> Iterator[tuple[str, _Words]]:
    """Yield the path and the words of every single value and list of a record that it fills in."""
    for name, about in type(record).model_fields.items():
        value = getattr(record, name)
        path = f"{above}{about.alias or name}"
        if isinstance(value, Record):
            yield from _leaves(value, f"{path}.")
        elif isinstance(value, tuple) and value:
            yield path, tuple(_words(one, path) for one in value)
        elif value not in (None, ()):
            yield path, _words(value, path)


def _words(value: Any, path: str) -> str:
    """Return a value in words; a record within a list with the names of its fields."""
    if isinstance(value, Record):
        fields = (
            (f"{path}.{about.alias or name}", getattr(value, name)) for name, about in type(value).model_fields.items()
        )
        return "，".join(f"{field_words(at)} {_words(one, at)}" for at, one in fields if one is not None)
    if isinstance(value, tuple):
        return "、".join(_words(one, path) for one in value) or "没有"
    if isinstance(value, Term):
        return value.label
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, float):
        return f"{value:.10g}"
    return str(value)


def _apart(said: _Words, says: _Words) -> tuple[str, str]:
    if isinstance(said, str) and isinstance(says, str):
        return said, says
    old, new = _counted(said), _counted(says)
    gone, came = list((old - new).elements()), list((new - old).elements())
    if not gone and not came:
        return "（原来的顺序）", "（换了顺序）"
    return "；".join(gone), "；".join(came)


def _counted(words: _Words) -> Counter[str]:
    return Counter([words] if isinstance(words, str) and words else words)
