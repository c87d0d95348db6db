"""Is a workbook read as it stands, and is one that would cost the machine dear refused?"""

import io
import struct
import zipfile
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest
import xlsxwriter

from stationbook.ledger import workbook
from stationbook.ledger.workbook import WorkbookRefusedError, read_workbook


def xlsx(path: Path, fill: Callable[[xlsxwriter.Workbook], None]) -> Path:
    book = xlsxwriter.Workbook(str(path))
    fill(book)
    book.close()
    return path


def test_cells_stand_where_they_stood_whatever_is_empty_before_them(tmp_path: Path) -> None:
    def fill(book: xlsxwriter.Workbook) -> None:
        sheet = book.add_worksheet("甲")
        sheet.write(2, 1, "  名称\u200b ")
        sheet.write(3, 3, 8592803757)
        sheet.write(3, 1, 2022.6)
        sheet.write_datetime(3, 2, date(2022, 6, 1), book.add_format({"num_format": 'yyyy"年"m"月"'}))
        sheet.write_formula(4, 1, '=HYPERLINK("http://example.org","x")', None, "点我")
        sheet.write_boolean(4, 2, True)
        sheet.merge_range(5, 1, 6, 2, "兴义市")
        sheet.write(6, 3, "尾")
        book.add_worksheet("藏").hide()

    read = read_workbook(xlsx(tmp_path / "a.xlsx", fill))
    (sheet,) = read.sheets
    assert read.hidden == ("藏",)
    assert sheet.rows[2] == [None, "名称", None, None]
    assert sheet.rows[3] == [None, 2022.6, date(2022, 6, 1), 8592803757]
    assert sheet.rows[4] == [None, "点我", True, None]
    assert sheet.rows[5] == [None, "兴义市", "兴义市", None]
    assert sheet.rows[6] == [None, "兴义市", "兴义市", "尾"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "utf-16"])
@pytest.mark.parametrize("separator", [",", "\t", ";"])
def test_text_with_separators_is_read_in_every_encoding(tmp_path: Path, encoding: str, separator: str) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(f'名称{separator}"地{separator}址"\r\n清溪站{separator}\r\n'.encode(encoding))
    assert [list(row) for row in read_workbook(path).sheets[0].rows] == [["名称", f"地{separator}址"], ["清溪站", None]]


ODS = """<?xml version="1.0"?><office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0">
<office:body><office:spreadsheet><table:table table:name="甲">{}</table:table></office:spreadsheet></office:body>
</office:document-content>"""
MIME = "application/vnd.oasis.opendocument.spreadsheet"
MANIFEST = (
    '<?xml version="1.0"?><manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
    f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{MIME}"/></manifest:manifest>'
)
CELL = '<table:table-cell {} office:value-type="string"><text:p>x</text:p></table:table-cell>'


def ods(path: Path, rows: str) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("mimetype", MIME)
        package.writestr("content.xml", ODS.format(rows))
        package.writestr("META-INF/manifest.xml", MANIFEST)
    return path


def test_ods_is_read_with_the_empty_rows_behind_it(tmp_path: Path) -> None:
    empty = (
        '<table:table-row table:number-rows-repeated="1048574">'
        '<table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
    )
    read = read_workbook(ods(tmp_path / "a.ods", f"<table:table-row>{CELL.format('')}</table:table-row>{empty}"))
    assert [list(row) for row in read.sheets[0].rows] == [["x"]]


def test_ods_that_repeats_a_cell_a_billion_times_is_refused(tmp_path: Path) -> None:
    cells = CELL.format('table:number-columns-repeated="16384"')
    rows = f'<table:table-row table:number-rows-repeated="1048576">{cells}</table:table-row>'
    with pytest.raises(WorkbookRefusedError, match="万格"):
        read_workbook(ods(tmp_path / "a.ods", rows))


def with_part(source: Path, name: str, content: bytes) -> bytes:
    """Return a workbook with one part in the place of another."""
    made = io.BytesIO()
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.infolist():
            new.writestr(part.filename, content if part.filename == name else old.read(part.filename))
    return made.getvalue()


