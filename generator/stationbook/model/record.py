"""What do all records share: immutability, refusal of unknown fields, and the types of single values?"""

import math
import re
import unicodedata
from datetime import date
from typing import Annotated, Any

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StrictBool,
    StrictInt,
    WithJsonSchema,
)
from pydantic_core import PydanticCustomError

__all__ = [
    "CODE",
    "DateOrText",
    "Day",
    "DivisionCode",
    "Flag",
    "Id",
    "Measure",
    "Number",
    "Record",
    "StrictInt",
    "Text",
    "WebAddress",
    "WholeNumber",
    "is_hidden",
    "unpadded",
    "visible_text",
]

LONGEST_TEXT = 5_000
CODE = re.compile(r"\d{2}(\d{2}(\d{2}(\d{3}(\d{3})?)?)?)?", re.ASCII)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


class Record(BaseModel):
    """A record from a file: frozen, and an unknown field is an error, not a guess."""

    # Built at the first use: a build of one changed record validates stations and nothing else.
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


def _day(value: Any) -> Any:
    """Accept 2026-05-20 and nothing looser, so that 2026-5-20 or a timestamp is noticed."""
    if isinstance(value, date):
        return value
    if isinstance(value, str) and _DAY.fullmatch(value):
        try:
            return date.fromisoformat(value)
        except ValueError:
            pass
    raise PydanticCustomError("day", "not a day")


def _day_or_text(value: Any) -> Any:
    return _day(value) if isinstance(value, str) and _DAY.fullmatch(value) else value


def _number(value: Any) -> Any:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise PydanticCustomError("number", "not a number")
    if not math.isfinite(value):
        raise PydanticCustomError("finite", "not a finite number")
    return value


def _measure(value: Any) -> Any:
    if _number(value) < 0:
        raise PydanticCustomError("negative", "negative")
    return value


def _code(value: Any) -> Any:
    if not isinstance(value, str):
        raise PydanticCustomError("code_text", "code is not text")
    if not CODE.fullmatch(value):
        raise PydanticCustomError("code", "not a division code")
    return unpadded(value)


def unpadded(code: str) -> str:
    """Cut the zeros that fill a code up to the length of a lower level: 520000 is 52, 520302000 is 520302."""
    for length, zeros in ((12, 3), (9, 3), (6, 2), (4, 2)):
        if len(code) == length and code.endswith("0" * zeros):
            code = code[:-zeros]
    return code


def is_hidden(sign: str) -> bool:
    """Whether a sign is a control, a mark of direction, or none by Unicode: no reader sees it, no XML holds it."""
    if sign in "\n\t":
        return False
    number = ord(sign)
    is_no_sign = number & 0xFFFE == 0xFFFE or 0xFDD0 <= number <= 0xFDEF
    return is_no_sign or unicodedata.category(sign) in {"Cc", "Cf", "Cs", "Co"}


def visible_text(value: str) -> str:
    """Return a text as it is; raises PydanticCustomError of one that is blank, too long, or not wholly visible."""
    if not value.strip():
        raise PydanticCustomError("blank", "blank text")
    if len(value) > LONGEST_TEXT:
        raise PydanticCustomError("string_too_long", "too long")
    # Control characters and marks of direction turn what a reader sees away from what the file says.
    # Printable text, which is nearly all of it, needs no look at each character.
    if not value.isprintable() and any(is_hidden(c) for c in value):
        raise PydanticCustomError("hidden_characters", "control or direction characters")
    return value


def _web_address(value: str) -> str:
    if not re.fullmatch(r"https?://[^\s\"'<>]+", value):
        raise PydanticCustomError("web_address", "not a web address")
    return value


WebAddress = Annotated[
    str, AfterValidator(_web_address), WithJsonSchema({"type": "string", "pattern": r"^https?://[^\s\"'<>]+$"})
]
"""An address that begins with http:// or https://, and nothing else."""

Text = Annotated[
    str,
    AfterValidator(visible_text),
    WithJsonSchema({"type": "string", "minLength": 1, "maxLength": LONGEST_TEXT, "pattern": r"\S"}),
]
"""One or more visible characters."""

Id = Annotated[str, Field(pattern=r"^[a-z0-9]+(?:[.-][a-z0-9]+)*$", max_length=120)]
"""A permanent id: lower-case ASCII letters and digits, joined by hyphens or dots. Safe in a path and a URL."""

DivisionCode = Annotated[
    str,
    BeforeValidator(_code),
    WithJsonSchema({"type": "string", "pattern": "^[0-9]{2}([0-9]{2}([0-9]{2}([0-9]{3}([0-9]{3})?)?)?)?$"}),
]
"""GB/T 2260 and GB/T 10114 code: 2, 4, 6, 9 or 12 digits; padding (520000) is cut."""

Day = Annotated[
    date,
    BeforeValidator(_day),
    WithJsonSchema({"type": "string", "format": "date", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}),
]
DateOrText = Annotated[date | str, BeforeValidator(_day_or_text), WithJsonSchema({"type": "string"})]
"""A full day where the source gives one, else the source's own words (日前, 2023)."""

Flag = StrictBool
Number = Annotated[float, BeforeValidator(_number)]
Measure = Annotated[float, BeforeValidator(_measure), WithJsonSchema({"type": "number", "minimum": 0})]
"""A finite number that is not negative."""
WholeNumber = Annotated[StrictInt, Field(ge=0)]
