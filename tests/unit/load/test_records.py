"""Does a file become a record, and each mistake in it one clear problem with its place?"""

from pathlib import Path

import pytest
from pydantic import TypeAdapter

from stationbook.load.files import MAX_BYTES, misnamed_files
from stationbook.load.locate import locate_problems
from stationbook.load.records import Read, read_record
from stationbook.load.tree import Tree
from stationbook.model.problem import Severity
from stationbook.model.station import Station
from tests.tiny import QINGXI

STATION = TypeAdapter(Station)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "data" / "qingxi.yml"
    path.parent.mkdir()
    return path


def read(root: Path, path: Path, content: str | bytes) -> Read[Station]:
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return read_record(root, path, STATION)


def only_problem(root: Path, read: Read[Station]) -> str:
    assert read.record is None
    (problem,) = locate_problems(Tree(root), read.problems)
    return str(problem)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "data/qingxi.yml:1:1 文件是空的"),
        (b"# only a comment\n", "data/qingxi.yml:1:1 文件里没有内容"),
        (b"\xef\xbb\xbf" + QINGXI.encode(), "data/qingxi.yml:1:1 文件开头有看不见的字节序标记"),
        (QINGXI.encode("gb18030"), "data/qingxi.yml:2:1 文件不是 UTF-8 编码"),
        (QINGXI.encode("utf-16"), "data/qingxi.yml:1:1 文件不是 UTF-8 编码"),
        (b"a: x\n" * (MAX_BYTES // 5 + 1), "data/qingxi.yml:1:1 文件超过 1 MiB"),
        (b"- id: 990101-qingxi\n", "data/qingxi.yml:1:1 文件里应当是一项一项的“名称: 内容”"),
        (QINGXI.encode() + b"status: closed\n", "data/qingxi.yml:7:1 “status”写了两次"),
    ],
    ids=["empty", "comment only", "BOM", "GBK", "UTF-16", "too long", "list", "duplicate"],
)
def test_file_that_cannot_be_read_says_why(tmp_path: Path, file: Path, content: bytes, words: str) -> None:
    assert only_problem(tmp_path, read(tmp_path, file, content)).startswith(words)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (("tier: township", "teir: township"), "3:7 teir：没有“teir”这一项，是否想写“tier”？"),
        (("tier: township", "tier: twonship"), "3:7 tier：没有“twonship”这个层级，是否想写“township”？"),
        (('"990101101"', "990101101"), "4:11 division：“990101101”区划代码要写成文字"),
        (("sample: true", "sample: “是”"), "6:9 整个值用了中文引号"),
        (("sample: true", "sample: 是"), "6:9 sample：“是”应当是 true 或 false"),
        (("sample: true", "established_on: 2026-2-30"), "6:17 established_on：“2026-2-30”不是日期"),
        (("sample: true", "staff: {headcount: -1}"), "6:20 staff.headcount：“-1”太小了"),
        (("sample: true", "premises: {area_m2: .nan}"), "6:21 premises.area_m2：“nan”不是能用的数"),
        (("sample: true", "phones: [{label: x, number: 1}]"), "6:29 phones[1].number：“1”应当是文字"),
        (("sample: true", "established_on: 2022.6"), "6:17 established_on：“2022.6”不是日期的写法（写 2022-06）"),
        (("sample: true", "established_on: 2022年6月1日"), "“2022年6月1日”不是日期的写法（写 2022-06-01）"),
        (("sample: true", "closed_on: 上月"), "只知道月份的写 2022-06，只知道年份的写 2022）"),
        (("sample: true", "programmes: [{name: x, since: 3.5}]"), "programmes[1].since：“3.5”不是日期"),
        (("sample: true", "lists: {needs: [3]}"), "lists.needs[1]：“3”应当是文字，或带 text 的一项"),
        (("sample: true", "services: [{service: x, ages: 17-0}]"), "services[1].ages：“17-0”不是年龄（写作 0-17"),
        (("sample: true", "phones: [{label: x, number: x, extension: 转2}]"), "extension：“转2”不是分机号"),
        (
            ("sample: true", "地址: 镇政府"),
            "6:5 地址：没有“地址”这一项，是否想写“premises.address”？（点后面的写在下一层",
        ),
        (("sample: true", "联系电话: x"), "没有“联系电话”这一项，是否想写“phones”？"),
        (("sample: true", "phones: [{号码: x}]"), "phones[1].号码：没有“号码”这一项，是否想写“number”？"),
        (("sample: true", "天气: 晴"), "没有“天气”这一项（这里可以写：id（永久编号）、official_name（全称）"),
        (("tier: township", "tier: 乡镇（街道）级"), "是否想写“township”（乡镇（街道）级）？"),
        (("tier: township", "tier: 小区"), "是否想写“neighbourhood”（小区（大院）级）？"),
        (("tier: township", "tier: 级"), "没有“级”这个层级（可以写：province（省级）"),
        (("sample: true", "1: x"), "左边的名称应当是文字"),
        (("official_name: 例县", "official_name: 例\u202e县"), "2:16 official_name"),
    ],
)
def test_mistake_in_a_field_says_place_field_and_remedy(
    tmp_path: Path, file: Path, change: tuple[str, str], said: str
) -> None:
    found = locate_problems(Tree(tmp_path), read(tmp_path, file, QINGXI.replace(*change)).problems)
    assert any(said in str(problem) for problem in found), [str(problem) for problem in found]


