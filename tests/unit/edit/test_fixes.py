"""Is only that mended which nobody could have meant otherwise, and does every other byte stay?"""

from pathlib import Path

import pytest

from stationbook.check.kinds import problem_kinds
from stationbook.edit.fixes import fixed
from stationbook.load.record_types import adapter_of
from stationbook.model.problem_kind import REAL_STATION
from stationbook.store.project import read_project
from tests.builders import ON
from tests.conftest import ROOT
from tests.examples import with_example

START = "# 开头的话\nid: 520302-jie  # 编号\nofficial_name: 新街道社会工作服务站\n"
END = "# 末尾的话\n"
TIER, DIVISION, STATUS = "tier: township\n", 'division: "520302002"\n', "status: operating\n"
WHOLE = START + TIER + DIVISION + STATUS


def fix(text: str) -> str:
    return fixed(REAL_STATION, text)[0]


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("tier： township\n", "tier: township\n"),
        ("tier：township\n", "tier: township\n"),
        ("tier:township\n", "tier: township\n"),
        ("tier: 乡镇（街道）级\n", "tier: township\n"),
        ("tier: '街道'\n", "tier: 'township'\n"),
        ("tier: Township\n", "tier: township\n"),
    ],
)
def test_tier_is_mended_in_its_place(wrong: str, right: str) -> None:
    assert fix(START + wrong + DIVISION + STATUS + END) == START + right + DIVISION + STATUS + END


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("established_on: 2026/5/20", "established_on: 2026-05-20"),
        ("established_on: 2026.05.20 # 挂牌", "established_on: 2026-05-20 # 挂牌"),
        ("established_on: 2026年5月20日", "established_on: 2026-05-20"),
        ("established_on: ２０２６－５－２０", "established_on: 2026-05-20"),
        ("premises: {area_m2: 86 平方米, signage: 是}", "premises: {area_m2: 86, signage: true}"),
        ('premises: {area_m2: "86.5"}', "premises: {area_m2: 86.5}"),
        ("premises:\n\tarea_m2: 86\n\tsignage: true", "premises:\n  area_m2: 86\n  signage: true"),
        ("staff: {headcount: 4人}", "staff: {headcount: 4}"),
        ("phones: [{label: 座机, number: 85128221234}]", 'phones: [{label: 座机, number: "0851-28221234"}]'),
        ("phones: [{label: 座机, number: '2081234567'}]", "phones: [{label: 座机, number: '020-81234567'}]"),
        ("phones: [{label: 短号, number: 12345}]", 'phones: [{label: 短号, number: "12345"}]'),
        ("parent: “520302-jie2”", 'parent: "520302-jie2"'),
        ("serves: [{name: 某村, division: 520302002001}]", 'serves: [{name: 某村, division: "520302002001"}]'),
    ],
)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_certain_is_mended_and_nothing_else(wrong: str, right: str, end: str) -> None:
    made, fixes = fixed(REAL_STATION, f"{WHOLE}{wrong}\n{END}".replace("\n", end))
    assert made == f"{WHOLE}{right}\n{END}".replace("\n", end)
    assert fixes
    assert fixed(REAL_STATION, made) == (made, ())


@pytest.mark.parametrize(
    "uncertain",
    [
        "established_on: 20/5/2026",
        "established_on: 2026/13/40",
        "established_on: 26/5/20",
        "tier2: 市",
        "notes: [周一开放，周二休息]",
        "about: “向阳花”的家",
        "about: “向阳花”",
        "premises: {area_m2: 86-90}",
        "premises: {area_m2: 约 86 平方米}",
        "staff: {headcount: 4.5人}",
        "phones: [{label: 座机, number: '28221234'}]",
        "phones: [{label: 座机, number: 138001380000}]",
        "kind: 总站",
    ],
)
def test_what_would_have_to_be_guessed_is_left_alone(uncertain: str) -> None:
    text = f"{WHOLE}{uncertain}\n"
    made = fix(text)
    # A number may be quoted, which changes nothing of it.
    assert made.replace('"138001380000"', "138001380000") == text


def test_name_of_two_terms_is_left_alone() -> None:
    text = START + "tier: 市\n" + DIVISION + STATUS
    assert fix(text) == text


def test_personal_number_is_neither_mended_nor_shown() -> None:
    text = f"{WHOLE}phones: [{{label: 座机, number: 13812345678}}]\n"
    assert fixed(REAL_STATION, text) == (text, ())


def test_many_mistakes_of_one_file_are_mended_in_one_run() -> None:
    text = START + "tier：街道\n" + "division: “520302002”\n" + "status:operating\n" + "established_on: 2026/5/20\n"
    made, fixes = fixed(REAL_STATION, text)
    assert made == WHOLE + "established_on: 2026-05-20\n"
    assert [(one.line, one.code) for one in fixes] == [
        (5, "yaml-quotes"), (4, "yaml-colon"), (6, "yaml-space"), (4, "term-unknown"), (7, "value-day"),
    ]  # fmt: skip


RECORDS = sorted((*ROOT.glob("data/**/*.yml"), *ROOT.glob("content/**/*.yml")))


def test_sound_records_stay_as_they_are() -> None:
    for path in RECORDS:
        text = path.read_text(encoding="utf-8")
        assert fixed(path.relative_to(ROOT).as_posix(), text) == (text, ())
    assert len(RECORDS) > 100


KINDS = [kind for kind in problem_kinds() if adapter_of(kind.path) is not None]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: str(kind.code))
def test_mended_example_is_sound_and_any_other_stays(tmp_path: Path, kind: object) -> None:
    one = next(each for each in KINDS if each is kind)
    root = with_example(tmp_path, one.path, one.wrong)
    before = (root / one.path).read_bytes().decode("utf-8")
    made, fixes = fixed(one.path, before)
    assert (made != before) == bool(fixes)
    if fixes:
        (root / one.path).write_text(made, encoding="utf-8")
        assert one.code not in {problem.code for problem in read_project(root, on=ON).problems}
