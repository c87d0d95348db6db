"""What does the text of a clause hold: paragraphs, lists, notes, tables, captions?

A text is parsed once (``load.blocks``); pages, Word, search and checks walk what was found.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import ClassVar, Literal, TypeAlias

from stationbook.model.runs import NOWHERE, Emphasis, Link, Place, Run, flat

Align: TypeAlias = Literal["", "left", "center", "right"]
By: TypeAlias = Literal["dash", "number", "letter"]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph."""

    kind: ClassVar[str] = "paragraph"
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """A note (注, 注1) or example (示例), which explains and asks nothing; ``label`` stands before its words."""

    kind: ClassVar[str] = "note"
    label: str
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Caption:
    """The title of a table (表) or figure (图) with its permanent id."""

    kind: ClassVar[str] = "caption"
    word: str
    id: str
    runs: tuple[Run, ...]
    place: Place = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of a level that no clause has; it is a mistake, and stays visible for the check that says so."""

    kind: ClassVar[str] = "heading"
    depth: int
    runs: tuple[Run, ...]
    place: Place = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Item:
    """An item of a list: its letter or number as written (``a)``, ``1.``; none with a dash), words, what is below."""

    kind: ClassVar[str] = "item"
    mark: str
    runs: tuple[Run, ...]
    blocks: tuple["Block", ...] = ()


@dataclass(frozen=True, slots=True)
class List:
    """Items by dashes, by numbers (1.) or by letters (列项: a), 1)), which other clauses name."""

    kind: ClassVar[str] = "list"
    by: By
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table."""

    kind: ClassVar[str] = "cell"
    runs: tuple[Run, ...]
    align: Align = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table: the row of heads, empty where none is set off, and the other rows, all of one width."""

    kind: ClassVar[str] = "table"
    head: tuple[Cell, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class Quote:
    """What is quoted from elsewhere."""

    kind: ClassVar[str] = "quote"
    blocks: tuple["Block", ...]


Leaf: TypeAlias = Paragraph | Note | Caption | Heading | Item | Cell
"""What holds words itself."""
Block: TypeAlias = Paragraph | Note | Caption | Heading | List | Table | Quote
Change: TypeAlias = Callable[[Run], Iterable[Run]]


def leaves(blocks: Iterable[Block]) -> Iterator[Leaf]:
    """Yield all that holds words, in reading order."""
    for block in blocks:
        match block:
            case List():
                for item in block.items:
                    yield item
                    yield from leaves(item.blocks)
            case Table():
                yield from block.head
                for row in block.rows:
                    yield from row
            case Quote():
                yield from leaves(block.blocks)
            case _:
                yield block


def captions(blocks: Iterable[Block]) -> Iterator[Caption]:
    """Yield the titles of tables and figures in reading order."""
    return (leaf for leaf in leaves(blocks) if isinstance(leaf, Caption))


def runs_of(blocks: Iterable[Block]) -> Iterator[Run]:
    """Yield all runs of blocks in reading order."""
    for leaf in leaves(blocks):
        yield from flat(leaf.runs)


def with_runs(blocks: Iterable[Block], change: Change, *, in_text_only: bool = False) -> tuple[Block, ...]:
    """Return blocks with every run replaced by what ``change`` yields for it, those within others first.

    ``in_text_only`` leaves links and the heads of tables as they are.
    """

    def runs(before: Iterable[Run]) -> tuple[Run, ...]:
        return tuple(one for run in before for one in change(within(run)))

    def within(run: Run) -> Run:
        if isinstance(run, Emphasis) or (isinstance(run, Link) and not in_text_only):
            return replace(run, runs=runs(run.runs))
        return run

    def row(cells: tuple[Cell, ...]) -> tuple[Cell, ...]:
        return tuple(replace(cell, runs=runs(cell.runs)) for cell in cells)

    def block_with(block: Block) -> Block:
        match block:
            case List():
                return replace(block, items=tuple(item_with(item) for item in block.items))
            case Table():
                return Table(block.head if in_text_only else row(block.head), tuple(map(row, block.rows)))
            case Quote():
                return Quote(tuple(map(block_with, block.blocks)))
            case _:
                return replace(block, runs=runs(block.runs))

    def item_with(item: Item) -> Item:
        return replace(item, runs=runs(item.runs), blocks=tuple(map(block_with, item.blocks)))

    return tuple(map(block_with, blocks))
