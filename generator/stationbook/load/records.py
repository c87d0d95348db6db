"""How does plain data become a record, and each mistake in it a problem that a maintainer understands?"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Generic, NamedTuple, TypeVar

from pydantic import TypeAdapter, ValidationError

from stationbook.load import shapes
from stationbook.load.files import EMPTY, FileRefusedError, read_text, relative
from stationbook.load.sentences import sentence, without_echoes
from stationbook.load.yaml_text import YamlRefusedError, parse_yaml
from stationbook.model.problem import FieldPath, Problem, Severity
from stationbook.model.problem_kind import ProblemKind
from stationbook.model.record import unpadded

ID_TWICE = ProblemKind(
    "id-twice",
    "两份资料的编号相同",
    "一个编号只能有一份资料。复制一份来写新的，要换编号。",
    wrong="""\
id: 990101-baishi
official_name: 例县和平镇社会工作服务站
tier: township
division: "990101102"
status: operating
sample: true""",
    right="""\
id: 990101-heping
official_name: 例县和平镇社会工作服务站
tier: township
division: "990101102"
status: operating
sample: true""",
    path="data/stations/99/990101/heping.yml",
)

T = TypeVar("T", covariant=True)


class Read(NamedTuple, Generic[T]):
    """What became of a file: its record, or None and why; and the text it was read of, empty where there is none."""

    record: T | None
    problems: list[Problem]
    text: str = ""


_CLAIMED = re.compile(r"^(?:id|code):[ \t]*[\"']?([^\s\"'#]+)", re.MULTILINE)
# The fields that hold a division code, wherever they stand.
_MAYBE_PADDED = re.compile(r"\d00[\"']")
_CODE_FIELDS = frozenset({"division", "code", "region"})


def read_record(root: Path, path: Path, adapter: TypeAdapter[T]) -> "Read[T]":
    """Read one YAML file as one record. A refused file gives None and at least one problem."""
    name = relative(root, path)
    try:
        text = read_text(root, path)
    except FileRefusedError as refused:
        return Read(None, [refused.problem(name)])
    return read_text_record(name, text, adapter)


def read_text_record(name: str, text: str, adapter: TypeAdapter[T]) -> "Read[T]":
    """Read the text of the file ``name`` as one record."""
    try:
        data = parse_yaml(text)
    except YamlRefusedError as refused:
        return Read(None, [yaml_problem(name, refused)], text)
    if data is None:
        return Read(None, [EMPTY.at(name, (), "文件里没有内容", "补上内容，或删去文件", 1, 1)], text)
    return validate_record(name, data, adapter, may_hold_padding=_MAYBE_PADDED.search(text) is not None)._replace(
        text=text
    )


def claimed_id(text: str) -> str:
    """Return the id that a text gives itself, even one that is no YAML; empty where it gives none."""
    found = _CLAIMED.search(text)
    return found[1] if found else ""


def yaml_problem(name: str, refused: YamlRefusedError, *, lines_before: int = 0) -> Problem:
    """Turn a refused text into the problem of its file, in which ``lines_before`` lines stand before it."""
    line = refused.line or 1
    return refused.kind.at(name, (), refused.message, refused.hint, line + lines_before, refused.column or 1)


def validate_record(name: str, data: Any, adapter: TypeAdapter[T], *, may_hold_padding: bool = True) -> "Read[T]":
    """Turn data into a record, or every mistake in it into a problem of the file ``name``."""
    padded = list(_padded_codes(name, data, ())) if may_hold_padding else []
    try:
        return Read(adapter.validate_python(data), padded)
    except ValidationError as error:
        errors = without_echoes(error.errors(include_url=False), adapter)
        found = [_told(name, one["loc"], *sentence(one, adapter)) for one in errors]
        return Read(None, [*padded, *found])


def _told(name: str, field: FieldPath, kind: ProblemKind, message: str, hint: str) -> Problem:
    return kind.at(name, field, message, hint)


def _padded_codes(name: str, data: Any, field: FieldPath) -> Iterator[Problem]:
    """Yield a warning for every division code that was written with padding, which is cut."""
    if isinstance(data, dict):
        for key, value in data.items():
            if key in _CODE_FIELDS and isinstance(value, str) and unpadded(value) != value:
                words = f"区划代码“{value}”末尾的 0 是补位，已按“{unpadded(value)}”处理"
                yield shapes.PADDED.at(name, (*field, key), words, "末尾不补 0", severity=Severity.WARNING)
            yield from _padded_codes(name, value, (*field, key))
    elif isinstance(data, list):
        for number, value in enumerate(data):
            yield from _padded_codes(name, value, (*field, number))
