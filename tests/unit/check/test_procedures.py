"""Does a typed limit say what its words say, and does a local term hang on something?"""

from typing import Any

import pytest

from stationbook.check.procedures import check_limits, check_local_terms
from stationbook.model.region import Region
from tests.builders import catalogue, simple_policy


def limits(words: str | None, **limit: Any) -> list[str]:
    step = {"id": "check", "step": "审核", "time_limit": words, "limit": limit}
    world = catalogue(policies={"law": simple_policy(steps=[step])})
    return [f"{problem.field_name}：{problem.message}" for problem in check_limits(world)]


@pytest.mark.parametrize(
    ("words", "count", "unit"),
    [
        ("受理之日起20个工作日内", 20, "workday"),
        ("受理之日起 20 个工作日内", 20, "workday"),
        ("七日内", 7, "day"),
        ("7天", 7, "day"),
        ("十五个工作日", 15, "workday"),
        ("二十四小时内", 24, "hour"),
        ("两个月内", 2, "month"),
        ("一百二十天", 120, "day"),
        ("六十日；情况复杂的可延长三十日", 30, "day"),
    ],
)
def test_limit_that_its_words_state_has_no_problem(words: str, count: int, unit: str) -> None:
    assert limits(words, count=count, unit=unit) == []


@pytest.mark.parametrize("words", ["地方定", "受理之日起200个工作日内", "十二个工作日", None])
def test_number_that_does_not_stand_in_the_words_is_said(words: str | None) -> None:
    expected = "procedure.steps[1].limit.count：时限的文字里没有 20 这个数"
    assert limits(words, count=20, unit="workday") == [expected]


def test_days_are_not_workdays() -> None:
    (words,) = limits("受理之日起20日内", count=20, unit="workday")
    assert words == "procedure.steps[1].limit.unit：时限的文字里 20 后面不是“个工作日”"


def local(code: str = "990101", **term: Any) -> list[str]:
    usual = {"policy": "law", "text": "10 个工作日内", "sample": code.startswith("99")}
    region = Region.model_validate({"code": code, "name": "某地", "local_terms": [{**usual, **term}]})
    world = catalogue(policies={"law": simple_policy(steps=[{"id": "check", "step": "审核"}])}, regions={code: region})
    return [f"{problem.field_name}：{problem.message}" for problem in check_local_terms(world)]


@pytest.mark.parametrize("place", [{"step": "check"}, {"point": "who"}])
def test_local_term_on_a_step_or_a_point_has_no_problem(place: dict[str, str]) -> None:
    assert local(**place) == []


@pytest.mark.parametrize(
    ("place", "words"),
    [
        ({"step": "chekc"}, "local_terms[1].step：没有“chekc”这个步骤，是否想写“check”？"),
        ({"point": "check"}, "local_terms[1].point：没有“check”这个要点"),
        ({"policy": "lwa", "step": "check"}, "local_terms[1].policy：没有“lwa”这个政策，是否想写“law”？"),
    ],
)
def test_local_term_on_nothing_is_said(place: dict[str, str], words: str) -> None:
    assert local(**place) == [words]


def test_made_up_term_of_a_real_region_is_said() -> None:
    (words,) = local("520302", step="check", sample=True)
    assert words.startswith("local_terms[1].sample：示例口径只能用在 99 开头的虚构地区")
