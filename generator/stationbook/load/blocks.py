"""Into which paragraphs, lists, notes, tables and captions does the Markdown of a clause fall?

What a clause may hold is little; content/guide/publish-an-edition.md lists it.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from stationbook.load.runs import Line, parse_runs
from stationbook.model.blocks import Align, Block, By, Caption, Cell, Heading, Item, List, Note, Paragraph, Quote, Table
from stationbook.model.runs import Place

_CAPTION = re.compile(r"(表|图)：(.*?)\s*\{#([^}\s]+)\}\s*$")
_NOTE = re.compile(r"((?:注|示例)\d*)：")
_HEADING = re.compile(r"(#+)\s")
_QUOTE = re.compile(r"> ?")
_ITEMS: dict[By, re.Pattern[str]] = {
    "dash": re.compile(r"()[-*+]\s+(?=\S)"),
    "number": re.compile(r"(\d{1,3}\.)\s+(?=\S)"),
    "letter": re.compile(r"([a-z]\)|\d{1,3}\))\s*(?=\S)"),
}
_RULE = re.compile(r"\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?")
_CELL = re.compile(r"((?:\\.|`[^`]*`|[^|])*)(?:\||$)")
_ALIGNS: dict[tuple[bool, bool], Align] = {
    (True, True): "center",
    (True, False): "left",
    (False, True): "right",
    (False, False): "",
}
# Lists within quotes within lists: deeper than anybody writes is paragraphs.
_DEEPEST = 8


def parse_blocks(text: str, first_line: int = 1) -> tuple[Block, ...]:
    """Return the blocks of a text whose first line is ``first_line`` of its file."""
    lines = [Line(line, Place(number, 1)) for number, line in enumerate(text.splitlines(), start=first_line)]
    return _blocks(lines, 0)


@dataclass(frozen=True, slots=True)
class _Lines:
    """Lines that are read in turn: without their indentation, and as they stand."""

    bare: Sequence[Line]
    indented: Sequence[Line]
    depth: int

    def until(self, begin: int, ends: Callable[[Line], object]) -> int:
        """Return the number of the first line from ``begin`` on that ends something, or the number of all."""
        return next((number for number in range(begin, len(self.bare)) if ends(self.bare[number])), len(self.bare))

    def past_blank(self, begin: int) -> int:
        """Return the number of the next line with words, or the number of all."""
        return self.until(begin, lambda line: line.text)

    def is_table(self, number: int) -> bool:
        """Whether a table begins here: with a bar at its edge, or with a rule below its heads."""
        line = self.bare[number].text
        return line.startswith("|") or ("|" in line and self.is_rule(number + 1))

    def is_rule(self, number: int) -> bool:
        """Whether here stands the rule below the heads of a table."""
        line = self.bare[number].text if number < len(self.bare) else ""
        return "|" in line and _RULE.fullmatch(line.rstrip()) is not None


def _blocks(indented: Sequence[Line], depth: int) -> tuple[Block, ...]:
    lines = _Lines([_unindented(line) for line in indented], indented, depth)
    found: list[Block] = []
    position = lines.past_blank(0)
    while position < len(indented):
        block, end = _block(lines, position)
        found.append(block)
        position = lines.past_blank(end)
    return tuple(found)


def _block(lines: _Lines, begin: int) -> tuple[Block, int]:
    """Return the block that begins on a line, and the number of the line after its last."""
    line = lines.bare[begin]
    if caption := _CAPTION.match(line.text):
        title = _part(line, *caption.span(2))
        return Caption(caption[1], caption[3], parse_runs([title]), line.place), begin + 1
    if heading := _HEADING.match(line.text):
        words = _part(line, heading.end(), len(line.text.rstrip()))
        return Heading(len(heading[1]), parse_runs([words]), line.place), begin + 1
    if lines.is_table(begin):
        return _table(lines, begin)
    if lines.depth < _DEEPEST:
        if _QUOTE.match(line.text):
            return _quote(lines, begin)
        for by, pattern in _ITEMS.items():
            if pattern.match(line.text):
                return _list(by, pattern, lines, begin)
    return _paragraph(lines, begin)


def _paragraph(lines: _Lines, begin: int) -> tuple[Block, int]:
    end = lines.until(begin + 1, lambda line: not line.text or _begins(line))
    # A table without a bar at its edge is known by the rule below its heads.
    end = next((number for number in range(begin + 1, end) if lines.is_table(number)), end)
    first, *more = lines.bare[begin:end]
    note = _NOTE.match(first.text)
    said = [_unindented(_part(first, note.end(), len(first.text))) if note else first, *more]
    said[-1] = _part(said[-1], 0, len(said[-1].text.rstrip()))
    return (Note(note[1], parse_runs(said)) if note else Paragraph(parse_runs(said))), end


def _begins(line: Line) -> bool:
    """Whether a line begins a block of its own, also right below a paragraph."""
    patterns = (_CAPTION, _NOTE, _HEADING, _QUOTE, *_ITEMS.values())
    return line.text.startswith("|") or any(pattern.match(line.text) for pattern in patterns)


def _quote(lines: _Lines, begin: int) -> tuple[Block, int]:
    end = lines.until(begin, lambda line: not _QUOTE.match(line.text))
    marked = [(line, _QUOTE.match(line.text)) for line in lines.bare[begin:end]]
    quoted = [_part(line, mark.end() if mark else 0, len(line.text)) for line, mark in marked]
    return Quote(_blocks(quoted, lines.depth + 1)), end


def _list(by: By, pattern: re.Pattern[str], lines: _Lines, begin: int) -> tuple[Block, int]:
    items: list[Item] = []
    position = end = begin
    while position < len(lines.bare) and (mark := pattern.match(lines.bare[position].text)):
        first = lines.bare[position]
        own = [_part(first, mark.end(), len(first.text))]
        end = position + 1
        while (following := lines.past_blank(end)) < len(lines.bare):
            line = lines.bare[following]
            is_below = line.place.column >= first.place.column + 2
            if not is_below and (following > end or _begins(line)):
                break
            own += [*lines.bare[end:following], lines.indented[following] if is_below else line]
            end = following + 1
        items.append(_item(mark[1], own, lines.depth))
        # Blank lines between items do not part a list.
        position = following
    return List(by, tuple(items)), end


def _item(mark: str, lines: Sequence[Line], depth: int) -> Item:
    blocks = _blocks(lines, depth + 1)
    first = blocks[0] if blocks else None
    return Item(mark, first.runs, blocks[1:]) if isinstance(first, Paragraph) else Item(mark, (), blocks)


def _table(lines: _Lines, begin: int) -> tuple[Block, int]:
    end = lines.until(begin, lambda line: "|" not in line.text or _CAPTION.match(line.text))
    is_ruled = lines.is_rule(begin + 1)
    rules = _cells(lines.bare[begin + 1]) if is_ruled else []
    rows = [_cells(line) for line in (lines.bare[begin], *lines.bare[begin + 1 + is_ruled : end])]
    aligns = [_ALIGNS[rule.text.startswith(":"), rule.text.endswith(":")] for rule in rules]
    aligns += [_ALIGNS[False, False]] * (max(map(len, rows)) - len(rules))
    made = [
        tuple(Cell(parse_runs([cell] if cell else ()), align or "") for cell, align in zip_longest(row, aligns))
        for row in rows
    ]
    return Table(made[0] if is_ruled else (), tuple(made[is_ruled:])), end


def _cells(line: Line) -> list[Line]:
    begin, end = int(line.text.startswith("|")), len(line.text.rstrip())
    # What ends in a bar has no empty cell behind it.
    spans = [found.span(1) for found in _CELL.finditer(line.text, begin, end) if found.start() < end]
    return [_unindented(_part(line, start, start + len(line.text[start:stop].rstrip()))) for start, stop in spans]


def _unindented(line: Line) -> Line:
    return _part(line, len(line.text) - len(line.text.lstrip()), len(line.text))


def _part(line: Line, begin: int, end: int) -> Line:
    return Line(line.text[begin:end], Place(line.place.line, line.place.column + begin))
