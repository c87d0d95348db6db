"""Has each kind of problem a code, and do its two examples give that problem and none?"""

import ast
import re
from pathlib import Path

import pytest

from stationbook.check.kinds import problem_kinds
from stationbook.model.problem import Problem
from stationbook.model.problem_kind import ProblemKind
from stationbook.store.project import read_project
from tests.builders import ON
from tests.conftest import ROOT
from tests.examples import with_example

PACKAGE = ROOT / "generator/stationbook"
CODE = re.compile(r"[a-z]+(-[a-z]+)*")


def told(root: Path, path: str, example: str) -> list[Problem]:
    return list(read_project(with_example(root, path, example), on=ON).problems)


@pytest.mark.parametrize("kind", problem_kinds(), ids=lambda kind: str(kind.code))
def test_wrong_example_is_this_one_problem_and_right_one_none(tmp_path: Path, kind: ProblemKind) -> None:
    found = told(tmp_path / "wrong", kind.path, kind.wrong)
    assert [one.code for one in found] == [kind.code], "\n".join(map(str, found))
    assert found[0].path.startswith(kind.path.rpartition("/")[0])
    assert list(map(str, told(tmp_path / "right", kind.right_path or kind.path, kind.right))) == []


def calls_of(name: str) -> list[str]:
    """Return where the package calls a function or class of this name."""
    found = []
    for path in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == name:
                found.append(f"{path.relative_to(PACKAGE).as_posix()}:{node.lineno}")
    return found


def test_every_problem_is_of_a_kind() -> None:
    # What is suspicious beside an earlier revision has no example that is one state of a project.
    files = {one.rpartition(":")[0] for one in calls_of("Problem")}
    assert files == {"model/problem_kind.py", "review/drops.py"}


def test_every_kind_is_declared_once_under_a_code_that_can_be_read() -> None:
    codes = [kind.code for kind in problem_kinds()]
    assert [one for one in codes if not CODE.fullmatch(one)] == []
    assert codes == sorted(codes)
    assert len(calls_of("ProblemKind")) == len(codes)
