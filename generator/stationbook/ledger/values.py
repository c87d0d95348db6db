"""What do people mean by what they write in a cell: a date, a count, yes or no, one of several words?"""

import re
import unicodedata
from collections.abc import Mapping
from datetime import date, timedelta

from stationbook.ledger.workbook import Cell
from stationbook.model.terms import Term

_EXCEL_ZERO = date(1899, 12, 30)
# Serial numbers of days from 1954 to 2064: no year, no month of a year.
_SERIALS = range(20_000, 60_000)
_YEARS = range(1949, 2100)
_DATE = re.compile(
    r"(\d{4})年?(?:[-./年](\d{1,2})月?(?:份|[-./月](\d{1,2})[日号]?)?)?(?:[ T]\d{1,2}:\d{2}(?::\d{2})?)?"
)
_NUMBER = re.compile(r"(?:约|共)?(\d+(?:\.\d+)?)(?:平方米|平米|平方|㎡|m2|m²|人|名|个|次|元|万元|处|间)?(?:左右)?")
_YES = frozenset(
    ["是", "有", "已", "√", "✓", "✔", "对", "y", "yes", "true", "1", "已挂牌", "已建", "具备", "已配备", "符合"]
)
_NO = frozenset(
    [
        "否",
        "无",
        "未",
        "没有",
        "×",
        "✗",
        "x",
        "n",
        "no",
        "false",
        "0",
        "不",
        "未挂牌",
        "未建",
        "不具备",
        "未配备",
        "不符合",
    ]
)
NOTHING = frozenset(["无", "暂无", "没有", "不详", "未知", "/", "-", "—", "——", "／", "n/a", "空", "待定", "待填"])
"""What people write where nothing is known, or nothing is there: no value."""
_BULLET = "· "


class CellError(ValueError):
    """What stands in the cell is not understood; the message says why and what to write, in Chinese.

    It does not repeat the cell, which may name a person, but for words that are asked for.
    """


def words_of(cell: Cell) -> str:
    """Return what a cell says as plain text on its lines, full-width signs made plain; empty for an empty cell."""
    if cell is None or isinstance(cell, bool):
        return "" if cell is None else ("是" if cell else "否")
    if isinstance(cell, float):
        return f"{cell:.10g}"
    return unicodedata.normalize("NFKC", str(cell)).strip()


def read_text(cell: Cell) -> str:
    """Return the text of a cell as it was written."""
    return str(cell).strip() if isinstance(cell, str) else words_of(cell)


def read_texts(cell: Cell) -> list[str]:
    """Return the entries of a cell: its lines, else what semicolons part, else what 、 parts.

    Lines that all begin with a dot are taken as they are.
    """
    text = read_text(cell)
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if lines and all(line.startswith(_BULLET.strip()) for line in lines):
        return [line.removeprefix(_BULLET.strip()).strip() for line in lines]
    for sign in ("\n", "；", ";", "、"):
        if sign in text:
            return [one.strip() for one in text.split(sign) if one.strip()]
    return [text]


def texts_cell(values: list[str]) -> str:
    """Return a cell that is read as these entries."""
    text = "\n".join(values)
    return text if read_texts(text) == values else "\n".join(f"{_BULLET}{one}" for one in values)


def read_number(cell: Cell) -> float | int:
    """Return a number that is not negative, whatever unit stands behind it."""
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        if cell < 0:
            raise CellError("不能是负数")
        return cell
    words = words_of(cell).replace(",", "").replace("，", "").replace(" ", "").lower()
    found = _NUMBER.fullmatch(words)
    if found is None or "万" in words:
        raise CellError("不是一个数；只写数字")
    number = float(found[1])
    return int(number) if number.is_integer() else number


def read_whole(cell: Cell) -> int:
    """Return a whole number that is not negative."""
    number = read_number(cell)
    if number != int(number):
        raise CellError(f"{number:g} 不是整数")
    return int(number)


def read_degree(cell: Cell) -> float:
    """Return degrees as a decimal number."""
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return float(cell)
    try:
        return float(words_of(cell).rstrip("°度"))
    except ValueError as error:
        raise CellError("不是用小数写的度数") from error


def read_date(cell: Cell) -> str:
    """Return a year, a month or a day as 2022, 2022-06 or 2022-06-01, as far as the cell says."""
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, int) and not isinstance(cell, bool) and cell in _SERIALS:
        return (_EXCEL_ZERO + timedelta(days=cell)).isoformat()
    words = re.sub(r"\s+(?=\D)|(?<=\D)\s+", "", words_of(cell))
    if isinstance(cell, float) and words.endswith(".1"):
        # The number 2022.1 may have been 2022.10, whose zero a sheet drops.
        raise CellError(
            f"{words} 可能是 1 月，也可能是 10 月；写作 {words[:4]}-01 或 {words[:4]}-10，并把这一列设为文本"
        )
    if re.fullmatch(r"\d{6}|\d{8}", words):
        words = "-".join(filter(None, (words[:4], words[4:6], words[6:])))
    found = _DATE.fullmatch(words)
    if found is None or int(found[1]) not in _YEARS:
        raise CellError("不是日期；写作 2022、2022-06 或 2022-06-01")
    year, month, day = (int(part) if part else None for part in found.groups())
    try:
        date(year or 1, month or 1, day or 1)
    except ValueError as error:
        raise CellError("没有这一天") from error
    return f"{year}" + (f"-{month:02d}" if month else "") + (f"-{day:02d}" if day else "")


def read_flag(cell: Cell) -> bool:
    """Return yes or no."""
    words = words_of(cell).lower()
    if words in _YES or words in _NO:
        return words in _YES
    raise CellError("看不出是还是否；写 是 或 否")


def read_term(cell: Cell, terms: type[Term], said: Mapping[str, str]) -> str:
    """Return the value of a term that a cell names by value or label, or by a word that somebody explained."""
    words = words_of(cell)
    by_words = {**said, **{one.label: one.value for one in terms}, **{one.value: one.value for one in terms}}
    value = by_words.get(words) or by_words.get(re.sub(r"\s", "", words).lower())
    if value is None:
        raise CellError(f"“{_short(words)}”不是这里的说法；可以写 {'、'.join(one.label for one in terms)}")
    return value


def _short(words: str) -> str:
    return words if len(words) <= 20 else f"{words[:20]}…"
