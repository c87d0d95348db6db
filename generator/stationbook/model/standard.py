"""Which standards exist, which editions carry a text, and which clauses does a text have?"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from stationbook.model.blocks import Block
from stationbook.model.comment import Comment
from stationbook.model.indicator import IndicatorSystem
from stationbook.model.learning import MustLearnList
from stationbook.model.question import Question
from stationbook.model.record import DateOrText, Day, DivisionCode, Flag, Id, Measure, Record, Text, WholeNumber
from stationbook.model.requirement import LocalProfile, Requirement
from stationbook.model.source import Source
from stationbook.model.terms import BusinessLine, Confidence, Stage, StandardKind, TextScope, Verification


class Series(Record):
    """A set of documents that belong together."""

    title: Text
    about: Text
    order: WholeNumber = 100


class NamedChapters(Record):
    """The chapters that a source names, of a text that we do not have."""

    count: WholeNumber | None = None
    named: tuple[Text, ...] = ()
    published: Text | None = None
    note: Text | None = None


class ShapePart(Record):
    """A published part of an indicator system."""

    title: Text
    level1: tuple[Text, ...] = ()
    score: Measure | None = None
    note: Text | None = None


class RankBand(Record):
    """A published band of a ranking."""

    band: Text
    label: Text
    unit: Text | None = None


class PublishedShape(Record):
    """The published shape of an indicator system whose text we do not have."""

    level1: WholeNumber
    level2: WholeNumber
    points: WholeNumber
    total: Measure
    level1_names: tuple[Text, ...] = ()
    parts: tuple[ShapePart, ...] = ()
    method: Text | None = None
    ranking: tuple[RankBand, ...] = ()
    note: Text | None = None


class Consultation(Record):
    """Published figures of a consultation."""

    received: WholeNumber | None = None
    adopted: WholeNumber | None = None
    rounds: Text | None = None
    trial: Text | None = None
    published: Text | None = None
    note: Text | None = None
    source: Id


class Dimensions(Record):
    """The dimensions by which a document assesses a body."""

    of: Text
    names: tuple[Text, ...]


class StandardEntry(Record):
    """The content of a standard.yml: all that a catalogue entry needs."""

    title: Text
    kind: StandardKind
    issuer: Text
    stage: Stage
    number: Text | None = None
    proposal: Flag = False
    sample: Flag = False
    trial: Flag = False
    trial_until: Day | None = None
    status_as_reported: Text | None = None
    issued: DateOrText | None = None
    effective: DateOrText | None = None
    region: DivisionCode | None = None
    lines: tuple[BusinessLine, ...] = ()
    chapters: NamedChapters | None = None
    shape: PublishedShape | None = None
    consultation: Consultation | None = None
    dimensions: tuple[Dimensions, ...] = ()
    about: Text | None = None
    supersedes: tuple[Text, ...] = ()
    verified: Verification | None = None
    confidence: Confidence | None = None
    sources: tuple[Source, ...] = ()
    notes: tuple[Text, ...] = ()


class Accepted(Record):
    """A finding of the drafting check that the editors accept, with the reason."""

    rule: Text
    clause: Text
    reason: Text


class DeclaredChange(Record):
    """What became of a clause since the edition before; declared by the editors, never guessed.

    ``clause`` is the id in the older text for ``withdrawn`` (with the reason) and ``moved_to`` (the new id),
    and the id in this text for ``split_from`` and ``merged_from``.
    """

    clause: Text
    withdrawn: Text | None = None
    moved_to: Text | None = None
    split_from: Text | None = None
    merged_from: tuple[Text, ...] = ()


class EditionMatter(Record):
    """The front matter of an edition's index.md."""

    title: Text
    edition: Text
    stage: Stage
    kind: StandardKind | None = None
    issuer: Text | None = None
    number: Text | None = None
    proposal: Flag = False
    trial: Flag = False
    trial_until: Day | None = None
    text: TextScope = TextScope.FULL
    issued: DateOrText | None = None
    effective: DateOrText | None = None
    supersedes: tuple[Text, ...] = ()
    complete_to: Day | None = None
    source: Id | None = None
    accept: tuple[Accepted, ...] = ()
    withdrawn_on: Day | None = None
    changes: tuple[DeclaredChange, ...] = ()


