"""Does a clause's Markdown become the right HTML, and only safe HTML?"""

import pytest

from stationbook.model.standard import Clause
from stationbook.pages.clause_text import caption_numbers, clause_parts
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


def html(text: str) -> str:
    clause = Clause("a", "1", "", 1, text, 1)
    return "".join(str(part.html) for part in clause_parts(clause, {}, {}, "../"))


def test_tables_are_numbered_over_the_text_and_anew_in_an_annex() -> None:
    assert caption_numbers(edition(TEXT).chapters) == {"tab-form": "1", "tab-a": "A.1"}


def test_references_say_what_they_lead_to() -> None:
    one = edition(TEXT)
    clause = one.clause("premises.area")
    assert clause is not None
    words, caption, table = clause_parts(clause, caption_numbers(one.chapters), standards(one), "../../")
    assert '<a href="#tab-form">表 1</a>' in words.html
    assert '<a href="../../standards/tiny/standard/2026/#premises">《小标准》 1</a>' in words.html
    assert "<strong>注：</strong>只是说明。" in words.html
    assert (caption.number, caption.caption_id, str(caption.html)) == ("表 1", "tab-form", "登记表")
    assert "<table>" in table.html


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
