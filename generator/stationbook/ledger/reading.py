"""What does a whole workbook say of stations, sheet by sheet?"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from stationbook.ledger.children import Child, child_key, read_children
from stationbook.ledger.columns import CONSENT_ON, CONSENT_SCOPE, PHONES, known_columns
from stationbook.ledger.divisions import Finder
from stationbook.ledger.headers import How, Match, match_column
from stationbook.ledger.mapping import Answers
from stationbook.ledger.rows import RowReader, Said
from stationbook.ledger.table import Table, table_of
from stationbook.ledger.workbook import Workbook
from stationbook.model.catalogue import Catalogue

_LOOKED_AT = 80
_MOBILES = re.compile(r".*手机(?:号码?)?")


@dataclass(frozen=True, slots=True)
class Seen:
    """What was seen of a sheet: whether it was read, how many rows, and what was passed over."""

    sheet: str
    rows: int = 0
    totals: int = 0
    blanks: int = 0
    notes: int = 0
    why: str = ""


class Rows:
    """The rows of all tables, read again each time they are gone through: forty thousand need not be held at once.

    What other sheets say of the same stations is said with them; ``left`` are, once they were gone through, the rows
    of those sheets that belong to none.
    """

    def __init__(self, readers: Sequence[tuple[Callable[[], RowReader], Table]], children: Sequence[Child]) -> None:
        self._readers = readers
        self._by_id: dict[str, list[Child]] = defaultdict(list)
        self._by_name: dict[str, list[Child]] = defaultdict(list)
        for child in children:
            (self._by_id[child.id] if child.id else self._by_name[child.name]).append(child)
        self._all = children
        self.left: list[Child] = []

    def __iter__(self) -> Iterator[Said]:
        used: set[int] = set()
        for new_reader, table in self._readers:
            reader = new_reader()
            for row in table.rows:
                said = reader.read(row)
                for child in self._of(said):
                    used.add(id(child))
                    said = _with_child(said, child)
                yield said
        rest = [child for child in self._all if id(child) not in used]
        by_id: dict[str, Said] = {}
        for child in rest:
            if child.id:
                said = by_id.get(child.id) or Said(child.sheet, child.row, {"id": child.id}, name=child.name)
                by_id[child.id] = _with_child(said, child)
        self.left = [child for child in rest if not child.id]
        yield from by_id.values()

    def _of(self, said: Said) -> Iterator[Child]:
        station_id = said.values.get("id")
        yield from self._by_id.get(str(station_id), ()) if station_id else self._by_name.get(said.name, ())


@dataclass(frozen=True, slots=True)
class Ledger:
    """The rows of all tables, what each column was taken for, and what was seen of each sheet."""

    rows: Rows
    matches: Mapping[str, Match]
    seen: tuple[Seen, ...]


def tables_of(workbook: Workbook) -> Iterator[Table]:
    """Yield the tables of stations of a workbook."""
    for sheet in workbook.sheets:
        if not child_key(sheet) and (table := table_of(sheet)) is not None:
            yield table


def matches_of(workbook: Workbook, finder: Finder) -> dict[str, Match]:
    """Return what each column of a workbook's tables most likely holds, by the words above it."""
    found: dict[str, Match] = {}
    taken: dict[str, str] = {}
    for table in tables_of(workbook):
        here: dict[str, str] = {}
        for number, words in enumerate(table.headers):
            if not words:
                continue
            if words not in found:
                cells = [row.cells[number] for row in table.rows[:_LOOKED_AT] if number < len(row.cells)]
                match = match_column(words, cells, is_township=finder.is_name)
                if match.how is How.CONTENT and match.key in {*here, *taken} and match.key != PHONES:
                    match = Match("", How.NOTHING)
                found[words] = match
            here.setdefault(found[words].key, words)
        taken.update(here)
        if CONSENT_SCOPE in here and CONSENT_ON in here:
            # Beside their holders' consent mobiles are telephones of the station.
            found |= {words: Match(PHONES, How.NAME) for words in table.headers if _MOBILES.fullmatch(words)}
    return found


def read_ledger(
    workbook: Workbook, catalogue: Catalogue, matches: Mapping[str, Match], answers: Answers, finder: Finder
) -> Ledger:
    """Return what a workbook says, its columns taken for what a person said, or else for what they look like."""
    said = {**matches}
    for words, key in answers.columns.items():
        if key in known_columns() or words not in said or said[words].how is not How.PERSONAL:
            said[words] = Match(key, How.NAME)
    readers: list[tuple[Callable[[], RowReader], Table]] = []
    seen: list[Seen] = []
    children: list[Child] = []
    for sheet in workbook.sheets:
        if child_key(sheet):
            found = list(read_children(sheet, catalogue.taxonomy))
            children += found
            seen.append(Seen(sheet.name, len(found)))
            continue
        table = table_of(sheet)
        if table is None:
            seen.append(Seen(sheet.name, why="没有找到表头，没有读" if any(map(any, sheet.rows)) else "空表"))
            continue
        place = finder.county_in(sheet.name) or finder.county_in(table.titles)
        parts = (sheet.name, table.headers, said, answers, finder, catalogue.divisions, place)
        readers.append((partial(RowReader, *parts), table))
        seen.append(Seen(sheet.name, len(table.rows), table.totals, table.blanks, table.notes))
    seen += [Seen(name, why="隐藏的表，没有读") for name in workbook.hidden]
    return Ledger(Rows(readers, children), said, tuple(seen))


def _with_child(said: Said, child: Child) -> Said:
    return replace(said, values={**said.values, **child.values}, remarks=(*said.remarks, *child.remarks))
