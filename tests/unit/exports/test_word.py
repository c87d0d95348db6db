"""Is the Word file a real document: headings, numbers, lists, tables, and the same bytes twice?"""

import io
from typing import Any

import pytest
from docx import Document
from generator.exports.word import BookPart, export_word
from generator.model.standard import Series
from generator.pages.clause_text import caption_numbers

from tests.builders import ON, edition, standards

TEXT = """\
## 范围 {#scope}
本文件规定了 <面积> & 🙂，见{{ref:tiny/standard#premises}}。

## 场地 {#premises}
### 面积 {#area}
使用面积应不少于 60 m²，见[表](#tab-area)。 {#area.least}

注：按套内计算。

- 个案室；
- 档案室。

表：面积 {#tab-area}

| 项 | 值 |
|---|---|
| 面积 | 60 |

## 附录 A（资料性）样式 {#annex-a}
"""
ONE = edition(TEXT, proposal=True)
WORLD = standards(ONE)


def made() -> bytes:
    part = BookPart(WORLD["tiny/standard"], ONE, caption_numbers(ONE.chapters))
    series = Series(title="小系列", about="试一试")
    return export_word(series, [part], WORLD, [("小标准", "2.1", "使用面积应不少于 60 m²")], on=ON)


@pytest.fixture(scope="module")
def document() -> Any:
    return Document(io.BytesIO(made()))


def test_headings_are_real_and_numbered(document: Any) -> None:
    headings = [(p.style.name, p.text) for p in document.paragraphs if p.style.name.startswith("Heading")]
    assert headings == [
        ("Heading 1", "小标准（2026 版）"),
        ("Heading 2", "1　范围"),
        ("Heading 2", "2　场地"),
        ("Heading 3", "2.1　面积"),
        ("Heading 2", "附录 A（资料性）样式"),
        ("Heading 1", "要求索引"),
    ]


def test_text_keeps_strange_characters_and_resolves_references(document: Any) -> None:
    words = "\n".join(p.text for p in document.paragraphs)
    assert "本文件规定了 <面积> & 🙂，见《小标准》2。" in words
    assert "2.1.1　使用面积应不少于 60 m²，见表 1。" in words
    assert "表 1　面积" in words
    assert "项目建议稿" in words


def test_lists_and_tables_are_real(document: Any) -> None:
    assert [p.text for p in document.paragraphs if p.style.name == "List Bullet"] == ["个案室；", "档案室。"]
    rows = [[cell.text for cell in row.cells] for row in document.tables[0].rows]
    assert rows == [["项", "值"], ["面积", "60"]]


def test_equal_input_gives_equal_bytes() -> None:
    assert made() == made()


def test_file_names_no_author(document: Any) -> None:
    assert document.core_properties.author == ""