SHEET = "xl/worksheets/sheet1.xml"
START = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
END = b"</sheetData></worksheet>"


@pytest.fixture
def small(tmp_path: Path) -> Path:
    return xlsx(tmp_path / "small.xlsx", lambda book: book.add_worksheet().write(0, 0, "名称"))


def test_one_cell_in_the_farthest_corner_is_refused(tmp_path: Path, small: Path) -> None:
    for far in (
        b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>',
        b'<row  s="1" r="900000"><c r="ZZ900000"/></row>',
    ):
        path = tmp_path / "far.xlsx"
        path.write_bytes(with_part(small, SHEET, START + b'<row r="1"><c r="A1"><v>1</v></c></row>' + far + END))
        with pytest.raises(WorkbookRefusedError, match="万格"):
            read_workbook(path)


def test_bomb_is_refused_before_it_is_unpacked(tmp_path: Path, small: Path) -> None:
    path = tmp_path / "bomb.xlsx"
    path.write_bytes(with_part(small, "xl/styles.xml", b" " * (600 << 20)))
    assert path.stat().st_size < 1 << 20
    with pytest.raises(WorkbookRefusedError, match="解开以后"):
        read_workbook(path)


def test_size_that_the_directory_lies_about_is_refused(tmp_path: Path, small: Path) -> None:
    content = bytearray(with_part(small, "xl/styles.xml", b"x" * 100_000))
    true, lie = struct.pack("<I", 100_000), struct.pack("<I", 10)
    assert content.count(true) == 2
    path = tmp_path / "lie.xlsx"
    path.write_bytes(bytes(content).replace(true, lie))
    with pytest.raises(WorkbookRefusedError, match="大小不一样"):
        read_workbook(path)


def test_damaged_and_foreign_files_are_refused_in_words(tmp_path: Path, small: Path) -> None:
    whole = small.read_bytes()
    damaged = {
        "cut.xlsx": whole[: len(whole) // 2],
        "junk.xlsx": b"PK\x03\x04junk",
        "ole.xls": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 2000,
        "page.xlsx": b"<html>",
        "empty.xlsx": b"",
        "blank.csv": b" \n",
        "bytes.csv": b"\x00\x01\x02\xff" * 9,
        "quote.csv": '名称,"没有合上\n'.encode() + b"x" * 200_000,
        "sheet.xlsx": with_part(small, SHEET, b"<worksheet><sheetData><row"),
        "deep.xlsx": with_part(small, SHEET, START + b'<row r="0"><c r="A0" t="s"><v>99</v></c></row>' + END),
    }
    for name, content in damaged.items():
        (tmp_path / name).write_bytes(content)
        with pytest.raises(WorkbookRefusedError) as refused:
            read_workbook(tmp_path / name)
        assert not str(refused.value).isascii(), name
    for path in (tmp_path / "none.xlsx", tmp_path):
        with pytest.raises(WorkbookRefusedError):
            read_workbook(path)


def test_every_spoilt_byte_of_a_workbook_gives_rows_or_a_refusal(tmp_path: Path, small: Path) -> None:
    whole = small.read_bytes()
    path = tmp_path / "spoilt.xlsx"
    for at in range(0, len(whole), 61):
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 0x55]) + whole[at + 1 :])
        with suppress(WorkbookRefusedError):
            read_workbook(path)


def test_large_file_is_refused_unread(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "MAX_BYTES", 1 << 20)
    with (tmp_path / "a.xlsx").open("wb") as file:
        file.truncate((1 << 20) + 1)
    with pytest.raises(WorkbookRefusedError, match="超过 1 MB"):
        read_workbook(tmp_path / "a.xlsx")


def test_locked_workbook_is_told(tmp_path: Path, small: Path) -> None:
    content = bytearray(small.read_bytes())
    at = content.index(b"PK\x01\x02")
    content[at + 8] |= 1
    (tmp_path / "locked.xlsx").write_bytes(content)
    with pytest.raises(WorkbookRefusedError, match="密码"):
        read_workbook(tmp_path / "locked.xlsx")
