"""What is the workbook in which people keep the stations of a region, that is read back as it was written?"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from stationbook.exports.stations import record_bytes
from stationbook.ledger.children import (
    CONSENTED,
    DOCUMENTS,
    HOLIDAYS,
    ID,
    KIND,
    NAME,
    NO_DOCUMENTS,
    PHONE_HEADERS,
    SCOPE,
    SERVICE,
    SERVICE_HEADERS,
    TARGET,
    WEEK,
)
from stationbook.ledger.columns import AREA_COLUMN, HOURS, Column, known_columns, value_at
from stationbook.ledger.hours import week_cells
from stationbook.ledger.values import CellError, texts_cell, words_of
from stationbook.ledger.workbook import Cell
from stationbook.model.catalogue import Catalogue
from stationbook.model.terms import PhoneKind

STATIONS, PHONES, SERVICES, OPENING, CHOICES = "站点", "电话", "服务", "开放时间", "选项"
_SPARE_ROWS = 500
# Excel's own format of text, by its number.
_TEXT_FORMAT = 49
_WIDTHS = {"id": 26, "official_name": 32, AREA_COLUMN: 30, "premises.address": 34, "about": 30}
_NUMBERS = frozenset({"whole", "number", "degree"})
_NOTES = {
    ID: "永久编号，不要改。新站点不填，导入时自动编。",
    NAME: "新站点还没有编号时，用名称对应“站点”表。",
    HOURS: "写作 09:00-12:00,14:00-17:30；不开门的空着。",
    HOLIDAYS: "不开门的写 休息。",
    DOCUMENTS: f"每行一样；不用带的写“{NO_DOCUMENTS}”；不知道的空着。",
    PHONES: "一行一个号码。手机要写明本人同意公布的范围和日期，否则不公布。",
}


def main_columns() -> list[Column]:
    """Return the columns of the sheet of stations."""
    left = {"phones", "hours"}
    return [one for one in known_columns().values() if one.kind not in left and (one.path or one.key == AREA_COLUMN)]


def write_workbook(path: Path, catalogue: Catalogue, *, division: str = "", with_stations: bool = True) -> int:
    """Write the stations of a division, or none of them, and return how many. Raises OSError."""
    book = xlsxwriter.Workbook(
        str(path),
        {
            "constant_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
            "tmpdir": str(path.parent),
        },
    )
    try:
        count = _Writer(book, catalogue, division).write(with_stations=with_stations)
    finally:
        book.close()
    return count


class _Writer:
    """Writes sheet after sheet, each row by row."""

    def __init__(self, book: xlsxwriter.Workbook, catalogue: Catalogue, division: str) -> None:
        self._book, self._catalogue, self._division = book, catalogue, division
        top = {"valign": "top"}
        text = {**top, "num_format": _TEXT_FORMAT}
        self._text = book.add_format({**text, "locked": False, "text_wrap": True})
        self._number = book.add_format({**top, "locked": False})
        self._locked = book.add_format({**text, "locked": True, "bg_color": "#eeeeee"})
        self._head = book.add_format({"bold": True, "bg_color": "#d9ead3", "text_wrap": True, "border": 1})
        self._red = book.add_format({"bg_color": "#f4b6b6", "font_color": "#7a0000"})
        self._choices: dict[str, str] = {}

    def write(self, *, with_stations: bool) -> int:
        records = list(self._records()) if with_stations else []
        names = (STATIONS, PHONES, SERVICES, OPENING, CHOICES)
        stations, phones, services, opening, choices = (self._book.add_worksheet(name) for name in names)
        self._write_choices(choices)
        columns = main_columns()
        rows = ([self._cell(column, record) for column in columns] for record in map(json.loads, records))
        formats = [self._format(column) for column in columns]
        notes = [column.about for column in columns]
        self._sheet(stations, [column.title for column in columns], notes, formats, rows, len(records))
        for number, column in enumerate(columns):
            self._rules(stations, number, column, len(records))
        self._write_children(phones, services, opening, records)
        return len(records)

    def _records(self) -> Iterator[bytes]:
        texts = self._catalogue.each("json", record_bytes)
        for brief, text in sorted(zip(self._catalogue.briefs, texts, strict=True), key=lambda pair: pair[0].id):
            if brief.division.startswith(self._division):
                yield text

    def _cell(self, column: Column, record: Mapping[str, Any]) -> Cell:
        if column.key == AREA_COLUMN:
            code = str(record["division"])
            known = self._catalogue.divisions.get(code)
            return f"{code} {known.name}" if known is not None else code
        return safe_cell(column, value_at(record, column.path))

    def _format(self, column: Column) -> tuple[Format, int]:
        width = _WIDTHS.get(column.key, 12 if column.kind in _NUMBERS else 18)
        if column.key == "id":
            return self._locked, width
        return (self._number if column.kind in _NUMBERS else self._text), width

    def _sheet(
        self,
        sheet: Worksheet,
        titles: Sequence[str],
        notes: Sequence[str],
        formats: Sequence[tuple[Format, int]],
        rows: Iterable[Sequence[Cell]],
        count: int,
    ) -> None:
        for number, (shape, width) in enumerate(formats):
            sheet.set_column(number, number, width, shape)
        for number, (title, note) in enumerate(zip(titles, notes, strict=True)):
            sheet.write_string(0, number, title, self._head)
            if note:
                sheet.write_comment(0, number, note)
        for number, row in enumerate(rows, start=1):
            for column, cell in enumerate(row):
                if cell is None or cell == "":
                    continue
                if isinstance(cell, str):
                    sheet.write_string(number, column, cell, formats[column][0])
                else:
                    sheet.write_number(number, column, cell, formats[column][0])
        sheet.freeze_panes(1, 2)
        sheet.autofilter(0, 0, max(count, 1), len(titles) - 1)
        # Without a password: the ids are kept from a slip of the hand, from nobody's will.
        free = ("format_cells", "format_columns", "format_rows", "insert_rows", "delete_rows", "sort", "autofilter")
        sheet.protect("", dict.fromkeys(free, True))

    def _write_choices(self, sheet: Worksheet) -> None:
        """Write every list of which one is chosen into a hidden sheet: in a cell's own rule only 255 signs fit."""
        divisions = self._catalogue.divisions
        near = [one for one in divisions if not one.is_pseudo and len(one.code) <= 9]
        lists: dict[str, list[str]] = {
            AREA_COLUMN: [f"{one.code} {one.name}" for one in near if self._concerns(one.code)],
            **{one.key: [term.label for term in one.terms] for one in main_columns() if one.terms is not None},
            "flag": ["是", "否"],
            KIND: [one.label for one in PhoneKind],
            SERVICE: [one.name for one in self._catalogue.taxonomy.services],
            TARGET: [one.name for one in self._catalogue.taxonomy.targets],
        }
        longest = max(map(len, lists.values()))
        for number in range(longest):
            for column, values in enumerate(lists.values()):
                if number < len(values):
                    sheet.write_string(number, column, values[number])
        for column, (key, values) in enumerate(lists.items()):
            letter = xlsxwriter.utility.xl_col_to_name(column, True)
            self._choices[key] = f"='{CHOICES}'!{letter}$1:{letter}${max(len(values), 1)}"
        sheet.hide()

    def _concerns(self, code: str) -> bool:
        return code.startswith(self._division) or self._division.startswith(code)

    def _rules(self, sheet: Worksheet, number: int, column: Column, count: int) -> None:
        """Add the list of a column, and the rule by which a wrong cell turns red."""
        last = count + _SPARE_ROWS
        letter = xlsxwriter.utility.xl_col_to_name(number)
        cell = f"{letter}2"
        key = "flag" if column.kind == "flag" else column.key
        wrong = ""
        if key in self._choices:
            rule = {"validate": "list", "source": self._choices[key], "error_type": "warning"}
            sheet.data_validation(1, number, last, number, rule)
            wrong = f'AND({cell}<>"",COUNTIF({self._choices[key][1:]},{cell})=0)'
        elif column.kind in _NUMBERS:
            wrong = f'AND({cell}<>"",NOT(ISNUMBER({cell})))'
            if column.kind != "degree":
                wrong = f'AND({cell}<>"",OR(NOT(ISNUMBER({cell})),N({cell})<0))'
        elif column.kind == "date":
            shape = f"AND(OR(LEN({cell})=4,LEN({cell})=7,LEN({cell})=10),ISNUMBER(-LEFT({cell},4)))"
            wrong = f'AND({cell}<>"",NOT({shape}))'
        elif column.key == "official_name":
            wrong = f'AND({cell}="",COUNTA($A2:$Z2)>0)'
        if wrong:
            sheet.conditional_format(
                1, number, last, number, {"type": "formula", "criteria": f"={wrong}", "format": self._red}
            )

    def _write_children(
        self, phones: Worksheet, services: Worksheet, opening: Worksheet, records: Sequence[bytes]
    ) -> None:
        titles = [ID, NAME, *(title for title, _ in PHONE_HEADERS), SCOPE, CONSENTED]
        rows = [row for record in map(json.loads, records) for row in _phone_rows(record)]
        self._child(phones, titles, dict.fromkeys(titles[2:], _NOTES[PHONES]), rows)
        self._list(phones, titles.index(KIND), KIND, len(rows))
        titles = [ID, NAME, *(title for title, _ in SERVICE_HEADERS)]
        names = {one.id: one.name for one in self._catalogue.taxonomy.services}
        rows = [row for record in map(json.loads, records) for row in _service_rows(record, names)]
        self._child(services, titles, {DOCUMENTS: _NOTES[DOCUMENTS]}, rows)
        self._list(services, titles.index(SERVICE), SERVICE, len(rows))
        self._list(services, titles.index(TARGET), TARGET, len(rows))
        titles = [ID, NAME, *WEEK, HOLIDAYS]
        rows = [row for record in map(json.loads, records) if (row := _hours_row(record))]
        self._child(opening, titles, {**dict.fromkeys(WEEK, _NOTES[HOURS]), HOLIDAYS: _NOTES[HOLIDAYS]}, rows)

    def _child(
        self, sheet: Worksheet, titles: Sequence[str], notes: Mapping[str, str], rows: Sequence[Sequence[Cell]]
    ) -> None:
        formats = [(self._locked, 26), *([(self._text, 18)] * (len(titles) - 1))]
        self._sheet(sheet, titles, [notes.get(one) or _NOTES.get(one, "") for one in titles], formats, rows, len(rows))

    def _list(self, sheet: Worksheet, number: int, key: str, count: int) -> None:
        rule = {"validate": "list", "source": self._choices[key], "error_type": "warning"}
        sheet.data_validation(1, number, count + _SPARE_ROWS, number, rule)