def test_padded_code_is_cut_and_said(tmp_path: Path, file: Path) -> None:
    text = QINGXI.replace("990101101", "990101101000") + 'serves: [{division: "990101000000", name: 例县}]\n'
    record, problems, _ = read(tmp_path, file, text)
    assert record is not None
    assert (record.division, record.serves[0].division) == ("990101101", "990101")
    assert [problem.severity for problem in problems] == [Severity.WARNING] * 2
    assert "已按“990101101”处理" in problems[0].message


def test_missing_field_is_placed_at_what_should_hold_it(tmp_path: Path, file: Path) -> None:
    text = QINGXI + "phones:\n  - label: 座机\n"
    assert "data/qingxi.yml:8:5 phones[1].number：缺少这一项" in only_problem(tmp_path, read(tmp_path, file, text))


def test_link_that_leaves_the_project_is_refused(tmp_path: Path) -> None:
    outside = tmp_path / "outside.yml"
    outside.write_text(QINGXI, encoding="utf-8")
    root = tmp_path / "project"
    (root / "data").mkdir(parents=True)
    link = root / "data" / "qingxi.yml"
    link.symlink_to(outside)
    assert "指向项目以外" in only_problem(root, read_record(root, link, STATION))


def test_broken_link_and_folder_are_refused(tmp_path: Path, file: Path) -> None:
    file.symlink_to(tmp_path / "data" / "nowhere.yml")
    assert "读不出来" in only_problem(tmp_path, read_record(tmp_path, file, STATION))
    file.unlink()
    file.mkdir()
    assert "这是文件夹" in only_problem(tmp_path, read_record(tmp_path, file, STATION))


def test_unreadable_file_is_refused(tmp_path: Path, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(name: str, mode: str) -> bytes:
        raise PermissionError(13, "Permission denied", name)

    file.write_text(QINGXI, encoding="utf-8")
    monkeypatch.setattr("stationbook.load.files.open", refuse, raising=False)
    assert "读不出来" in only_problem(tmp_path, read_record(tmp_path, file, STATION))


def test_file_that_would_not_be_read_is_said(tmp_path: Path, file: Path) -> None:
    for name in ("baishi.yaml", "HEPING.YML", "qingxi.yml"):
        (file.parent / name).write_text(QINGXI, encoding="utf-8")
    assert [(problem.path, problem.hint) for problem in misnamed_files(tmp_path)] == [
        ("data/HEPING.YML", "改名为 HEPING.yml"),
        ("data/baishi.yaml", "改名为 baishi.yml"),
    ]
