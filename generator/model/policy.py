"""What does a national policy ask a station worker to know, and how far was it verified?"""

from collections.abc import Mapping

from generator.model.record import DateOrText, Flag, Id, Record, Text
from generator.model.terms import BusinessLine, Confidence, Verification


class Point(Record):
    """A key point in our own words. ``verified`` stands only where it differs from the policy's level."""

    id: Id
    text: Text
    verified: Flag | None = None


class Step(Record):
    """One step of a procedure."""

    id: Id
    step: Text
    who: Text | None = None
    where: Text | None = None
    materials: Text | None = None
    what: Text | None = None
    output: Text | None = None
    time_limit: Text | None = None
    time_limit_verified: Flag | None = None


class Procedure(Record):
    """How something is applied for. Social workers help with it; they never decide."""

    name: Text
    total_time: Text | None = None
    total_time_verified: Flag | None = None
    local_example: Text | None = None
    steps: tuple[Step, ...]


class Policy(Record):
    """A national document that must-learn items come from."""

    id: Id
    title: Text
    issuer: Text
    number: Text | None = None
    number_confidence: Confidence | None = None
    issued: DateOrText | None = None
    issued_confidence: Confidence | None = None
    effective: DateOrText | None = None
    effective_confidence: Confidence | None = None
    amended: DateOrText | None = None
    replaces: Text | None = None
    status: Text
    line: BusinessLine
    also_lines: tuple[BusinessLine, ...] = ()
    topics: tuple[Text, ...] = ()
    verified: Verification
    verified_note: Text | None = None
    verified_source: Text | None = None
    confidence: Confidence
    check_original: tuple[Text, ...] = ()
    articles: Mapping[str, Text] = {}
    depends_on: tuple[Id, ...] = ()
    caution: Text | None = None
    note: Text | None = None
    points: tuple[Point, ...]
    procedure: Procedure | None = None
    procedure_ref: Id | None = None

    def is_point_verified(self, point: Point) -> bool:
        """`full_text` verifies every point; `page` only those its note names; `memory` none."""
        return self._is_verified(point.verified)

    def is_limit_verified(self, step: Step) -> bool:
        """Whether the time limit of a step was compared with the original."""
        return self._is_verified(step.time_limit_verified)

    @property
    def is_total_time_verified(self) -> bool:
        """Whether the total time of the procedure was compared with the original."""
        return self.procedure is not None and self._is_verified(self.procedure.total_time_verified)

    @property
    def is_procedure_verified(self) -> bool:
        """Whether every time limit that the procedure states was compared with the original."""
        steps = self.procedure.steps if self.procedure else ()
        return all(self.is_limit_verified(step) for step in steps if step.time_limit)

    def _is_verified(self, said: bool | None) -> bool:
        return said if said is not None else self.verified == Verification.FULL_TEXT

    def point(self, point_id: str) -> Point | None:
        """Return the point of an id, or None."""
        return next((point for point in self.points if point.id == point_id), None)
