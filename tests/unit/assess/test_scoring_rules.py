"""Does a score that a record gives follow the declared rule of its point, and say how?"""

import random
import re
from typing import Any

import pytest

from stationbook.assess.findings import StationAssessor
from stationbook.assess.measures import Measure
from stationbook.assess.scoring import PointResult, score_from_record
from stationbook.model.indicator import ObservationPoint
from stationbook.model.requirement import Applied, Requirement
from stationbook.model.station import Station
from tests.builders import station

PROPORTIONAL = {"kind": "proportional", "of": "有站的乡镇占全部乡镇的比例", "full_at": "100%"}
OF_REQUIRED = {"kind": "proportional", "of": "实际面积占所要求面积的比例", "full_at": "100%"}
STEPS = {
    "kind": "steps",
    "steps": [
        {"when": "过半", "score": 1, "at_least": 50},
        {"when": "全部", "score": 2, "at_least": 100},
    ],
}


def point(rule: dict[str, Any], score: float = 3) -> ObservationPoint:
    fields = {"id": "p", "title": "p", "score": score, "method": ["数据"], "evidence": "资料", "rule": rule}
    return ObservationPoint.model_validate(fields)


def scored(
    rule: dict[str, Any],
    value: float | None,
    *,
    score: float = 3,
    unit: str = "%",
    of: Station | None = None,
    **bound: Any,
) -> PointResult | None:
    """Score a point by a station whose one measure has this value."""
    asked = {"id": "asked", "clause": "c", "strength": "shall", "measure": "share", **(bound or {"at_least": 100})}
    measures: dict[str, Measure[Station]] = {"share": Measure("份额", "x", lambda _: value, unit)}
    applied = Applied(Requirement.model_validate(asked), "tiny/standard/2026")
    (finding,) = StationAssessor([applied], measures).findings(of or station())
    return score_from_record(point(rule, score), finding)


def points_of(rule: dict[str, Any], value: float | None, **more: Any) -> float | None:
    made = scored(rule, value, **more)
    return made.score if made else None


def test_proportion_of_a_percentage_gives_its_share_of_the_points() -> None:
    assert points_of(PROPORTIONAL, 64.3) == 1.9
    assert points_of(PROPORTIONAL, 88.9, score=2) == 1.8
    assert points_of({**PROPORTIONAL, "full_at": "80%"}, 40) == 1.5


def test_proportion_of_what_is_required_is_measured_against_the_bound() -> None:
    assert points_of(OF_REQUIRED, 45, unit="m²", at_least=60, score=2) == 1.5
    assert points_of(OF_REQUIRED, 90, unit="m²", at_least=60, score=2) == 2


def test_bound_set_lower_by_a_county_does_not_stretch_a_proportion_of_the_whole() -> None:
    assert points_of(PROPORTIONAL, 64.3, at_least=60) == 1.9


def test_highest_step_reached_counts_and_below_the_lowest_is_nothing() -> None:
    assert [points_of(STEPS, value) for value in (49.9, 50, 99, 100)] == [0, 1, 1, 2]


@pytest.mark.parametrize(
    "rule",
    [
        {"kind": "manual", "guide": "看"},
        {"kind": "steps", "steps": [{"when": "有计划", "score": 1}, {"when": "有记录", "score": 2, "at_least": 1}]},
        {"kind": "proportional", "of": "比例", "full_at": "全部"},
        {"kind": "proportional", "of": "比例", "full_at": "0%"},
        {"kind": "proportional", "of": "比例"},
    ],
)
def test_what_a_rule_leaves_to_judgement_is_not_scored_from_records(rule: dict[str, Any]) -> None:
    assert scored(rule, 100) is None


def test_number_that_is_neither_a_percentage_nor_measured_by_a_bound_gives_no_proportion() -> None:
    assert scored(PROPORTIONAL, 5, unit="个") is None
    assert scored(OF_REQUIRED, 5, unit="个", at_most=10) is None


@pytest.mark.parametrize("rule", [PROPORTIONAL, OF_REQUIRED, STEPS, {"kind": "yes-no"}])
def test_what_is_not_recorded_gets_no_score(rule: dict[str, Any]) -> None:
    assert scored(rule, None) is None


def test_accepted_deviation_is_left_to_the_assessors() -> None:
    accepted = {"requirement": "asked", "reason": "山区", "on": "2026-01-01", "by": "某局"}
    assert scored({"kind": "yes-no"}, 10, of=station(deviations=[accepted])) is None


@pytest.mark.parametrize("rule", [PROPORTIONAL, OF_REQUIRED, STEPS, {"kind": "yes-no"}])
def test_more_never_gives_less_and_no_score_leaves_its_range(rule: dict[str, Any]) -> None:
    draw = random.Random(11)
    for _ in range(300):
        most, bound = draw.choice([0.5, 1, 2, 3, 4.5]), draw.choice([1, 60, 100])
        values = sorted(round(draw.uniform(0, 130), 1) for _ in range(3))
        scores = [points_of(rule, value, score=most, at_least=bound) for value in values]
        assert all(one is not None and 0 <= one <= most for one in scores)
        assert scores == sorted(one for one in scores if one is not None)


@pytest.mark.parametrize("rule", [PROPORTIONAL, OF_REQUIRED])
def test_explanation_leads_to_the_score(rule: dict[str, Any]) -> None:
    draw = random.Random(12)
    for _ in range(300):
        value = round(draw.uniform(0, 130), 1)
        made = scored(rule, value, at_least=draw.choice([60, 100]))
        assert made is not None
        said = re.search(r"([\d.]+) 分 × ([\d.]+)% ÷ ([\d.]+)%(，最多 3 分)?，得 ([\d.]+) 分$", made.why)
        assert said is not None, made.why
        most, share, full, capped, result = said.groups()
        reckoned = float(most) * float(share) / float(full)
        assert float(result) == made.score
        assert abs(min(reckoned, 3) - made.score) <= 0.0502
        assert bool(capped) is (float(share) > float(full))
