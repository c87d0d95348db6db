"""Does a review say what a change of the files means, and nothing more?"""

import json
import os
import shutil
from pathlib import Path

import pytest

from stationbook.load.revision import find_revision
from stationbook.load.snapshot import snapshot_of_folder, snapshot_of_revision
from stationbook.review.forms import FORMS, LONGEST_COMMENT, markdown_of, markdown_words
from stationbook.review.review import Count, Review, review_of
from stationbook.review.sides import read_sides
from stationbook.review.stations import Happening
from tests.builders import ON
from tests.repository import commit, replaced, whole_repository
from tests.tiny import another, write

QINGXI = "data/stations/99/990101/qingxi.yml"
RULES = "content/standards/tiny/rules/2026"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return whole_repository(tmp_path / "project")


def review(root: Path, base: str = "HEAD") -> Review:
    """Return what the files say now that they did not say at a revision."""
    before = snapshot_of_revision(find_revision(root, base))
    return review_of(read_sides(before, snapshot_of_folder(root, "现在"), on=ON))


def happened(found: Review) -> dict[str, tuple[str, ...]]:
    return {one.id: tuple(what.value for what in one.happenings) for one in found.stations}


def said(found: Review, station_id: str) -> dict[str, tuple[str, str]]:
    (change,) = (one for one in found.stations if one.id == station_id)
    return {one.name: (one.old, one.new) for one in change.fields}


def test_nothing_changed_is_said_so_in_every_form(root: Path) -> None:
    found = review(root)
    assert found.is_empty
    assert found.standing == (Count(0, 2), Count(0, 2))
    assert json.loads(FORMS["json"](found))["stations"] == []
    assert all("没有改动" in FORMS[form](found) for form in ("text", "markdown", "html"))


def test_each_thing_that_happens_to_a_station_has_its_word(root: Path) -> None:
    replaced(root, QINGXI, "lat: 0.13", "lat: 0.14")
    replaced(root, QINGXI, "000-12345678", "000-87654321")
    replaced(root, QINGXI, "例县清溪镇社工站", "例县清溪镇社会工作站")
    replaced(root, QINGXI, "area_m2: 80", "area_m2: 60.5")
    replaced(root, "data/stations/99/990101/zongzhan.yml", "headcount: 4", "headcount: 5")
    replaced(root, "data/stations/99/990101/jiuzhan.yml", "status: closed\nclosed_on: 2025-12-31", "status: operating")
    write(root, "data/stations/99/990101/xin.yml", another("xin"))
    found = review(root)
    assert happened(found) == {
        "990101-xin": ("opened",),
        "990101-jiuzhan": ("reopened",),
        "990101-qingxi": ("moved", "renamed", "phones", "other"),
        "990101-zongzhan": ("staff",),
    }
    (qingxi,) = (one for one in found.stations if one.id == "990101-qingxi")
    assert qingxi.metres == pytest.approx(1112, abs=1)
    assert said(found, "990101-qingxi") == {
        "全称": ("例县清溪镇社工站", "例县清溪镇社会工作站"),
        "纬度": ("0.13", "0.14"),
        "使用面积": ("80", "60.5"),
        "电话": ("叫法 座机，号码 000-12345678，电话类型 座机", "叫法 座机，号码 000-87654321，电话类型 座机"),
    }
    assert said(found, "990101-zongzhan") == {"专职人员人数": ("4", "5")}
    assert found.suspicious == ()
    assert (Happening.STAFF, Count(0, 1)) in found.counts()


def test_closing_and_dividing_anew_change_the_coverage_before_and_after(root: Path) -> None:
    replaced(root, QINGXI, "status: operating", "status: closed\nclosed_on: 2026-10-01")
    found = review(root)
    assert happened(found) == {"990101-qingxi": ("closed",)}
    county = next(one for one in found.coverage if one.code == "990101")
    assert (county.name, county.sample) == ("示例省示例市例县", True)
    assert ((county.before.covered, county.after.covered), county.after.due) == ((1, 0), 2)
    assert "" not in {one.code for one in found.coverage}
    commit(root)
    replaced(root, "data/stations/99/990101/zongzhan.yml", 'division: "990101"', 'division: "9901"')
    assert happened(review(root)) == {"990101-zongzhan": ("redivided",)}


def test_verdict_and_score_that_flip_are_told_from_what_to_what(root: Path) -> None:
    replaced(root, QINGXI, "area_m2: 80", "area_m2: 30")
    (flip,) = review(root).flips
    assert (flip.requirement, flip.old, flip.new, flip.names) == ("area", "达到", "未达到", ("例县清溪镇社工站",))
    assert flip.sentence == "使用面积应不少于 70 m²"
    commit(root)
    replaced(root, "data/assessments/2026/small/990101-qingxi.yml", "score: 2", "score: 1")
    assert [(one.what, one.old, one.new) for one in review(root).scores] == [("得分率（%）", "100", "50")]


