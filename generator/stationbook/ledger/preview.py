"""Which rows does somebody want, as a workbook in which each can be ticked off?"""

from collections.abc import Iterable
from pathlib import Path

import xlsxwriter

from stationbook.ledger.plan import Fate, Outcome, Plan
from stationbook.ledger.report import remark_words
from stationbook.ledger.rows import Said
from stationbook.ledger.values import words_of
from stationbook.ledger.workbook import WorkbookRefusedError, read_workbook

_TITLES = ("要不要", "结果", "表", "行", "站点", "编号", "内容")
_YES, _NO = "是", "否"
_WIDTHS = (8, 10, 16, 6, 34, 28, 80)


class TicksRefusedError(ValueError):
    """The ticked workbook does not belong to this ledger; the message says why, in Chinese."""


def write_preview(path: Path, plan: Plan) -> None:
    """Write a row for each row of the ledger that would change something, or is refused, to be ticked off. OSError."""
    book = xlsxwriter.Workbook(str(path), {"strings_to_formulas": False, "strings_to_urls": False})
    head = book.add_format({"bold": True, "bg_color": "#d9ead3"})
    free = book.add_format({"locked": False, "bg_color": "#fff9d6", "valign": "top"})
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    sheet = book.add_worksheet("预览")
    for column, (title, width) in enumerate(zip(_TITLES, _WIDTHS, strict=True)):
        sheet.write_string(0, column, title, head)
        sheet.set_column(column, column, width)
    outcomes = plan.of(Fate.CHANGED, Fate.NEW, Fate.LEFT_OUT, Fate.REFUSED)
    for number, one in enumerate(outcomes, start=1):
        tick = "" if one.fate is Fate.REFUSED else _NO if one.fate is Fate.LEFT_OUT else _YES
        cells = (tick, one.fate.value, one.said.sheet, str(one.said.row), one.said.name, one.station_id, _words(one))
        for column, cell in enumerate(cells):
            sheet.write_string(number, column, cell, free if column == 0 else wrapped)
    sheet.data_validation(1, 0, max(len(outcomes), 1), 0, {"validate": "list", "source": [_YES, _NO]})
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, max(len(outcomes), 1), len(_TITLES) - 1)
    sheet.protect("", {"format_columns": True, "format_rows": True, "autofilter": True, "sort": True})
    try:
        book.close()
    except xlsxwriter.exceptions.FileCreateError as error:
        raise OSError(str(error)) from error


def _words(one: Outcome) -> str:
    changes = list(map(str, one.changes)) if one.fate is Fate.CHANGED else []
    return "\n".join([*([one.why] if one.why else []), *changes, *map(remark_words, one.remarks)])


def ticked(path: Path, rows: Iterable[Said]) -> list[Said]:
    """Return the rows of a ledger that are ticked. Raises TicksRefusedError where the workbook is of another ledger."""
    try:
        book = read_workbook(path)
    except WorkbookRefusedError as error:
        raise TicksRefusedError(str(error)) from error
    table = next((sheet.rows for sheet in book.sheets if sheet.name == "预览"), [])
    if not table or [words_of(cell) for cell in table[0]][: len(_TITLES)] != list(_TITLES):
        raise TicksRefusedError(f"{path.name} 不是本命令写的预览")
    by_place = {(one.sheet, str(one.row)): one for one in rows}
    chosen = []
    for row in table[1:]:
        tick, _, sheet, number, name = [words_of(cell) for cell in (*row, *([None] * 5))][:5]
        one = by_place.get((sheet, number))
        if one is None or words_of(one.name) != name:
            raise TicksRefusedError(f"{path.name} 里“{sheet}”第 {number} 行和台账对不上；台账改过以后要重新预览")
        if tick == _YES:
            chosen.append(one)
    return chosen


def chosen_rows(words: str, rows: Iterable[Said]) -> list[Said]:
    """Return the rows that some words name: 5-20,33 or 表名!5-20. Raises TicksRefusedError."""
    chosen: list[Said] = []
    rows = list(rows)
    for part in words.replace("，", ",").split(","):
        sheet, _, numbers = part.strip().rpartition("!")
        first, _, last = numbers.partition("-")
        if not first.isdigit() or not (last or first).isdigit():
            raise TicksRefusedError(f"--only 里的“{part}”看不懂，写作 5-20,33 或 表名!5-20")
        wanted = range(int(first), int(last or first) + 1)
        found = [one for one in rows if one.row in wanted and sheet in {"", one.sheet}]
        if not found:
            raise TicksRefusedError(f"台账里没有 --only 写的“{part.strip()}”")
        chosen += found
    return chosen
