"""Does every code say its address, however it was made, and does its drawing hold exactly the dark modules?"""

import re
import string

import pytest
import zxingcpp
from hypothesis import given, settings
from hypothesis import strategies as st

from stationbook.pages import qr_code
from stationbook.pages.qr_code import QrCode, QrCodes

SITE = "https://stations.example.org/"
ADDRESSES = [f"stations/{990101 + number % 7}/s{number * 37:05d}/" for number in range(60)]


def drawn(code: QrCode) -> list[list[int]]:
    """Draw the path as a browser would: rows of modules, 1 for dark."""
    rows = [[0] * code.width for _ in range(code.width)]
    x = y = 0
    for command, first, second in re.findall(r"([Mmh])(-?[\d.]+)(?: (-?[\d.]+))?", code.path):
        if command == "M":
            x, y = int(first), int(float(second))
        elif command == "m":
            x, y = x + int(first), y + int(second)
        else:
            for column in range(x, x + int(first)):
                rows[y][column] = 1
            x += int(first)
    return rows


def read(code: QrCode) -> str:
    """Read the drawing as a phone would, four pixels to a module."""
    image = bytearray()
    for row in drawn(code):
        image += b"".join(bytes([0 if dark else 255]) * 4 for dark in row) * 4
    side = code.width * 4
    (found,) = zxingcpp.read_barcodes(memoryview(image).cast("B", (side, side)))
    return found.text


def test_code_says_the_absolute_address() -> None:
    assert read(QrCodes("https://stations.example.org").of("stations/990101/qingxi/")) == (
        "https://stations.example.org/stations/990101/qingxi/"
    )


def test_site_below_a_folder_keeps_the_folder() -> None:
    assert read(QrCodes("https://example.org/名录/").of("divisions/")) == (
        "https://example.org/%E5%90%8D%E5%BD%95/divisions/"
    )


def test_codes_summed_from_single_bits_are_those_that_segno_makes(monkeypatch: pytest.MonkeyPatch) -> None:
    one_by_one = QrCodes(SITE)
    made = [one_by_one.of(address) for address in ADDRESSES]
    monkeypatch.setattr(qr_code, "_MADE_ONE_BY_ONE", 0)
    summed = QrCodes(SITE)
    assert [summed.of(address) for address in ADDRESSES] == made
    assert read(summed.of(ADDRESSES[-1])) == SITE + ADDRESSES[-1]


@settings(deadline=None, max_examples=25)
@given(st.text(string.ascii_lowercase + string.digits + "-", min_size=1, max_size=60))
def test_every_slug_is_read_back(slug: str) -> None:
    assert read(QrCodes(SITE).of(f"stations/990101/{slug}/")) == f"{SITE}stations/990101/{slug}/"


def test_white_of_four_modules_stands_around() -> None:
    rows = drawn(QrCodes(SITE).of(ADDRESSES[0]))
    dark = [(x, y) for y, row in enumerate(rows) for x, module in enumerate(row) if module]
    assert min(min(x, y) for x, y in dark) == 4
    assert max(max(x, y) for x, y in dark) == len(rows) - 5
