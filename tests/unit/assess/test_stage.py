"""Which word is said of a document on a date?"""

from datetime import date
from typing import Any

import pytest

from stationbook.assess.stage import shown_stage
from stationbook.model.standard import StandardEntry

DAY = date(2026, 11, 23)
DATED = {"title": "全国标准信息公共服务平台", "date": "2026-11-01"}


def entry(**fields: Any) -> StandardEntry:
    """Return an issued standard that a dated source bears out; ``fields`` replace or add to that."""
    usual = {"title": "某标准", "kind": "building-standard", "issuer": "某局", "stage": "issued", "sources": [DATED]}
    return StandardEntry.model_validate({**usual, **fields})


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
    assert shown_stage(entry(**fields), on=DAY).word == word


@pytest.mark.parametrize("fields", [{}, {"trial": True}, {"effective": "2020-01-01"}, {"status_as_reported": "现行"}])
@pytest.mark.parametrize("source", [{"report": "r"}, {"title": "目录"}, {"title": "目录", "date": "近日"}, None])
def test_what_no_dated_source_says_is_not_checked(fields: dict[str, Any], source: dict[str, str] | None) -> None:
    shown = shown_stage(entry(**fields, sources=[source] if source else []), on=DAY)
    assert (shown.word, shown.tone) == ("状态未核", "")
    assert "写明日期的来源" in shown.why


@pytest.mark.parametrize(
    ("fields", "word"), [({"stage": "preparing"}, "制定中"), ({"effective": "2026-11-24"}, "即将实施")]
)
def test_what_claims_no_force_needs_no_dated_source(fields: dict[str, Any], word: str) -> None:
    shown = shown_stage(entry(**fields, sources=[]), on=DAY)
    assert (shown.word, shown.why) == (word, "")


def test_superseded_document_says_so() -> None:
    assert shown_stage(entry(), on=DAY, superseded=True).word == "被代替"
