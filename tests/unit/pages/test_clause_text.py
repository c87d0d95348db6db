"""Does a clause's Markdown become the right HTML, and only safe HTML?"""

import re
from collections.abc import Mapping
from xml.etree.ElementTree import fromstring

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown
from markdown.extensions.tables import TableExtension

from stationbook.load.blocks import parse_blocks
from stationbook.model.standard import Clause
from stationbook.pages.clause_text import caption_numbers, shown_blocks
from stationbook.pages.templating import environment
from tests.builders import edition, standards

TEXT = """\
## 硬件 {#premises}
### 面积 {#premises.area}
见[表](#tab-form)和{{ref:tiny/standard#premises}}。

注：只是说明。

表：登记表 {#tab-form}

| 项 | 值 |
|---|---|
| 面积 | 60 |

## 附录 A（资料性）样式 {#annex-a}
表：样式 {#tab-a}
"""


def markup(clause: Clause, *, numbers: Mapping[str, str] = {}, root: str = "../", prefix: str = "") -> str:
    blocks = shown_blocks(clause, numbers, standards(edition(TEXT)), root, prefix)
    module = environment().get_template("parts/clause_text.html").module
    return str(module.blocks(blocks, numbers, prefix))  # type: ignore[attr-defined]


def html(text: str) -> str:
    return markup(Clause("a", "1", "", 1, text, 1, blocks=parse_blocks(text)))


def test_tables_are_numbered_over_the_text_and_anew_in_an_annex() -> None:
    assert caption_numbers(edition(TEXT).chapters) == {"tab-form": "1", "tab-a": "A.1"}


def test_references_say_what_they_lead_to() -> None:
    one = edition(TEXT)
    clause = one.clause("premises.area")
    assert clause is not None
    shown = markup(clause, numbers=caption_numbers(one.chapters), root="../../")
    assert '<a href="#tab-form">表 1</a>' in shown
    assert '<a href="../../standards/tiny/standard/2026/#premises">《小标准》 1</a>' in shown
    assert "<p><strong>注：</strong>只是说明。</p>" in shown
    assert '<p class="sb-clause__caption" id="tab-form">表 1　登记表</p>' in shown
    assert "<td>面积</td>" in shown


def test_ids_get_a_prefix_in_a_page_of_several_texts() -> None:
    one = edition(TEXT)
    clause = one.clause("premises.area")
    assert clause is not None
    shown = markup(clause, numbers=caption_numbers(one.chapters), prefix="tiny-")
    assert '<a href="#tiny-tab-form">' in shown
    assert 'id="tiny-tab-form"' in shown


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "[x](javascript:alert(1))",
        "![x](y.png)",
        "<img src=x onerror=y>",
        "<a href='data:x'>",
    ],
)
def test_nothing_but_plain_markdown_gets_through(text: str) -> None:
    made = html(text)
    assert "<script" not in made
    assert "<img" not in made
    assert "<a href" not in made


@pytest.mark.parametrize(
    "text",
    [
        "甲 & 乙 < 丙",
        "一行\n又一行",
        "一行  \n看得见的换行",
        "**粗**、*斜*、`serves_2`、__粗__、_斜_",
        "**粗里有[链接](#a)和`x`**",
        "2 * 3 * 4 和 a_b_c",
        "[网页](https://example.org/a_(b)?c=1) <https://example.org>",
        "\\*星号\\* 和 \\[括号\\]",
        "- 甲\n- 乙\n- 丙",
        "1. 甲\n2. 乙",
        "> 引文\n> 又一行",
        "| 项 | 值 |\n|:--|--:|\n| a\\|b | `c|d` |\n| 少 |",
        "甲 | 乙\n---|:-:\n1 | 2",
    ],
)
def test_page_shows_what_markdown_makes_of_it(text: str) -> None:
    assert squeezed(html(text)) == squeezed(by_markdown(text))


@given(st.lists(st.sampled_from(["甲", "乙 1", "[x](#a)", "`f`", "**粗**", "*斜*", "&", "<"])).map("，".join))
def test_a_line_of_sound_marks_is_what_markdown_makes_of_it(text: str) -> None:
    assert squeezed(html(text)) == squeezed(by_markdown(text))


@given(st.text(alphabet="甲a1 \n|-*_`[]()#>:：注表图{}&<\\.)", max_size=60))
def test_whatever_is_written_becomes_sound_markup(text: str) -> None:
    shown = html(text)
    fromstring(f"<div>{shown.replace('<br>', '<br/>')}</div>")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("正文。\n注：说明。", "<p>正文。</p>\n<p><strong>注：</strong>说明。</p>"),
        ("a) 甲\nb) 乙", "<p>a) 甲</p>\n<p>b) 乙</p>"),
        ("正文：\n- 甲\n- 乙", "<p>正文：</p>\n<ul>\n<li>甲</li>\n<li>乙</li>\n</ul>"),
        ("    四个空格", "<p>四个空格</p>"),
        ("| 没有分隔行 |", "<table>\n<tbody>\n<tr>\n<td>没有分隔行</td>\n</tr>\n</tbody>\n</table>"),
    ],
)
def test_natural_writing_that_markdown_would_spoil_is_shown_as_meant(text: str, expected: str) -> None:
    assert html(text) == expected


def by_markdown(text: str) -> str:
    return Markdown(extensions=[TableExtension(use_align_attribute=True), "sane_lists"]).convert(text)


def squeezed(markup: str) -> str:
    return re.sub(r"\s*\n\s*", "", markup.replace("<br />", "<br>"))


@pytest.mark.parametrize("text", ["*" * 480, "- " * 400, "> " * 400, "_**" * 150 + "甲" + "**_" * 150])
def test_what_is_nested_without_end_is_shown_too(text: str) -> None:
    assert html(f"{text}乙").startswith("<")
