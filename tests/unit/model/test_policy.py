"""Which time limits may be counted to a date?"""

from typing import Any

import pytest
from pydantic import ValidationError

from stationbook.model.policy import Procedure
from stationbook.model.region import LocalTerm
from tests.builders import simple_policy

LIMIT = {"count": 20, "unit": "workday", "starts": "受理之日"}


def countable(*, limit: dict[str, Any] | None, verified: bool | None, level: str = "memory") -> bool:
    step = {"id": "check", "step": "审核", "time_limit_verified": verified, "limit": limit}
    one = simple_policy(steps=[step], verified=level)
    assert one.procedure is not None
    return one.countable_limit(one.procedure.steps[0]) is not None


def test_verified_limit_in_days_from_a_known_day_is_counted() -> None:
    assert countable(limit=LIMIT, verified=True)
    assert countable(limit={**LIMIT, "unit": "day"}, verified=None, level="full_text")


@pytest.mark.parametrize("verified", [None, False])
def test_unverified_limit_is_never_counted(verified: bool | None) -> None:
    assert not countable(limit=LIMIT, verified=verified)


def test_limit_that_full_text_does_not_cover_is_not_counted() -> None:
    assert not countable(limit=LIMIT, verified=False, level="full_text")


@pytest.mark.parametrize("limit", [None, {"count": 7, "unit": "day"}, {**LIMIT, "unit": "month"}])
def test_limit_without_days_or_beginning_is_not_counted(limit: dict[str, Any] | None) -> None:
    assert not countable(limit=limit, verified=True)


def test_beginning_is_said_as_what_happens() -> None:
    one = simple_policy(steps=[{"id": "check", "step": "审核", "limit": LIMIT}])
    assert one.procedure is not None
    assert one.procedure.steps[0].limit is not None
    assert one.procedure.steps[0].limit.event == "受理"


@pytest.mark.parametrize("count", [0, -3, "20"])
def test_limit_counts_something(count: object) -> None:
    with pytest.raises(ValidationError):
        Procedure.model_validate(
            {"name": "流程", "steps": [{"id": "check", "step": "审核", "limit": {"count": count, "unit": "day"}}]}
        )


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"step": "check", "point": "who", "sample": True},
        {"step": "check"},
        {"step": "check", "source": "x", "sample": True},
    ],
)
def test_local_term_has_one_place_and_one_origin(fields: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        LocalTerm.model_validate({"policy": "law", "text": "10 天", **fields})
