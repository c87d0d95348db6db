"""What is a record once it says what a row of a ledger says?"""

import copy
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from stationbook.ledger.columns import AREA_COLUMN, HOURS, PHONES, known_columns, value_at
from stationbook.ledger.hours import same_hours
from stationbook.ledger.workbook import Cell

PHONE_ROWS, SERVICE_ROWS = "rows.phones", "rows.services"
"""Keys of what sheets of their own say: every telephone, every service."""
_LEVELS = ("staff.licensed.assistant", "staff.licensed.intermediate", "staff.licensed.senior")
_TOTAL = "staff.licensed.total"
_TITLES = {PHONE_ROWS: "电话", SERVICE_ROWS: "服务"}


class Changed(NamedTuple):
    """A field that a row says otherwise than the record does."""

    key: str
    old: Any
    new: Any

    @property
    def title(self) -> str:
        """Return what the field is called."""
        return title_of(self.key)

    def __str__(self) -> str:
        return f"{self.title}：{shown(self.key, self.old)} → {shown(self.key, self.new)}"


def title_of(key: str) -> str:
    """Return the Chinese title of a key."""
    return _TITLES.get(key) or known_columns()[key].title


def path_of(key: str) -> tuple[str, ...]:
    """Return the field of a record that a key goes to."""
    if key in {PHONES, PHONE_ROWS}:
        return ("phones",)
    if key == SERVICE_ROWS:
        return ("services",)
    return known_columns()[key].path or (key,)


def shown(key: str, value: Any) -> str:
    """Return a value as people read it."""
    if value is None or value == []:
        return "（空）"
    if key in {PHONES, PHONE_ROWS}:
        return "、".join(_phone_words(one) for one in value)
    if key == SERVICE_ROWS:
        return "、".join(str(one["service"]) for one in value)
    column = known_columns()[key]
    cell: Cell = column.show(value) if column.path else str(value)
    return str(cell).replace("\n", "、")


def _phone_words(phone: Mapping[str, Any]) -> str:
    # A mobile may stand in a record with consent; nothing else repeats it.
    number = "手机" if phone.get("kind") == "mobile" else str(phone["number"])
    return number + (f" 转 {phone['extension']}" if phone.get("extension") else "")


def differences(record: Mapping[str, Any], values: Mapping[str, Any]) -> Iterator[Changed]:
    """Yield what a row says otherwise than a record."""
    for key, new in values.items():
        old = value_at(record, path_of(key))
        if key in {PHONES, PHONE_ROWS, SERVICE_ROWS} and new is not None:
            new = _merged(key, old or [], new)
        if not _is_said(key, record, old, new):
            yield Changed(key, old, new)


def _is_said(key: str, record: Mapping[str, Any], old: Any, new: Any) -> bool:
    """Whether a record says the same, or the same more exactly."""
    if old == new or (old is None and new == []):
        return True
    if old is None or new is None:
        total = value_at(record, ("staff", "licensed"))
        return key == _TOTAL and new is not None and bool(total) and "total" not in total and sum(total.values()) == new
    if key == HOURS:
        return same_hours(str(new), str(old))
    if key == AREA_COLUMN or (known_columns().get(key) is not None and known_columns()[key].kind == "date"):
        # A ledger that knows the county alone, or the year, contradicts nothing.
        return str(old).startswith(str(new))
    return False


def _merged(key: str, old: Sequence[Mapping[str, Any]], new: Sequence[Mapping[str, Any]]) -> list[Any]:
    """Return a list in which what was there stays as it was, as far as the new one says the same."""
    if key == SERVICE_ROWS:
        return [{**_take(old, "service", one), **one} for one in new]
    left = list(old)
    merged: list[Any] = []
    for one in new:
        found = next((other for other in left if _digits(other) == _digits(one)), None)
        if found is not None:
            left.remove(found)
        if found is None or key == PHONES:
            merged.append(found if found is not None else one)
        else:
            merged.append(found if _whole(found) == _whole(one) else {**found, **one})
    if key == PHONES:
        # What is there with its holder's consent is not taken away by a ledger that has no place for it.
        merged += [one for one in left if one.get("consent")]
    return merged


def _take(old: Sequence[Mapping[str, Any]], key: str, wanted: Mapping[str, Any]) -> Mapping[str, Any]:
    return next((one for one in old if one.get(key) == wanted[key]), {})


def _digits(phone: Mapping[str, Any]) -> str:
    return re.sub(r"\D", "", f"{phone['number']}{phone.get('extension') or ''}")


def _whole(phone: Mapping[str, Any]) -> dict[str, Any]:
    return {"kind": "landline", **phone}


def with_changes(data: Mapping[str, Any], changes: Sequence[Changed]) -> dict[str, Any]:
    """Return the data of a record that says what some changes say; fields that become empty go."""
    made: dict[str, Any] = copy.deepcopy(dict(data))
    for one in changes:
        value = one.new
        if one.key in {PHONES, PHONE_ROWS, SERVICE_ROWS} and value is not None:
            value = _merged(one.key, value_at(made, path_of(one.key)) or [], value)
        if one.key == _TOTAL and value is not None:
            for level in _LEVELS:
                _put(made, path_of(level), None)
        elif one.key in _LEVELS and value is not None:
            _put(made, ("staff", "licensed", "total"), None)
        _put(made, path_of(one.key), value)
    return made


def _put(data: dict[str, Any], path: Sequence[str], value: Any) -> None:
    first, *rest = path
    if rest:
        inner = data.get(first)
        inner = dict(inner) if isinstance(inner, dict) else {}
        _put(inner, rest, value)
        value = inner or None
    if value is None or value == []:
        data.pop(first, None)
    else:
        data[first] = value
