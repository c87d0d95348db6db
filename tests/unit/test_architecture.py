"""Is the table of rooms in ARCHITECTURE.md that of the floors which are proved, and of the folders that are there?"""

import re
import tomllib

from tests.conftest import ROOT

PACKAGE = ROOT / "generator/stationbook"


def floors_described() -> list[set[str]]:
    """Return the rooms of each row of the table, from the top."""
    lines = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8").splitlines()
    rows = lines[lines.index("| room | answers |") + 2 :]
    table = [row for row in rows[: rows.index("")] if row.startswith("| ")]
    return [set(re.findall(r"`(\w+)`", row.split(" | ")[0])) for row in table]


def floors_proved() -> list[set[str]]:
    """Return the rooms of each layer that lint-imports proves, from the top."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]
    (layers,) = (one["layers"] for one in settings["contracts"] if one["type"] == "layers")
    return [set(re.split(r"\s*[|:]\s*", layer)) for layer in layers]


def test_table_of_rooms_is_the_floors_in_their_order() -> None:
    assert floors_described() == floors_proved()


def test_floors_are_all_that_the_package_holds() -> None:
    rooms = {one.name for one in PACKAGE.iterdir() if (one / "__init__.py").is_file()}
    modules = {one.stem for one in PACKAGE.glob("*.py")} - {"__init__"}
    assert set().union(*floors_described()) == rooms | modules


def test_every_module_opens_with_the_question_it_answers() -> None:
    for path in PACKAGE.rglob("*.py"):
        first = path.read_text(encoding="utf-8").split('"""')[1]
        assert "?" in first or path.name == "__init__.py", path