def safe_cell(column: Column, value: Any) -> Cell:
    """Return the cell of a value; None where it would be read as another one, for an empty cell changes nothing."""
    if value is None:
        return None
    cell = column.show(value)
    try:
        again = column.read(cell.strip() if isinstance(cell, str) else cell)
    except CellError:
        return None
    return cell if again == value else None


def _phone_rows(record: Mapping[str, Any]) -> Iterator[list[Cell]]:
    for phone in record.get("phones", ()):
        consent = phone.get("consent") or {}
        kind = phone.get("kind", PhoneKind.LANDLINE)
        shown = {**phone, "kind": next(one.label for one in PhoneKind if one == kind)}
        cells: list[Cell] = [shown.get(name) for _, name in PHONE_HEADERS]
        yield [record["id"], record["official_name"], *cells, consent.get("scope"), consent.get("on")]


def _service_rows(record: Mapping[str, Any], names: Mapping[str, str]) -> Iterator[list[Cell]]:
    for service in record.get("services", ()):
        cells: list[Cell] = []
        for _, name in SERVICE_HEADERS:
            value = service.get(name)
            if isinstance(value, list):
                value = texts_cell(value) if value else NO_DOCUMENTS if name == "documents" else None
            cells.append(names.get(value, value) if name == "service" else value)
        yield [record["id"], record["official_name"], *cells]


def _hours_row(record: Mapping[str, Any]) -> list[Cell]:
    hours = record.get(HOURS)
    cells = week_cells(hours) if hours else None
    if cells is None:
        return []
    return [record["id"], record["official_name"], *(words_of(cells[day]) or None for day in (*WEEK.values(), "PH"))]
