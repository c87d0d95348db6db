"""Does each sheet, script and template still hold one thing, so that it can be read in one sitting?"""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from stationbook import pages
from stationbook.theme.defaults import STYLES, overrides_folder

TEMPLATES = Path(pages.__file__).parent / "templates"
LINES = {".css": 250, ".mjs": 280, ".js": 280, ".html": 100}
# Lines of a template hold running text, and say little of its length.
CHARACTERS_OF_TEMPLATE = 8000


def sources() -> Iterator[Path]:
    """Return every sheet and script, and every template, those of the theme among them."""
    for folder in (overrides_folder(), TEMPLATES):
        yield from (path for path in folder.rglob("*") if path.suffix in LINES)


def test_there_is_something_to_measure() -> None:
    assert {path.suffix for path in sources()} == set(LINES)
    assert any(path.parent.name == "parts" for path in sources())


@pytest.mark.parametrize("path", list(sources()), ids=lambda path: path.name)
def test_file_is_not_too_long(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= LINES[path.suffix]
    assert path.suffix != ".html" or len(text) <= CHARACTERS_OF_TEMPLATE


@pytest.mark.parametrize("name", STYLES)
def test_sheet_opens_with_what_it_is_about(name: str) -> None:
    assert (overrides_folder() / name).read_text(encoding="utf-8").startswith("/* ")


def test_every_part_is_part_of_a_template() -> None:
    texts = [path.read_text(encoding="utf-8") for path in TEMPLATES.rglob("*.html")]
    named = {name for text in texts for name in re.findall(r'(?:include|from) "(parts/[^"]+)"', text)}
    assert named == {path.relative_to(TEMPLATES).as_posix() for path in (TEMPLATES / "parts").iterdir()}
