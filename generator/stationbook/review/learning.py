"""Which learnt items and questions become stale: gone, said otherwise, or no longer borne out?"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from stationbook.assess.learned_words import fingerprint, item_words
from stationbook.assess.questions import newest_editions, usable_questions
from stationbook.model.catalogue import Catalogue
from stationbook.model.policy import Policy
from stationbook.model.standard import Edition
from stationbook.review.sides import Sides

ITEM, QUESTION = "要点", "题目"
_CAME, _WENT, _OTHER = "新增", "不再列在清单里", "文字改了，学过的人要再看一遍"
_OUT, _BACK, _GONE = "停用", "新的可用", "删去了"


@dataclass(frozen=True, slots=True)
class LearningChange:
    """What became of an item or a question of a list: ``stale`` where learners' progress no longer fits it."""

    list: str
    what: str
    id: str
    became: str
    stale: bool
    title: str = ""


def learning_changes(sides: Sides) -> tuple[LearningChange, ...]:
    """Return what became of the items and questions of the newest editions, stale ones first."""
    found = [*_items(sides), *_questions(sides)]
    return tuple(sorted(found, key=lambda one: (not one.stale, one.list, one.what, one.id)))


def _items(sides: Sides) -> Iterator[LearningChange]:
    before, after = _item_words(sides.before.catalogue), _item_words(sides.after.catalogue)
    for key in sorted(before.keys() | after.keys()):
        old, new = before.get(key), after.get(key)
        if old != new:
            became = _CAME if old is None else _WENT if new is None else _OTHER
            yield LearningChange(key[0], ITEM, key[1], became, stale=old is not None)


def _item_words(catalogue: Catalogue) -> Mapping[tuple[str, str], str]:
    """Return a fingerprint of the words of each item by list and id; an item of a refused policy is left out."""
    return {
        (edition.matter.title, item.id): fingerprint(_words(policy, item.point))
        for edition in catalogue.must_learn_editions()
        for item in (edition.must_learn.items if edition.must_learn else ())
        if (policy := catalogue.policies.get(item.policy)) is not None
    }


def _words(policy: Policy, point: str) -> str:
    found = policy.point(point)
    return item_words(found, None if found else policy.procedure)


def _questions(sides: Sides) -> Iterator[LearningChange]:
    before, after = _usable(sides.before.catalogue), _usable(sides.after.catalogue)
    written = {one.id for edition in newest_editions(sides.after.catalogue) for one in edition.questions}
    for one in sorted(before.keys() | after.keys()):
        if one not in after:
            title, ask = before[one]
            yield LearningChange(title, QUESTION, one, _OUT if one in written else _GONE, stale=True, title=ask)
        elif one not in before:
            title, ask = after[one]
            yield LearningChange(title, QUESTION, one, _BACK, stale=False, title=ask)


def _usable(catalogue: Catalogue) -> Mapping[str, tuple[str, str]]:
    return {one.question.id: (one.edition.matter.title, one.question.ask) for one in usable_questions(catalogue)}


def lists_without_questions(sides: Sides) -> list[Edition]:
    """Return the newest editions of the standards that had usable questions and now have none."""
    before = {one.edition.standard for one in usable_questions(sides.before.catalogue)}
    after = {one.edition.standard for one in usable_questions(sides.after.catalogue)}
    newest = (sides.after.catalogue.standards.get(one) for one in sorted(before - after))
    return [standard.latest for standard in newest if standard is not None and standard.latest is not None]
