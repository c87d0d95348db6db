"""Which word is said of a document on a date?"""

from datetime import date
from typing import Any

import pytest
from generator.assess.stage import shown_stage
from generator.model.standard import StandardEntry

DAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("fields", "word"),
    [
        ({"proposal": True}, "项目建议稿"),
        ({"stage": "preparing"}, "制定中"),
        ({"stage": "consultation"}, "征求意见"),
        ({"stage": "withdrawn"}, "废止"),
        ({"effective": "2026-11-24"}, "即将实施"),
        ({"effective": "2026-11-23"}, "现行"),
        ({"effective": "2026"}, "现行"),
        ({"trial": True}, "试行"),
        ({"trial": True, "trial_until": "2026-11-23"}, "试行"),
        ({"trial": True, "trial_until": "2026-11-22"}, "试行期已满"),
    ],
)
def test_word_follows_from_stage_and_dates(fields: dict[str, Any], word: str) -> None:
    usual = {"title": "某标准", "kind": "building-standard", "issuer": "某局", "stage": "issued"}
    entry = StandardEntry.model_validate({**usual, **fields})
    assert shown_stage(entry, on=DAY).word == word


def test_superseded_document_says_so() -> None:
    usual = {"title": "某标准", "kind": "building-standard", "issuer": "某局", "stage": "issued"}
    assert shown_stage(StandardEntry.model_validate(usual), on=DAY, superseded=True).word == "被代替"
