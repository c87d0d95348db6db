"""What is the one form of a record's file: fields in the model's order, one on a line, quotes only where needed?"""

import re
from collections.abc import Iterator
from typing import Any

import yaml

from stationbook.edit.changes import same
from stationbook.edit.comments import Comments, CommentsRefusedError, comments_of
from stationbook.edit.places import Entry, Place, places_of
from stationbook.edit.values import scalar_text
from stationbook.load.record_types import type_of
from stationbook.load.yaml_text import YamlRefusedError, parse_yaml
from stationbook.model.fields import bare, fields_of, is_record, type_at

_STEP = "  "
# Where how many blanks lines begin with, and how many blank ones follow, is part of what is said.
_BLOCK = re.compile(r"([|>]-?)[ \t]*\r?\n")


class FormatRefusedError(ValueError):
    """The text is left as it is; the message says why, in Chinese."""


def canonical(name: str, text: str) -> str:
    """Return the text of a record's file in its one form, with all its comments and the same data.

    Raises FormatRefusedError for a text that is no YAML, and for one of which something would be lost.
    """
    try:
        data = parse_yaml(text)
        root = places_of(text)
        if root is None or root.kind == "scalar":
            raise FormatRefusedError("里面没有一项一项的内容")
        if not data:
            # A list in which nothing stands yet.
            return text
        if _has_names(text):
            raise FormatRefusedError("用了 & 和 *，改写以后就不是引用了")
        comments = comments_of(text, root)
        written = _Writer(text, comments).lines(root, data, type_of(name), "")
        lines = [*comments.first, *written, *comments.last]
        made = "\n".join(line.rstrip() for line in lines).strip("\n") + "\n"
        if "\r\n" in text:
            made = made.replace("\n", "\r\n")
        there = places_of(made)
        is_same = same(parse_yaml(made), data) and there is not None
        if not is_same or there is None or comments_of(made, there).words() != comments.words():
            raise FormatRefusedError("写法特别，改写会动到内容或注释")
    except YamlRefusedError as error:
        raise FormatRefusedError(f"读不出来：{error.message}") from error
    except (CommentsRefusedError, ValueError, KeyError, IndexError, RecursionError) as error:
        raise error if isinstance(error, FormatRefusedError) else FormatRefusedError("写法特别，没有改写") from error
    return made


def _has_names(text: str) -> bool:
    """Whether a value is named for another place, or taken from one."""
    if "&" not in text and "*" not in text:
        return False
    return any(isinstance(token, yaml.AnchorToken | yaml.AliasToken) for token in yaml.scan(text))


class _Writer:
    """Writes values of a text anew, with what stands around them."""

    def __init__(self, text: str, comments: Comments) -> None:
        self._text, self._comments = text, comments

    def lines(self, place: Place, data: Any, kind: Any, indent: str) -> Iterator[str]:
        """Yield the lines of a mapping or a list, each on its own."""
        names = [field.name for field in fields_of(kind)] if is_record(kind) else []
        entries = sorted(place.entries, key=lambda one: names.index(one.key) if one.key in names else len(names))
        for entry in entries if place.kind == "mapping" else place.entries:
            if place.kind == "mapping":
                head = f"{indent}{_plain_or_quoted(entry.key)}:"
                yield from self._entry(entry, data[entry.key], type_at(kind, (entry.key,)), head, indent)
            else:
                value = data[place.entries.index(entry)]
                yield from self._entry(entry, value, bare(kind)[0], f"{indent}-", indent)

    def _entry(self, entry: Entry, value: Any, kind: Any, head: str, indent: str) -> Iterator[str]:
        around = self._comments.of[entry.start]
        yield from (f"{indent}{line}" if line else "" for line in around.before)
        behind = f"  {around.behind}" if around.behind else ""
        at = entry.value
        if at.kind != "scalar" and at.entries:
            within = list(self.lines(at, value, kind, indent + _STEP))
            if not head.endswith("-"):
                yield f"{head}{behind}"
                yield from within
                return
            # What stands before the first of them stands before the dash.
            first = next(n for n, line in enumerate(within) if line.strip() and not line.lstrip().startswith("#"))
            yield from (f"{indent}{line.strip()}" if line else "" for line in within[:first])
            if behind and "  #" in within[first]:
                raise CommentsRefusedError("two comments behind one entry")
            yield f"{head} {within[first].removeprefix(indent + _STEP)}{behind}"
            yield from within[first + 1 :]
        elif at.style in {"|", ">"}:
            yield from self._block(at, head, indent)
        else:
            words = self._words(at, value)
            yield f"{head}{f' {words}' if words else ''}{behind}"

    def _words(self, at: Place, value: Any) -> str:
        if at.kind != "scalar":
            return "{}" if at.kind == "mapping" else "[]"
        return _plain_or_quoted(value) if isinstance(value, str) else self._text[at.start : at.end]

    def _block(self, at: Place, head: str, indent: str) -> Iterator[str]:
        """Yield the lines of a text that was written as a block."""
        raw = self._text[at.start : at.end]
        opening = _BLOCK.match(raw)
        if opening is None:
            raise FormatRefusedError("大段文字的写法特别，没有改写")
        lines = raw[opening.end() :].splitlines()
        depth = min(len(line) - len(line.lstrip(" ")) for line in lines if line.strip())
        yield f"{head} {opening[1]}"
        yield from (f"{indent}{_STEP}{line[depth:]}" if line.strip() else "" for line in lines)


def _plain_or_quoted(value: str) -> str:
    """Return a text on one line, in quotes where it would be read as something else without them."""
    # Digits alone are quoted also where the project's reader takes them for text, for other programs do not.
    if value and value == value.strip() and value.isprintable() and not value.isdigit():
        try:
            if parse_yaml(f"m: {value}\n") == {"m": value} and parse_yaml(f"- {value}\n") == [value]:
                return value
        except YamlRefusedError:
            pass
    return scalar_text(value, style='"')
