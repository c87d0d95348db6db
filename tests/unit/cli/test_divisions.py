"""Does the command say what a new list changes, refuse half a list, and write no more than it says?"""

import json
from pathlib import Path

import pytest

from stationbook.cli import main
from stationbook.load.divisions import load_divisions
from stationbook.load.tree import Tree
from tests.tiny import QINGXI, write

LIST = """\
code,name,township_divisions
99,示例省,
9901,示例市,
990101,例县,4
990101101,清溪镇,
990101102,白石镇,
990101103,石桥镇,
990101201,桃林乡,
"""
NEW = "代码,名称\n990101001,清溪街道\n990101102,白石镇\n990101103,石拱镇\n990101104,桃林乡\n"
ANNOUNCED = ["--effective", "2026-05", "--source", "批复（示例）", "--publisher", "某省", "--published", "2026-04-30"]
SUCCESSIONS = "data/divisions/successions/2026-05.yml"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    root = tmp_path / "project"
    write(root, "mkdocs.yml", "site_name: 小站\nplugins: [stationbook: {layer: false}]\n")
    write(root, "data/divisions/sample.csv", LIST)
    write(root, "data/stations/99/990101/qingxi.yml", QINGXI)
    write(root, "data/stations/99/990101/taolin.yml", QINGXI.replace("qingxi", "taolin").replace("101101", "101201"))
    monkeypatch.chdir(root)
    monkeypatch.setenv("STATIONBOOK_ON", "2026-11-23")
    return root


def files(root: Path) -> dict[str, str]:
    found = (path for path in sorted(root.rglob("*")) if path.is_file() and ".cache" not in path.parts)
    return {path.relative_to(root).as_posix(): path.read_text(encoding="utf-8") for path in found}


def new_list(project: Path, text: str = NEW) -> str:
    return str(write(project.parent, "new.csv", text))


