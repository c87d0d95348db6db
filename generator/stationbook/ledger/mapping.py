"""What did a person say of a ledger: which column is which, which place is meant, what is the same in every row?"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from stationbook.edit.changes import Edit
from stationbook.edit.text import EditRefusedError, edited
from stationbook.edit.values import scalar_text
from stationbook.ledger.columns import LEFT_OUT, known_columns
from stationbook.ledger.headers import How, Match
from stationbook.load.yaml_text import YamlRefusedError, parse_yaml
from stationbook.model.division import Division

SUFFIX = ".mapping.yml"
_PARTS = ("columns", "defaults", "divisions", "terms")
_DEFAULTS = ("county", "tier", "status", "operator.kind", "location.crs", "location.precision", "area_code")
_LONGEST_QUESTION = 40
_EXAMPLE = '  # county: "522301"  # 台账没有写县（市、区）时，都在哪里'


class MappingRefusedError(ValueError):
    """The file of a mapping cannot be used; the message says where and why, in Chinese."""


@dataclass(frozen=True, slots=True)
class Answers:
    """What is known of a ledger's words. ``columns`` are keys of columns, or LEFT_OUT, by the words above them."""

    columns: Mapping[str, str] = field(default_factory=dict)
    defaults: Mapping[str, str] = field(default_factory=dict)
    divisions: Mapping[str, str] = field(default_factory=dict)
    terms: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Question:
    """What a person is asked: for which words, of which part of the mapping, and what may be meant."""

    part: str
    words: str
    about: str


AREA_QUESTION = Question("defaults", "area_code", '电话没有区号的补什么，例如 "0859"')


def read_mapping(text: str, name: str) -> Answers:
    """Return what the text of a mapping says. Raises MappingRefusedError."""
    try:
        data = parse_yaml(text)
    except YamlRefusedError as error:
        raise MappingRefusedError(f"{name}:{error.line or 1} {error.message}（{error.hint}）") from error
    parts = _words_in(data or {}, name, "")
    if wrong := [part for part in parts if part not in _PARTS]:
        raise MappingRefusedError(f"{name}：没有“{wrong[0]}”这一部分，可以写 {'、'.join(_PARTS)}")
    said = {part: _words_in(parts.get(part) or {}, name, part) for part in _PARTS}
    columns = {words: _value(key, name) or LEFT_OUT for words, key in said["columns"].items()}
    for words, key in columns.items():
        if key != LEFT_OUT and key not in known_columns():
            raise MappingRefusedError(f"{name}：columns 里“{words}”写的“{key}”不是列的名称，也不是“{LEFT_OUT}”")
    if wrong := [key for key in said["defaults"] if key not in _DEFAULTS]:
        raise MappingRefusedError(f"{name}：defaults 里不能写“{wrong[0]}”，可以写 {'、'.join(_DEFAULTS)}")
    defaults = _answered(said["defaults"], name)
    terms = {key: _answered(_words_in(of or {}, name, f"terms 的 {key}"), name) for key, of in said["terms"].items()}
    for key, values in (
        *((key, (value,)) for key, value in defaults.items()),
        *((k, v.values()) for k, v in terms.items()),
    ):
        _refuse_unknown_terms(key, values, name)
    return Answers(columns, defaults, _answered(said["divisions"], name), terms)


def _refuse_unknown_terms(key: str, values: Iterable[str], name: str) -> None:
    column = known_columns().get(key)
    if column is None or column.terms is None:
        return
    known = [one.value for one in column.terms]
    if wrong := [value for value in values if value not in known]:
        raise MappingRefusedError(f"{name}：{column.title}里没有“{wrong[0]}”，可以写 {'、'.join(known)}")


def _words_in(data: Any, name: str, part: str) -> dict[str, Any]:
    if not isinstance(data, dict):
        raise MappingRefusedError(f"{name}：{part or '文件里'}应当是一行一行的“名称: 内容”")
    return {str(words): value for words, value in data.items()}


def _value(value: Any, name: str) -> str:
    """Return what stands behind a name; a code may lack its quotes."""
    if value is None or isinstance(value, str | int):
        return "" if value is None or isinstance(value, bool) else str(value)
    raise MappingRefusedError(f"{name}：“{value}”看不懂，每个名称后面写一个词")


def _answered(said: Mapping[str, Any], name: str) -> dict[str, str]:
    return {words: answer for words, value in said.items() if (answer := _value(value, name))}


