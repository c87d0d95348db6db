"""Which indicators does an assessment score, down to the observation points?"""

import re
from collections.abc import Iterator

from stationbook.model.record import Id, Measure, Record, Text, WholeNumber
from stationbook.model.requirement import Threshold
from stationbook.model.terms import Method, RuleKind, ScoredSubject

_PERCENT = re.compile(r"(\d+(?:\.\d+)?)\s*[%％]")


class ScoreStep(Record):
    """One step of a stepped score; ``at_least`` is the measured value that reaches it, where a number decides."""

    when: Text
    score: Measure
    at_least: Threshold | None = None


class ScoringRule(Record):
    """How the score of a point is found."""

    kind: RuleKind
    when: Text | None = None
    steps: tuple[ScoreStep, ...] = ()
    of: Text | None = None
    full_at: Text | None = None
    guide: Text | None = None

    @property
    def full_share(self) -> float | None:
        """The share that gets the full score, 1 for 100%; None where ``full_at`` is no percentage above zero."""
        written = _PERCENT.fullmatch((self.full_at or "").strip())
        return float(written[1]) / 100 or None if written else None


class ObservationPoint(Record):
    """The lowest scored item."""

    id: Id
    title: Text
    score: Measure
    method: tuple[Method, ...]
    evidence: Text
    rule: ScoringRule
    clause: Text | None = None
    requirement: Id | None = None


class Indicator(Record):
    """A scored heading: further indicators below it, or observation points."""

    id: Id
    title: Text
    score: Measure
    indicators: tuple["Indicator", ...] = ()
    points: tuple[ObservationPoint, ...] = ()

    def all_points(self) -> Iterator[ObservationPoint]:
        """Yield the observation points at and below this indicator."""
        yield from self.points
        for indicator in self.indicators:
            yield from indicator.all_points()


class Part(Record):
    """A part of the system with its own subject."""

    id: Id
    title: Text
    subject: ScoredSubject
    score: Measure
    indicators: tuple[Indicator, ...]


class DeclaredShape(Record):
    """How many of each the system says it has; proved at check."""

    level1: WholeNumber
    level2: WholeNumber
    points: WholeNumber


class IndicatorSystem(Record):
    """The content of an indicators.yml."""

    total: Measure
    shape: DeclaredShape
    disclaimer: Text | None = None
    parts: tuple[Part, ...]

    def points(self) -> Iterator[ObservationPoint]:
        """Yield every observation point in order."""
        for part in self.parts:
            for indicator in part.indicators:
                yield from indicator.all_points()