def test_changes_are_told_with_the_records_that_they_touch_and_nothing_is_written(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = files(project)
    assert main(["divisions", new_list(project)]) == 0
    assert capsys.readouterr().out == (
        "比较了乡镇（街道）级（990101）原有 4 个，新名单 4 个。\n"
        "更名（1）\n"
        "  990101103 示例省示例市例县石桥镇 → 990101103 石拱镇\n"
        "同名，换了代码（1）\n"
        "  990101201 示例省示例市例县桃林乡 → 990101104 桃林乡\n"
        "    要改：data/stations/99/990101/taolin.yml division（例县清溪镇社会工作服务站）\n"
        "名称相近，换了代码（1）\n"
        "  990101101 示例省示例市例县清溪镇 → 990101001 清溪街道\n"
        "    要改：data/stations/99/990101/qingxi.yml division（例县清溪镇社会工作服务站）\n"
        "共 3 处变更，涉及资料 2 处。\n"
    )
    assert files(project) == before


def test_same_as_data_for_other_programs(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["divisions", new_list(project), "--format", "json"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert said["compared"] == [{"length": 9, "prefix": "990101", "before": 4, "after": 4}]
    assert [(one["kind"], one["certain"]) for one in said["changes"]] == [
        ("renamed", True),
        ("recoded", True),
        ("converted", False),
    ]
    assert said["changes"][1]["touched"] == [
        {
            "path": "data/stations/99/990101/taolin.yml",
            "field": "division",
            "code": "990101201",
            "words": "例县清溪镇社会工作服务站",
        }
    ]


def test_what_is_written_can_be_read_names_the_successor_and_touches_no_station(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = files(project)
    assert main(["divisions", new_list(project), "--write", *ANNOUNCED]) == 0
    after = files(project)
    assert {name for name in after if after[name] != before.get(name)} == {"data/divisions/sample.csv", SUCCESSIONS}
    assert after["data/divisions/sample.csv"] == (
        "code,name,township_divisions\n99,示例省,\n9901,示例市,\n990101,例县,4\n"
        "990101001,清溪街道,\n990101102,白石镇,\n990101103,石拱镇,\n990101104,桃林乡,\n"
    )
    capsys.readouterr()
    assert main(["check"]) == 1
    said = capsys.readouterr().out
    assert '990101201 桃林乡 已于2026年5月换代码为 990101104 桃林乡（依据《批复（示例）》；改成 "990101104"' in said
    # What is only likely waits for somebody to take the signs away.
    assert "division：没有代码是 990101101 的区划" in said
    likely = after[SUCCESSIONS].replace("\n# - ", "\n- ").replace("\n#   ", "\n  ").replace("\n# # ", "\n# ")
    write(project, SUCCESSIONS, likely)
    assert load_divisions(Tree(project)).problems == ()
    main(["check"])
    assert "990101101 清溪镇 已于2026年5月改设为 990101001 清溪街道" in capsys.readouterr().out


def test_second_time_there_is_nothing_to_write(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["divisions", new_list(project), "--write", *ANNOUNCED])
    before = files(project)
    capsys.readouterr()
    assert main(["divisions", new_list(project), "--write", *ANNOUNCED]) == 0
    assert "与现在的名单一样，没有变更。\n名单没有变，什么也没有写。" in capsys.readouterr().out
    assert files(project) == before


def test_command_that_was_cut_off_after_the_first_file_is_ended_by_the_next(project: Path) -> None:
    main(["divisions", new_list(project), "--write", *ANNOUNCED])
    whole = files(project)
    # The successions are there, the list is not yet: the command says so, for the list still has the old code.
    write(project, "data/divisions/sample.csv", LIST)
    assert main(["divisions", new_list(project), "--write", *ANNOUNCED]) == 0
    assert files(project) == whole


def test_what_a_former_file_says_is_not_overwritten(project: Path) -> None:
    write(project, SUCCESSIONS, "[]\n")
    assert main(["divisions", new_list(project), "--write", *ANNOUNCED]) == 0
    after = files(project)
    assert after[SUCCESSIONS] == "[]\n"
    assert "990101201" in after[SUCCESSIONS.replace(".yml", "-2.yml")]


def test_counties_count_their_townships_again(project: Path) -> None:
    more = NEW + "990101105,新镇\n990101401,开发区\n"
    assert main(["divisions", new_list(project, more), "--write", *ANNOUNCED]) == 0
    assert "990101,例县,5\n" in files(project)["data/divisions/sample.csv"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--write"], "什么也没有写：沿革要有日期和出处，还要写明 --effective、--source、--publisher、--published。"),
        (["--write", *ANNOUNCED, "--effective", "2026-12"], "什么也没有写：--effective 2026-12 还没有到"),
        (["--write", *ANNOUNCED, "--published", "2027"], "什么也没有写：--published 2027 还没有到"),
        (["--division", "52"], "名单里没有 52 的区划，没有可以比较的。"),
    ],
)
def test_what_cannot_be_written_or_compared_is_refused(
    project: Path, words: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    before = files(project)
    assert main(["divisions", new_list(project), *words]) == 2
    printed = capsys.readouterr()
    assert said in printed.err
    assert printed.out == ""
    assert files(project) == before


def test_half_a_list_is_refused_until_somebody_says_that_it_is_whole(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    half = "代码,名称\n990101101,清溪镇\n990101102,白石镇\n"
    assert main(["divisions", new_list(project, half)]) == 2
    said = capsys.readouterr().err
    assert "乡镇（街道）级（990101）原有 4 个，其中 2 个新名单里没有" in said
    assert "--whole" in said
    assert main(["divisions", new_list(project, half), "--whole"]) == 0
    assert "名单里没有了（2）" in capsys.readouterr().out


def test_names_that_are_nearly_all_others_are_refused(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    other = NEW.replace("石拱镇", "某镇").replace("白石镇", "另一镇")
    assert main(["divisions", new_list(project, other)]) == 2
    assert "其中 2 个名称变了。像是写法不同，或拿错了列" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["missing.csv", "."])
def test_file_that_is_not_there_is_told(project: Path, name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["divisions", name]) == 2
    assert "没有这个文件" in capsys.readouterr().err


def test_list_that_cannot_be_read_is_told_with_its_name(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["divisions", new_list(project, "")]) == 2
    assert "new.csv：这个文件是空的。" in capsys.readouterr().err


def test_lists_in_use_that_have_mistakes_are_mended_first(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(project, "data/divisions/sample.csv", LIST.replace("桃林乡", ""))
    assert main(["divisions", new_list(project)]) == 2
    assert "现在的名单或沿革有读不下去的地方，先改好再比较：data/divisions/sample.csv:8" in capsys.readouterr().err


def test_county_that_is_no_more_leaves_townships_to_be_compared(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(project, "data/divisions/sample.csv", f"{LIST}990102,邻县,\n")
    assert main(["divisions", new_list(project, "代码,名称\n990103,例县\n990102,邻县\n")]) == 0
    assert "990101 例县 下面还有 4 个乡镇（街道）用旧代码，要再比较乡镇级的名单。" in capsys.readouterr().out


def test_region_takes_its_part_of_a_list_of_the_country(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(project, "mkdocs.yml", "site_name: 小站\nplugins: [stationbook: {layer: false, region: '5201'}]\n")
    write(project, "data/divisions/counties.csv", "code,name\n52,贵州省\n5201,甲市\n520101,乙县\n44,广东省\n")
    assert main(["divisions", new_list(project, "代码,名称\n520101,丙县\n440101,某县\n")]) == 0
    assert "520101 贵州省甲市乙县 → 520101 丙县" in capsys.readouterr().out
    assert main(["divisions", new_list(project, "代码,名称\n440101,某县\n")]) == 2
    assert "这份名单里没有本站的地区（5201）。" in capsys.readouterr().err
