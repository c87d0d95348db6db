"""Does a clause's text fall into its blocks, each with its place in the file, whatever people write?"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stationbook.load.blocks import parse_blocks
from stationbook.model.blocks import Block, Caption, Heading, List, Note, Paragraph, Quote, Table, leaves, runs_of
from stationbook.model.runs import CaptionLink, Code, Link, Place, Reference, Words, own_target, words_of

TEXT = """\
使用面积应不少于 **60** m²，见[表](#tab-area)、[附录 A](#annex-a)和{{ref:tiny/standard#premises}}。
注1：按套内计算，
写在 `premises.area`。

- 个案室；
  - 能关门的；
- 档案室。

a) 甲
b) 乙
表：面积 {#tab-area}

| 项 | 值 |
|---|--:|
| 面积 | 60 |
"""


def test_text_falls_into_its_blocks() -> None:
    paragraph, note, dashes, letters, caption, table = parse_blocks(TEXT, 11)
    assert isinstance(paragraph, Paragraph)
    assert isinstance(note, Note)
    assert (note.label, words_of(note.runs)) == ("注1", "按套内计算，写在 premises.area。")
    assert isinstance(dashes, List)
    assert [words_of(item.runs) for item in dashes.items] == ["个案室；", "档案室。"]
    assert [words_of(leaf.runs) for leaf in leaves(dashes.items[0].blocks)] == ["能关门的；"]
    assert isinstance(letters, List)
    assert [(item.mark, words_of(item.runs)) for item in letters.items] == [("a)", "甲"), ("b)", "乙")]
    assert isinstance(caption, Caption)
    assert (caption.word, caption.id, words_of(caption.runs), caption.place) == ("表", "tab-area", "面积", (21, 1))
    assert isinstance(table, Table)
    assert [words_of(cell.runs) for cell in table.head] == ["项", "值"]
    assert [[(words_of(cell.runs), cell.align) for cell in row] for row in table.rows] == [
        [("面积", ""), ("60", "right")]
    ]


def test_what_stands_in_a_line_knows_its_place() -> None:
    marked = CaptionLink | Link | Reference | Code
    places = {type(run): run.place for run in runs_of(parse_blocks(TEXT, 11)) if isinstance(run, marked)}
    first = TEXT.splitlines()[0]
    assert places[CaptionLink] == (11, first.index("#tab-area") + 1)
    assert places[Link] == (11, first.index("#annex-a") + 1)
    assert places[Reference] == (11, first.index("{{ref") + 1)
    assert places[Code] == (13, TEXT.splitlines()[2].index("premises") + 1)


QUOTED = "> 引文\n> - 项\n>   - 里面的项"
LOOSE = "- 甲\n\n  第二段\n\n- 乙\n懒的续行"


@pytest.mark.parametrize(
    "text", [TEXT, "> 引文\n> - 项\n>   - 里面的项", "- 甲\n\n  第二段\n\n- 乙\n懒的续行", "1. 甲\n   | x | y |"]
)
def test_words_stand_where_they_say(text: str) -> None:
    lines = text.splitlines()
    for run in runs_of(parse_blocks(text)):
        if isinstance(run, Words):
            line, column = run.place
            assert lines[line - 1][column - 1 :].startswith(run.text)


def test_what_is_not_said_otherwise_is_equal_wherever_it_stands() -> None:
    assert parse_blocks(TEXT, 1) == parse_blocks(f"\n\n{TEXT}", 400)


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("甲\n\n\n乙", [Paragraph, Paragraph]),
        ("正文\n注：说明\n示例2：例子", [Paragraph, Note, Note]),
        ("注意：不是注", [Paragraph]),
        ("- 甲\n\n- 乙", [List]),
        ("- 甲\n1. 乙", [List, List]),
        ("-甲", [Paragraph]),
        ("**粗**", [Paragraph]),
        ("2026. 5 月", [Paragraph]),
        ("| 只有一行 |", [Table]),
        ("甲 | 乙\n---|---\n1 | 2\n后文", [Table, Paragraph]),
        ("甲 | 不是表", [Paragraph]),
        ("表：没有编号", [Paragraph]),
        ("# 一\n####### 七", [Heading, Heading]),
        ("#一", [Paragraph]),
        ("> 引文\n后文", [Quote, Paragraph]),
        ("", []),
        (" \n\t\n", []),
    ],
)
def test_block_is_known_by_how_it_begins(text: str, kinds: list[type[Block]]) -> None:
    assert [type(block) for block in parse_blocks(text)] == kinds


@pytest.mark.parametrize(
    ("text", "target"),
    [("[表](#t)", "t"), ("[附录](#a)", "a"), ("[网页](https://example.org)", ""), ("没有", "")],
)
def test_link_names_what_it_leads_to_in_the_same_text(text: str, target: str) -> None:
    assert own_target(next(runs_of(parse_blocks(text)))) == target


@pytest.mark.parametrize(
    "text", ["- " * 400, ">" * 400, "**" * 400, "[" * 400 + "](x)" * 400, "1. > " * 400, "- > **[" * 300]
)
def test_what_is_nested_without_end_is_words(text: str) -> None:
    assert parse_blocks(f"{text}x")


@given(st.text(alphabet="甲乙 1a\n|-*_`[]#>:：注表&\\.", max_size=80))
def test_no_word_is_lost_whatever_is_written(text: str) -> None:
    said = "".join(words_of(leaf.runs) for leaf in leaves(parse_blocks(text)))
    assert said.count("乙") == text.count("乙")


def test_place_is_none_where_nobody_gave_one() -> None:
    assert Words("甲").place == Place(0, 0)
