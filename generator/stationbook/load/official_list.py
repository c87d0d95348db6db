"""Which divisions does an official list name, in whatever table it came?"""

import csv
import io
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from stationbook.model.division import subdistrict
from stationbook.model.record import CODE, is_hidden, unpadded

_CODE_COLUMNS = frozenset({"code", "代码", "编码", "区划代码", "行政区划代码", "行政区代码", "统计用区划代码"})
_NAME_COLUMNS = frozenset({"name", "名称", "单位名称", "区划名称", "行政区划名称", "行政区名称", "地名"})
_LONGEST = 64 * 1024 * 1024
_TITLES = 30
"""Above the names of the columns may stand so many lines of titles and notes."""
# Lists of the ministry name them without anything below; ours leave them out.
_LEFT_OUT = ("71", "81", "82")


class ListRefusedError(ValueError):
    """A list that cannot be read as one of divisions; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class OfficialList:
    """Names by unpadded code, as the list has them, and how many of its lines were no divisions."""

    names: Mapping[str, str]
    skipped: int


def read_official_list(path: Path) -> OfficialList:
    """Return what a CSV file lists, in UTF-8, UTF-16 or GB 18030, with commas, semicolons or tabs.

    A column must say the code and one the name. Raises ListRefusedError for what cannot be read, OSError.
    """
    if path.stat().st_size > _LONGEST:
        raise ListRefusedError(f"这个文件超过 {_LONGEST >> 20} MiB，不像区划名单。")
    text = _text(path.read_bytes())
    if not text.strip():
        raise ListRefusedError("这个文件是空的。")
    delimiter = max(",\t;，", key=text.count)
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    except csv.Error as error:
        raise ListRefusedError("这张表读不下去，看看有没有没合上的引号。") from error
    at, code_column, name_column = _columns(rows)
    names: dict[str, str] = {}
    skipped = 0
    for number, row in enumerate(rows[at + 1 :], start=at + 2):
        code, name = (_cell(row, column) for column in (code_column, name_column))
        if not any(sign.isdigit() for sign in code) or not name:
            skipped += any(_cell(row, column) for column in range(len(row)))
            continue
        _add(names, code, name, number)
    kept = {code: name for code, name in names.items() if not code.startswith(_LEFT_OUT)}
    if not kept:
        raise ListRefusedError("表里一个区划也没有。")
    return OfficialList(kept, skipped + len(names) - len(kept))


def _text(content: bytes) -> str:
    if content[:2] == b"PK" or content[:4] == b"\xd0\xcf\x11\xe0":
        raise ListRefusedError("这是 Excel 工作簿，请另存为 CSV 再来。")
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        encodings: Sequence[str] = ("utf-16",)
    else:
        encodings = ("utf-8-sig", "gb18030")
    for encoding in encodings:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise ListRefusedError("这个文件不是文字，或编码认不出来。请另存为 CSV（UTF-8）。")


def _columns(rows: Sequence[Sequence[str]]) -> tuple[int, int, int]:
    """Return the line of the names of the columns, counted from 0, and where code and name stand in it."""
    for number, row in enumerate(rows[:_TITLES]):
        cells = [re.sub(r"[\s（(].*", "", _cell(row, column)).lower() for column in range(len(row))]
        code = next((at for at, cell in enumerate(cells) if cell in _CODE_COLUMNS), None)
        name = next((at for at, cell in enumerate(cells) if cell in _NAME_COLUMNS), None)
        if code is not None and name is not None:
            return number, code, name
    first = next((row for row in rows if any(row)), [])
    shown = "、".join(cell.strip()[:12] for cell in first[:6])
    raise ListRefusedError(f"没有找到列名。要有一行写着“代码”“名称”（或 code、name）；第一行现在是：{shown}")


def _cell(row: Sequence[str], column: int) -> str:
    text = row[column] if column < len(row) else ""
    return "".join(sign for sign in text if not is_hidden(sign)).strip().strip("\u3000'\"=")


def _add(names: dict[str, str], code: str, name: str, line: int) -> None:
    if not CODE.fullmatch(code):
        hint = "代码列设成“文本”再另存" if re.search(r"[eE.]", code) else "代码是 2、4、6、9 或 12 位数字"
        raise ListRefusedError(f"第 {line} 行的“{code[:20]}”不是区划代码（{hint}）。")
    name = subdistrict("".join(name.split()))
    code = unpadded(code)
    if names.setdefault(code, name) != name:
        raise ListRefusedError(f"第 {line} 行：{code} 在前面叫“{names[code]}”，这里叫“{name}”。请核对，留一行。")
