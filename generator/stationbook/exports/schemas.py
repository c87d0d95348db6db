"""How does another program, or an editor, know what may stand in a file? JSON Schema, draft 2020-12.

A schema is made of the records themselves and of their descriptions. It never refuses what the loader accepts; what
one field says of another only the loader knows.
"""

from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Any

from pydantic import TypeAdapter
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from stationbook.exports.json_text import json_bytes
from stationbook.load.yaml_text import parse_yaml
from stationbook.model.fields import Field, fields_of, record_words, terms_words
from stationbook.model.kinds import KINDS, FileKind
from stationbook.model.record import Record

FOLDER = "data/schema"
SITE = "site"
"""Where a project's own build lies; schemas there are those of the program that it uses."""


def schema_path(kind: str) -> str:
    """Return where in the site the schema of a kind stands."""
    return f"{FOLDER}/{kind}.json"


def export_schemas(site_url: str) -> Iterator[tuple[str, bytes]]:
    """Yield path and content of the schema of every kind of file; ``site_url`` is where the site stands, or empty."""
    for name, kind in KINDS.items():
        made = schema_of(kind)
        if site_url:
            made = {"$schema": made.pop("$schema"), "$id": f"{site_url}{schema_path(name)}", **made}
        yield schema_path(name), json_bytes(made, sort_keys=False)


def editor_schemas() -> dict[str, list[str]]:
    """Return for editors which files follow which schema of the built site, both relative to the project.

    An edition's front matter and the settings are parts of files, of which an editor would check the whole.
    """
    found: dict[str, list[str]] = {}
    for name, kind in KINDS.items():
        if not kind.part:
            others = [other.pattern for other in KINDS.values() if _is_within(other.pattern, kind.pattern)]
            found[f"./{SITE}/{schema_path(name)}"] = [kind.pattern, *(f"!{pattern}" for pattern in others)]
    return found


def editor_line(kind: str, path: str) -> str:
    """Return the comment by which an editor knows the schema of a new file of the project; schemas come by a build."""
    return f"# yaml-language-server: $schema={'../' * path.count('/')}{SITE}/{schema_path(kind)}"


def _is_within(narrow: str, wide: str) -> bool:
    """Whether every file of one pattern is of another too, as scheme.yml lies among the sheets."""
    return narrow != wide and "*" in wide.rpartition("/")[2] and PurePosixPath(narrow.replace("*", "x")).match(wide)


def schema_of(kind: FileKind) -> dict[str, Any]:
    """Return the schema of the content of a kind of file, with Chinese names and meanings."""
    adapter: TypeAdapter[Any] = TypeAdapter(kind.content)
    made = adapter.json_schema(by_alias=True, mode="validation", schema_generator=_InChinese)
    about = f"{kind.place} 的{kind.part or '内容'}"
    return {"$schema": _InChinese.schema_dialect, **made, "title": kind.title, "description": about}


class _InChinese(GenerateJsonSchema):
    """Writes the names, meanings and examples of fields, and the labels of terms, in place of what the code says."""

    def model_schema(self, schema: core_schema.ModelSchema) -> JsonSchemaValue:
        made = super().model_schema(schema)
        record: type[Record] = schema["cls"]
        words = record_words(record)
        made.update(title=words.name, description=f"用于：{words.used}")
        for field in fields_of(record):
            made["properties"][field.name] = _described(made["properties"][field.name], field)
        return made

    def generate_inner(self, schema: Any) -> JsonSchemaValue:
        # The name and docstring of the class would be written over the words below.
        return super().generate_inner({**schema, "metadata": {}} if schema["type"] == "enum" else schema)

    def enum_schema(self, schema: core_schema.EnumSchema) -> JsonSchemaValue:
        made = super().enum_schema(schema)
        words = terms_words(schema["cls"])
        labels = [term.label for term in schema["members"]]
        listed = "、".join(f"{term.value}（{term.label}）" for term in schema["members"])
        # Editors show the labels beside the terms by `enumDescriptions`, everything else by the description.
        made.update(title=words.name, description=f"{words.meaning}。可以写：{listed}", enumDescriptions=labels)
        return made

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        made = super().default_schema(schema)
        if made.get("default") in (None, [], {}):
            # Left out says nothing, and not that there is none.
            made.pop("default", None)
        return made


def _described(made: JsonSchemaValue, field: Field) -> JsonSchemaValue:
    words = field.words
    about = {"title": words.name, "description": f"{words.meaning}。用于：{field.used}"}
    example = {"examples": [parse_yaml(words.example)]} if words.example else {}
    return {**made, **about, **example}
