"""What does `stationbook diff` print, write and refuse?"""

import json
import shutil
from pathlib import Path

import pytest

from stationbook.cli import main
from tests.builders import ON
from tests.repository import replaced, whole_repository
from tests.tiny import write

QINGXI = "data/stations/99/990101/qingxi.yml"


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    root = whole_repository(tmp_path / "project")
    monkeypatch.chdir(root)
    return root


def diff(*words: str) -> int:
    return main(["diff", *words, "--on", str(ON)])


def test_work_tree_is_compared_with_a_revision_and_two_revisions_with_each_other(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    replaced(root, QINGXI, "area_m2: 80", "area_m2: 90")
    assert diff("main", "--format", "json") == 0
    assert [one["id"] for one in json.loads(capsys.readouterr().out)["stations"]] == ["990101-qingxi"]
    assert diff("main", "HEAD") == 0
    assert "没有改动" in capsys.readouterr().out


def test_two_folders_are_compared_without_git(root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    older = tmp_path / "older"
    shutil.copytree(root, older, ignore=shutil.ignore_patterns(".git"))
    shutil.rmtree(root / ".git")
    replaced(root, QINGXI, "area_m2: 80", "area_m2: 90")
    for words in ([str(older)], [str(older), str(root)], ["../older", "."]):
        assert diff(*words) == 0
        assert "使用面积：80 → 90" in capsys.readouterr().out
    assert diff("main") == 2
    assert "不在 git 版本库里" in capsys.readouterr().err
    assert diff(str(tmp_path)) == 2
    assert "不是一个项目" in capsys.readouterr().err


@pytest.mark.parametrize("words", [["--output=stolen.txt", "x"], ["--", "--output=stolen.txt"], ["nobody"], [""]])
def test_what_is_no_side_is_wrong_use_and_writes_nothing(
    root: Path, words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    before = sorted(root.rglob("*.txt"))
    assert main(["diff", *words]) == 2
    assert "Traceback" not in capsys.readouterr().err
    assert sorted(root.rglob("*.txt")) == before


@pytest.mark.parametrize("form", ["text", "markdown", "json", "html"])
def test_file_is_written_again_where_it_is_our_own_and_no_other(
    root: Path, form: str, capsys: pytest.CaptureFixture[str]
) -> None:
    replaced(root, QINGXI, "area_m2: 80", "area_m2: 90")
    for _ in range(2):
        assert diff("main", "--format", form, "-o", "../change") == 0
    assert "990101-qingxi" in (root / "../change").read_text(encoding="utf-8")
    kept = write(root, "mine.md", "# 我的\n")
    for target in ("mine.md", "mkdocs.yml", "data", "no/such/folder"):
        assert diff("main", "-o", target) == 2
    assert kept.read_text(encoding="utf-8") == "# 我的\n"
    assert not list(root.glob(".*change*"))
    assert "没有覆盖" in capsys.readouterr().err
