"""Is every slip of drafting found on its line, and nothing that is none?"""

from dataclasses import replace
from typing import Any

import pytest

from stationbook.check.drafting import check_drafting
from stationbook.model.problem import Problem, Severity
from stationbook.model.requirement import Requirement
from tests.builders import catalogue, edition, standards

SOUND = """\
## 范围 {#scope}
本文件规定了面积。

## 规范性引用文件 {#references}
MZ/T 166 社会工作督导指南

## 术语和定义 {#terms}
本文件没有需要界定的术语和定义。

## 场地 {#premises}
### 面积 {#premises.area}
使用面积应不少于 60 m²，见[表](#tab-area)。

注：面积可按套内计算。

表：面积 {#tab-area}

| 项 | 值 |
|---|---|

### 督导 {#premises.supervision}
督导宜按 MZ/T 166 开展，样式见[附录 A](#annex-a)。

## 附录 A（资料性）样式 {#annex-a}
### 一 {#annex-a.one}
样式一。
### 二 {#annex-a.two}
样式二。
"""


def problems(
    markdown: str, *requirements: dict[str, Any], kind: str = "building-standard", **matter: Any
) -> list[Problem]:
    asked = tuple(Requirement.model_validate({"id": "one", "strength": "shall", **one}) for one in requirements)
    world = standards(replace(edition(markdown, **matter), requirements=asked), kind=kind)
    return list(check_drafting(catalogue(standards=world)))


def said(text: str, *requirements: dict[str, Any], **matter: Any) -> list[str]:
    return [f"{one.code} {one.line}:{one.column}" for one in problems(text, *requirements, **matter)]


def test_sound_text_has_no_problem() -> None:
    assert said(SOUND) == []


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (("使用面积应", "使用面积必须"), ["modal-word 12:5"]),
        (("使用面积应", "不得拆用，使用面积应"), ["modal-word 12:1"]),
        (("使用面积应", "写明“禁止吸烟”，使用面积应"), []),
        (("注：面积可", "注：面积应"), ["note-requirement 14:5"]),
        (("注：面积可", "注：相应的面积可"), []),
        (("使用面积应", "**使用面积**必须"), ["modal-word 12:9"]),
        (("使用面积应", "使用面积`必须`应"), []),
        (("m²，见[表](#tab-area)。\n\n", "m²，见[表](#tab-area)。\n"), []),
        (("注：面积可按", "注：面积可按\n应急"), []),
        (("注：面积可按", "注：面积可按\n应收"), ["note-requirement 15:1"]),
        (("## 场地 {#premises}\n", "## 场地 {#premises}\n场地应整洁。\n"), ["hanging-paragraph 11:1"]),
        (("### 二 {#annex-a.two}\n样式二。\n", ""), ["lone-clause 25:1"]),
        (("## 术语和定义 {#terms}\n本文件没有需要界定的术语和定义。\n", ""), ["fixed-chapters 8:1"]),
        (("，见[表](#tab-area)", ""), ["unmentioned 16:1"]),
        (("，样式见[附录 A](#annex-a)", ""), ["unmentioned 24:1"]),
        (("，样式见[附录 A](#annex-a)", "，样式见附录 A"), []),
        (("MZ/T 166 开展", "MZ/T 064 开展"), ["dangling-reference 22:6"]),
        (("按 MZ/T 166 开展", "按GB/T 1.1—2020 开展"), ["dangling-reference 22:5"]),
        (("MZ/T 166 开展", "MZ/T 16 开展"), ["dangling-reference 22:6"]),
        (("MZ/T 166 开展", "MZ/T\u00a0166 开展"), []),
    ],
)
def test_slip_is_found_on_its_line(change: tuple[str, str], expected: list[str]) -> None:
    assert change[0] in SOUND
    assert said(SOUND.replace(*change)) == expected


def test_shall_is_no_word_of_a_guide() -> None:
    assert said(SOUND, kind="service-guide") == ["guide-shall 12:5"]
    assert said(SOUND.replace("面积应", "面积宜"), kind="service-guide") == []


AREA = {"clause": "premises.area", "measure": "premises.area", "at_least": 60}


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({}, []),
        ({"strength": "should"}, ["strength 12:1"]),
        ({"at_least": 80}, ["bound 12:1"]),
        ({"at_least": None, "present": True}, []),
    ],
)
def test_requirement_must_say_what_its_clause_says(change: dict[str, Any], expected: list[str]) -> None:
    assert said(SOUND, {**AREA, **change}) == expected


def test_at_least_asks_and_a_note_does_not() -> None:
    assert said(SOUND.replace("应不少于", "至少"), AREA) == []
    noted = SOUND.replace("面积应不少于", "面积为").replace("注：面积可", "注：面积应")
    assert said(noted, AREA) == ["note-requirement 14:5", "strength 12:1"]


@pytest.mark.parametrize(
    ("words", "bound", "is_there"),
    [("二分之一", "1/2", True), ("三分之二", "2/3", True), ("三分之一", "2/3", False), ("至少八次", 8, True)],
)
def test_numbers_may_be_written_as_numerals(words: str, bound: Any, is_there: bool) -> None:
    text = SOUND.replace("应不少于 60 m²", f"应不少于{words}")
    assert (said(text, {**AREA, "at_least": bound}) == []) is is_there


def test_own_proposals_get_errors_and_the_texts_of_others_warnings() -> None:
    bad = SOUND.replace("使用面积应", "使用面积必须")
    assert [one.severity for one in problems(bad)] == [Severity.WARNING]
    assert [one.severity for one in problems(bad, proposal=True)] == [Severity.ERROR]
    assert problems(bad, text="excerpt") == []


def test_finding_can_be_accepted_with_a_reason() -> None:
    bad = SOUND.replace("使用面积应", "使用面积必须")
    accepted = {"rule": "modal-word", "clause": "premises.area", "reason": "引用原文"}
    assert said(bad, accept=[accepted]) == []
    assert said(bad, accept=[{**accepted, "clause": "scope"}]) == ["modal-word 12:5"]
