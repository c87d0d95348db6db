"""Where on a sheet does the table stand, and which of its rows are stations?"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from stationbook.ledger.headers import is_header, plain_header
from stationbook.ledger.values import words_of
from stationbook.ledger.workbook import Cell, Sheet

_LOOKED_AT = 40
_TOTAL = re.compile(r"^(?:合计|总计|小计|共计|累计|总数|.{0,12}(?:小计|合计)|本页合计|共\d+[个站].*)$")
_NOTE = re.compile(r"^(?:填表|填报|审核|制表|注|备注|说明|联系|报送|单位(?:负责|盖章)|数据截至|统计)")


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a station: its number on the sheet from 1, its cells, and the heading that stands over it, if any."""

    number: int
    cells: Sequence[Cell]
    heading: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A sheet's table: the words above its columns, its rows, and how many of each other kind were passed over."""

    sheet: str
    titles: str
    headers: tuple[str, ...]
    rows: tuple[Row, ...]
    totals: int
    blanks: int
    notes: int


def table_of(sheet: Sheet, *, is_known: Callable[[str], bool] = is_header) -> Table | None:
    """Return the table of a sheet; None where no row reads like the head of one.

    ``is_known`` says whether words are such as stand above a column.
    """
    scores = [_score(row, is_known) for row in sheet.rows[:_LOOKED_AT]]
    if max(scores, default=0) < 2:
        return None
    top = scores.index(max(scores))
    # Of a head of two lines either may hold more known words.
    if top > 0 and scores[top - 1] > 0 and _is_head(sheet.rows[top - 1], sheet.rows[top], is_known):
        top -= 1
    last = top + 1 if top + 1 < len(sheet.rows) and _is_head(sheet.rows[top], sheet.rows[top + 1], is_known) else top
    headers = _headers(sheet.rows[top : last + 1])
    titles = " ".join(dict.fromkeys(words_of(cell) for row in sheet.rows[:top] for cell in row if words_of(cell)))
    kept: list[Row] = []
    totals = blanks = notes = 0
    heading = ""
    ordinals = {number for number, words in enumerate(headers) if plain_header(words) == "序号"}
    for number, row in enumerate(sheet.rows[last + 1 :], start=last + 2):
        said = [words_of(cell) for column, cell in enumerate(row) if column not in ordinals]
        some = [words for words in said if words]
        marked = [words_of(cell) for cell in row if words_of(cell)]
        if not some:
            blanks += 1
        elif any(_TOTAL.fullmatch(words) for words in marked[:3]):
            totals += 1
        elif _NOTE.match(some[0]) and len(set(some)) <= 3:
            notes += 1
        elif len(set(some)) == 1 and len(headers) > 2:
            # A line across the whole table: a county over its stations, a note below them.
            heading = some[0]
            notes += 1
        elif sum(map(is_known, some)) * 2 > len(some) and len(some) > 1:
            blanks += 1
        else:
            kept.append(Row(number, row, heading))
    return Table(sheet.name, titles, headers, tuple(kept), totals, blanks, notes)


def _score(row: Sequence[Cell], is_known: Callable[[str], bool]) -> int:
    words = {words_of(cell) for cell in row if isinstance(cell, str)}
    return sum(1 for one in words if is_known(one))


def _is_head(upper: Sequence[Cell], lower: Sequence[Cell], is_known: Callable[[str], bool]) -> bool:
    """Whether two rows are one head: the lower one says more of what the upper one groups, and nothing else."""
    said = [(words_of(one), words_of(other)) for one, other in zip(upper, lower, strict=False)]
    new = [below for above, below in said if below and below != above]
    return bool(new) and all(map(is_known, new))


def _headers(rows: Sequence[Sequence[Cell]]) -> tuple[str, ...]:
    """Return the words above each column; those of two lines joined by a slash."""
    width = max(map(len, rows))
    found = []
    for column in range(width):
        words = [words_of(row[column]).replace("\n", "") for row in rows if column < len(row)]
        found.append("/".join(dict.fromkeys(one for one in words if one)))
    return tuple(found)
