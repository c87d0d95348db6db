"""What does a clause ask of a station or a county, as data?"""

import re
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import BeforeValidator, WithJsonSchema, model_validator
from pydantic_core import PydanticCustomError

from stationbook.model.record import DivisionCode, Id, Number, Record, Text, WholeNumber
from stationbook.model.terms import AssessedSubject, StationKind, Status, Strength, Tier

OPERATORS = ("at_least", "at_most", "between", "equals", "includes_all", "present")


def _number_or_fraction(value: Any) -> Any:
    """Read 2/3 as it is written in the documents; anything else must be a number."""
    if isinstance(value, str) and (fraction := re.fullmatch(r"(\d+)/([1-9]\d*)", value)):
        return int(fraction[1]) / int(fraction[2])
    return value


Threshold = Annotated[
    Number,
    BeforeValidator(_number_or_fraction),
    WithJsonSchema({"anyOf": [{"type": "number"}, {"type": "string", "pattern": "^[0-9]+/[1-9][0-9]*$"}]}),
]
"""A number, or a fraction such as 2/3."""


class Bound(Record):
    """One operator with its bound. ``present`` asks only that something is recorded."""

    at_least: Threshold | None = None
    at_most: Threshold | None = None
    between: tuple[Threshold, Threshold] | None = None
    equals: Number | bool | Text | None = None
    includes_all: tuple[Text, ...] = ()
    present: bool | None = None

    @property
    def operator(self) -> str:
        """The name of the one operator that stands; empty where none does."""
        return next((name for name in OPERATORS if getattr(self, name) not in (None, ())), "")

    @property
    def operators(self) -> tuple[str, ...]:
        """The names of all operators that stand; a sound bound has one."""
        return tuple(name for name in OPERATORS if getattr(self, name) not in (None, ()))


class YearRow(Bound):
    """The bound of some contract years, both ends included; without ``until`` of all later ones."""

    from_year: WholeNumber
    until_year: WholeNumber | None = None

    def covers(self, year: int) -> bool:
        """Whether the row speaks of a contract year."""
        return self.from_year <= year and (self.until_year is None or year <= self.until_year)


class AppliesTo(Record):
    """To which stations a requirement applies; an empty list means all. A division counts with all below it."""

    tier: tuple[Tier, ...] = ()
    kind: tuple[StationKind, ...] = ()
    status: tuple[Status, ...] = (Status.OPERATING, Status.BUILT, Status.SUSPENDED)
    division: tuple[DivisionCode, ...] = ()


class Requirement(Bound):
    """What a clause asks: a measure (or a ratio of two), an operator and its bound, and to whom it applies.

    ``clause`` is an id of the same edition. With ``by_year`` the bound depends on the year of the service
    contract; a year that no row covers is not assessed. ``note_below`` marks a value that is met but worth a
    note (a supervisor with fewer than five stations). ``group`` joins requirements that are counted together.
    """

    id: Id
    clause: Text
    strength: Strength
    subject: AssessedSubject = AssessedSubject.STATION
    applies_to: AppliesTo = AppliesTo()
    measure: Id
    of: Id | None = None
    by_year: tuple[YearRow, ...] = ()
    note_below: Number | None = None
    unit: Text | None = None
    group: Text | None = None
    evidence: Text | None = None
    why: Text | None = None

    @model_validator(mode="after")
    def _has_one_bound(self) -> "Requirement":
        if bool(self.by_year) == bool(self.operators) or len(self.operators) > 1:
            raise PydanticCustomError("one_bound", "exactly one operator, or by_year")
        if any(len(row.operators) != 1 for row in self.by_year):
            raise PydanticCustomError("one_bound", "exactly one operator in each row")
        return self


class Parameter(Record):
    """A local bound for a requirement of the standard above, with the local document it comes from."""

    requirement: Id
    strength: Strength | None = None
    at_least: Threshold | None = None
    at_most: Threshold | None = None
    between: tuple[Threshold, Threshold] | None = None
    by_year: tuple[YearRow, ...] = ()
    note: Text | None = None


class LocalProfile(Record):
    """The content of a profile.yml: which edition a division works by, and what it sets for itself.

    ``base`` is ``series/standard/edition``: an edition with requirements, or another profile.
    """

    base: Text
    division: DivisionCode
    set: tuple[Parameter, ...] = ()


@dataclass(frozen=True, slots=True)
class Origin:
    """From which edition a part of a resolved requirement comes."""

    edition: str
    field: str


@dataclass(frozen=True, slots=True)
class Applied:
    """A requirement as it applies in a division: with local bounds, and where each of them comes from.

    ``edition`` is the edition of the clause, ``origins`` the local documents that changed something.
    """

    requirement: Requirement
    edition: str
    origins: tuple[Origin, ...] = ()

    @property
    def key(self) -> str:
        """``edition#requirement``, unique over all editions."""
        return f"{self.edition}#{self.requirement.id}"
