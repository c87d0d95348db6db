"""How does a phone put the site among its applications: manifest and icons?"""

import json
import math
import struct
import zlib

from stationbook.model.settings import Settings

SIZE = 192
PINE = "#14594f"
_PAPER = (0xFB, 0xFA, 0xF7)
# The mark: a county's centre, its townships, their villages; circles and lines in a square of side 1.
_CENTRE, _TOWNS, _VILLAGES = (0.5, 0.26), ((0.34, 0.5), (0.66, 0.5)), ((0.26, 0.74), (0.5, 0.74), (0.74, 0.74))
LINES = (
    (_CENTRE, _TOWNS[0]), (_CENTRE, _TOWNS[1]), (_TOWNS[0], _VILLAGES[0]),
    (_TOWNS[0], _VILLAGES[1]), (_TOWNS[1], _VILLAGES[1]), (_TOWNS[1], _VILLAGES[2]),
)  # fmt: skip
DOTS = ((_CENTRE, 0.085), *((one, 0.065) for one in _TOWNS), *((one, 0.05) for one in _VILLAGES))
_STROKE = 0.014
_SHORTCUTS = (("找站点", "stations/"), ("必学清单", "learn/"), ("热线", "hotlines/"))


def export_manifest(settings: Settings) -> bytes:
    """Return the web manifest; addresses are relative, for the site may lie in a folder."""
    kinds = ((f"icon-{SIZE}.png", f"{SIZE}x{SIZE}", "image/png"), ("icon.svg", "any", "image/svg+xml"))
    icons = [
        {"src": f"assets/images/{name}", "sizes": sizes, "type": kind, "purpose": "any maskable"}
        for name, sizes, kind in kinds
    ]
    manifest = {
        "name": settings.site_name,
        "short_name": settings.site_name if settings.is_own else "社工站",
        "lang": "zh-CN",
        "start_url": ".",
        "scope": ".",
        "display": "minimal-ui",
        "background_color": "#fbfaf7",
        "theme_color": settings.colour or PINE,
        "icons": icons,
        "shortcuts": [{"name": name, "url": url} for name, url in _SHORTCUTS],
    }
    return json.dumps(manifest, ensure_ascii=False, indent=1).encode()


def export_icon(size: int = SIZE, colour: str = PINE) -> bytes:
    """Return the mark as a PNG of so many pixels each way; its edges are smoothed by the distance to them."""
    ground, rows = bytes.fromhex(colour[1:]), []
    for y in range(size):
        row = bytearray(b"\0")
        for x in range(size):
            near = min(max(0.5 - _distance((x + 0.5) / size, (y + 0.5) / size) * size, 0.0), 1.0)
            row += bytes(round(pine + (paper - pine) * near) for pine, paper in zip(ground, _PAPER, strict=True))
        rows.append(bytes(row))
    header = struct.pack(">IIBBBBB", size, size, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(b"".join(rows), 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, data) for kind, data in chunks)


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def _distance(x: float, y: float) -> float:
    """Return how far a place is from the mark; below 0 inside it."""
    if not (0.15 < x < 0.85 and 0.12 < y < 0.85):
        return 1.0
    to_dots = min(math.hypot(x - cx, y - cy) - radius for (cx, cy), radius in DOTS)
    return to_dots if to_dots < 0 else min(to_dots, min(_to_line(x, y, *line) for line in LINES) - _STROKE)


def _to_line(x: float, y: float, start: tuple[float, float], end: tuple[float, float]) -> float:
    dx, dy = end[0] - start[0], end[1] - start[1]
    along = min(max(((x - start[0]) * dx + (y - start[1]) * dy) / (dx * dx + dy * dy), 0.0), 1.0)
    return math.hypot(x - start[0] - along * dx, y - start[1] - along * dy)
