"""Does `stationbook new` write what `check` finds nothing wrong with, over nothing, and say what is missing?"""

import io
import os
import re
import sys
from pathlib import Path

import pytest

from stationbook.cli import main
from stationbook.store.project import read_project
from tests.builders import ON
from tests.repository import whole_repository
from tests.tiny import write


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    root = whole_repository(tmp_path / "project")
    monkeypatch.chdir(root)
    monkeypatch.setattr(sys, "stdin", io.StringIO())
    return root


def new(*words: str) -> int:
    return main(["new", *words, "--on", str(ON)])


def errors(root: Path) -> list[str]:
    return [str(one) for one in read_project(root, on=ON).problems]


def files(root: Path) -> set[str]:
    names = (path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file())
    return {name for name in names if not name.startswith((".git/", ".cache/"))}


def test_station_is_completed_and_its_commented_fields_are_right_too(root: Path) -> None:
    before = errors(root)
    assert new("station", "--name", "例县白石镇社工站", "--division", "白石") == 0
    path = root / "data/stations/99/990101/baishi.yml"
    assert errors(root) == before
    text = path.read_text(encoding="utf-8")
    assert 'division: "990101102"  # 白石镇' in text
    assert "status: operating  # 正常服务\nsample: true" in text
    fields = re.sub(r"^# (?=[a-z_]+: |[a-z_]+:$|  )", "", text, flags=re.MULTILINE)
    assert fields.count("\n#") == 1
    write(root, "data/stations/99/990101/baishi.yml", fields.replace("0000-0000000", "000-87654321"))
    assert errors(root) == before


def test_id_of_another_station_or_of_none_any_more_is_not_given_again(root: Path) -> None:
    write(root, "data/stations/99/990101/baishi.yml", "broken")
    words = ("--division", "990101102")
    assert new("station", "--name", "白石镇社工站", *words) == 0
    assert (root / "data/stations/99/990101/baishi-2.yml").exists()
    assert new("station", "--name", "白石镇社工站", *words) == 2
    assert new("station", "--name", "白石镇又一个社工站", *words, "--id", "jiuzhan") == 2
    assert (root / "data/stations/99/990101/baishi.yml").read_text(encoding="utf-8") == "broken"


def test_what_is_missing_or_cannot_be_is_said_and_nothing_is_written(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = files(root)
    for words, said in (
        (("station",), "还要写明 --name、--division；在终端里运行时会一项一项地问。"),
        (("station", "--name", "某站", "--division", "没有"), "没有“没有”这个地区"),
        (
            ("station", "--name", "某站", "--division", "99", "--tier", "乡镇"),
            "乡镇（街道）级的站点不能挂在 2 位代码上",
        ),
        (("station", "--name", "某站", "--division", "例县", "--id", "../../x"), "不能作编号"),
        (("edition",), "还要写明 --standard"),
        (("edition", "--standard", "没有的"), "是哪一份标准？可以写：tiny/"),
        (("edition", "--standard", "tiny/rules", "--edition", "2025"), "已经有 2025 版"),
        (("edition", "--standard", "tiny/rules", "--issued", "2025-06-01"), "要晚于 2026 版的 2026-01-01"),
        (("policy", "--name", "x" * 300, "--issuer", "某局"), "写一行字"),
        (("assessment", "--name", "评估", "--division", "清溪镇"), "写县（市、区）或更高一级的地区"),
        (("assessment", "--name", "评", "--division", "例县", "--from", "2026-02-01", "--until", "2026-01-01"), "早于"),
    ):
        assert new(*words) == 2, words
        assert said in capsys.readouterr().err
    assert files(root) == before


def test_edition_is_a_whole_copy_with_its_own_number_dates_and_predecessor(root: Path) -> None:
    before = errors(root)
    folder = "content/standards/tiny/rules"
    words = ("--standard", "小标准", "--stage", "已发布", "--issued", "2026-10-01", "--effective", "2027-01-01")
    assert new("edition", *words, "--edition", "2027") == 0
    assert {name.rsplit("/", 1)[1] for name in files(root) if name.startswith(f"{folder}/2027/")} == {
        "index.md",
        "requirements.yml",
    }
    assert errors(root) == before
    edition = read_project(root, on=ON).catalogue.editions()["tiny/rules/2027"]
    assert (edition.matter.edition, edition.matter.supersedes, str(edition.dated)) == ("2027", ("2026",), "2027-01-01")
    assert edition.matter.changes == ()
    old, made = ((root / folder / year / "index.md").read_text(encoding="utf-8") for year in ("2026", "2027"))
    assert made.endswith(old.split("---\n", 2)[2])
    assert new("edition", *words, "--edition", "2027") == 2
    assert new("edition", "--standard", "tiny/list", "--issued", str(ON)) == 0
    assert (root / "content/standards/tiny/list/2027/questions.yml").exists()
    assert errors(root) == before


def test_policy_and_assessment_pass_the_check(root: Path) -> None:
    before = errors(root)
    assert new("policy", "--name", "某“办法”: #1 \\", "--issuer", "某局", "--line", "儿童") == 0
    assert new("policy", "--name", "某“办法”: #1 \\", "--issuer", "某局", "--number", "1号", "--id", "ban-fa") == 0
    assert new("assessment", "--name", "小评估", "--division", "例县") == 0
    assert errors(root) == before
    catalogue = read_project(root, on=ON).catalogue
    assert catalogue.policies["moubanfa1"].title == "某“办法”: #1 \\"
    assert catalogue.assessments["2026/xiaopinggu"].scheme.counties == ("990101",)


def test_terminal_is_asked_and_who_stops_answering_writes_nothing(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    before = files(root)

    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    monkeypatch.setattr(sys, "stdin", Terminal("白石镇社工站\n白石\n"))
    assert new("station") == 2
    assert "没有问完，什么也没有写" in capsys.readouterr().err
    assert files(root) == before
    monkeypatch.setattr(sys, "stdin", Terminal("白石镇社工站\n没有\n白石\n\n\n\n"))
    assert new("station") == 0
    assert files(root) - before == {"data/stations/99/990101/baishi.yml"}


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
def test_link_in_the_place_of_a_file_or_folder_is_not_followed(root: Path, tmp_path: Path) -> None:
    (root / "data/stations/99/990101/baishi.yml").symlink_to(tmp_path / "elsewhere.yml")
    assert new("station", "--name", "白石镇社工站", "--division", "白石", "--id", "baishi") == 2
    (tmp_path / "out").mkdir()
    (root / "data/assessments/2027").symlink_to(tmp_path / "out")
    assert new("assessment", "--name", "小评估", "--division", "例县", "--from", "2027-01-01") == 2
    assert not (tmp_path / "elsewhere.yml").exists()
    assert not list((tmp_path / "out").iterdir())
