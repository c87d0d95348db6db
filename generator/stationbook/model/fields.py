"""What fields has a record, what is each called, and which one does somebody mean?

The descriptions are data in `described`; whoever says anything of a field to a person asks here.
"""

import types
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Annotated, Any, Union, get_args, get_origin

from stationbook.model.described.correction import CORRECTION
from stationbook.model.described.division import DIVISION
from stationbook.model.described.learning import LEARNING
from stationbook.model.described.others import OTHERS
from stationbook.model.described.region import REGION
from stationbook.model.described.requirement import REQUIREMENT
from stationbook.model.described.standard import STANDARD
from stationbook.model.described.station import STATION
from stationbook.model.described.terms import TERMS
from stationbook.model.described.words import FieldWords, RecordWords, TermsWords
from stationbook.model.partial_date import PartialDate
from stationbook.model.record import Record
from stationbook.model.terms import Term

_RECORDS: Mapping[type[Record], RecordWords] = {
    **STATION,
    **REGION,
    **DIVISION,
    **CORRECTION,
    **STANDARD,
    **REQUIREMENT,
    **LEARNING,
    **OTHERS,
}
# So long a name may stand within what somebody wrote, and be meant: 联系电话 is 电话, but not every 名称 is a name.
_LEAST_MEANT = 2


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a record, by the name that stands in YAML.

    ``type`` is what stands there, several times where it ``is_list``: a record, a term, or a plain type.
    """

    name: str
    words: FieldWords
    used: str
    type: Any
    is_list: bool
    is_required: bool

    @property
    def record(self) -> type[Record] | None:
        """The record that stands there, or None."""
        return self.type if is_record(self.type) else None


@cache
def fields_of(record: type[Record]) -> tuple[Field, ...]:
    """Return the fields of a record in their order; raises KeyError where one is not described."""
    found = []
    for attribute, field in record.model_fields.items():
        name = field.alias or attribute
        owner, words = _described(record, name)
        kind, is_list = bare(field.annotation)
        used = words.used or _RECORDS.get(record, owner).used
        found.append(Field(name, words, used, kind, is_list, field.is_required()))
    return tuple(found)


def record_words(record: type[Record]) -> RecordWords:
    """Return what a record is called and where it is used; raises KeyError where it is not described."""
    return _RECORDS[record]


def terms_words(terms: type[Term]) -> TermsWords:
    """Return what a closed list of terms is called; raises KeyError where it is not described."""
    return TERMS[terms]


def field_at(record: type[Record], path: str) -> Field | None:
    """Return the field that a path such as ``premises.area_m2`` leads to, or None."""
    here: type[Record] | None = record
    found: Field | None = None
    for part in path.split("."):
        found = next((one for one in fields_of(here) if one.name == part), None) if here else None
        if found is None:
            return None
        here = found.record
    return found


def every_field(record: type[Record]) -> Iterator[tuple[str, Field]]:
    """Yield every field of a record and of the records in it, with its path; a record within itself is left out."""
    yield from _below(record, "", ())


def called(record: type[Record], words: str) -> list[str]:
    """Return the paths of the fields that are called so in Chinese, first those of which there is one, nearest the top.

    A name counts as well where it stands within the words (联系电话), or the words within it (面积).
    """
    words = "".join(words.split())
    named = [(path, field.words.name) for path, field in every_field(record)]
    ways = (
        lambda name: name == words,
        lambda name: len(name) >= _LEAST_MEANT and name in words,
        lambda name: len(words) >= _LEAST_MEANT and words in name,
    )
    for is_meant in ways:
        if found := [path for path, name in named if is_meant(name)]:
            return sorted(found, key=lambda path: (_lists_on(record, path), path.count(".")))
    return []


def type_at(annotation: Any, path: Sequence[str | int]) -> Any:
    """Follow a path of names and positions to the type that stands there; None where there is no such field."""
    here, is_list = bare(annotation)
    for part in path:
        if isinstance(part, int) and is_list:
            is_list = False
        elif is_record(here) and not is_list and (field := next((f for f in fields_of(here) if f.name == part), None)):
            here, is_list = field.type, field.is_list
        else:
            return None
    return here


def bare(annotation: Any) -> tuple[Any, bool]:
    """Return the type that an annotation is about, and whether it is a list of it; of several the first."""
    origin = get_origin(annotation)
    if origin is Annotated:
        return bare(get_args(annotation)[0])
    if origin in (Union, types.UnionType):
        return bare(next(part for part in get_args(annotation) if part is not type(None)))
    if origin in (tuple, list):
        return bare(get_args(annotation)[0])[0], True
    return annotation, False


def is_record(kind: Any) -> bool:
    """Whether a type is a record."""
    return isinstance(kind, type) and issubclass(kind, Record)


def is_term(kind: Any) -> bool:
    """Whether a type is a closed list of terms."""
    return isinstance(kind, type) and issubclass(kind, Term)


def type_words(field: Field) -> str:
    """Say in Chinese what is written in a field: 文字, 数, 日期 and so on."""
    if field.record is not None:
        words = record_words(field.record).name
    elif is_term(field.type):
        words = terms_words(field.type).name
    else:
        words = _PLAIN.get(field.type, "名称: 内容")
    return f"一列{words}" if field.is_list else words


_PLAIN: Mapping[Any, str] = {
    str: "文字",
    int: "整数",
    float: "数",
    bool: "true 或 false",
    date: "日期",
    PartialDate: "年、月或日",
    Any: "文字、数，或 true、false",
}


def _lists_on(record: type[Record], path: str) -> int:
    parts = path.split(".")[:-1]
    above = (field_at(record, ".".join(parts[: at + 1])) for at in range(len(parts)))
    return sum(one.is_list for one in above if one)


def _described(record: type[Record], name: str) -> tuple[RecordWords, FieldWords]:
    """Return the description of a field by the record itself, or by one that it is made of."""
    for one in record.__mro__:
        if one in _RECORDS and name in _RECORDS[one].fields:
            return _RECORDS[one], _RECORDS[one].fields[name]
    raise KeyError(f"{record.__name__}.{name}")


def _below(record: type[Record], prefix: str, above: tuple[type[Record], ...]) -> Iterator[tuple[str, Field]]:
    for field in fields_of(record):
        yield f"{prefix}{field.name}", field
        if field.record is not None and field.record not in (*above, record):
            yield from _below(field.record, f"{prefix}{field.name}.", (*above, record))
