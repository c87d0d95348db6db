"""Are answers taken as they are meant, asked for again where they cannot be used, and never guessed?"""

from collections.abc import Iterator

import pytest

from stationbook.model.terms import Stage, Status, Tier
from stationbook.scaffold.new.questions import (
    AnswerError,
    MissingError,
    Question,
    a_day,
    a_term,
    a_text,
    an_id,
    answers,
)

NAME = Question("name", "名称", a_text)
TIER = Question("tier", "层级", a_term(Tier), lambda known: "township")


def saying(*said: str) -> Iterator[str]:
    yield from said


def test_what_is_missing_is_named_where_nobody_can_be_asked() -> None:
    with pytest.raises(MissingError, match="还要写明 --name；在终端里运行时会一项一项地问"):
        answers((NAME, TIER), {}, None)
    assert answers((NAME, TIER), {"name": "某站"}, None) == {"name": "某站", "tier": Tier.TOWNSHIP}
    with pytest.raises(MissingError, match="--tier：写其中一个"):
        answers((NAME, TIER), {"name": "某站", "tier": "？"}, None)


def test_answer_that_cannot_be_used_is_asked_for_again_with_what_was_wrong() -> None:
    said, shown = saying("\x00", " 某站 ", "没有这一级吧", ""), []

    def ask(words: str) -> str:
        shown.append(words)
        return next(said)

    assert answers((NAME, TIER), {}, ask) == {"name": "某站", "tier": Tier.TOWNSHIP}
    begins = ("名称：", "写一行字", "层级（直接回车：township）：", "写其中一个：")
    assert all(words.startswith(begin) for words, begin in zip(shown, begins, strict=True))


@pytest.mark.parametrize(
    ("said", "term"),
    [("township", Tier.TOWNSHIP), ("乡镇", Tier.TOWNSHIP), ("村（社区）级", Tier.VILLAGE), ("towship", Tier.TOWNSHIP)],
)
def test_term_is_found_by_value_by_name_and_by_the_nearest(said: str, term: Tier) -> None:
    assert a_term(Tier)(said, {}) is term


def test_term_that_may_be_several_is_not_guessed() -> None:
    assert a_term(Status)("暂停", {}) is Status.SUSPENDED
    assert a_term(Stage)("已发布", {}) is Stage.ISSUED
    with pytest.raises(AnswerError, match=r"built（已建成，尚未开展服务）.*operating（正常服务）"):
        a_term(Status)("服务", {})


@pytest.mark.parametrize("said", ["", "..", "a/b", "A", "a b", "中", "a" * 61, "-a"])
def test_id_is_the_name_of_a_file_and_nothing_else(said: str) -> None:
    with pytest.raises(AnswerError):
        an_id(said, {})


def test_day_is_a_day() -> None:
    assert str(a_day("2026-05-20", {})) == "2026-05-20"
    with pytest.raises(AnswerError, match="例如 2026-11-23"):
        a_day("2026-5-20", {})
