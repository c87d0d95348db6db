"""Does a learner's review history survive a new edition of the deck?"""

import sqlite3
import zipfile
from collections.abc import Iterator
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from anki.collection import Collection, ImportAnkiPackageOptions, ImportAnkiPackageRequest
from anki.consts import CARD_TYPE_REV, QUEUE_TYPE_REV

from stationbook.assess.questions import usable_questions
from stationbook.exports.anki import export_decks
from stationbook.exports.cards import item_cards
from stationbook.load.build_date import epoch_of
from stationbook.model.question import Question
from tests.builders import ON, POLICY, catalogue, learning, must_learn, question

LATER = date(2027, 3, 1)
POINTS: Any = POLICY["points"]


def decks(*questions: Question, on: date = ON, **policy: object) -> dict[str, bytes]:
    world = catalogue(**learning(must_learn(*questions), **policy))
    return dict(export_decks(tuple(item_cards(world)), usable_questions(world), on=on))


@pytest.fixture
def collection(tmp_path: Path) -> Iterator[Collection]:
    opened = Collection(str(tmp_path / "learner.anki2"))
    yield opened
    opened.close()


def take_in(collection: Collection, content: bytes, folder: Path) -> None:
    path = folder / "deck.apkg"
    path.write_bytes(content)
    options = ImportAnkiPackageOptions(merge_notetypes=True, with_scheduling=False)
    collection.import_anki_package(ImportAnkiPackageRequest(package_path=str(path), options=options))


def notes(collection: Collection) -> dict[str, str]:
    found = (collection.get_note(one) for one in collection.find_notes(""))
    return {note.fields[0]: "|".join(note.fields[2:]) for note in found}


def test_new_edition_updates_the_cards_and_keeps_the_history(collection: Collection, tmp_path: Path) -> None:
    first = decks(question(), question(id="goes", ask="要撤下的题"))
    take_in(collection, first["children.apkg"], tmp_path)
    assert set(notes(collection)) == {"law.report", "law.ask", "law.procedure", "report-when", "goes"}
    reviewed = {}
    for permanent in ("law.report", "report-when", "goes"):
        (card_id,) = collection.find_cards(f"编号:{permanent}")
        card = collection.get_card(card_id)
        card.reps, card.ivl, card.due = 7, 30, 40
        card.type, card.queue = CARD_TYPE_REV, QUEUE_TYPE_REV
        collection.update_card(card)
        reviewed[permanent] = card_id

    points = [{"id": "report", "text": "发现侵害必须立即报告"}, *POINTS[1:], {"id": "added", "text": "新添的要点"}]
    changed = question(ask="发现侵害应当什么时候报告？", quote="发现侵害必须立即报告")
    second = decks(changed, question(id="new", quote="发现侵害必须立即报告"), on=LATER, points=points)
    take_in(collection, second["children.apkg"], tmp_path)
    now = notes(collection)
    # The list names its items, so a point that no list names makes no card; the withdrawn question stays as it was.
    assert set(now) == {"law.report", "law.ask", "law.procedure", "report-when", "goes", "new"}
    assert "必须立即报告" in now["law.report"]
    assert "应当什么时候报告" in now["report-when"]
    assert "要撤下的题" in now["goes"]
    for permanent, card_id in reviewed.items():
        assert list(collection.find_cards(f"编号:{permanent}")) == [card_id]
        card = collection.get_card(card_id)
        assert (card.reps, card.ivl, card.due) == (7, 30, 40)


def test_deck_of_one_list_and_deck_of_all_make_no_doubles(collection: Collection, tmp_path: Path) -> None:
    both = decks(question())
    for content in both.values():
        take_in(collection, content, tmp_path)
    assert len(notes(collection)) == collection.note_count() == 4
    assert [deck.name for deck in collection.decks.all_names_and_ids() if deck.name != "Default"] == [
        "社工站",
        "社工站::小清单",
    ]


def test_unverified_point_says_so_and_markup_in_a_question_stays_words(collection: Collection, tmp_path: Path) -> None:
    take_in(collection, decks(question(ask="<b>粗</b>？"))["children.apkg"], tmp_path)
    now = notes(collection)
    assert now["law.ask"].endswith("|待核对原文")
    assert now["law.report"].endswith("|")
    assert "&lt;b&gt;粗" in now["report-when"]
    assert "A（立即）" in now["report-when"]


def test_package_is_the_same_on_every_build_of_a_day() -> None:
    assert decks(question()) == decks(question())
    assert decks(question()) != decks(question(), on=LATER)


def test_package_holds_no_time_of_the_clock() -> None:
    with zipfile.ZipFile(BytesIO(decks(question())["stationbook.apkg"])) as package:
        assert {entry.date_time[:3] for entry in package.infolist()} == {(2026, 11, 23)}
        database = sqlite3.connect(":memory:")
        database.deserialize(package.read("collection.anki2"))
        ((modified,),) = set(database.execute("SELECT mod FROM notes"))
    database.close()
    assert modified == epoch_of(ON)
