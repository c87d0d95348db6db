"""Is everything that a station names looked for, and what it may mean told?"""

from typing import Any

import pytest

from stationbook.check.references import check_station_references
from tests.builders import catalogue, station


def said(**fields: Any) -> list[str]:
    one = station(**fields)
    return [str(problem) for problem in check_station_references(catalogue(one), one)]


@pytest.mark.parametrize(
    ("named", "words"),
    [
        ("电话", "sources[1].fields[1]：站点资料里没有“电话”这一项，是否想写“phones”？"),
        ("premises.adress", "是否想写“premises.address”？"),
        ("天气", "写资料里各项的名称，例如 phones、premises.address"),
        ("id.x.y", "站点资料里没有“id.x.y”这一项"),
    ],
)
def test_source_of_a_field_that_is_not_there_is_said(named: str, words: str) -> None:
    (problem,) = said(sources=[{"title": "示例", "fields": [named]}])
    assert words in problem


def test_source_may_name_any_field_and_its_parts() -> None:
    assert said(sources=[{"title": "示例", "fields": ["phones", "premises.address", "staff.licensed.total"]}]) == []


def test_project_answers_needs_that_are_there_and_each_has_its_own_id() -> None:
    needs = [{"id": "needs", "text": "甲"}, {"id": "needs", "text": "乙"}, "丙"]
    twice, unknown = said(lists={"needs": needs, "projects": [{"text": "丁", "answers": ["needs", "need"]}]})
    assert "lists.needs[2].id：“needs”在需求清单里出现了两次" in twice
    assert "lists.projects[1].answers[2]：没有“need”这个需求，是否想写“needs”？" in unknown
    assert said(lists={"needs": needs[:1], "projects": [{"text": "丁", "answers": ["needs"]}]}) == []