def proposed_text(ledger: str, matches: Mapping[str, Match], questions: Sequence[Question], defaults: Any) -> str:
    """Return the text of a new mapping, each line with what it rests on, and every question with what may be meant."""
    lines = [
        f"# 台账“{ledger}”的对照文件：哪一列是什么，地名是哪里。核对一遍，改完再运行一次；明年的台账接着用它。",
        "# 每一行：台账的列名: 程序里的名称。不导入的写 不要。可以写的名称：",
    ]
    keys = [f"{one.key}（{one.title}）" for one in known_columns().values()]
    lines += [f"#   {'、'.join(keys[start : start + 4])}" for start in range(0, len(keys), 4)]
    lines += ["columns:"]
    lines += [_column_line(words, match) for words, match in matches.items()] or ["  {}"]
    lines += ["", "# 台账里没有、每个站点都一样的内容。", "defaults:"]
    lines += [f"  {key}: {scalar_text(value)}  # {about}" for key, value, about in defaults]
    lines += _question_lines(one for one in questions if one.part == "defaults")
    lines += [_EXAMPLE]
    for part, about in (
        ("divisions", "地名是哪里：写区划代码，加引号；不知道的空着，那些行先不导入。"),
        ("terms", "一格里的说法是哪一个：照后面列出的写。"),
    ):
        asked = [one for one in questions if one.part.split(".")[0] == part]
        lines += ["", f"# {about}", f"{part}:" if asked else f"{part}: {{}}", *_question_lines(asked)]
    return "\n".join(lines) + "\n"


def _column_line(words: str, match: Match) -> str:
    key = match.key or LEFT_OUT
    title = known_columns()[key].title if key in known_columns() else ""
    about = match.how.value if not title or match.how is not How.NAME else ""
    return f"  {scalar_text(words)}: {key}" + (
        f"  # {'，'.join(filter(None, (title, about)))}" if title or about else ""
    )


def _question_lines(asked: Iterable[Question]) -> list[str]:
    lines: list[str] = []
    part = ""
    for one in sorted(asked, key=lambda one: one.part):
        indent = "  "
        if "." in one.part:
            key = one.part.partition(".")[2]
            indent = "    "
            if one.part != part:
                lines.append(f"  {key}:")
        part = one.part
        lines.append(f"{indent}{scalar_text(one.words)}:  # {one.about}")
    return lines


def with_questions(text: str, matches: Mapping[str, Match], questions: Sequence[Question]) -> str:
    """Return the text of a mapping with the columns and questions that it lacks, all else as it was.

    Raises MappingRefusedError where the text cannot be added to.
    """
    data = parse_yaml(text) or {}
    edits = []
    for words, match in matches.items():
        if words not in (data.get("columns") or {}):
            edits.append(_added(data, ("columns",), words, match.key or LEFT_OUT))
    for one in questions:
        path = tuple(one.part.split(".", 1))
        holder: Any = data
        for part in path:
            holder = (holder or {}).get(part) if isinstance(holder, dict) else None
        if one.words not in (holder or {}):
            edits.append(_added(data, path, one.words, None))
    try:
        return edited(text, edits)
    except EditRefusedError as error:
        raise MappingRefusedError(f"对照文件里加不进新的列和地名：{error}") from error


def _added(data: dict[str, Any], path: tuple[str, ...], words: str, value: str | None) -> Edit:
    """Return the edit that puts words into a part, and note in the data that they are there."""
    holder = data
    for number, part in enumerate(path):
        if not isinstance(holder.get(part), dict):
            inner: Any = {words: value}
            for above in reversed(path[number + 1 :]):
                inner = {above: inner}
            holder[part] = inner
            return Edit(path[: number + 1], inner)
        holder = holder[part]
    holder[words] = value
    return Edit((*path, words), value)


def division_question(words: str, candidates: Sequence[Division], listed: str) -> Question:
    """Return the question which division some words mean."""
    return Question("divisions", words[:_LONGEST_QUESTION], f"可以是 {listed}" if candidates else "写区划代码")


def term_question(key: str, words: str) -> Question:
    """Return the question which term of a column some words mean."""
    column = known_columns()[key]
    terms = "、".join(f"{one.value}（{one.label}）" for one in column.terms or ())
    return Question(f"terms.{key}", words[:_LONGEST_QUESTION], f"{column.title}：{terms}")
