"""Which divisions took the place of which, since when, and by which published source?"""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cached_property
from typing import Annotated, Any, NamedTuple

from pydantic import BeforeValidator, Field
from pydantic_core import PydanticCustomError

from stationbook.model.record import DivisionCode, Flag, Record, Text, WebAddress
from stationbook.model.terms import SuccessionKind

_PARTIAL = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)


def moment(text: str) -> str | None:
    """Return 2024, 2024-05 or 2024-05-20 as it is, as much as a source says; None for what is no date."""
    found = _PARTIAL.fullmatch(text)
    try:
        date(*(int(part or 1) for part in found.groups()) if found else (0, 0, 0))
    except ValueError:
        return None
    return text


def _moment(value: Any) -> Any:
    text = str(value) if type(value) is int else value
    if not isinstance(text, str) or moment(text) is None:
        raise PydanticCustomError("moment", "not a day, month or year")
    return text


Moment = Annotated[str, BeforeValidator(_moment)]
"""A day, a month or a year, as 2024-05-20, 2024-05 or 2024."""


def moment_in_words(moment: str) -> str:
    """Write as much as is known as running text does: 2024年5月20日, 2024年5月, 2024年."""
    return "".join(f"{int(part)}{unit}" for part, unit in zip(moment.split("-"), "年月日", strict=False))


class SuccessionSource(Record):
    """What was published of a change: its title, who published it, and when."""

    title: Text
    publisher: Text
    on: Moment
    url: WebAddress | None = None


class FormerDivision(Record):
    """A division as it was: its code and the name that it had."""

    code: DivisionCode
    name: Text


class Succession(Record):
    """What became of divisions at one time. A code in both lists goes on: renamed, made smaller, or made larger."""

    on: Moment
    kind: SuccessionKind
    from_: tuple[FormerDivision, ...] = Field(alias="from", min_length=1)
    to: tuple[DivisionCode, ...] = Field(min_length=1)
    source: SuccessionSource
    sample: Flag = False
    note: Text | None = None

    @property
    def ended(self) -> tuple[FormerDivision, ...]:
        """Those that are no more."""
        return tuple(one for one in self.from_ if one.code not in self.to)


class Placed(NamedTuple):
    """A succession with the file that holds it and its number there."""

    path: str
    number: int
    succession: Succession


class Successions:
    """All known successions, oldest first."""

    def __init__(self, placed: Iterable[Placed] = ()) -> None:
        self.placed = tuple(sorted(placed, key=lambda one: (one.succession.on, one.path, one.number)))

    def __iter__(self) -> Iterator[Succession]:
        return (one.succession for one in self.placed)

    @cached_property
    def ending(self) -> Mapping[str, Succession]:
        """The succession that ended each code; the first where files contradict each other."""
        found: dict[str, Succession] = {}
        for one in self:
            for former in one.ended:
                found.setdefault(former.code, one)
        return found

    @cached_property
    def former(self) -> Mapping[str, FormerDivision]:
        """The divisions that are no more, by code."""
        return {former.code: former for one in reversed(self.placed) for former in one.succession.ended}

    @cached_property
    def _leading_to(self) -> Mapping[str, tuple[Succession, ...]]:
        found: dict[str, list[Succession]] = {}
        for one in self:
            for code in one.to:
                found.setdefault(code, []).append(one)
        return {code: tuple(all_of) for code, all_of in found.items()}

    def leading_to(self, code: str) -> tuple[Succession, ...]:
        """Return the successions by which a division became what it is, not those of its predecessors."""
        return self._leading_to.get(code, ())

    def history(self, code: str) -> list[Succession]:
        """Return how a division became what it is, with how its predecessors did, oldest first."""
        found: list[Succession] = []
        waiting, seen = [code], {code}
        while waiting:
            for one in self.leading_to(waiting.pop()):
                if one not in found:
                    found.append(one)
                    earlier = {former.code for former in one.from_} - seen
                    seen |= earlier
                    waiting += sorted(earlier)
        return sorted(found, key=lambda one: one.on)
