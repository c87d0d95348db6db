"""What does `stationbook stale` print, and does a spreadsheet open it without running anything?"""

import csv
import json
from pathlib import Path

import pytest

from stationbook.cli import main
from tests.builders import ON
from tests.tiny import QINGXI, write


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    write(tmp_path, "mkdocs.yml", "site_name: 小站\nplugins:\n  - stationbook: {layer: false}\n")
    write(tmp_path, "data/divisions/sample.csv", "code,name\n99,示例省\n9901,示例市\n990101,例县\n990101101,清溪镇\n")
    write(tmp_path, "data/stations/99/990101/qingxi.yml", QINGXI.replace("例县清溪", "=1+1 清溪"))
    monkeypatch.chdir(tmp_path)
    return tmp_path


def stale(*words: str) -> int:
    return main(["stale", "--on", str(ON), *words])


def test_words_name_what_is_due_and_samples_apart(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert stale() == 0
    first, last = capsys.readouterr().out.splitlines()
    assert first.endswith("（990101-qingxi，示例）：没有核实过  data/stations/99/990101/qingxi.yml")
    assert last == "截至 2026-11-23，应核实的有 0 条，另有示例 1 条。"


def test_table_has_its_mark_and_runs_nothing(project: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert stale("--format", "csv") == 0
    said = capfdbinary.readouterr().out
    assert said.startswith(b"\xef\xbb\xbf")
    (row,) = csv.DictReader(said.decode("utf-8-sig").splitlines())
    assert row["名称"] == "'=1+1 清溪镇社会工作服务站"
    assert stale("--format", "csv", "-o", "due.csv") == 0
    assert (project / "due.csv").read_bytes() == said
    assert stale("--format", "csv", "-o", "due.csv") == 0
    assert stale("--format", "csv", "-o", "mkdocs.yml") == 2


def test_division_is_asked_for_by_its_code(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert stale("--division", "990101101", "--format", "json") == 0
    assert [one["id"] for one in json.loads(capsys.readouterr().out)["due"]] == ["990101-qingxi"]
    assert stale("--division", "12") == 2
    assert "没有代码是 12 的区划" in capsys.readouterr().err
