"""On what does a question rest, and what becomes of an answer when the wording changes?"""

from dataclasses import replace

from stationbook.assess.questions import basis_of, usable_questions
from tests.builders import catalogue, learning, must_learn, question


def test_basis_leads_to_the_item_the_procedure_or_the_clause() -> None:
    listed = must_learn()
    world = catalogue(**learning(listed))
    found = [basis_of(world, listed, on) for on in ("law.report", "law.procedure", "scope", "nothing")]
    assert [(one.title, one.address, one.item) if one else None for one in found] == [
        ("某法", "learn/children/#law.report", "law.report"),
        ("申办流程：强制报告", "learn/children/#law.procedure", "law.procedure"),
        ("《小清单》1 范围", "standards/tiny/must-learn/2026/#scope", ""),
        None,
    ]


def test_question_on_an_unverified_point_or_on_nothing_is_not_asked() -> None:
    listed = must_learn(question(on="law.ask", quote="信息处理须经监护人同意"), question(id="b", on="nothing"))
    assert usable_questions(catalogue(**learning(listed))) == ()


def test_fingerprint_changes_with_the_words_and_not_with_white_space() -> None:
    def seen(**fields: str) -> str:
        (asked,) = usable_questions(catalogue(**learning(must_learn(question(**fields)))))
        return asked.fingerprint

    assert seen() == seen(ask="发现侵害， 什么时候报告？") != seen(ask="什么时候报告？")


def test_list_without_questions_asks_nothing() -> None:
    assert usable_questions(catalogue(**learning(replace(must_learn(question()), must_learn=None)))) == ()
