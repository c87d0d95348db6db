"""How is a table written so that a spreadsheet opens it in the right encoding and runs nothing?"""

import csv
import io
import unicodedata
from collections.abc import Iterable, Sequence

# A spreadsheet runs a cell that begins with one of these; an apostrophe makes it text.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


BOM = b"\xef\xbb\xbf"
"""The byte order mark, by which Excel knows the encoding."""


def csv_bytes(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """Return a whole table as UTF-8 CSV."""
    return BOM + b"".join(safe_line(row) for row in (columns, *rows))


def safe_line(row: Sequence[str]) -> bytes:
    """Return one line, of which a spreadsheet runs nothing."""
    text = io.StringIO()
    csv.writer(text, lineterminator="\r\n").writerow([safe_cell(value) for value in row])
    return text.getvalue().encode()


def safe_cell(value: str) -> str:
    """Return text that no spreadsheet runs and no reader sees reversed."""
    shown = value
    if not value.isprintable():
        shown = "".join(c for c in value if unicodedata.category(c) not in {"Cc", "Cf"})
    return f"'{shown}" if shown.startswith(_FORMULA) else shown
