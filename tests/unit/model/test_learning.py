"""Who learns an item, by when, and what becomes of it when it goes?"""

from typing import Any

import pytest
from pydantic import ValidationError

from stationbook.model.learning import Carried, Item
from stationbook.model.terms import Difficulty, LearnerRole, LearningStage


def test_item_that_says_nothing_is_standing_and_for_workers_and_heads() -> None:
    item = Item(id="law.who")
    assert item.roles == (LearnerRole.STATION_WORKER, LearnerRole.STATION_HEAD)
    assert (item.stage, item.difficulty, item.since) == (LearningStage.STANDING, Difficulty.BASIC, None)


@pytest.mark.parametrize("fields", [{"roles": []}, {"stage": "someday"}, {"difficulty": "hard"}])
def test_unknown_words_and_items_for_nobody_are_refused(fields: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        Item.model_validate({"id": "law.who", **fields})


def test_item_that_was_split_leads_to_every_part() -> None:
    carried = Carried.model_validate({"from": "law.old", "to": ["law.one", "law.two"], "edition": "2027"})
    assert (carried.from_, carried.to) == ("law.old", ("law.one", "law.two"))


def test_item_cannot_be_carried_to_nothing() -> None:
    with pytest.raises(ValidationError):
        Carried.model_validate({"from": "law.old", "to": [], "edition": "2027"})
