"""What stands in the cells of a bureau's workbook, whatever program wrote it?

Values only: formulas give what they last came to, macros and links are never looked at, pictures and notes are nothing.
"""

import csv
import io
import math
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from stationbook.ledger.package import MAX_CELLS, PackageRefusedError, check_package
from stationbook.model.record import is_hidden

MAX_BYTES = 64 << 20
Cell = str | int | float | bool | date | None
_TABLES = frozenset({".csv", ".txt", ".tsv"})
_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SPREADSHEETS = "xlsx、xls、ods 或 csv"


class WorkbookRefusedError(ValueError):
    """The file is not read; the message says why and what to do, in Chinese."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet's cells from its very first, so that row 1 is ``rows[0]``; what is merged stands in every cell of it."""

    name: str
    rows: Sequence[Sequence[Cell]]


@dataclass(frozen=True, slots=True)
class Workbook:
    """The sheets that can be seen, and the names of those that cannot."""

    name: str
    sheets: tuple[Sheet, ...]
    hidden: tuple[str, ...] = ()


def read_workbook(path: Path) -> Workbook:
    """Return what stands in a workbook. Raises WorkbookRefusedError for one that is too large, damaged or locked."""
    content = _content(path)
    if content.startswith((_ZIP, _OLE)):
        try:
            if content.startswith(_ZIP):
                check_package(content)
            return _calamine(path.name, content)
        except PackageRefusedError as error:
            raise WorkbookRefusedError(str(error)) from error
    if path.suffix.lower() not in _TABLES:
        raise WorkbookRefusedError(f"{path.name} 不是 {_SPREADSHEETS}")
    return Workbook(path.name, (Sheet(path.stem, _separated(content)),))


def _content(path: Path) -> bytes:
    try:
        state = path.stat()
        if not stat.S_ISREG(state.st_mode):
            raise WorkbookRefusedError(f"{path.name} 不是文件")
        if state.st_size > MAX_BYTES:
            raise WorkbookRefusedError(f"{path.name} 超过 {MAX_BYTES >> 20} MB；删去图片，或分成几份")
        with path.open("rb") as file:
            content = file.read(MAX_BYTES + 1)
    except FileNotFoundError as error:
        raise WorkbookRefusedError(f"没有这个文件：{path}") from error
    except OSError as error:
        raise WorkbookRefusedError(f"{path.name} 读不出来：{error.strerror}；在 Excel 里关掉它再试") from error
    if not content.strip():
        raise WorkbookRefusedError(f"{path.name} 是空的")
    return content


def _calamine(name: str, content: bytes) -> Workbook:
    try:
        with CalamineWorkbook.from_filelike(io.BytesIO(content)) as book:
            kept = [one for one in book.sheets_metadata if one.typ is SheetTypeEnum.WorkSheet]
            seen = [one.name for one in kept if one.visible is SheetVisibleEnum.Visible]
            sheets = tuple(Sheet(one, _rows(book.get_sheet_by_name(one))) for one in seen)
    except PasswordError as error:
        raise WorkbookRefusedError("文件加了密码；去掉密码，另存一份再试") from error
    except CalamineError as error:
        raise WorkbookRefusedError(f"打不开：可能坏了，或加了密码；另存为 {_SPREADSHEETS} 再试") from error
    except BaseException as error:
        # What the reader did not foresee ends it in a way that is no Exception.
        if type(error).__name__ != "PanicException":
            raise
        raise WorkbookRefusedError(f"打不开：文件坏了；另存为 {_SPREADSHEETS} 再试") from error
    return Workbook(name, sheets, tuple(one.name for one in kept if one.name not in seen))


def _rows(sheet: CalamineSheet) -> list[list[Cell]]:
    if sheet.total_height * sheet.total_width > MAX_CELLS:
        raise PackageRefusedError(f"表“{sheet.name}”太大；删去远处的空行空列，另存一份再试")
    rows = [[_cell(value) for value in row] for row in sheet.to_python(skip_empty_area=False)]
    for (top, left), (bottom, right) in sheet.merged_cell_ranges or ():
        if top >= len(rows) or left >= len(rows[top]) or rows[top][left] is None:
            continue
        value = rows[top][left]
        for row in rows[top : bottom + 1]:
            row[left : right + 1] = [value] * len(row[left : right + 1])
    return rows


def _cell(value: object) -> Cell:
    if isinstance(value, str):
        return _text(value)
    if isinstance(value, bool) or value is None:
        return value
    if isinstance(value, float):
        if not math.isfinite(value):
            return None
        return int(value) if value.is_integer() and abs(value) < 1 << 53 else value
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, int | date):
        return value
    return str(value) if isinstance(value, time | timedelta) else None


def _text(value: str) -> str | None:
    """Return a text without blanks around it and without what nobody sees; None where nothing is left."""
    if not value.isprintable():
        value = value.replace("\r\n", "\n").replace("\r", "\n")
        value = "".join(sign for sign in value if not is_hidden(sign) or sign.isspace())
    return value.strip() or None


def _separated(content: bytes) -> list[list[Cell]]:
    """Return the rows of a text with separators, in any encoding that Excel or WPS writes here."""
    text = _decoded(content)
    start = text[:20_000]
    separator = max(",\t;", key=start.count)
    rows: list[list[Cell]] = []
    cells = 0
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator):
            rows.append([_text(cell) for cell in row])
            cells += len(row)
            if cells > MAX_CELLS:
                raise WorkbookRefusedError("表太大，不像一份台账")
    except csv.Error as error:
        words = f"第 {len(rows) + 1} 行读不下去：看有没有没合上的引号、特别长的一格"
        raise WorkbookRefusedError(words) from error
    return rows


def _decoded(content: bytes) -> str:
    for text in _decodings(content):
        if "\0" not in text:
            return text
    raise WorkbookRefusedError("看不出文字是什么编码；在 Excel 里另存为“CSV UTF-8”再试")


def _decodings(content: bytes) -> Iterator[str]:
    named = ["utf-16"] if content.startswith((b"\xff\xfe", b"\xfe\xff")) else ["utf-8-sig", "gb18030"]
    for name in named:
        try:
            yield content.decode(name)
        except UnicodeDecodeError:
            continue
