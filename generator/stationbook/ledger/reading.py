"""What does a whole workbook say of stations, sheet by sheet?"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from stationbook.ledger.children import Child, child_key, read_children
from stationbook.ledger.columns import CONSENT_ON, CONSENT_SCOPE, PHONES, known_columns
from stationbook.ledger.divisions import Finder
from stationbook.ledger.headers import How, Match, match_column
from stationbook.ledger.mapping import Answers
from stationbook.ledger.rows import Remark, RowReader, Said
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


@dataclass(frozen=True, slots=True)
class Ledger:
    """The rows of all tables, what each column was taken for, and what was seen of each sheet."""

    rows: tuple[Said, ...]
    matches: Mapping[str, Match]
    seen: tuple[Seen, ...]
    remarks: tuple[tuple[str, int, Remark], ...] = ()


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
    rows: list[Said] = []
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
        reader = RowReader(sheet.name, table.headers, said, answers, finder, catalogue.divisions, place)
        rows += map(reader.read, table.rows)
        seen.append(Seen(sheet.name, len(table.rows), table.totals, table.blanks, table.notes))
    rows, left = _with_children(rows, children)
    seen += [Seen(name, why="隐藏的表，没有读") for name in workbook.hidden]
    return Ledger(tuple(rows), said, tuple(seen), tuple(left))


def _with_children(rows: list[Said], children: list[Child]) -> tuple[list[Said], list[tuple[str, int, Remark]]]:
    """Return the rows with what other sheets say of the same stations, and what belongs to no row."""
    by_id = {str(one.values["id"]): n for n, one in enumerate(rows) if one.values.get("id")}
    by_name = {one.name: n for n, one in enumerate(rows) if one.name}
    left: list[tuple[str, int, Remark]] = []
    for child in children:
        number = by_id.get(child.id) if child.id else by_name.get(child.name)
        if number is None:
            if child.id:
                rows.append(Said(child.sheet, child.row, {"id": child.id, **child.values}, name=child.name))
                by_id[child.id] = len(rows) - 1
            else:
                left.append((child.sheet, child.row, Remark("", "站点表里没有这个站点，没有导入")))
            continue
        one = rows[number]
        rows[number] = replace(
            one,
            values={**one.values, **child.values},
            remarks=(*one.remarks, *child.remarks),
        )
    return rows, left
