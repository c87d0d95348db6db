"""Is every field of every record, and every closed list of terms, described, with an example that is right?"""

import importlib
import pkgutil
from collections.abc import Iterator
from typing import Annotated, Any

import pytest
from pydantic import TypeAdapter

import stationbook.model
from stationbook.load.yaml_text import parse_yaml
from stationbook.model import terms
from stationbook.model.fields import (
    bare,
    called,
    every_field,
    field_at,
    fields_of,
    is_record,
    is_term,
    record_words,
    terms_words,
    type_at,
    type_words,
)
from stationbook.model.kinds import KINDS
from stationbook.model.record import Record
from stationbook.model.requirement import Requirement
from stationbook.model.station import Station


def _records() -> list[type[Record]]:
    for module in pkgutil.iter_modules(stationbook.model.__path__):
        importlib.import_module(f"stationbook.model.{module.name}")
    return sorted(set(_below(Record)), key=lambda one: one.__name__)


def _below(record: type[Record]) -> Iterator[type[Record]]:
    for one in record.__subclasses__():
        if one.__module__.startswith("stationbook."):
            yield one
            yield from _below(one)


TERMS = [one for one in vars(terms).values() if is_term(one) and one is not terms.Term]


@pytest.mark.parametrize("record", _records())
def test_every_field_is_described_and_no_other(record: type[Record]) -> None:
    told = {field.name for field in fields_of(record)}
    assert told == {field.alias or name for name, field in record.model_fields.items()}
    assert record_words(record).fields.keys() <= told
    for field in fields_of(record):
        assert all((field.words.name, field.words.meaning, field.used, type_words(field)))


@pytest.mark.parametrize("record", _records())
def test_every_example_is_what_may_stand_there(record: type[Record]) -> None:
    for name, model_field in record.model_fields.items():
        field = next(one for one in fields_of(record) if one.name == (model_field.alias or name))
        if field.record is not None:
            assert not field.words.example, field.name
            continue
        example = parse_yaml(field.words.example)
        assert example is not None, field.name
        # What narrows the type stands beside it.
        whole: Any = Annotated[(model_field.annotation, *model_field.metadata, "")]
        TypeAdapter(whole).validate_python(example)


@pytest.mark.parametrize("terms", TERMS)
def test_every_list_of_terms_is_described(terms: type[terms.Term]) -> None:
    assert all(terms_words(terms))


def test_fields_of_one_record_have_different_names() -> None:
    for record in _records():
        names = [field.words.name for field in fields_of(record)]
        assert len(names) == len(set(names)), record


def test_kind_knows_its_record() -> None:
    assert KINDS["station"].record is Station
    assert not KINDS["station"].is_list
    assert KINDS["requirements"].record is Requirement
    assert KINDS["requirements"].is_list


def test_path_leads_to_its_field() -> None:
    found = field_at(Station, "premises.area_m2")
    assert found is not None
    assert found.words.name == "使用面积"
    assert field_at(Station, "premises.nothing") is None
    assert field_at(Station, "id.nothing") is None
    assert type_at(Station, ("phones", 0, "kind")) is terms.PhoneKind
    assert type_at(tuple[Requirement, ...], (0, "applies_to", "tier", 1)) is terms.Tier
    assert type_at(Station, ("phones", "kind")) is None


def test_chinese_name_leads_to_the_path() -> None:
    assert called(Station, "地址")[0] == "premises.address"
    assert called(Station, "联系电话") == ["phones"]
    assert called(Station, "使用面积") == ["premises.area_m2"]
    assert called(Station, "面积") == ["premises.area_m2"]
    assert called(Station, "天气") == []


def test_record_within_itself_ends() -> None:
    assert len(list(every_field(KINDS["indicators"].record))) < 60


def test_annotation_is_laid_bare() -> None:
    assert bare(tuple[str, ...] | None) == (str, True)
    assert is_record(Station)
    assert not is_record(tuple[Station, ...])
