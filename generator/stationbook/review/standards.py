"""What changes in the standards: editions that come and go, clauses by class of change, requirements in words?"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from stationbook.assess.changes import Change, ClauseChange, changes_between
from stationbook.assess.division_measures import division_measures
from stationbook.assess.measures import Measure, station_measures
from stationbook.assess.redline import Piece, redline
from stationbook.assess.wording import requirement_sentence
from stationbook.model.requirement import Requirement
from stationbook.model.standard import Edition, Standard
from stationbook.model.terms import AssessedSubject
from stationbook.review.sides import Side, Sides


@dataclass(frozen=True, slots=True)
class ShownClause:
    """A clause and how it changed, with the redline of its words."""

    id: str
    number: str
    title: str
    kinds: tuple[Change, ...]
    binds_more: bool
    note: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class RequirementChange:
    """A requirement in words before and after; empty where it was not or is not there."""

    id: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class EditionChange:
    """An edition in which something changes. ``against`` is the edition that a new one is compared with, or empty.

    ``came`` and ``went`` say that the whole edition did; of one that went nothing else is told.
    """

    id: str
    title: str
    path: str
    came: bool = False
    went: bool = False
    against: str = ""
    clauses: tuple[ShownClause, ...] = ()
    requirements: tuple[RequirementChange, ...] = ()

    @property
    def paths(self) -> tuple[str, ...]:
        """The files of which this tells all."""
        table = f"{self.path.removesuffix('index.md')}requirements.yml"
        return (self.path, table) if self.requirements else (self.path,)

    @property
    def counts(self) -> tuple[tuple[str, int], ...]:
        """How many clauses changed in each way, in Chinese words."""
        found = ((kind.label, sum(kind in one.kinds for one in self.clauses)) for kind in Change)
        return tuple((label, count) for label, count in found if count)


def edition_changes(sides: Sides) -> tuple[EditionChange, ...]:
    """Return what changes in each edition, by id; an edition whose file is refused is told elsewhere."""
    return tuple(one for one in _changes(sides) if one.came or one.went or one.clauses or one.requirements)


def _changes(sides: Sides) -> Iterator[EditionChange]:
    before, after = sides.before.catalogue.editions(), sides.after.catalogue.editions()
    say_old, say_new = _sentences(sides.before, sides.on), _sentences(sides.after, sides.on)
    for edition_id in sorted(before.keys() | after.keys()):
        old, new = before.get(edition_id), after.get(edition_id)
        if new is None and old is not None:
            if not sides.after.catalogue.is_refused("edition", edition_id):
                yield EditionChange(old.id, old.matter.title, old.path, went=True)
        elif new is not None:
            standard = sides.after.catalogue.standards[new.standard]
            came = old is None and not sides.before.catalogue.is_refused("edition", edition_id)
            against = _edition_before(standard, new) if came else old
            yield EditionChange(
                new.id,
                new.matter.title,
                new.path,
                came=came,
                against=against.slug if came and against else "",
                clauses=tuple(_clauses(standard, against, new)) if against else (),
                requirements=tuple(_requirements(say_old, say_new, against, new)) if against else (),
            )


def _edition_before(standard: Standard, edition: Edition) -> Edition | None:
    earlier = [one for one in standard.in_order if one.dated < edition.dated]
    return earlier[-1] if earlier else None


def _clauses(standard: Standard, old: Edition, new: Edition) -> Iterator[ShownClause]:
    for change in changes_between(standard, old, new):
        clause = change.new or change.old
        assert clause is not None
        yield ShownClause(
            clause.id, clause.number, clause.title, change.kinds, change.binds_more, change.note, _pieces(change)
        )


def _pieces(change: ClauseChange) -> tuple[Piece, ...]:
    old = f"{change.old.title}\n{change.old.text}".strip() if change.old else ""
    new = f"{change.new.title}\n{change.new.text}".strip() if change.new else ""
    return tuple(redline(old, new))


_Say = Callable[[Requirement], str]


def _requirements(say_old: _Say, say_new: _Say, old: Edition, new: Edition) -> Iterator[RequirementChange]:
    if old.requirements == new.requirements:
        return
    was = {one.id: say_old(one) for one in old.requirements}
    becomes = {one.id: say_new(one) for one in new.requirements}
    for one in {**was, **becomes}:
        if was.get(one) != becomes.get(one):
            yield RequirementChange(one, was.get(one, ""), becomes.get(one, ""))


def _sentences(side: Side, on: date) -> _Say:
    """Return what says a requirement in words."""

    @cache
    def measures(subject: AssessedSubject) -> Mapping[str, Measure[Any]]:
        of_stations = subject is AssessedSubject.STATION
        return station_measures(side.catalogue, on=on) if of_stations else division_measures(side.catalogue, on=on)

    def say(requirement: Requirement) -> str:
        known = measures(requirement.subject)
        # A slip in the name of a measure is told by `check`.
        is_known = {requirement.measure, requirement.of or requirement.measure} <= known.keys()
        return requirement_sentence(requirement, known) if is_known else f"{requirement.measure}（没有这个量）"

    return say
