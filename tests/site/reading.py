"""Reads built pages and data files."""

import json
import re
from html import unescape
from pathlib import Path
from typing import Any


def main(site: Path, page: str) -> str:
    """Return the main part of a built page."""
    return (site / page / "index.html").read_text(encoding="utf-8").split("<main", 1)[1].split("</main>", 1)[0]


def said(site: Path, page: str, pattern: str) -> list[int]:
    """Return the numbers that the words of a page say; the pattern has a group each."""
    words = " ".join(unescape(re.sub("<[^>]+>", " ", main(site, page))).split())
    found = re.search(pattern, words)
    assert found is not None, f"{page}: {pattern}"
    return [int(number.replace("\N{THIN SPACE}", "")) for number in found.groups()]


def data(site: Path, name: str) -> Any:
    return json.loads((site / name).read_text(encoding="utf-8"))
