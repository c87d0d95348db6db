"""Which clauses does the Markdown of an edition have, and what are their numbers?"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from stationbook.load.blocks import parse_blocks
from stationbook.model.standard import Clause

HEADING = re.compile(r"^(#{2,6})\s+(.*?)\s*(?:\{#([^}\s]+)\})?\s*$")
UNTITLED = re.compile(r"^(?!\||表：|图：|[-*] )(.*\S)\s*\{#([^}\s]+)\}\s*$")
ANNEX = re.compile(r"^附录\s*([A-Z])\s*")


@dataclass(slots=True)
class _Open:
    """A clause whose text and children are still being gathered."""

    id: str
    title: str
    depth: int
    line: int
    untitled: bool = False
    text: list[str] = field(default_factory=list)
    children: list["_Open"] = field(default_factory=list)


def parse_clauses(markdown: str, *, first_line: int = 1, numbered: bool = True) -> tuple[Clause, ...]:
    """Return the chapters of a text with their clauses nested and numbered.

    ``##`` opens a chapter (章), ``###`` to ``######`` a clause (条); a paragraph that ends in ``{#id}`` is a
    clause without a title, one level below the heading it stands under. Numbers follow GB/T 1.1-2020:
    chapters 1, 2, …; clauses 1.1, 1.1.1, …; annexes A with A.1. With ``numbered=False`` (an excerpt)
    every number is empty. ``first_line`` is the line of the file on which ``markdown`` begins.
    """
    top = _Open("", "", 1, 0)
    path = [top]
    for offset, line in enumerate(markdown.splitlines()):
        number = first_line + offset
        if heading := HEADING.match(line):
            depth = len(heading[1])
            path = [opened for opened in path if opened.depth < depth and not opened.untitled]
            _open(path, _Open(heading[3] or "", heading[2], depth, number))
        elif untitled := UNTITLED.match(line):
            path = [opened for opened in path if not opened.untitled]
            opened = _Open(untitled[2], "", path[-1].depth + 1, number, untitled=True, text=[untitled[1]])
            _open(path, opened)
        elif len(path) > 1:
            path[-1].text.append(line)
        elif line.strip():
            # Words before the first chapter belong to no clause; they stay visible for the check that says so.
            _open(path, _Open("", "", 2, number, untitled=True, text=[line]))
    return _numbered(top.children, "", numbered)


def _text(opened: _Open) -> tuple[str, int]:
    """Return the text of a clause from its first line that is not blank, and the line of the file where that is."""
    blank = next((i for i, line in enumerate(opened.text) if line.strip()), 0)
    return "\n".join(opened.text[blank:]), opened.line + blank + (0 if opened.untitled else 1)


def _open(path: list[_Open], opened: _Open) -> None:
    path[-1].children.append(opened)
    path.append(opened)


def _numbered(opened: Sequence[_Open], prefix: str, numbered: bool) -> tuple[Clause, ...]:
    clauses = []
    ordinal = 0
    for one in opened:
        annex = ANNEX.match(one.title) if one.depth == 2 else None
        if annex is None:
            ordinal += 1
        number = annex[1] if annex else f"{prefix}{ordinal}"
        text, text_line = _text(one)
        clauses.append(
            Clause(
                id=one.id,
                number=number if numbered else "",
                title=one.title,
                depth=one.depth - 1,
                text=text.strip(),
                line=one.line,
                text_line=text_line,
                blocks=parse_blocks(text, text_line),
                is_annex=annex is not None,
                children=_numbered(one.children, f"{number}.", numbered),
            )
        )
    return tuple(clauses)
