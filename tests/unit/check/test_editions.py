"""Does a text that does not hold together get a sentence with its line?"""

import pytest

from stationbook.check.editions import check_editions, check_written
from tests.builders import catalogue, edition, standards

GOOD = """\
## 范围 {#scope}
见[面积](#premises.area)和{{ref:tiny/other#scope}}，格式见[表](#tab-form)。

## 硬件 {#premises}
### 面积 {#premises.area}
表：登记表 {#tab-form}

| 项 | 值 |
|---|---|
"""


def said(text: str) -> list[str]:
    world = standards(edition(text), edition("## 范围 {#scope}\n", standard_id="tiny/other"))
    return [f"{problem.line} {problem.message}" for problem in check_editions(catalogue(standards=world))]


def test_sound_text_has_no_problem() -> None:
    assert said(GOOD) == []


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ((" {#premises.area}", ""), "5 “面积”没有永久编号"),
        (("{#premises.area}", "{#Area}"), "5 “Area”不能作编号"),
        (("{#premises.area}", "{#scope}"), "5 编号“scope”与第 1 行重复"),
        (("{#tab-form}", "{#scope}"), "6 编号“scope”与第 1 行重复"),
        (("(#premises.area)", "(#premises.aera)"), "2 没有“premises.aera”这个条款或图表，是否想写“premises.area”？"),
        (("{{ref:tiny/other#scope}}", "{{ref:tiny/other#none}}"), "2 《小标准》没有编号为“none”的条款"),
        (("{{ref:tiny/other#scope}}", "{{ref:no/where#scope}}"), "2 引用的标准“no/where”不存在"),
        (("### 面积", "#### 面积"), "5 标题跳过了一层"),
        (("见[面积]", "# 题\n见[面积]"), "2 一个 # 是文件的标题，正文里不写"),
        (("见[面积]", "####### 太深 {#deep}\n见[面积]"), "2 标题只能用二到六个 #（章和四层条）"),
        (("## 范围", "前言。\n## 范围"), "1 第一章之前有文字，不属于任何条款"),
    ],
)
def test_what_does_not_hold_is_said_with_its_line(change: tuple[str, str], words: str) -> None:
    assert words in said(GOOD.replace(*change, 1))


@pytest.mark.parametrize("sign", ["\x00", "\x0b", "\x1b", "\u202e", "\ufffe"])
def test_sign_that_nobody_sees_is_said_with_its_place(sign: str) -> None:
    (problem,) = check_written([("content/guide/a.md", f"# 标题\n\n看{sign}不见\n\t全　角")])
    assert (problem.path, problem.line, problem.column) == ("content/guide/a.md", 3, 2)
    assert f"U+{ord(sign):04X}" in problem.message
