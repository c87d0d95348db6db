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


MENDABLE = QINGXI.replace("township", "乡镇") + "established_on: 2026/5/20  # 挂牌\r\n"
STATION = "data/stations/99/990101/qingxi.yml"


def put(project: Path, name: str, text: str) -> Path:
    path = write(project, name, "")
    path.write_bytes(text.encode())
    return path


def test_fix_mends_shows_each_and_says_what_is_left(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = put(project, STATION, MENDABLE + "colour: 红\n")
    put(project, "data/stations/99/990101/tianba.yaml", QINGXI.replace("qingxi", "tianba").replace("清溪", "田坝"))
    assert main(["check", "--fix", "--on", str(ON)]) == 1
    assert capsys.readouterr().out.splitlines()[:4] == [
        f"{STATION}:3：乡镇 → township [term-unknown]",
        f"{STATION}:7：2026/5/20 → 2026-05-20 [value-day]",
        "data/stations/99/990101/tianba.yaml：改名为 tianba.yml [file-name]",
        "以上 3 处已经改好。",
    ]
    assert path.read_bytes().decode() == QINGXI + "established_on: 2026-05-20  # 挂牌\r\ncolour: 红\n"
    assert (project / "data/stations/99/990101/tianba.yml").is_file()


def test_dry_run_shows_the_same_and_writes_nothing(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = put(project, STATION, MENDABLE)
    put(project, "data/stations/99/990101/tianba.yaml", QINGXI)
    assert main(["check", "--fix", "--dry-run", "--on", str(ON)]) == 1
    said = capsys.readouterr().out
    assert "乡镇 → township" in said
    assert "以上 3 处可以改，这一次没有写。" in said
    assert path.read_bytes().decode() == MENDABLE
    assert (project / "data/stations/99/990101/tianba.yaml").is_file()


def test_name_that_is_taken_is_not_written_over(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    put(project, STATION, QINGXI)
    put(project, STATION.replace(".yml", ".yaml"), "别的\n")
    assert main(["check", "--fix", "--on", str(ON)]) == 1
    assert "没有可以自动改的" in capsys.readouterr().out
    assert (project / STATION).read_text(encoding="utf-8") == QINGXI


def test_file_behind_a_link_is_not_mended(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = put(project, "data/other.txt", MENDABLE)
    (project / STATION).parent.mkdir(parents=True)
    (project / STATION).symlink_to(path)
    assert main(["check", "--fix", "--on", str(ON)]) == 1
    assert "经过链接，没有写" in capsys.readouterr().out
    assert path.read_bytes().decode() == MENDABLE


def test_only_what_lies_below_the_named_paths_is_mended(project: Path) -> None:
    path = put(project, STATION, MENDABLE)
    other = put(project, "data/stations/99/990101/tianba.yml", MENDABLE.replace("qingxi", "tianba"))
    main(["check", "--fix", "--on", str(ON), str(other)])
    assert path.read_bytes().decode() == MENDABLE
    assert other.read_bytes().decode() != MENDABLE.replace("qingxi", "tianba")


@pytest.mark.parametrize("words", [["--dry-run"], ["--fix", "--format", "json"]])
def test_options_that_do_not_go_together_are_refused(
    project: Path, words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", *words]) == 2
    assert "一起用" in capsys.readouterr().err
