"""What does `stationbook check` print of a project in which strange things lie?"""

import json
import os
from pathlib import Path

import pytest

from stationbook.cli import main
from stationbook.model.problem import visible
from tests.builders import ON
from tests.repository import replaced, whole_repository
from tests.tiny import QINGXI, write


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    write(tmp_path, "mkdocs.yml", "site_name: 小站\nplugins: [stationbook]\n")
    write(tmp_path, "data/divisions/sample.csv", "code,name\n99,示例省\n9901,示例市\n990101,例县\n990101101,清溪镇\n")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("folder", ["data/policies", "data/stations/99/990101", "content"])
@pytest.mark.parametrize("name", [b"\xff.yaml", b"\xfe.md", b"a\nb.YML"])
def test_name_that_is_no_text_is_a_problem_in_valid_json_and_on_one_line(
    project: Path, folder: str, name: bytes, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    write(project, f"{folder}/{os.fsdecode(name)}", QINGXI)
    assert main(["check", "--on", str(ON), "--format", "json"]) == 1
    found = json.loads(capfdbinary.readouterr().out.decode("utf-8"))
    assert visible(f"{folder}/{os.fsdecode(name)}") in {one["path"] for one in found if "文件名" in one["message"]}
    assert main(["check", "--on", str(ON)]) == 1
    assert len(capfdbinary.readouterr().out.decode("utf-8").splitlines()) == len(found) + 1


def test_station_whose_id_has_no_hyphen_is_one_problem(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    place = "location: {lat: 0.13, lon: 0.2, precision: exact}\n"
    write(project, "data/stations/99/990101/qingxi.yml", QINGXI.replace("990101-qingxi", "qingxi2") + place)
    assert main(["check", "--on", str(ON)]) == 1
    first, last = capsys.readouterr().out.splitlines()
    assert first.startswith("data/stations/99/990101/qingxi.yml:1:5 id：“qingxi2”不能作站点的编号（写作 县代码-拼音")
    assert last.startswith("1 处错误，0 处提醒。")
    assert "guide/problems/" in last


def test_each_format_says_the_same_problem_and_ends_with_the_same_code(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(project, "data/stations/99/990101/qingxi.yml", QINGXI.replace("township", "town"))
    for name in ("text", "json", "github", "gitlab", "markdown"):
        assert main(["check", "--on", str(ON), "--format", name]) == 1
        said = capsys.readouterr().out
        assert "term-unknown" in said, name
        assert said.count("没有“town”这个层级") == 1, name


def test_since_adds_what_is_suspicious_beside_a_revision(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    root = whole_repository(tmp_path / "project")
    monkeypatch.chdir(root)
    assert main(["check", "--since", "main", "--on", str(ON)]) == 0
    said_before = capsys.readouterr().out
    folder = "data/stations/99/990101"
    (root / folder / "jiuzhan.yml").unlink()
    (root / folder / "zongzhan.yml").rename(root / folder / "zz.yml")
    replaced(root, f"{folder}/zz.yml", "id: 990101-zongzhan", "# 总站\nid: 990101-zz")
    for name in ("qingxi", "zz"):
        text = (root / folder / f"{name}.yml").read_text(encoding="utf-8")
        write(root, f"{folder}/{name}.yml", text.replace(": 990101-zongzhan", ": 990101-zz"))
    assert main(["check", "--since", "main", "--on", str(ON)]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert [line.split(" ")[0] for line in lines if line not in said_before][:-1] == [
        f"{folder}/jiuzhan.yml",
        f"{folder}/zz.yml:2:5",
    ]
    assert any("former_ids: [990101-zongzhan]" in line for line in lines)
    assert main(["check", "--since", "nobody", "--on", str(ON)]) == 2
    assert "没有“nobody”这个版本" in capsys.readouterr().err