def test_stricter_requirement_flips_stations_that_did_not_change(root: Path) -> None:
    replaced(root, "content/standards/tiny/local/2026/profile.yml", "at_least: 70", "at_least: 90")
    found = review(root)
    assert found.stations == ()
    assert [(one.old, one.new, one.subjects) for one in found.flips] == [("达到", "未达到", ("990101-qingxi",))]


def test_clauses_are_told_by_class_of_change_and_issued_texts_are_not_to_be_edited(root: Path) -> None:
    replaced(root, f"{RULES}/index.md", "面积应不少于 60 m²", "面积应不少于 80 m²")
    replaced(root, f"{RULES}/requirements.yml", "at_least: 60", "at_least: 80")
    found = review(root)
    (edition,) = found.editions
    assert edition.counts == (("要求更严", 1),)
    assert [(one.old, one.new) for one in edition.requirements] == [
        ("使用面积应不少于 60 m²", "使用面积应不少于 80 m²")
    ]
    # The standard is a proposal of the project's own.
    assert found.suspicious == ()
    replaced(root, "content/standards/tiny/rules/standard.yml", "proposal: true\n", "")
    commit(root)
    replaced(root, f"{RULES}/index.md", "记录应公开", "记录宜公开")
    (problem,) = review(root).suspicious
    assert (problem.path, problem.line) == (f"{RULES}/index.md", 25)
    assert "已经发布，又改了里面的“5 新规定”" in problem.message


def test_new_edition_is_compared_with_the_one_before(root: Path) -> None:
    shutil.copytree(root / RULES, root / "content/standards/tiny/rules/2027")
    replaced(root, "content/standards/tiny/rules/2027/index.md", "2026", "2027")
    replaced(root, "content/standards/tiny/rules/2027/index.md", "记录应公开", "记录宜公开")
    (edition,) = review(root).editions
    assert (edition.came, edition.against, edition.counts) == (True, "2026", (("要求放宽", 1),))


def test_items_and_questions_whose_words_change_are_stale_and_a_list_without_questions_is_told(root: Path) -> None:
    replaced(root, "data/policies/law.yml", "text: 谁可以申请", "text: 谁都可以申请")
    found = review(root)
    assert [(one.what, one.id, one.stale) for one in found.learning] == [
        ("要点", "law.who", True),
        ("题目", "who-asks", True),
    ]
    assert [one.path for one in found.suspicious] == ["content/standards/tiny/list/2026/questions.yml"]


def test_id_that_vanishes_or_changes_is_told_unless_the_record_says_it(root: Path) -> None:
    (root / "data/stations/99/990101/zongzhan.yml").unlink()
    (problem,) = review(root).suspicious
    assert (problem.path, "“990101-zongzhan”不见了" in problem.message) == (
        "data/stations/99/990101/zongzhan.yml",
        True,
    )
    commit(root)
    (root / QINGXI).rename(root / "data/stations/99/990101/qx.yml")
    replaced(root, "data/stations/99/990101/qx.yml", "id: 990101-qingxi", "id: 990101-qx")
    found = review(root)
    assert happened(found) == {"990101-qx": ("renumbered",)}
    assert [one.path for one in found.suspicious] == ["data/stations/99/990101/qx.yml"]
    replaced(root, "data/stations/99/990101/qx.yml", "sample: true", "sample: true\nformer_ids: [990101-qingxi]")
    assert review(root).suspicious == ()


def test_division_that_lost_stations_is_told_where_all_of_the_loss_lies(root: Path) -> None:
    for number in range(20):
        write(root, f"data/stations/99/990101/n{number}.yml", another(f"n{number}"))
    commit(root)
    replaced(root, "data/stations/99/990101/n1.yml", "status: operating", "status: closed")
    assert review(root).suspicious == ()
    replaced(root, "data/stations/99/990101/n2.yml", "status: operating", "status: closed")
    (problem,) = review(root).suspicious
    assert problem.message == "示例省示例市例县的站点从 22 个减到 20 个，少了 9.09%"
    write(root, "data/stations/99/990101/n1.yml", "id: 990101-n1\ntier: nothing\n")
    assert review(root).suspicious == ()


def test_division_that_lost_no_more_than_a_twentieth_is_not_told(root: Path) -> None:
    for number in range(38):
        write(root, f"data/stations/99/990101/n{number}.yml", another(f"n{number}"))
    commit(root)
    for number in (1, 2):
        replaced(root, f"data/stations/99/990101/n{number}.yml", "status: operating", "status: closed")
    assert review(root).suspicious == ()
    replaced(root, "data/stations/99/990101/n3.yml", "status: operating", "status: closed")
    assert [one.path for one in review(root).suspicious] == ["data/stations/99/990101"]


def test_broken_record_on_one_side_still_exists(root: Path) -> None:
    replaced(root, QINGXI, "tier: township", "tier: town")
    found = review(root)
    assert happened(found) == {"990101-qingxi": ("refused",)}
    assert found.suspicious == ()
    (refused,) = found.refused
    assert (refused.path, refused.before, "没有“town”这个层级" in refused.after) == (QINGXI, "", True)
    commit(root)
    replaced(root, QINGXI, "tier: town", "tier: township")
    found = review(root)
    assert happened(found) == {"990101-qingxi": ("readable",)}
    assert [(bool(one.before), one.after) for one in found.refused] == [(True, "")]


