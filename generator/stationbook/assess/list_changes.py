"""What does a new official list of divisions change in the one in use?"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from stationbook.model.division import PSEUDO_NAMES, SAMPLE_PREFIX, Division, Divisions, subdistrict
from stationbook.model.record import unpadded
from stationbook.model.terms import SuccessionKind, Term

_LEVELS = (2, 4, 6, 9)
_KIND_OF_PLACE = re.compile(r"(?:街道|地区|镇|乡|苏木|县|市|区|旗|盟|自治州)$")


class ChangeKind(Term):
    """What a new list says of a division; the order is that in which they are told."""

    RENAMED = "renamed", "更名"
    RECODED = "recoded", "同名，换了代码"
    CONVERTED = "converted", "名称相近，换了代码"
    MOVED = "moved", "同名，换了上级"
    GONE = "gone", "名单里没有了"
    ADDED = "added", "新增"


class Change(NamedTuple):
    """One change: the division before, where there was one, and the one after.

    What is certain needs nobody's judgement: the same code under another name, or the only one of its name within the
    same parent.
    """

    kind: ChangeKind
    before: Division | None
    after: Division | None

    @property
    def division(self) -> Division:
        """The division before; that after where there was none."""
        found = self.before or self.after
        assert found is not None
        return found

    @property
    def is_certain(self) -> bool:
        """Whether a succession follows from the lists alone."""
        return self.kind in (ChangeKind.RENAMED, ChangeKind.RECODED)

    @property
    def succession(self) -> SuccessionKind | None:
        """The kind of succession that this is, or may be; None where that cannot be guessed."""
        return {
            ChangeKind.RENAMED: SuccessionKind.RENAMED,
            ChangeKind.RECODED: SuccessionKind.RECODED,
            ChangeKind.MOVED: SuccessionKind.RECODED,
            ChangeKind.CONVERTED: SuccessionKind.CONVERTED,
        }.get(self.kind)


_Place = Callable[[Division], tuple[str, str]]
"""Names a division and where it lies, by what does not change with its code."""


class Scope(NamedTuple):
    """What of the list in use is compared: one level below one code, and how much each list holds of it."""

    length: int
    prefix: str
    before: int
    after: int


@dataclass(frozen=True, slots=True)
class ListChanges:
    """What was compared, and every change, by kind and code."""

    scopes: tuple[Scope, ...]
    changes: tuple[Change, ...]

    def of(self, kind: ChangeKind, length: int | None = None) -> list[Change]:
        """Return the changes of a kind, of one level where one is given."""
        return [
            one for one in self.changes if one.kind is kind and (length is None or len(one.division.code) == length)
        ]


def list_changes(divisions: Divisions, names: Mapping[str, str], *, within: str = "") -> ListChanges:
    """Compare a new list, names by code, with the one in use, each level for itself.

    A level is compared below the code that all its rows share, or below ``within``; what else is in use was not
    listed, and so is not gone. Levels that exist only in the codes are left alone.
    """
    scopes: list[Scope] = []
    changes: list[Change] = []
    follows: dict[str, str] = {}
    for length in _LEVELS:
        listed = {
            code: Division(code, name)
            for code, name in names.items()
            if len(code) == length and name not in PSEUDO_NAMES and code.startswith(within)
        }
        if not listed:
            continue
        prefix = within or _shared(listed)
        known = {one.code: one for one in divisions if _is_compared(one, length, prefix)}
        scopes.append(Scope(length, prefix, len(known), len(listed)))
        changes += _of_level(known, listed, follows)
    order = list(ChangeKind)
    changes.sort(key=lambda one: (order.index(one.kind), one.division.code))
    return ListChanges(tuple(scopes), tuple(changes))


def _shared(codes: Mapping[str, Division]) -> str:
    """Return the code of the division in which all lie; of one code, itself."""
    first, last = min(codes), max(codes)
    return next((first[:length] for length in reversed(_LEVELS) if first[:length] == last[:length]), "")


def _is_compared(one: Division, length: int, prefix: str) -> bool:
    if len(one.code) != length or not one.code.startswith(prefix) or one.is_pseudo:
        return False
    # 东莞 stands at 4419 and at 441900, which is 4419 with its padding.
    is_double = unpadded(one.code) != one.code
    return not is_double and (one.is_sample == prefix.startswith(SAMPLE_PREFIX))


def _of_level(
    known: Mapping[str, Division], listed: Mapping[str, Division], follows: dict[str, str]
) -> Iterator[Change]:
    """Yield the changes of one level; ``follows`` holds which codes above took the place of which, and gets more."""
    for code, now in listed.items():
        if code in known and subdistrict(known[code].name) != subdistrict(now.name):
            yield Change(ChangeKind.RENAMED, known[code], now)
    gone = {code: one for code, one in known.items() if code not in listed}
    added = {code: one for code, one in listed.items() if code not in known}

    def parent(code: str) -> str:
        """Return the division above, by the code that it has today."""
        above = next((code[:length] for length in reversed(_LEVELS) if length < len(code)), "")
        return follows.get(above, above)

    ways: tuple[tuple[ChangeKind, _Place], ...] = (
        (ChangeKind.RECODED, lambda one: (subdistrict(one.name), parent(one.code))),
        (ChangeKind.CONVERTED, lambda one: (_KIND_OF_PLACE.sub("", subdistrict(one.name)), parent(one.code))),
        (ChangeKind.MOVED, lambda one: (subdistrict(one.name), parent(one.code)[:-2])),
    )
    for kind, place in ways:
        for before, after in list(_pairs(gone.values(), added.values(), place)):
            follows[before.code] = after.code
            del gone[before.code], added[after.code]
            yield Change(kind, before, after)
    yield from (Change(ChangeKind.GONE, one, None) for one in gone.values())
    yield from (Change(ChangeKind.ADDED, None, one) for one in added.values())


def _pairs(gone: Iterable[Division], added: Iterable[Division], place: _Place) -> Iterator[tuple[Division, Division]]:
    """Yield what is gone with what came, where exactly one of each has the same place."""
    before: dict[tuple[str, str], list[Division]] = defaultdict(list)
    after: dict[tuple[str, str], list[Division]] = defaultdict(list)
    for found, divisions in ((before, gone), (after, added)):
        for one in divisions:
            found[place(one)].append(one)
    for key, alike in before.items():
        if len(alike) == 1 == len(after.get(key, ())):
            yield alike[0], after[key][0]
