"""What does a value that is refused say, where nobody could have meant anything else?"""

import re
import unicodedata
from datetime import date
from typing import Annotated, Any, get_args, get_origin

from stationbook.check.phones import mended_number
from stationbook.model.problem import FieldPath
from stationbook.model.record import CODE, unpadded
from stationbook.model.terms import Term, term_named

_DAY = re.compile(r"(\d{4})(?:-|/|\.|年)(\d{1,2})(?:-|/|\.|月)(\d{1,2})日?")
_NUMBER = re.compile(r"(\d+(?:\.\d+)?)\s*(\D*)")
# What each field counts, by the end of its name.
_UNITS = {"area_m2": {"㎡", "m²", "m2", "平方米", "平米"}, "headcount": {"人", "名"}, "amount_yuan": {"元"}}
_YES_AND_NO = {"true": True, "yes": True, "是": True, "有": True, "false": False, "no": False, "否": False, "无": False}


def mended_value(code: str, kind: Any, field: FieldPath, value: Any, raw: str) -> Any:
    """Return what a value says that is refused for a problem of this code; None where that is not certain.

    ``kind`` is the type that the field has, ``raw`` what stands in the file.
    """
    if get_origin(kind) is Annotated:
        kind = get_args(kind)[0]
    text = unicodedata.normalize("NFKC", value).strip() if isinstance(value, str) else ""
    if code == "value-day":
        return _day(text)
    if code == "term-unknown":
        return _term(kind, value) if isinstance(value, str) else None
    if code == "value-number":
        return _number(text, str(field[-1]) if field else "", whole=kind is int)
    if code in {"value-code", "value-text"} and isinstance(value, int) and not isinstance(value, bool):
        # Digits that a reader takes for a number, if they are written as that number is.
        return raw if raw == str(value) and (code == "value-text" or CODE.fullmatch(raw)) else None
    if code == "value-code":
        return text if text != value and CODE.fullmatch(text) else None
    if code == "division-padded":
        return unpadded(text)
    if code == "value-shape" and kind is bool:
        return _YES_AND_NO.get(text.lower())
    if code.startswith("phone-"):
        return mended_number(value) if isinstance(value, str) else None
    return None


def _day(text: str) -> str | None:
    parts = _DAY.fullmatch(text)
    try:
        return date(*(int(part) for part in parts.groups())).isoformat() if parts else None
    except ValueError:
        return None


def _number(text: str, field: str, *, whole: bool) -> int | float | None:
    """Return the number in a text that is nothing else, but for the unit that the field is counted in."""
    found = _NUMBER.fullmatch(text)
    if not found or found[2].strip() not in {"", *_UNITS.get(field, ())}:
        return None
    if "." not in found[1]:
        return int(found[1])
    return None if whole else float(found[1])


def _term(kind: Any, value: str) -> str | None:
    """Return the term whose Chinese name a text is, if it is the name of one only."""
    terms = list(kind) if isinstance(kind, type) and issubclass(kind, Term) else []
    plain = "".join(value.split())
    same = [str(one) for one in terms if plain.lower() == one.value]
    return same[0] if same else term_named(terms, plain)
