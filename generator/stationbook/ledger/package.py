"""May a workbook's package be unpacked: does it hold what it says, and not a thousand times its size?

A workbook of today (xlsx, ods) is a zip of XML. What it says of its sizes is not believed: every part is unpacked here
piece by piece, up to a limit, before a reader that knows none may open it.
"""

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from xml.parsers import expat

MAX_UNPACKED = 400 << 20
MAX_RATIO = 400
MAX_PARTS = 5_000
MAX_CELLS = 6_000_000
_SMALL, _PIECE = 1 << 20, 1 << 18
_LOCAL = struct.Struct("<4s22xHH")
_CELL = re.compile(rb'<(?:\w+:)?(?:c|row)\b[^>]*?\br="([A-Z]{0,3})(\d{1,7})"')
_REPEATED = "number-{}-repeated"


class PackageRefusedError(ValueError):
    """The package is not unpacked; the message says why, in Chinese."""


def check_package(content: bytes) -> None:
    """Look at every part of a zip. Raises PackageRefusedError for a damaged one, a bomb, and a sheet beyond limits."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            parts = package.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise PackageRefusedError("文件坏了，打不开；用 Excel 或 WPS 打开，另存一份再试") from error
    if len(parts) > MAX_PARTS:
        raise PackageRefusedError("文件里的部件太多，不像一份台账")
    left = MAX_UNPACKED
    for part in parts:
        if part.flag_bits & 1:
            raise PackageRefusedError("文件加了密码；去掉密码，另存一份再试")
        pieces = _unpacked(content, part, left)
        if part.filename.startswith("xl/worksheets/") and part.filename.endswith(".xml"):
            pieces = _with_cells_counted(pieces)
        elif part.filename == "content.xml":
            pieces = _with_repeats_counted(pieces)
        left -= sum(map(len, pieces))


def _unpacked(content: bytes, part: zipfile.ZipInfo, left: int) -> Iterator[bytes]:
    """Yield a part piece by piece. Raises PackageRefusedError once it grows too large, or is not as it says."""
    sign, name, extra = _LOCAL.unpack_from(content.ljust(part.header_offset + _LOCAL.size, b"\0"), part.header_offset)
    start = part.header_offset + _LOCAL.size + name + extra
    packed = content[start : start + part.compress_size]
    if sign != b"PK\x03\x04" or part.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
        raise PackageRefusedError("文件坏了，打不开；用 Excel 或 WPS 打开，另存一份再试")
    most, seen = min(left, max(_SMALL, MAX_RATIO * len(packed))), 0
    for piece in [packed] if part.compress_type == zipfile.ZIP_STORED else _inflated(packed):
        seen += len(piece)
        if seen > most:
            raise PackageRefusedError("文件解开以后大得不像一份台账，没有打开")
        yield piece
    if seen != part.file_size:
        raise PackageRefusedError("文件坏了：解开以后和写明的大小不一样；用 Excel 或 WPS 打开，另存一份再试")


def _inflated(packed: bytes) -> Iterator[bytes]:
    inflate = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        while packed and not inflate.eof:
            yield inflate.decompress(packed, _PIECE)
            packed = inflate.unconsumed_tail
    except zlib.error as error:
        raise PackageRefusedError("文件坏了，打不开；用 Excel 或 WPS 打开，另存一份再试") from error


def _with_cells_counted(pieces: Iterator[bytes]) -> Iterator[bytes]:
    """Pass a sheet on. The reader makes a table up to the farthest cell, so that one cell can cost gigabytes."""
    rows = columns = 0
    kept = b""
    for piece in pieces:
        text = kept + piece
        for letters, digits in _CELL.findall(text):
            rows = max(rows, int(digits))
            columns = max(columns, _column(letters))
        _refuse_many(rows * max(columns, 1))
        kept = text[text.rfind(b"<") :] if len(text) < 2 * _PIECE else text[-200:]
        yield piece


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _with_repeats_counted(pieces: Iterator[bytes]) -> Iterator[bytes]:
    """Pass the text of an ods on, which says of a cell or a row how many times it stands there."""
    row = [1, 0, 0]  # how many rows, how many cells so far, up to the last that holds something
    cells = widest = height = 0

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal cells
        local = name.rpartition(":")[2]
        given = {key.rpartition(":")[2]: value for key, value in attributes.items()}
        if local == "table-row":
            row[:] = [_count(given.get(_REPEATED.format("rows"))), 0, 0]
        elif local in {"table-cell", "covered-table-cell"}:
            row[1] += _count(given.get(_REPEATED.format("columns")))
            if "value-type" in given:
                row[2] = row[1]
        elif local == "p" and row[1]:
            row[2] = row[1]
        elif local == "table":
            cells = 0

    def end(name: str) -> None:
        nonlocal widest, height
        if name.endswith("table-row"):
            height += row[0] if row[2] else 0
            widest = max(widest, row[2])
            _refuse_many(height * widest)
        elif name.rpartition(":")[2] == "table":
            widest = height = 0

    parser = expat.ParserCreate()
    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.EntityDeclHandler = _refuse_entity
    try:
        for piece in pieces:
            parser.Parse(piece)
            yield piece
    except expat.ExpatError as error:
        raise PackageRefusedError("文件坏了，打不开；用 Excel 或 WPS 打开，另存一份再试") from error


def _refuse_entity(*_: object) -> None:
    raise PackageRefusedError("文件里有不该有的定义，没有打开")


def _count(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdigit() else 1


def _refuse_many(cells: int) -> None:
    if cells > MAX_CELLS:
        raise PackageRefusedError(
            f"一张表超过 {MAX_CELLS // 10_000} 万格，不像一份台账；删去远处的空行空列，另存一份再试"
        )
