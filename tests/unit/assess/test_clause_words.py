"""Is what a clause says told without marks, and does each word keep its place?"""

from stationbook.assess.clause_words import asked, said, said_in_all
from stationbook.load.blocks import parse_blocks

TEXT = "面积**应**不少于\n60 m²，见[表](#tab)。\n\n注：`应`写作应。\n\n- 宜公开\n"


def test_words_are_told_without_marks_and_names_of_fields_say_nothing() -> None:
    assert [one.text for one in said(parse_blocks(TEXT))] == ["面积应不少于\n60 m²，见表。", "\0写作应。", "宜公开"]


def test_notes_are_said_and_do_not_ask() -> None:
    blocks = parse_blocks(TEXT)
    assert [one.label for one in said(blocks)] == ["", "注", ""]
    assert "写作应" in said_in_all(blocks)
    assert "写作应" not in asked(blocks)


def test_each_word_keeps_its_place() -> None:
    first, note, item = said(parse_blocks(TEXT, 7))
    assert first.place(first.text.index("应")) == (7, 5)
    assert first.place(first.text.index("不")) == (7, 8)
    assert first.place(first.text.index("m²")) == (8, 4)
    assert first.place(first.text.index("。")) == (8, TEXT.splitlines()[1].index("。") + 1)
    assert note.place(note.text.index("应")) == (10, TEXT.splitlines()[3].index("应。") + 1)
    assert item.place(0) == (12, 3)
