"""What does a national policy ask a station worker to know, and how far was it verified?"""

from collections.abc import Mapping

from pydantic import Field

from stationbook.model.record import DateOrText, Flag, Id, Record, StrictInt, Text
from stationbook.model.terms import BusinessLine, Confidence, LimitUnit, Verification

_COUNTED_IN_DAYS = frozenset({LimitUnit.WORKDAY, LimitUnit.DAY})
_DAY_OF = "之日"


class Point(Record):
    """A key point in our own words. ``verified`` stands only where it differs from the policy's level."""

    id: Id
    text: Text
    verified: Flag | None = None


class TypedLimit(Record):
    """The number that a time limit states, beside its words. ``starts`` is the day it runs from: 受理之日."""

    count: StrictInt = Field(gt=0)
    unit: LimitUnit
    starts: Text | None = None

    @property
    def event(self) -> str:
        """What happens on the day that the limit runs from: 受理 for 受理之日."""
        return (self.starts or "").removesuffix(_DAY_OF)


class Step(Record):
    """One step of a procedure. ``materials`` are the papers to hand over, each by itself."""

    id: Id
    step: Text
    who: Text | None = None
    where: Text | None = None
    materials: tuple[Text, ...] = ()
    what: Text | None = None
    output: Text | None = None
    time_limit: Text | None = None
    time_limit_verified: Flag | None = None
    limit: TypedLimit | None = None


class Procedure(Record):
    """How something is applied for. Social workers help with it; they never decide.

    ``does``, ``never`` and ``goes_wrong`` are advice of our own (项目建议稿), not words of the policy.
    """

    name: Text
    total_time: Text | None = None
    total_time_verified: Flag | None = None
    local_example: Text | None = None
    does: tuple[Text, ...] = ()
    never: tuple[Text, ...] = ()
    goes_wrong: tuple[Text, ...] = ()
    steps: tuple[Step, ...]

    def step(self, step_id: str) -> Step | None:
        """Return the step of an id, or None."""
        return next((step for step in self.steps if step.id == step_id), None)


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

    def countable_limit(self, step: Step) -> TypedLimit | None:
        """Return the limit that may be counted to a date: verified, in days, and from a day that is said."""
        limit = step.limit
        if limit is None or not limit.starts or limit.unit not in _COUNTED_IN_DAYS:
            return None
        return limit if self.is_limit_verified(step) else None

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
