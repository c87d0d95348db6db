"""Which emphasis, links, references and field names stand in the lines of a block?"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from stationbook.model.runs import CaptionLink, Code, Emphasis, LineBreak, Link, Place, Reference, Run, Words

# What opens and never closes is sought no further than this, so that no text takes long.
_FAR = 500
# Emphasis within links within emphasis: deeper than anybody writes is words.
_DEEPEST = 6
_SIGNS = {"&lt;": "<", "&gt;": ">", "&amp;": "&", "&quot;": '"', "&nbsp;": "\u00a0"}
_MARK = re.compile(
    rf"""
      \\(?P<sign>[\\`*_{{}}\[\]()<>\#+.!|-])
    | (?<!`)(?P<ticks>`{{1,3}})(?!`)(?P<code>.{{1,{_FAR}}}?)(?<!`)(?P=ticks)(?!`)
    | \{{\{{ref:(?P<standard>[^}}\#\n]*)\#?(?P<clause>[^}}\n]*)\}}\}}
    | \[(?P<linked>(?:\\.|[^\[\]\\]){{1,{_FAR}}})\]\((?P<to>[^()\s]*(?:\([^()\s]*\)[^()\s]*)*)(?:\s+"[^"\n]*")?\)
    | <(?P<address>https?://[^<>\s]+)>
    | \*\*(?=\S)(?P<strong>.{{1,{_FAR}}}?)(?<=\S)\*\*(?!\*)
    | \*(?=[^\s*])(?P<light>[^*]{{1,{_FAR}}})(?<=\S)\*
    | (?<!\w)__(?=\S)(?P<strong_too>.{{1,{_FAR}}}?)(?<=\S)__(?!\w)
    | (?<!\w)_(?=[^\s_])(?P<light_too>.{{1,{_FAR}}}?)(?<=[^\s_])_(?!\w)
    | (?P<named>&(?:lt|gt|amp|quot|nbsp);)
    | (?P<end>[ ]*\n)
    """,
    re.VERBOSE | re.DOTALL,
)


class Line(NamedTuple):
    """A line of a file, or the rest of one, with the place where it begins."""

    text: str
    place: Place


class _Text:
    """The lines of a block as one text that knows where each character stands."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.whole = "\n".join(line.text for line in lines)
        self._places = [line.place for line in lines]
        self._starts = [0]
        for line in lines[:-1]:
            self._starts.append(self._starts[-1] + len(line.text) + 1)

    def place(self, position: int) -> Place:
        number = bisect_right(self._starts, position) - 1
        line, column = self._places[number]
        return Place(line, column + position - self._starts[number])


def parse_runs(lines: Sequence[Line]) -> tuple[Run, ...]:
    """Return what stands in lines that belong together. Raw HTML, pictures and unknown marks stay words."""
    if not lines:
        return ()
    text = _Text(lines)
    return tuple(_runs(text, 0, len(text.whole), 0))


def _runs(text: _Text, begin: int, end: int, depth: int) -> Iterator[Run]:
    known = begin
    for found in _MARK.finditer(text.whole, begin, end):
        if depth < _DEEPEST or found["sign"] or found["end"]:
            yield from _words(text, known, found.start())
            yield _run(text, found, depth + 1)
            known = found.end()
    yield from _words(text, known, end)


def _words(text: _Text, begin: int, end: int) -> Iterator[Run]:
    if begin < end:
        yield Words(text.whole[begin:end], text.place(begin))


def _run(text: _Text, found: re.Match[str], depth: int) -> Run:
    kind = found.lastgroup
    begin, end = (found.start(kind), found.end(kind)) if kind else found.span()

    def within(name: str) -> tuple[Run, ...]:
        return tuple(_runs(text, *found.span(name), depth))

    match kind:
        case "sign":
            return Words(found["sign"], text.place(begin))
        case "code":
            code = found["code"]
            return Code(code.strip().replace("\n", " "), text.place(begin + len(code) - len(code.lstrip())))
        case "clause":
            return Reference(found["standard"], found["clause"], text.place(found.start()))
        case "to":
            to, linked = found["to"], found["linked"]
            if linked in {"表", "图"} and to.startswith("#"):
                return CaptionLink(linked, to[1:], text.place(begin))
            return Link(to, within("linked"), text.place(begin))
        case "address":
            return Link(found["address"], (Words(found["address"], text.place(begin)),), text.place(begin))
        case "strong" | "strong_too":
            return Emphasis(within(kind), is_strong=True)
        case "light" | "light_too":
            return Emphasis(within(kind), is_strong=False)
        case "named":
            return Words(_SIGNS[found["named"]], text.place(begin))
        case _:
            return LineBreak(is_seen=end - begin > 2)
