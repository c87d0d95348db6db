"""When was something, as far as that is known: a day, a month, or only a year?"""

import calendar
import re
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler, PlainValidator, WithJsonSchema
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from stationbook.model.record import visible_text

_WRITTEN = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)
# How people and workbooks write it: 2022.6, 2022/06/01, 2022年6月1日.
_LOOSE = re.compile(r"(\d{4})\s*[-./年]\s*(\d{1,2})(?:\s*[-./月]\s*(\d{1,2})\s*日?|\s*月?)", re.ASCII)
# A year stands as a number in YAML; others are slips of a digit, or counts.
FIRST_YEAR, LAST_YEAR = 1000, 9999
_YEAR_SCHEMA = {"type": "integer", "minimum": FIRST_YEAR, "maximum": LAST_YEAR}


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A year, a month (2022-06) or a day (2022-06-01): the days from ``first`` to ``last``, of which one is meant.

    Two of them, or one and a day, can only be compared where their days do not overlap.
    """

    year: int
    month: int = 0
    day: int = 0

    def __post_init__(self) -> None:
        if self.day and not self.month:
            raise ValueError("a day without its month")
        date(self.year, self.month or 1, self.day or 1)

    @property
    def first(self) -> date:
        """The first day that may be meant."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> date:
        """The last day that may be meant."""
        if self.day:
            return self.first
        month = self.month or 12
        return date(self.year, month, calendar.monthrange(self.year, month)[1])

    def is_before(self, other: "date | PartialDate") -> bool:
        """Whether this is known to be before a day or another partial date; never where that is open."""
        return self.last < _first(other)

    def is_after(self, other: "date | PartialDate") -> bool:
        """Whether this is known to be after a day or another partial date; never where that is open."""
        return self.first > _last(other)

    @property
    def sort_key(self) -> tuple[int, int, int]:
        """Order by the first day; what is known less exactly comes before what begins on the same day."""
        return (self.year, self.month, self.day)

    @property
    def in_words(self) -> str:
        """As running text says it: 2022年, 2022年6月, 2022年6月1日."""
        month = f"{self.month}月" if self.month else ""
        return f"{self.year}年{month}" + (f"{self.day}日" if self.day else "")

    def __str__(self) -> str:
        return f"{self.year:04}" + "".join(f"-{part:02}" for part in (self.month, self.day) if part)

    @classmethod
    def read(cls, value: Any) -> "PartialDate":
        """Return what 2022, 2022-06 or 2022-06-01 says; raises ValueError of anything looser."""
        if isinstance(value, cls):
            return value
        if isinstance(value, date):
            return cls(value.year, value.month, value.day)
        if isinstance(value, int) and not isinstance(value, bool) and FIRST_YEAR <= value <= LAST_YEAR:
            value = str(value)
        found = _WRITTEN.fullmatch(value) if isinstance(value, str) else None
        if found is None or "00" in found.groups()[1:]:
            raise ValueError("not a partial date")
        return cls(*(int(part) for part in found.groups() if part))

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(
            _typed, serialization=core_schema.to_string_ser_schema(when_used="json-unless-none")
        )

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        written = {"type": "string", "pattern": r"^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$"}
        return {"anyOf": [written, _YEAR_SCHEMA]}


def meant(value: Any) -> str:
    """Return how a date that was written in another way is to be written; empty where that is not plain.

    2022.1 may be January, or October whose zero a workbook ate.
    """
    found = _LOOSE.fullmatch(str(value).strip()) if isinstance(value, str | float) else None
    if found is None or (isinstance(value, float) and found[2] == "1"):
        return ""
    try:
        return str(PartialDate(*(int(part) for part in found.groups() if part)))
    except ValueError:
        return ""


def _typed(value: Any) -> PartialDate:
    try:
        return PartialDate.read(value)
    except ValueError:
        near = meant(value)
        raise PydanticCustomError("partial_date", "not a partial date", {"near": near}) from None


def _words_or_date(value: Any) -> PartialDate | str:
    """Keep a source's own words (每年三月), read everything that is a date."""
    try:
        return PartialDate.read(value)
    except ValueError:
        return visible_text(value) if isinstance(value, str) else _typed(value)


PartialDateOrText = Annotated[
    PartialDate | str,
    PlainValidator(_words_or_date),
    WithJsonSchema({"anyOf": [{"type": "string", "minLength": 1}, _YEAR_SCHEMA]}),
]
"""A partial date where there is one, else the source's own words (2025 年暑假)."""


def _first(other: date | PartialDate) -> date:
    return other.first if isinstance(other, PartialDate) else other


def _last(other: date | PartialDate) -> date:
    return other.last if isinstance(other, PartialDate) else other
