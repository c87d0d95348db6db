"""Which single changes lead from one record to another?"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from stationbook.model.problem import FieldPath


class _Gone:
    """The value of a field that is to be taken out."""

    def __repr__(self) -> str:
        return "GONE"


GONE: Final = _Gone()


@dataclass(frozen=True, slots=True)
class Edit:
    """A field and its new value, or GONE. The number of an item one behind the last adds one; ``is_new`` puts an item
    before the one of that number.
    """

    path: FieldPath
    value: Any
    is_new: bool = False


def same(one: Any, other: Any) -> bool:
    """Whether two values are the same for a reader of YAML: 1, 1.0 and true are three different ones."""
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(same(one[key], other[key]) for key in one)
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(same, one, other))
    return type(one) is type(other) and (one == other or (one != one and other != other))


def edits_between(old: Any, new: Any, path: FieldPath = ()) -> Iterator[Edit]:
    """Yield the edits that turn one value into another, each as deep as it can be, to be made in this order."""
    if same(old, new):
        return
    if isinstance(old, dict) and isinstance(new, dict) and old and new:
        yield from (Edit((*path, key), GONE) for key in old if key not in new)
        for key, value in new.items():
            if key not in old:
                yield Edit((*path, key), value)
            else:
                yield from edits_between(old[key], value, (*path, key))
    elif isinstance(old, list) and isinstance(new, list) and old and new:
        yield from _between_lists(old, new, path)
    else:
        yield Edit(path, new)


def _between_lists(old: list[Any], new: list[Any], path: FieldPath) -> Iterator[Edit]:
    """Yield edits of what lies between equal beginnings and ends, so that comments stay with their items."""
    shorter = min(len(old), len(new))
    head = next((n for n in range(shorter) if not same(old[n], new[n])), shorter)
    tail = next((n for n in range(shorter - head) if not same(old[-1 - n], new[-1 - n])), shorter - head)
    olds, news = old[head : len(old) - tail], new[head : len(new) - tail]
    common = min(len(olds), len(news))
    for number in range(common):
        yield from edits_between(olds[number], news[number], (*path, head + number))
    for number in reversed(range(common, len(olds))):
        yield Edit((*path, head + number), GONE)
    for number in range(common, len(news)):
        yield Edit((*path, head + number), news[number], is_new=True)


def applied(data: Any, edit: Edit) -> Any:
    """Return some data with one edit made. Raises KeyError, IndexError or TypeError where it cannot be."""
    if not edit.path:
        if edit.value is GONE:
            raise KeyError(edit.path)
        return edit.value
    part, rest = edit.path[0], edit.path[1:]
    copy: Any = dict(data) if isinstance(data, dict) else list(data)
    if isinstance(copy, list) != isinstance(part, int):
        raise TypeError(part)
    if rest:
        copy[part] = applied(copy[part], Edit(rest, edit.value, edit.is_new))
    elif edit.value is GONE:
        del copy[part]
    elif isinstance(copy, list) and (edit.is_new or part == len(copy)):
        copy.insert(int(part), edit.value)
    else:
        copy[part] = edit.value
    return copy