def test_revision_before_there_was_a_project_is_an_empty_one(root: Path) -> None:
    first = commit(root)
    shutil.rmtree(root / "data")
    (root / "mkdocs.yml").unlink()
    commit(root)
    before, after = (snapshot_of_revision(find_revision(root, one)) for one in ("HEAD", first))
    found = review_of(read_sides(before, after, on=ON))
    assert {one.happenings[0].value for one in found.stations} == {"opened", "recorded-closed"}


def test_file_of_which_nothing_else_tells_is_named(root: Path) -> None:
    write(root, "content/guide/index.md", "# 别的\n")
    write(root, "content/new.md", "# 新的\n")
    assert [(one.path, one.became) for one in review(root).files] == [
        ("content/guide/index.md", "改动"),
        ("content/new.md", "新增"),
    ]


def test_unchanged_file_is_counted_the_same_whether_looked_at_in_part_or_whole(root: Path) -> None:
    odd = """\
id: "990101-odd"
official_name: >-
  例县
  站
tier: township # 层级
division: "990101102"
status: built
sample: true
notes:
- 'id: x'
assured:
  on: 2026-05-20
  by: 某局
"""
    write(root, "data/stations/99/990101/odd.yml", odd)
    commit(root)
    write(root, "content/new.md", "# 新的\n")
    before = snapshot_of_revision(find_revision(root, "HEAD"))
    found = read_sides(before, snapshot_of_folder(root, "现在"), on=ON)
    brief = found.after.briefs["990101-odd"]
    assert (brief.official_name, brief.division, str(brief.assured_on)) == ("例县 站", "990101102", "2026-05-20")


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("a|b\n[x](javascript:1)", r"a\|b \[x\]\(javascript:1\)"),
        ("<img src=x>", "&lt;img src=x&gt;"),
        ("@all #12", "@&#8203;all #&#8203;12"),
        ("https://example.org www.example.org", "https&#58;//example.org www&#46;example.org"),
        ("`code` **bold**", r"\`code\` \*\*bold\*\*"),
    ],
)
def test_markdown_shows_data_as_it_is_and_calls_nobody(words: str, shown: str) -> None:
    assert markdown_words(words) == shown


@pytest.mark.skipif(os.name == "nt", reason="names are text on Windows")
def test_name_that_is_no_text_is_told_in_every_form(root: Path) -> None:
    write(root, f"content/{os.fsdecode(b'%c.md' % 255)}", "# 新的\n")
    found = review(root)
    (refused,) = json.loads(FORMS["json"](found).encode())["refused"]
    assert "不是 UTF-8" in refused["after"]
    assert all("content/" in FORMS[form](found).encode().decode() for form in FORMS)


def test_comment_is_never_longer_than_a_forge_takes_and_says_what_it_left_out(root: Path) -> None:
    for number in range(400):
        write(root, f"data/stations/99/990101/n{number}.yml", another(f"n{number}") + f"about: {'长' * 4000}\n")
    commit(root)
    changes = (
        ("about: 长长", "about: 短短"),
        ("清溪镇n", "新清溪镇n"),
        ("official_name", f"plan: {'新' * 4000}\nofficial_name"),
    )
    for number in range(400):
        for old, new in changes:
            replaced(root, f"data/stations/99/990101/n{number}.yml", old, new)
    text = markdown_of(review(root))
    assert len(text) <= LONGEST_COMMENT
    assert "- 改名：0（另有示例 400）" in text
    assert "还有 370 条没有列出" in text


def test_page_runs_and_fetches_nothing_and_holds_no_markup_of_the_data(root: Path) -> None:
    replaced(root, QINGXI, "例县清溪镇社工站", "'<script>alert(1)</script>'")
    page = FORMS["html"](review(root))
    assert "<script" not in page
    assert "&lt;script&gt;" in page
    assert "default-src 'none'" in page
    assert " style=" not in page


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        (f"{RULES}/requirements.yml", "measure: premises.area,", "measure: premises.mianji,"),
        (f"{RULES}/requirements.yml", "at_least: 60", "at_least: 61"),
        (f"{RULES}/requirements.yml", "at_least: 60", "at_least: [60"),
        (f"{RULES}/index.md", "edition:", "editon:"),
        ("content/standards/tiny/local/2026/profile.yml", "base: tiny/rules/2026", "base: tiny/rules/2030"),
        ("content/standards/tiny/local/2026/profile.yml", "base:", "bsae:"),
        ("content/standards/tiny/reference/2026/indicators.yml", "total: 2", "total: zwei"),
        ("data/services.yml", "targets:", "tragets:"),
    ],
)
def test_one_mistake_in_a_standard_makes_no_verdict_of_others_flip(root: Path, name: str, old: str, new: str) -> None:
    replaced(root, name, old, new)
    found = review(root)
    assert {one.requirement for one in found.flips} <= {"area"}
    assert found.scores == ()
    assert found.suspicious == ()