@dataclass(frozen=True, slots=True)
class Clause:
    """A numbered provision with a permanent id.

    ``number`` is computed from the order (empty in an excerpt, whose numbers we do not know), ``depth`` is
    1 for a chapter (章) and 2 to 5 for clauses (条), ``text`` is the Markdown as written and ``blocks`` what it
    holds. ``line`` counts from 1 in its file, ``text_line`` is the line on which the text begins.
    """

    id: str
    number: str
    title: str
    depth: int
    text: str
    line: int
    text_line: int = 0
    is_annex: bool = False
    children: tuple["Clause", ...] = ()
    blocks: tuple[Block, ...] = ()

    def walk(self) -> Iterator["Clause"]:
        """Yield the clause and all clauses below it in reading order."""
        yield self
        for child in self.children:
            yield from child.walk()


@dataclass(frozen=True)
class Edition:
    """One dated text of a standard."""

    id: str
    path: str
    matter: EditionMatter
    chapters: tuple[Clause, ...]
    indicators: IndicatorSystem | None = None
    must_learn: MustLearnList | None = None
    requirements: tuple[Requirement, ...] = ()
    profile: LocalProfile | None = None
    comments: tuple[Comment, ...] = ()
    questions: tuple[Question, ...] = ()

    def beside(self, file_name: str) -> str:
        """Return the path of a table beside the text."""
        return f"{self.path.removesuffix('index.md')}{file_name}"

    def clauses(self) -> Iterator[Clause]:
        """Yield every clause in reading order, chapters included."""
        for chapter in self.chapters:
            yield from chapter.walk()

    def clause(self, clause_id: str) -> Clause | None:
        """Return the clause of an id, or None."""
        return self._by_id.get(clause_id)

    @cached_property
    def _by_id(self) -> dict[str, Clause]:
        return {clause.id: clause for clause in reversed(list(self.clauses()))}

    @property
    def slug(self) -> str:
        """The edition's own part of the address."""
        return self.id.rsplit("/", 1)[1]

    @property
    def standard(self) -> str:
        """The id of the standard, ``series/standard``."""
        return self.id.rsplit("/", 1)[0]

    @property
    def dated(self) -> date:
        """The day by which editions of one standard are ordered."""
        for day in (self.matter.effective, self.matter.issued):
            if isinstance(day, date):
                return day
        return date.min


@dataclass(frozen=True, slots=True)
class Standard:
    """A catalogue entry with the editions whose text we have, oldest first."""

    id: str
    path: str
    entry: StandardEntry
    editions: Mapping[str, Edition] = field(default_factory=dict)

    @property
    def series(self) -> str:
        """The id of the series."""
        return self.id.split("/", 1)[0]

    @property
    def address(self) -> str:
        """Where the standard's page lives, relative to the site's root."""
        return f"standards/{self.id}/"

    def in_force(self, on: date) -> Edition | None:
        """Return the edition that applies on a day: the last to have come into force by then; a draft never does."""
        came = [
            edition
            for edition in self.editions.values()
            if edition.matter.stage is Stage.ISSUED and edition.dated != date.min and edition.dated <= on
        ]
        newest = max(came, key=lambda edition: edition.dated, default=None)
        if newest is None or (newest.matter.withdrawn_on is not None and newest.matter.withdrawn_on <= on):
            return None
        return newest

    def shown(self, on: date) -> Edition | None:
        """Return what the standard's own address shows on a day: the edition in force, else the newest."""
        return self.in_force(on) or self.latest

    @property
    def in_order(self) -> tuple[Edition, ...]:
        """The editions, oldest first."""
        return tuple(sorted(self.editions.values(), key=lambda edition: (edition.dated, edition.slug)))

    @property
    def latest(self) -> Edition | None:
        """The newest edition, or None for a bare catalogue entry."""
        return max(self.editions.values(), key=lambda edition: edition.dated, default=None)


DANGLING = "（引用的条文不存在）"
"""What a reader is told where a reference leads to nothing."""


def cited(
    standards: Mapping[str, Standard], standard_id: str, clause_id: str
) -> tuple[Standard, Edition, Clause] | None:
    """Return what a reference leads to, a clause of the newest text of a standard, or None where there is none."""
    standard = standards.get(standard_id)
    edition = standard.latest if standard else None
    clause = edition.clause(clause_id) if edition else None
    return (standard, edition, clause) if standard and edition and clause else None
