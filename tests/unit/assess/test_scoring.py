"""Is every sum, mean, rate, rank and band what the rules of the assessment reference say?"""

from itertools import permutations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stationbook.assess.ranking import band_of, rank, star_of
from stationbook.assess.scoring import State, SubjectResult, merge_sheets, score_county, score_subject
from stationbook.model.assessment import PointScore, Scheme, Sheet
from stationbook.model.indicator import ObservationPoint, Part

SCHEME = Scheme.model_validate(
    {
        "title": "小评估",
        "edition": "tiny/standard/2026",
        "period": {"from": "2026-01-01", "until": "2026-12-31"},
        "counties": ["990101"],
        "bands": [
            {"label": "优秀", "up_to": "1/3"},
            {"label": "合格", "up_to": "2/3"},
            {"label": "整改", "up_to": 1},
        ],
        "stars": [{"label": "五星", "at_least": 90}, {"label": "三星", "at_least": 70}],
    }
)


def point(name: str, score: float = 2) -> ObservationPoint:
    rule = {"kind": "manual", "guide": "看"}
    fields = {"id": name, "title": name, "score": score, "method": ["查阅资料"], "evidence": "材料", "rule": rule}
    return ObservationPoint.model_validate(fields)


def part(*points: ObservationPoint) -> Part:
    total = sum(one.score for one in points)
    indicator = {"id": "i", "title": "i", "score": total, "points": [one.model_dump() for one in points]}
    return Part.model_validate(
        {"id": "p", "title": "p", "subject": "station", "score": total, "indicators": [indicator]}
    )


def sheet(assessor: str = "评估员甲", *, subject: str = "990101-a", agreed: bool = False, **scores: Any) -> Sheet:
    written = []
    for name, said in scores.items():
        written.append({"point": name, **({"score": said} if isinstance(said, int | float) else said)})
    fields = {"scheme": "tiny", "edition": "tiny/standard/2026", "subject": subject, "assessor": assessor}
    return Sheet.model_validate({**fields, "agreed": agreed, "on": "2026-10-01", "scores": written})


def merged(one: ObservationPoint, *sheets: Sheet) -> Any:
    return merge_sheets(one, [(given, score) for given in sheets for score in given.scores if score.point == one.id])


def scored(whole: Part, *sheets: Sheet, subject: str = "990101-a") -> SubjectResult:
    return score_subject(subject, subject, "990101", whole, sheets, SCHEME, {})


def test_two_assessors_meet_in_the_middle_and_a_wide_gap_is_shown() -> None:
    close = merged(point("a", 10), sheet(a=8), sheet("评估员乙", a=9))
    assert (close.score, close.is_disputed) == (8.5, False)
    wide = merged(point("a", 10), sheet(a=5), sheet("评估员乙", a=9))
    assert (wide.score, wide.is_disputed) == (7, True)


def test_what_was_settled_together_counts() -> None:
    settled = merged(point("a", 10), sheet(a=5), sheet("评估员乙", a=9), sheet("合议", agreed=True, a=8))
    assert (settled.score, settled.is_disputed, len(settled.given)) == (8, False, 3)


SAID = st.one_of(
    st.floats(0, 10).map(lambda score: {"score": round(score, 1)}),
    st.just({"not_applicable": "没有这种情况"}),
    st.just({"not_assessed": "缺材料"}),
)


@given(st.lists(st.tuples(SAID, st.booleans()), min_size=1, max_size=4))
def test_merging_does_not_depend_on_the_order_and_never_exceeds_the_maximum(said: list[Any]) -> None:
    one = point("a", 10)
    given_scores = [
        (sheet(f"评估员{number}", agreed=agreed, a=words), PointScore.model_validate({"point": "a", **words}))
        for number, (words, agreed) in enumerate(said)
    ]
    results = {repr(merge_sheets(one, list(order))) for order in permutations(given_scores)}
    assert len(results) == 1
    assert 0 <= merge_sheets(one, given_scores).score <= one.score


def test_what_does_not_apply_leaves_the_denominator() -> None:
    result = scored(part(point("a", 8), point("b", 2)), sheet(a=6, b={"not_applicable": "没有离岗"}))
    assert (result.score, result.assessed, result.applicable, result.rate) == (6, 8, 8, 75)


def test_what_was_not_assessed_is_neither_zero_nor_counted() -> None:
    result = scored(part(point("a", 8), point("b", 2)), sheet(a=6, b={"not_assessed": "缺登记"}))
    assert (result.score, result.assessed, result.applicable, result.rate) == (6, 8, 10, 75)
    assert result.not_assessed == 1


def test_too_little_assessed_gives_no_rate() -> None:
    result = scored(part(point("a", 7), point("b", 3)), sheet(a=7, b={"not_assessed": "缺登记"}))
    assert (result.score, result.rate) == (7, None)


def test_point_without_any_score_is_not_assessed() -> None:
    assert scored(part(point("a"))).points["a"].state is State.NOT_ASSESSED


def test_county_is_its_own_rate_and_the_mean_of_its_stations_by_weight() -> None:
    whole = part(point("a", 10))
    own = scored(whole, sheet(subject="990101", a=8), subject="990101")
    stations = [scored(whole, sheet(a=score), subject=f"990101-s{score}") for score in (6, 9)]
    unrated = scored(whole, subject="990101-none")
    county = score_county("990101", "例县", [own, *stations, unrated], SCHEME)
    assert (county.mean, county.total, county.counted) == (75, 0.8 * 50 + 0.75 * 100, 2)


def test_county_without_a_rated_station_has_no_total() -> None:
    own = scored(part(point("a", 10)), sheet(subject="990101", a=8), subject="990101")
    assert score_county("990101", "例县", [own], SCHEME).total is None


def test_equal_values_share_place_and_band_and_the_next_moves_down() -> None:
    places = rank({"a": 90.04, "b": 90.0, "c": 80, "d": 70}, SCHEME)
    assert {name: (one.place, one.band) for name, one in places.items()} == {
        "a": (1, "优秀"),
        "b": (1, "优秀"),
        "c": (3, "合格"),
        "d": (4, "整改"),
    }


@pytest.mark.parametrize(("place", "total", "label"), [(2, 4, "优秀"), (3, 4, "合格"), (4, 4, "整改"), (1, 3, "优秀")])
def test_thirds_are_rounded_up(place: int, total: int, label: str) -> None:
    assert band_of(place, total, SCHEME.bands) == label


def test_fewer_than_three_are_not_ranked() -> None:
    assert rank({"a": 90, "b": 80}, SCHEME) == {}


@given(st.dictionaries(st.text("abcdefgh", min_size=1, max_size=3), st.floats(0, 150), min_size=3, max_size=9))
def test_nobody_with_less_stands_higher(values: dict[str, float]) -> None:
    places = rank(values, SCHEME)
    for one in values:
        for other in values:
            # A tenth apart they differ, however the last digit is rounded.
            if values[one] > values[other] + 0.11:
                assert places[one].place < places[other].place


@pytest.mark.parametrize(("rate", "star"), [(95.0, "五星"), (90.0, "五星"), (89.9, "三星"), (50.0, ""), (None, "")])
def test_star_is_the_highest_that_the_rate_reaches(rate: float | None, star: str) -> None:
    assert star_of(rate, SCHEME.stars) == star
