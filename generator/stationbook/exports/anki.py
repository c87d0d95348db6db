"""How does a learner take items and questions into Anki, and keep the review history when a new edition comes?"""

import hashlib
import io
import zipfile
from collections.abc import Iterator, Sequence
from datetime import date

import genanki
from markupsafe import escape

from stationbook.assess.questions import AskedQuestion
from stationbook.exports.cards import ItemCard
from stationbook.exports.questions import set_id
from stationbook.load.build_date import epoch_of
from stationbook.model.standard import Edition
from stationbook.model.terms import QuestionKind

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
UNVERIFIED = "待核对原文"
_CSS = """\
.card { font-family: sans-serif; font-size: 20px; line-height: 1.7; text-align: left; max-width: 40em; margin: auto; }
.where, .source { color: #55605c; font-size: 16px; }
.nightMode .where, .nightMode .source { color: #a8b0ab; }
"""
# Anki knows a kind of note by its number. A change of the fields needs a new number, a change of words does not.
_ITEM = genanki.Model(
    1_704_210_001,
    "社工站·必学要点",
    fields=[{"name": name} for name in ("编号", "位置", "问", "答", "出处", "核对")],
    templates=[
        {
            "name": "说得出来吗",
            "qfmt": '<p class="where">{{位置}}</p><p>{{问}}</p>',
            "afmt": '{{FrontSide}}<hr id="answer"><div>{{答}}</div><p class="source">{{出处}}　{{核对}}</p>',
        }
    ],
    css=_CSS,
)
_QUESTION = genanki.Model(
    1_704_210_002,
    "社工站·自测题",
    fields=[{"name": name} for name in ("编号", "题型", "题", "选项", "答案", "解释", "依据")],
    templates=[
        {
            "name": "作答",
            "qfmt": '<p class="where">{{题型}}</p><p>{{题}}</p><div>{{选项}}</div>',
            "afmt": '{{FrontSide}}<hr id="answer"><p><b>{{答案}}</b></p><p>{{解释}}</p>'
            '<p class="source">依据：{{依据}}</p>',
        }
    ],
    css=_CSS,
)


def export_decks(cards: Sequence[ItemCard], asked: Sequence[AskedQuestion], *, on: date) -> Iterator[tuple[str, bytes]]:
    """Yield a package for each set of items and questions, and one of all, as names and bytes."""
    editions: dict[str, Edition] = {}
    for edition in (*(card.edition for card in cards), *(one.edition for one in asked)):
        editions.setdefault(set_id(edition), edition)
    decks = []
    for name, edition in editions.items():
        deck = genanki.Deck(
            _number(name), f"社工站::{edition.matter.title}", f"{edition.matter.edition} 版，项目建议稿"
        )
        for card in cards:
            if set_id(card.edition) == name:
                deck.add_note(_item_note(card))
        for question in asked:
            if set_id(question.edition) == name:
                deck.add_note(_question_note(question))
        decks.append(deck)
        yield f"{name}.apkg", _package([deck], on)
    if decks:
        yield "stationbook.apkg", _package(decks, on)


def _item_note(card: ItemCard) -> genanki.Note:
    fields = (
        card.id,
        f"{card.policy.title} · {card.group}",
        card.front,
        "\n".join(card.back),
        card.source,
        "" if card.is_verified else UNVERIFIED,
    )
    return _note(_ITEM, card.id, fields)


def _question_note(asked: AskedQuestion) -> genanki.Note:
    question = asked.question
    letters = {option.id: letter for option, letter in zip(question.options, LETTERS, strict=False)}
    options = "\n".join(f"{letters[option.id]}. {option.text}" for option in question.options)
    answer = "；".join(question.answer_words)
    if question.chosen:
        joint = " → " if question.kind is QuestionKind.ORDER else ""
        answer = f"{joint.join(letters[one] for one in question.chosen)}（{answer}）"
    fields = (
        question.id,
        question.kind.label,
        question.ask,
        options,
        answer,
        question.explanation,
        asked.basis.title,
    )
    return _note(_QUESTION, question.id, fields)


def _note(model: genanki.Model, permanent_id: str, fields: Sequence[str]) -> genanki.Note:
    """Return a note whose identity is the permanent id alone: other words update it, and its history stays."""
    html = [str(escape(field)).replace("\n", "<br>") for field in fields]
    return genanki.Note(model=model, fields=html, guid=genanki.guid_for("stationbook", permanent_id))


def _number(name: str) -> int:
    """Return the deck's own number, the same for ever, in the range that Anki uses."""
    return (1 << 40) + int(hashlib.sha256(f"stationbook/{name}".encode()).hexdigest()[:8], 16)


def _package(decks: list[genanki.Deck], on: date) -> bytes:
    """Return the package with the build's day as its only time, so that it is the same on every build."""
    written, again = io.BytesIO(), io.BytesIO()
    genanki.Package(decks).write_to_file(written, timestamp=float(epoch_of(on)))
    with zipfile.ZipFile(written) as source, zipfile.ZipFile(again, "w") as target:
        for name in sorted(source.namelist()):
            entry = zipfile.ZipInfo(name, (on.year, on.month, on.day, 12, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(entry, source.read(name), compresslevel=9)
    return again.getvalue()
