"""Is the Word file a real document: headings, numbers, lists, tables, and the same bytes twice?"""

import io
from typing import Any

import pytest
from docx import Document

from stationbook.exports.word import BookPart, export_word
from stationbook.model.standard import Series
from stationbook.pages.clause_text import caption_numbers
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


def paragraphs(markdown: str) -> list[tuple[str, str]]:
    one = edition(markdown)
    part = BookPart(standards(one)["tiny/standard"], one, caption_numbers(one.chapters))
    found = Document(io.BytesIO(export_word(Series(title="小系列", about="试"), [part], standards(one), [], on=ON)))
    return [(p.style.name if p.style else "", p.text) for p in found.paragraphs]


def test_clause_that_begins_with_a_letter_keeps_its_number() -> None:
    found = paragraphs("## 一 {#a}\na) 甲 {#a.one}\n\nb) 乙\n\n后文。\n")
    assert found[-3:] == [("List", "1.1　a) 甲"), ("List", "b) 乙"), ("Normal", "后文。")]


def test_each_item_and_note_is_a_paragraph_of_its_own() -> None:
    found = paragraphs("## 一 {#a}\n正文：\n- 甲\n  - 乙\n1. 丙\n注：丁\n> 戊\n")
    assert found[-6:] == [
        ("Normal", "正文："),
        ("List Bullet", "甲"),
        ("List Bullet", "乙"),
        ("List", "1. 丙"),
        ("Normal", "注：丁"),
        ("Normal", "戊"),
    ]


def test_marks_go_and_a_missing_clause_is_named() -> None:
    found = paragraphs("## 一 {#a}\n`serves`见{{ref:tiny/standard#none}}\x01。\n")
    assert found[-1] == ("Normal", "serves见（引用的条文不存在）。")


def test_settings_stand_in_the_order_of_the_schema(document: Any) -> None:
    names = [one.tag.rsplit("}", 1)[1] for one in document.settings.element]
    assert names.index("updateFields") < names.index("compat")


def test_cell_keeps_its_bar() -> None:
    one = edition("## 一 {#a}\n\n| 甲 | 乙 |\n|---|---|\n| x | a\\|b |\n")
    part = BookPart(standards(one)["tiny/standard"], one, {})
    found = Document(io.BytesIO(export_word(Series(title="小", about="试"), [part], {}, [], on=ON)))
    assert [cell.text for cell in found.tables[0].rows[1].cells] == ["x", "a|b"]


def test_title_longer_than_a_property_of_the_file_may_be_is_cut_there_and_whole_on_the_title_page() -> None:
    title = "长" * 1000
    content = export_word(Series(title=title, about="试一试"), [], {}, [], on=ON)
    document = Document(io.BytesIO(content))
    assert document.core_properties.title == "长" * 255
    assert title in [paragraph.text for paragraph in document.paragraphs]
