"""Do the exports of questions and items say what the files say, and run nothing in a spreadsheet?"""

import csv
import io
import json

from stationbook.assess.questions import usable_questions
from stationbook.exports.cards import item_cards
from stationbook.exports.questions import export_asked, export_cards, export_items_csv, export_questions_csv
from stationbook.exports.records import export_learning
from stationbook.model.question import Question
from tests.builders import catalogue, learning, must_learn, question

NUMBER = question(id="age", kind="number", options=None, answer=14, unit="周岁", ask="=几岁？")
STALE = question(id="stale", quote="别的话")
WORLD = catalogue(**learning(must_learn(question(), NUMBER, STALE)))


def test_browser_gets_every_question_in_use_sorted_by_id() -> None:
    first, second = json.loads(export_asked(usable_questions(WORLD)))
    assert (first["id"], first["answer"], first["unit"], "options" in first) == ("age", 14, "周岁", False)
    assert second["options"][0] == ["a", "立即"]
    assert second["basis"] == ["某法", "learn/children/#law.report"]
    assert (second["set"], second["item"]) == ("children", "law.report")


def test_cards_ask_by_the_first_words_and_say_what_is_unverified() -> None:
    cards = {one["id"]: one for one in json.loads(export_cards(item_cards(WORLD)))}
    assert cards["law.report"]["front"] == "“发现侵害应立即报告……”：这一条说的是什么？"
    assert [cards[one]["verified"] for one in ("law.report", "law.ask")] == [True, False]
    assert cards["law.procedure"]["back"] == ["1. 发现", "2. 报告"]


def test_tables_open_in_a_spreadsheet_and_run_nothing() -> None:
    content = export_questions_csv(usable_questions(WORLD))
    assert content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))
    assert [(row["id"], row["ask"], row["answer"], row["unit"]) for row in rows] == [
        ("age", "'=几岁？", "14", "周岁"),
        ("report-when", "发现侵害，什么时候报告？", "立即", ""),
    ]
    items = list(csv.DictReader(io.StringIO(export_items_csv(item_cards(WORLD)).decode("utf-8-sig"))))
    assert [(row["id"], row["verified"]) for row in items] == [
        ("law.report", "已核对"),
        ("law.ask", "待核对原文"),
        ("law.procedure", "已核对"),
    ]


def test_open_data_carry_the_questions_as_they_are_written() -> None:
    exported = json.loads(export_learning(WORLD))["questions"]
    assert [one.pop("edition") for one in exported] == ["tiny/must-learn/2026"] * 2
    assert [Question.model_validate(one) for one in exported] == [question(), NUMBER]
