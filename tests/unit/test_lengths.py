"""Does each sheet, script and template still hold one thing, so that it can be read in one sitting?"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from stationbook.theme.defaults import STYLES, overrides_folder

LINES = {".css": 250, ".mjs": 280, ".js": 280}


def sources() -> Iterator[Path]:
    return (path for path in overrides_folder().rglob("*") if path.suffix in LINES)


def test_there_is_something_to_measure() -> None:
    assert {path.suffix for path in sources()} == set(LINES)


@pytest.mark.parametrize("path", list(sources()), ids=lambda path: path.name)
def test_file_is_not_too_long(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LINES[path.suffix]


@pytest.mark.parametrize("name", STYLES)
def test_sheet_opens_with_what_it_is_about(name: str) -> None:
    assert (overrides_folder() / name).read_text(encoding="utf-8").startswith("/* ")
