"""What is the text of a record after an edit, with every other sign as it was?"""

import re
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from stationbook.edit.changes import GONE, Edit, applied, edits_between, same
from stationbook.edit.places import Entry, Place, places_of
from stationbook.edit.values import entry_lines, flow_text, scalar_text
from stationbook.load.yaml_text import YamlRefusedError, parse_yaml
from stationbook.model.problem import FieldPath

_BOM = "\ufeff"
Order = Callable[[FieldPath], Sequence[str]]
"""The names of fields, in their order, of the mapping at a path."""


class EditRefusedError(ValueError):
    """The text cannot be edited so that nothing else changes; the message says why, in Chinese."""


def no_order(path: FieldPath) -> Sequence[str]:
    """Return that new fields come last."""
    return ()


def edited(text: str, edits: Iterable[Edit], *, order: Order = no_order) -> str:
    """Return a YAML text with edits made one after another: comments, order, quotes and ends of lines stay.

    The data of every step is compared with what it should be, as the fast parser reads it. Comments within a value
    that is taken out, or written anew as another kind of value, go with it. Raises EditRefusedError.
    """
    mark, body = (_BOM, text[1:]) if text.startswith(_BOM) else ("", text)
    try:
        data = parse_yaml(body)
    except YamlRefusedError as error:
        raise EditRefusedError(f"文件现在就读不出来：{error.message}") from error
    for edit in edits:
        try:
            steps = _steps(data, edit)
        except (KeyError, IndexError, TypeError) as error:
            raise EditRefusedError("要改的这一项不在文件里") from error
        for step in steps:
            expected = applied(data, step)
            body = _changed(body, step, order)
            try:
                data = parse_yaml(body)
            except YamlRefusedError as error:
                raise EditRefusedError("这里的写法特别，改了会读不出来") from error
            if not same(data, expected):
                raise EditRefusedError("这里的写法特别，改了会动到别的内容")
    return mark + body


def _steps(data: Any, edit: Edit) -> list[Edit]:
    """Return the edits by which an edit is made; those of a value that is there go as deep as they can."""
    applied(data, edit)
    if edit.value is GONE or edit.is_new:
        return [edit]
    old = data
    for part in edit.path:
        if isinstance(old, dict) and part not in old:
            return [edit]
        if isinstance(old, list) and part == len(old):
            return [Edit(edit.path, edit.value, is_new=True)]
        old = old[part]
    return list(edits_between(old, edit.value, edit.path))


def _changed(text: str, edit: Edit, order: Order) -> str:
    try:
        root = places_of(text)
        if root is None or not edit.path:
            raise KeyError(edit.path)
        holder = root.at(edit.path[:-1])
        part = edit.path[-1]
        if edit.value is GONE:
            return _without(text, root, holder, edit.path)
        if edit.is_new or (holder.kind == "mapping" and all(one.key != part for one in holder.entries)):
            return _with_new(text, holder, edit, order(edit.path[:-1]))
        return _with_value(text, holder, holder.entry(part), edit.value)
    except (KeyError, ValueError) as error:
        raise EditRefusedError("这里的写法特别，找不到要改的地方") from error


def _with_value(text: str, holder: Place, entry: Entry, value: Any) -> str:
    at = entry.value
    is_scalar = at.kind == "scalar" and not isinstance(value, dict | list)
    style = at.style if is_scalar and isinstance(value, str) and at.style in {"'", '"'} else ""
    new = scalar_text(value, style=style) if is_scalar else flow_text(value)
    start = at.start
    if at.kind != "scalar" and not at.is_flow and holder.kind == "mapping":
        # What stood below its key stands beside it now.
        start = text.index(":", entry.start + len(entry.key)) + 1
    space = " " if text[start - 1 : start] in {":", "-"} else ""
    return text[:start] + space + new + text[at.end :]


def _with_new(text: str, holder: Place, edit: Edit, order: Sequence[str]) -> str:
    part, entries = edit.path[-1], holder.entries
    number = part if isinstance(part, int) else _number_of_new(part, entries, order)
    if holder.is_flow or not entries:
        words = flow_text(edit.value) if isinstance(part, int) else f"{scalar_text(part)}: {flow_text(edit.value)}"
        if not entries:
            if not holder.is_flow:
                raise KeyError(part)
            return text[: holder.start + 1] + words + text[holder.start + 1 :]
        if number == 0:
            return text[: entries[0].start] + f"{words}, " + text[entries[0].start :]
        end = _end(entries[number - 1])
        return f"{text[:end]}, {words}{text[end:]}"
    column = entries[0].start - _line_start(text, entries[0].start)
    lines = [f"- {flow_text(edit.value)}"] if isinstance(part, int) else list(entry_lines(part, edit.value))
    end_of_line = "\r\n" if "\r\n" in text else "\n"
    block = end_of_line.join(" " * column + line for line in lines)
    if number == 0:
        # Behind the dash or the blanks before the first one, which then moves to a line of its own.
        start = entries[0].start
        return text[:start] + block.lstrip(" ") + end_of_line + " " * column + text[start:]
    end = _line_end(text, _end(entries[number - 1]))
    return text[:end] + end_of_line + block + text[end:]


def _number_of_new(key: str, entries: Sequence[Entry], order: Sequence[str]) -> int:
    """Return before which entry a new one stands: behind the nearest that comes before it by the order."""
    before = set(order[: order.index(key)]) if key in order else {one.key for one in entries}
    return max((number + 1 for number, one in enumerate(entries) if one.key in before), default=0)


def _without(text: str, root: Place, holder: Place, path: FieldPath) -> str:
    entry = holder.entry(path[-1])
    entries = holder.entries
    number = entries.index(entry)
    if len(entries) == 1:
        empty = "{}" if holder.kind == "mapping" else "[]"
        if holder.is_flow:
            return text[: holder.start] + empty + text[holder.end :]
        if len(path) == 1:
            raise KeyError(path)
        above = root.at(path[:-2])
        return _with_value(text, above, above.entry(path[-2]), {} if holder.kind == "mapping" else [])
    if holder.is_flow:
        if number + 1 < len(entries):
            return text[: entry.start] + text[entries[number + 1].start :]
        return text[: _end(entries[number - 1])] + text[_end(entry) :]
    start, end = _line_start(text, entry.start), _line_end(text, _end(entry))
    if text[start : entry.start].strip():
        # It stands behind a dash, where the next one comes to stand.
        return text[: entry.start] + text[entries[number + 1].start :]
    if end == len(text):
        # The file ends as it ended, with or without an end of line.
        return re.sub(r"\r?\n$", "", text[:start])
    return text[:start] + re.sub(r"^\r?\n", "", text[end:])


def _end(entry: Entry) -> int:
    return max(entry.value.end, entry.start + 1)


def _line_start(text: str, at: int) -> int:
    return text.rfind("\n", 0, at) + 1


def _line_end(text: str, at: int) -> int:
    """Return where the line ends on which a sign stands, before its end of line."""
    end = text.find("\n", at)
    if end < 0:
        return len(text)
    return end - 1 if text[end - 1 : end] == "\r" else end
