"""Is every change between two editions named as what it is, and is the redline true?"""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stationbook.assess.changes import Change, binding, changes_between, undeclared
from stationbook.assess.clause_words import asked
from stationbook.assess.modal_verbs import modal_verbs, strongest
from stationbook.assess.redline import Kind, redline
from stationbook.load.blocks import parse_blocks
from stationbook.model.standard import Standard
from tests.builders import edition, standards

OLD = """\
## 场地 {#premises}
### 面积 {#area}
使用面积应不少于 50 m²。
### 宣传栏 {#board}
应设宣传栏。
## 人员 {#staff}
### 人数和持证 {#numbers}
应有 2 名，一名持证。
"""


def world(new: str, **matter: Any) -> Standard:
    (standard,) = standards(edition(OLD, slug="2025"), edition(new, slug="2026", **matter)).values()
    return standard


def kinds(new: str, **matter: Any) -> dict[str, tuple[Change, ...]]:
    standard = world(new, **matter)
    older, newer = standard.in_order
    found = changes_between(standard, older, newer)
    return {clause.id: change.kinds for change in found if (clause := change.new or change.old)}


def test_equal_texts_have_no_change() -> None:
    assert kinds(OLD) == {}


@pytest.mark.parametrize(
    ("change", "clause", "expected"),
    [
        (("50", "60"), "area", (Change.STRENGTHENED,)),
        (("50", "40"), "area", (Change.WEAKENED,)),
        (("应不少于", "宜不少于"), "area", (Change.WEAKENED,)),
        (("使用面积", "站内使用面积"), "area", (Change.REWORDED,)),
        (("## 人员", "## 安全 {#safety}\n## 人员"), "staff", (Change.RENUMBERED,)),
        (("## 人员", "## 安全 {#safety}\n## 人员"), "safety", (Change.ADDED,)),
        (("### 宣传栏 {#board}\n应设宣传栏。\n", ""), "board", (Change.WITHDRAWN,)),
    ],
)
def test_change_is_named(change: tuple[str, str], clause: str, expected: tuple[Change, ...]) -> None:
    assert kinds(OLD.replace(*change))[clause] == expected


def test_clause_that_disappears_must_be_declared() -> None:
    new = OLD.replace("### 宣传栏 {#board}\n应设宣传栏。\n", "")
    silent = world(new)
    assert [clause.id for clause in undeclared(silent, *silent.in_order)] == ["board"]
    told = world(new, changes=[{"clause": "board", "withdrawn": "改由别处规定"}])
    assert undeclared(told, *told.in_order) == []


def test_declared_move_keeps_the_clause() -> None:
    new = OLD.replace("{#board}", "{#notice-board}")
    assert kinds(new, changes=[{"clause": "board", "moved_to": "notice-board"}]) == {"notice-board": (Change.MOVED,)}


def test_declared_split_names_its_source_and_its_parts() -> None:
    whole = "### 人数和持证 {#numbers}\n应有 2 名，一名持证。"
    new = OLD.replace(whole, "### 人数 {#n}\n应有 2 名。\n### 持证 {#l}\n应有一名。")
    found = kinds(new, changes=[{"clause": one, "split_from": "numbers"} for one in ("n", "l")])
    assert found == {"n": (Change.SPLIT,), "l": (Change.SPLIT,), "numbers": (Change.SPLIT,)}


def test_declared_merger_names_what_went_in() -> None:
    new = OLD.replace("### 宣传栏 {#board}\n应设宣传栏。\n", "").replace("50 m²", "50 m²，应设宣传栏")
    standard = world(new, changes=[{"clause": "area", "merged_from": ["area", "board"]}])
    older, newer = standard.in_order
    found = changes_between(standard, older, newer)
    changes = {clause.id: change for change in found if (clause := change.new or change.old)}
    assert Change.MERGED in changes["area"].kinds
    assert changes["board"].note == "并入 1.1"


@pytest.mark.parametrize(
    ("old", "new", "direction"),
    [
        ("宜设个案室。", "应设个案室。", 1),
        ("可设热线。", "宜设热线。", 1),
        ("应不少于二分之一。", "应不少于三分之二。", 1),
        ("应在 5 个工作日内答复。", "应在 3 个工作日内答复。", 1),
        ("应不超过 8 个。", "应不超过 10 个。", -1),
        ("应不少于 5 天。", "宜不少于 6 天。", -1),
        ("应不少于 2 名，面积不少于 60 m²。", "应不少于 3 名，面积不少于 50 m²。", 0),
        ("应急预案应完备。", "应急预案应齐备。", 0),
        ("主管部门对记录核实。", "主管部门应对记录作核实。", 1),
        ("相应的人员。", "应有相应的人员。", 1),
    ],
)
def test_what_binds_more_is_told_from_verb_and_numbers(old: str, new: str, direction: int) -> None:
    assert binding(old, new) == direction
    assert binding(new, old) == -direction


@pytest.mark.parametrize(
    ("text", "verbs"),
    [
        ("站点应公开，宜张贴，可上网。", ["应", "宜", "可"]),
        ("不应收费，不宜代办，应当登记。", ["不应", "不宜", "应当"]),
        ("相应的应急供应，适应和响应，可靠的许可，便宜的事宜。", []),
        ("写明“应”和《应用指南》。", []),
    ],
)
def test_only_verbs_count_as_verbs(text: str, verbs: list[str]) -> None:
    assert [verb for _, verb in modal_verbs(text)] == verbs


def test_notes_and_examples_do_not_bind() -> None:
    assert strongest(asked(parse_blocks("宜设个案室。\n\n注：应能关门。\n示例：应急。"))) == 2


def test_number_in_a_note_does_not_bind() -> None:
    old, new = (
        edition(f"## 一 {{#a}}\n略。\n\n注：一般不少于 {number} 个。\n", slug=slug)
        for number, slug in ((1, "2025"), (2, "2026"))
    )
    (change,) = changes_between(standards(old, new)["tiny/standard"], old, new)
    assert change.kinds == (Change.REWORDED,)


TEXTS = st.text(alphabet="社工站应宜可不少于60 m²，。\n2026", max_size=60)


@given(TEXTS, TEXTS)
def test_redline_applied_to_the_old_text_gives_the_new(old: str, new: str) -> None:
    pieces = redline(old, new)
    assert "".join(piece.text for piece in pieces if piece.kind is not Kind.ADDED) == old
    assert "".join(piece.text for piece in pieces if piece.kind is not Kind.REMOVED) == new


def test_numbers_and_words_change_as_a_whole() -> None:
    changed = [piece for piece in redline("不少于 50 m²", "不少于 60 m²") if piece.kind is not Kind.SAME]
    assert [piece.text for piece in changed] == ["50", "60"]
