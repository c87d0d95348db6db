"""How does plain data become a record, and each mistake in it a problem that a maintainer understands?"""

from pathlib import Path
from typing import Any, Generic, NamedTuple, TypeVar

from pydantic import TypeAdapter, ValidationError

from generator.load.files import relative
from generator.load.sentences import sentence
from generator.load.yaml_text import parse_yaml
from generator.model.problem import Problem

T = TypeVar("T", covariant=True)


class Read(NamedTuple, Generic[T]):
    """What became of a file: its record, or None and why."""

    record: T | None
    problems: list[Problem]


def read_record(root: Path, path: Path, adapter: TypeAdapter[T]) -> "Read[T]":
    """Read one YAML file as one record. A refused file gives None and at least one problem."""
    name = relative(root, path)
    try:
        data = parse_yaml(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        return Read(None, [Problem(name, (), str(error))])
    return validate_record(name, data, adapter)


def validate_record(name: str, data: Any, adapter: TypeAdapter[T], prefix: tuple[str | int, ...] = ()) -> "Read[T]":
    """Turn data into a record, or every mistake in it into a problem of the file ``name``."""
    try:
        return Read(adapter.validate_python(data), [])
    except ValidationError as error:
        found = [
            Problem(name, (*prefix, *one["loc"]), *sentence(one, adapter)) for one in error.errors(include_url=False)
        ]
        return Read(None, found)
