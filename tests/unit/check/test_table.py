"""Is every check of the room run?"""

import ast
from pathlib import Path

from stationbook.check import all as table
from tests.conftest import ROOT

ROOM = ROOT / "generator/stationbook/check"


def functions(path: Path) -> set[str]:
    """Return the checks that a module offers: what yields problems by a name that begins so."""
    nodes = ast.parse(path.read_text(encoding="utf-8")).body
    return {node.name for node in nodes if isinstance(node, ast.FunctionDef) and node.name.startswith("check_")}


def test_every_check_of_the_room_stands_in_a_table() -> None:
    offered = set().union(*(functions(path) for path in ROOM.glob("*.py") if path.name != "all.py"))
    tree = ast.parse(Path(table.__file__).read_text(encoding="utf-8"))
    tables = [node.value for node in tree.body if isinstance(node, ast.AnnAssign) and node.value]
    named = {one.id for node in tables for one in ast.walk(node) if isinstance(one, ast.Name)}
    assert offered - named == set()
    assert len(offered) > 30
