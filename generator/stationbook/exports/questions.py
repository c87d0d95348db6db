"""How do a browser and other programs read the questions and the must-learn items?"""

from collections.abc import Iterable, Sequence
from typing import Any

from stationbook.assess.questions import AskedQuestion
from stationbook.exports.cards import ItemCard
from stationbook.exports.csv_text import csv_bytes
from stationbook.exports.json_text import json_bytes
from stationbook.model.standard import Edition

QUESTION_COLUMNS = (
    "id", "kind", "set", "on", "ask", "options", "answer", "unit", "explanation", "basis", "quote", "address",
)  # fmt: skip
ITEM_COLUMNS = ("list", "group", "id", "policy", "policy_title", "number", "text", "verified", "address")


def set_id(edition: Edition) -> str:
    """Return the name by which a set of questions is chosen: the list's own, else the standard's with a dot."""
    return edition.must_learn.list if edition.must_learn else edition.id.rsplit("/", 1)[0].replace("/", ".")


def export_asked(asked: Iterable[AskedQuestion]) -> bytes:
    """Return what the pages of tests need, sorted by id, so that a seed draws the same paper everywhere."""
    return json_bytes([_question(one) for one in sorted(asked, key=lambda one: one.question.id)])


def export_cards(cards: Iterable[ItemCard]) -> bytes:
    """Return what the page of reviews needs, sorted by id."""
    return json_bytes(
        [
            {
                "id": card.id,
                "front": card.front,
                "back": list(card.back),
                "where": f"{card.policy.title} · {card.group}",
                "basis": [card.source, card.address],
                "verified": card.is_verified,
            }
            for card in sorted(cards, key=lambda one: one.id)
        ]
    )


def export_questions_csv(asked: Iterable[AskedQuestion]) -> bytes:
    """Return every question in use as a row; options and answers are joined by a full-width semicolon."""
    return csv_bytes(QUESTION_COLUMNS, [_row(one) for one in sorted(asked, key=lambda one: one.question.id)])


def export_items_csv(cards: Iterable[ItemCard]) -> bytes:
    """Return every must-learn item as a row, in reading order."""
    return csv_bytes(
        ITEM_COLUMNS,
        [
            (
                card.list_id,
                card.group,
                card.id,
                card.policy.id,
                card.policy.title,
                card.policy.number or "",
                "；".join(card.back),
                "已核对" if card.is_verified else "待核对原文",
                card.address,
            )
            for card in cards
        ],
    )


def question_records(asked: Iterable[AskedQuestion]) -> list[dict[str, Any]]:
    """Return the questions as they stand in the files, with the edition each belongs to."""
    return [{**one.question.model_dump(mode="json", exclude_unset=True), "edition": one.edition.id} for one in asked]


def _question(one: AskedQuestion) -> dict[str, Any]:
    question = one.question
    record = {
        "id": question.id,
        "kind": question.kind.value,
        "set": set_id(one.edition),
        "ask": question.ask,
        "answer": question.answer,
        "explanation": question.explanation,
        "basis": [one.basis.title, one.basis.address],
        "seen": one.fingerprint,
    }
    if question.options:
        record["options"] = [[option.id, option.text] for option in question.options]
    if question.unit:
        record["unit"] = question.unit
    if one.basis.item:
        record["item"] = one.basis.item
    return record


def _row(one: AskedQuestion) -> Sequence[str]:
    question = one.question
    return (
        question.id,
        question.kind.label,
        set_id(one.edition),
        question.on,
        question.ask,
        "；".join(option.text for option in question.options),
        f"{question.answer:g}" if question.unit else "；".join(question.answer_words),
        question.unit or "",
        question.explanation,
        one.basis.title,
        question.quote,
        one.basis.address,
    )
