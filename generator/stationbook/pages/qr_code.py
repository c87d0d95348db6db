"""How does the address of a page become a code that a phone reads, for tens of thousands of pages?

Under one length, version and mask a QR code is affine over the bits of its text: data, error correction and
placement are sums modulo two. Once segno has made a code for every single bit, each further code of that
length is a sum of them: about 0.1 ms instead of 8 ms with segno's search for a mask, or 1.7 ms without.
"""

import re
from dataclasses import dataclass
from functools import cache

import segno

from stationbook.pages.page import absolute

# One fixed mask makes codes of equal length comparable; readers take any mask.
_MASK = 0
# For so many codes of a length segno makes each; beyond, the code of every single bit pays for itself.
_MADE_ONE_BY_ONE = 200
_RUN = re.compile("0+|1+")
# So many modules in a row are looked up together: 2048 pieces at most.
_PIECE = 11
# White modules on each side, as ISO/IEC 18004 asks.
_QUIET = 4


@dataclass(frozen=True, slots=True)
class QrCode:
    """A code to be drawn: the address it says, its width in modules with the white around it, the dark modules.

    ``path`` is the data of an SVG path that is stroked one unit wide.
    """

    address: str
    width: int
    path: str


class QrCodes:
    """Makes the codes of the pages of one site."""

    def __init__(self, site_url: str) -> None:
        self._site_url = site_url
        self._asked: dict[int, int] = {}
        self._bases: dict[int, _Basis] = {}

    def of(self, address: str) -> QrCode:
        """Return the code of the page at an address relative to the site's root."""
        whole = absolute(self._site_url, address)
        text = whole.encode("ascii")
        length = len(text)
        self._asked[length] = self._asked.get(length, 0) + 1
        if self._asked[length] <= _MADE_ONE_BY_ONE:
            side, modules = _made(text)
        else:
            if length not in self._bases:
                self._bases[length] = _Basis(text)
            side, modules = self._bases[length].code(text)
        return QrCode(whole, side + 2 * _QUIET, path_of(modules, side))


class _Basis:
    """The code of one text of a length, and what each changed bit of the text changes in it."""

    def __init__(self, origin: bytes) -> None:
        self._origin = origin
        self._side, self._code = _made(origin)
        self._changes: dict[tuple[int, int], int] = {}

    def code(self, text: bytes) -> tuple[int, int]:
        """Return side and modules of the code of a text of the same length."""
        modules = self._code
        for at, (was, now) in enumerate(zip(self._origin, text, strict=True)):
            if was != now:
                modules ^= self._change(at, was ^ now)
        return self._side, modules

    def _change(self, at: int, bits: int) -> int:
        """Return the modules that turn when the bits of one byte turn."""
        known = self._changes.get((at, bits))
        if known is None:
            known = 0
            for single in (1 << shift for shift in range(8) if bits >> shift & 1):
                if (at, single) not in self._changes:
                    turned = bytearray(self._origin)
                    turned[at] ^= single
                    self._changes[at, single] = _made(bytes(turned))[1] ^ self._code
                known ^= self._changes[at, single]
            self._changes[at, bits] = known
        return known


def _made(text: bytes) -> tuple[int, int]:
    """Return the side and, row by row as the bits of one number, the modules of a code of level M."""
    code = segno.make(text, micro=False, error="m", mode="byte", mask=_MASK, boost_error=False)
    rows = ["".join(map(str, row)) for row in code.matrix]
    return len(rows), int("".join(rows), 2)


def path_of(modules: int, side: int) -> str:
    """Return the dark modules of a square as SVG path data: strokes row by row, the white around left free.

    A row is put together from pieces of so many modules that all pieces there are stay few; a run that two
    pieces share is one line of two strokes.
    """
    bits = format(modules, f"0{side * side}b")
    rows = []
    for start in range(0, side * side, side):
        row = bits[start : start + side]
        rows.append("".join([_strokes(row[at : at + _PIECE]) for at in range(0, side, _PIECE)]))
    return f"M{_QUIET} {_QUIET}.5" + f"m-{side} 1".join(rows)


@cache
def _strokes(bits: str) -> str:
    """Return moves over zeros and strokes over ones, to the end of the piece."""
    return _RUN.sub(lambda run: f"h{len(run[0])}" if run[0][0] == "1" else f"m{len(run[0])} 0", bits)
