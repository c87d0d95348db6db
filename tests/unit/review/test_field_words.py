"""Has every field of a station's record a Chinese name?"""

import types
from collections.abc import Iterator
from typing import Any, Union, get_args, get_origin

from stationbook.model.record import Record
from stationbook.model.station import Station
from stationbook.review.field_words import NAMES, field_words


def fields(model: type[Record], above: str = "") -> Iterator[str]:
    for name, about in model.model_fields.items():
        path = f"{above}{about.alias or name}"
        yield path
        for inner in records_in(about.annotation):
            yield from fields(inner, f"{path}.")


def records_in(annotation: Any) -> Iterator[type[Record]]:
    if isinstance(annotation, type) and issubclass(annotation, Record):
        yield annotation
    elif get_origin(annotation) in (Union, types.UnionType, tuple):
        for one in get_args(annotation):
            yield from records_in(one)


def test_names_are_those_of_the_fields_that_there_are() -> None:
    assert set(fields(Station)) == set(NAMES)


def test_field_without_a_name_is_called_by_its_path() -> None:
    assert field_words("staff.headcount") == "专职人员人数"
    assert field_words("something.new") == "something.new"
