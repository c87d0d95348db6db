"""Of which kinds of page may there be tens of thousands, and which of them show what has changed of the stations?

They are alike but for their words, so the theme renders one frame for each kind and depth (`theme.stamped`).
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from stationbook.pages.assessments import assessed_subjects, render_assessed_subject
from stationbook.pages.context import Context
from stationbook.pages.division import render_division
from stationbook.pages.findings import render_findings
from stationbook.pages.page import Page
from stationbook.pages.station import render_station
from stationbook.store.changes import Changes, Mark

Before = Mapping[str, Mark]
"""The marks of every station as they were."""


@dataclass(frozen=True, slots=True)
class StampedKind:
    """A kind of page, by the name that its pages carry.

    ``listed`` gives address and key of every page that there is, ``render`` makes one by its key, and ``shows`` tells
    whether the page of a key, which was there before, shows anything that has changed.
    """

    name: str
    listed: Callable[[Context], Iterable[tuple[str, str]]]
    render: Callable[[Context, str], Page]
    shows: Callable[[Context, str, Changes, Before], bool]


def _station_shows(context: Context, key: str, changes: Changes, before: Before) -> bool:
    """Whether it changed itself, its place in a ranking may have, or a station that it names has another name."""
    if key in changes.stations or _is_ranked_with(key, context, changes):
        return True
    if not changes.briefs:
        return False
    brief = context.brief[key]
    below = {station.id for station in context.children.get(key, ())}
    return not changes.briefs.isdisjoint({brief.parent, brief.successor, brief.centre, *below}) or any(
        before[other][1] == key for other in changes.briefs if other in before
    )


def _is_ranked_with(station_id: str, context: Context, changes: Changes) -> bool:
    return any(
        station_id in result.subjects and not changes.subjects.isdisjoint(result.subjects) for result in context.results
    )


def _subject_shows(context: Context, key: str, changes: Changes, before: Before) -> bool:
    return any(one in result.subjects for result in context.results for one in changes.subjects)


def _findings_show(context: Context, key: str, changes: Changes, before: Before) -> bool:
    """Whether a station of the division changed, or any in its supervision, which counts wherever it lies."""
    return key in changes.divisions or "supervision" in changes.columns


STAMPED = (
    StampedKind(
        "station",
        lambda context: ((one.address, one.id) for one in context.briefs),
        lambda context, key: render_station(context, context.catalogue.stations[key]),
        _station_shows,
    ),
    StampedKind(
        "division",
        lambda context: ((f"divisions/{code}/", code) for code in sorted(context.division_pages)),
        render_division,
        lambda context, key, changes, before: key in changes.divisions,
    ),
    StampedKind(
        "findings",
        lambda context: ((f"findings/{code}/", code) for code in sorted(context.assessed_divisions)),
        render_findings,
        _findings_show,
    ),
    StampedKind("assessed-subject", assessed_subjects, render_assessed_subject, _subject_shows),
)


@dataclass(frozen=True)
class StampedPages:
    """All of them: kind, address and key of each, rendered when asked for."""

    context: Context
    kinds: tuple[tuple[str, str, str], ...]

    def __len__(self) -> int:
        return len(self.kinds)

    def render(self, number: int) -> Page:
        """Return one page by its number."""
        kind, _, key = self.kinds[number]
        return _kind(kind).render(self.context, key)


def stamped_pages(context: Context) -> StampedPages:
    """Return every page of every kind, in their order."""
    return StampedPages(
        context, tuple((kind.name, address, key) for kind in STAMPED for address, key in kind.listed(context))
    )


def shows_changes(kind: str, key: str, context: Context, changes: Changes, before: Before) -> bool:
    """Whether a page that was there before shows anything of the stations that changed."""
    return _kind(kind).shows(context, key, changes, before)


def _kind(name: str) -> StampedKind:
    return next(kind for kind in STAMPED if kind.name == name)
