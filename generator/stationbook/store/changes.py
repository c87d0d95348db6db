"""By what does a build see which stations changed since the last one, and in what?"""

from collections.abc import Mapping
from dataclasses import dataclass

from stationbook.assess.by_division import levels_of
from stationbook.store.columns import column_names
from stationbook.store.project import Project
from stationbook.store.stations import MARK

Mark = tuple[str, str | None, str | None, str | None, bytes]
"""Where a station lies, its parent, successor and centre, and a hash of each of its columns, joined.

A plain tuple: forty thousand are kept and read with every build.
"""


@dataclass(frozen=True, slots=True)
class Changes:
    """The stations that came, went or changed, the columns in which they did, and the divisions around them.

    ``now`` are the marks of every station, for the build after this one.
    """

    stations: frozenset[str]
    columns: frozenset[str]
    briefs: frozenset[str]
    divisions: frozenset[str]
    now: Mapping[str, Mark]

    @property
    def subjects(self) -> frozenset[str]:
        """Whatever may have findings of its own: the stations, and the divisions around them."""
        return self.stations | self.divisions


def marks_of(project: Project) -> dict[str, Mark]:
    """Return the mark of every station that is published."""
    marks = project.marks
    return {
        brief.id: (brief.division, brief.parent, brief.successor, brief.centre, marks[brief.id])
        for brief in project.catalogue.briefs
    }


def changes_between(before: Mapping[str, Mark], now: Mapping[str, Mark]) -> Changes:
    """Return what changed between two builds."""
    stations = {one for one in before.keys() | now.keys() if before.get(one) != now.get(one)}
    columns: set[str] = set()
    briefs: set[str] = set()
    for one in stations:
        changed = _changed_columns(before.get(one), now.get(one))
        columns |= changed
        if "brief" in changed:
            briefs.add(one)
    found = [mark for one in stations for mark in (before.get(one), now.get(one)) if mark is not None]
    divisions = {code for division, *_ in found for code in levels_of(division)}
    return Changes(frozenset(stations), frozenset(columns), frozenset(briefs), frozenset(divisions), now)


def _changed_columns(old: Mark | None, new: Mark | None) -> set[str]:
    names = column_names()
    if old is None or new is None:
        return set(names)
    (*_, before), (*_, after) = old, new
    return {
        name
        for at, name in enumerate(names)
        if before[at * MARK : at * MARK + MARK] != after[at * MARK : at * MARK + MARK]
    }
