"""Do schemas and records agree: what the loader accepts no schema refuses, and both refuse the same slips?"""

import copy
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from stationbook.exports.schemas import editor_line, editor_schemas, export_schemas, schema_of, schema_path
from stationbook.exports.stations import record_text
from stationbook.load.standards import split_front_matter
from stationbook.load.yaml_text import parse_yaml
from stationbook.model import fields
from stationbook.model.kinds import KINDS
from stationbook.model.station import Station
from tests.conftest import ROOT

ADAPTERS: dict[str, TypeAdapter[Any]] = {name: TypeAdapter(kind.content) for name, kind in KINDS.items()}
SCHEMAS = {name: jsonschema_rs.Draft202012Validator(schema_of(kind)) for name, kind in KINDS.items()}


def accepts(kind: str, data: Any) -> bool:
    try:
        ADAPTERS[kind].validate_python(data)
    except ValidationError:
        return False
    return True


def _files(kind: str) -> Iterator[Path]:
    for path in sorted(ROOT.glob(KINDS[kind].pattern)):
        if kind != "sheet" or path.name != "scheme.yml":
            yield path


def _content(kind: str, path: Path) -> Any:
    text = path.read_text(encoding="utf-8")
    if kind == "settings":
        (plugin,) = parse_yaml(text)["plugins"]
        return plugin["stationbook"] or {}
    return parse_yaml(split_front_matter(text)[0] if path.suffix == ".md" else text)


RECORDS = [(kind, _content(kind, path)) for kind in KINDS for path in _files(kind)]
SLIPS: tuple[Any, ...] = (True, 1, -1, 2.5, 20226, "", " ", "字", "2022-06", "1/2", "天", [], ["x"], [[]], {}, {"x": 1})


@pytest.mark.parametrize("kind", KINDS)
def test_every_file_of_the_project_is_as_its_schema_says(kind: str) -> None:
    found = [data for one, data in RECORDS if one == kind]
    assert found
    for data in found:
        SCHEMAS[kind].validate(data)
        assert accepts(kind, data)


def _places(data: Any) -> list[tuple[Any, Any]]:
    """Return every place in some data as what holds it and its key there."""
    found: list[tuple[Any, Any]] = []
    waiting = [data]
    while waiting:
        here = waiting.pop()
        keys = list(here) if isinstance(here, dict) else range(len(here)) if isinstance(here, list) else ()
        found += [(here, key) for key in keys]
        waiting += [here[key] for key in keys]
    return found


@given(st.sampled_from(RECORDS), st.randoms(use_true_random=False), st.sampled_from(SLIPS))
def test_what_the_loader_accepts_no_schema_refuses(record: tuple[str, Any], draw: Any, slip: Any) -> None:
    kind, data = record[0], copy.deepcopy(record[1])
    if places := _places(data):
        here, key = draw.choice(places)
        here[key] = slip
    if accepts(kind, data):
        SCHEMAS[kind].validate(data)


@given(st.sampled_from(RECORDS), st.randoms(use_true_random=False))
def test_both_refuse_a_field_that_is_not_there(record: tuple[str, Any], draw: Any) -> None:
    kind, data = record[0], copy.deepcopy(record[1])
    # Names of articles and outlines are free.
    places = [here for here, key in _places(data) if isinstance(here, dict) and not _is_free(data, here)]
    if not places:
        return
    draw.choice(places)["nothing"] = "x"
    assert not accepts(kind, data)
    assert not SCHEMAS[kind].is_valid(data)


def _is_free(data: Any, here: Any) -> bool:
    return isinstance(data, dict) and any(here is data.get(name) for name in ("articles", "boundaries"))


@pytest.mark.parametrize("kind", KINDS)
def test_both_refuse_a_record_without_what_it_needs(kind: str) -> None:
    for field in fields.fields_of(KINDS[kind].record):
        if not field.is_required:
            continue
        data = copy.deepcopy(next(data for one, data in RECORDS if one == kind and data))
        (data[0] if KINDS[kind].is_list else data).pop(field.name)
        assert not accepts(kind, data), field.name
        assert not SCHEMAS[kind].is_valid(data), field.name


SHAPES = {
    "tier": "twonship",
    "established_on": "2022年6月",
    "division": 990101101,
    "id": "清溪",
    "staff": {"headcount": -1},
    "premises": {"area_m2": "86"},
    "phones": [{"label": "x", "number": "1", "extension": "转2"}],
    "services": [{"service": "x", "ages": "小孩"}],
    "lists": {"needs": [3]},
    "assured": {"on": "2026-5-20", "by": "x"},
    "sample": "是",
}


@pytest.mark.parametrize("field", SHAPES)
def test_both_refuse_a_slip_in_a_value(field: str) -> None:
    data = {**next(data for one, data in RECORDS if one == "station"), field: SHAPES[field]}
    assert not accepts("station", data)
    assert not SCHEMAS["station"].is_valid(data)


def test_names_meanings_and_labels_are_chinese() -> None:
    files = dict(export_schemas("https://example.org/"))
    assert files.keys() == {schema_path(kind) for kind in KINDS}
    for path, content in files.items():
        made = json.loads(content)
        assert made["$schema"] == "https://json-schema.org/draft/2020-12/schema"
        assert made["$id"] == f"https://example.org/{path}"
        assert [one for one in _words(made) if one.isascii()] == []
    tier = json.loads(files[schema_path("station")])["$defs"]["Tier"]
    assert dict(zip(tier["enum"], tier["enumDescriptions"], strict=True))["township"] == "乡镇（街道）级"


def _words(made: Any) -> Iterator[str]:
    if isinstance(made, dict):
        yield from (made[name] for name in ("title", "description") if isinstance(made.get(name), str))
    for inner in made.values() if isinstance(made, dict) else made if isinstance(made, list) else ():
        yield from _words(inner)


def test_exported_stations_are_as_the_schema_says() -> None:
    for kind, data in RECORDS:
        if kind == "station":
            SCHEMAS[kind].validate(json.loads(record_text(Station.model_validate(data))))


def test_site_of_no_known_address_gives_its_schemas_none() -> None:
    assert all(b'"$id"' not in content for _, content in export_schemas(""))


def test_editor_knows_one_schema_for_each_file_that_people_write() -> None:
    schemas = editor_schemas()
    for path in (path for kind in KINDS.values() if not kind.part for path in ROOT.glob(kind.pattern)):
        of = [name for name, patterns in schemas.items() if _matches(path, patterns)]
        assert len(of) == 1, path
    assert {name.removeprefix("./site/") for name in schemas} < dict(export_schemas("")).keys()


def _matches(path: Path, patterns: list[str]) -> bool:
    found = [path in set(ROOT.glob(pattern.removeprefix("!"))) for pattern in patterns]
    return found[0] and not any(found[1:])


def test_checkout_has_the_settings_that_a_project_gets() -> None:
    settings = json.loads((ROOT / ".vscode/settings.json").read_text(encoding="utf-8"))
    assert settings["yaml.schemas"] == editor_schemas()


def test_new_file_names_its_schema_in_the_built_site() -> None:
    line = editor_line("station", "data/stations/99/990101/qingxi.yml")
    assert line == "# yaml-language-server: $schema=../../../../site/data/schema/station.json"
