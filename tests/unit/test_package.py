"""Does the wheel carry what the program asks for when it is installed?"""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from stationbook import __version__
from stationbook.load.tree import LAYER
from stationbook.theme.defaults import SCRIPT, STYLES, overrides_folder
from tests.conftest import ROOT


@pytest.fixture(scope="module")
def package() -> dict[str, Any]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def carried(package: dict[str, Any]) -> dict[str, str]:
    found: dict[str, str] = package["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]
    return found


@pytest.mark.parametrize("part", LAYER)
def test_wheel_carries_every_part_of_the_layer(carried: dict[str, str], part: str) -> None:
    name = part.rstrip("/")
    (above,) = [source for source in carried if name == source or name.startswith(f"{source}/")]
    assert carried[above] == f"stationbook/layer/{above}"


def test_wheel_carries_the_theme_and_nothing_that_is_not_there(carried: dict[str, str]) -> None:
    assert carried["overrides"] == "stationbook/overrides"
    assert [source for source in carried if not (ROOT / source).exists()] == []


def test_version_stands_in_one_place(package: dict[str, Any]) -> None:
    assert package["project"]["version"] == __version__


def test_styles_and_script_that_the_plugin_names_are_all_there_is(root: Path) -> None:
    folder = overrides_folder()
    assert folder == root / "overrides"
    # The door plate is a page of its own, with a style of its own.
    alone = {"assets/stylesheets/plate.css"}
    assert set(STYLES) == {path.relative_to(folder).as_posix() for path in folder.rglob("*.css")} - alone
    assert (folder / SCRIPT).is_file()
