"""Does `stationbook fmt` write the one form, or only say what differs from it?"""

from pathlib import Path

import pytest

from stationbook.cli import main
from tests.tiny import QINGXI, write

NAME = "data/stations/99/990101/qingxi.yml"
LOOSE = QINGXI.replace("tier: township", "tier: 'township'  # 层级") + "notes: [甲, 乙]\n"
FORM = QINGXI.replace("tier: township", "tier: township  # 层级") + "notes:\n  - 甲\n  - 乙\n"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    write(tmp_path, "mkdocs.yml", "site_name: 小站\nplugins: [stationbook]\n")
    write(tmp_path, NAME, LOOSE)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def text(project: Path) -> str:
    return (project / NAME).read_text(encoding="utf-8")


def test_record_is_written_in_its_form_once(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["fmt"]) == 0
    assert capsys.readouterr().out == f"{NAME}\n1 个文件改成了统一的写法，内容和注释都没有变。\n"
    assert text(project) == FORM
    assert main(["fmt", "--check"]) == 0
    assert capsys.readouterr().out == "都是统一的写法，没有要改的。\n"


@pytest.mark.parametrize(("option", "code"), [("--check", 1), ("--dry-run", 0)])
def test_looking_writes_nothing(project: Path, option: str, code: int, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["fmt", option]) == code
    assert capsys.readouterr().out.splitlines()[0] == NAME
    assert text(project) == LOOSE


def test_files_that_hold_no_record_and_others_than_named_stay(project: Path) -> None:
    settings = (project / "mkdocs.yml").read_bytes()
    other = write(project, NAME.replace("qingxi", "tianba"), LOOSE.replace("qingxi", "tianba"))
    assert main(["fmt", str(other)]) == 0
    assert text(project) == LOOSE
    assert (project / "mkdocs.yml").read_bytes() == settings


def test_what_is_no_yaml_or_a_link_stays_and_is_told_and_the_rest_is_done(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    broken = write(project, "data/policies/a.yml", "id：a\ntitle: b\n")
    target = write(project, "data/b.txt", "id: 'b'\n")
    (project / "data/policies/b.yml").symlink_to(target)
    assert main(["fmt"]) == 1
    said = capsys.readouterr().err
    assert "data/policies/a.yml：没有动，读不出来：冒号用了中文全角" in said
    assert "data/policies/b.yml" in said
    assert broken.read_text(encoding="utf-8") == "id：a\ntitle: b\n"
    assert target.read_text(encoding="utf-8") == "id: 'b'\n"
    assert text(project) == FORM


def test_path_that_is_not_there_is_refused(project: Path) -> None:
    assert main(["fmt", "data/nothing.yml"]) == 2
