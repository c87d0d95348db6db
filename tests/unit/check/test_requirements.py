"""Is a bad rule said as a problem, and never as a bad station?"""

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from stationbook.assess.division_measures import division_measures
from stationbook.assess.measures import station_measures
from stationbook.check.requirements import check_deviations, check_profiles, check_requirements
from stationbook.model.requirement import LocalProfile, Requirement
from tests.builders import ON, catalogue, edition, standards, station

TEXT = "## 面积 {#area}\n"
USUAL = {"id": "area", "clause": "area", "strength": "shall", "measure": "premises.area"}


def said(*requirements: dict[str, Any]) -> list[str]:
    asked = tuple(Requirement.model_validate({**USUAL, **one}) for one in requirements)
    world = catalogue(standards=standards(replace(edition(TEXT), requirements=asked)))
    return [f"{problem.field_name}：{problem.message}" for problem in check_requirements(world, on=ON)]


def test_sound_requirement_has_no_problem() -> None:
    assert said({"at_least": 60}) == []


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"at_least": 60, "clause": "aera"}, "[1].clause：没有“aera”这个条款，是否想写“area”？"),
        ({"at_least": 60, "measure": "premises.aera"}, "[1].measure：没有“premises.aera”这个测量项"),
        ({"includes_all": ["个案室"]}, "[1].includes_all：“使用面积”不能用 includes_all 来要求"),
        ({"between": [8, 5]}, "[1].between：下限 8 大于上限 5"),
        ({"subject": "division", "measure": "coverage", "at_least": 120}, "[1].at_least：百分数不会是 120"),
        (
            {"at_least": 60, "applies_to": {"status": ["operating", "closed"]}},
            "[1].applies_to.status：已撤销的站点不再评估",
        ),
        (
            {"of": "staff.headcount", "by_year": [{"from_year": 1, "at_least": 1}, {"from_year": 3, "at_least": 2}]},
            "[1].by_year[2]：与第 1 行的年份重叠",
        ),
    ],
)
def test_unsound_requirement_is_said(fields: dict[str, Any], words: str) -> None:
    assert any(one.startswith(words) for one in said(fields)), said(fields)


def test_ids_that_differ_only_in_nothing_are_said() -> None:
    assert said({"at_least": 60}, {"at_most": 600}) == ["[2].id：编号“area”与第 1 条重复"]


@pytest.mark.parametrize("bounds", [{}, {"at_least": 1, "at_most": 2}, {"by_year": [{"from_year": 1}]}])
def test_requirement_has_exactly_one_bound(bounds: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        Requirement.model_validate({**USUAL, **bounds})


def test_profile_that_leads_back_to_itself_is_said() -> None:
    def local(name: str, base: str) -> Any:
        profile = LocalProfile.model_validate({"base": base, "division": "9901"})
        return replace(edition(TEXT, standard_id=f"tiny/{name}"), profile=profile)

    world = catalogue(standards=standards(local("one", "tiny/two/2026"), local("two", "tiny/one/2026")))
    assert {problem.message for problem in check_profiles(world)} == {"采用的文件绕回了自己"}


def test_deviation_names_a_requirement_that_exists() -> None:
    deviation = {"requirement": "aera", "reason": "理由", "on": "2026-01-01", "by": "某局"}
    (problem,) = check_deviations(catalogue(deviant := station(deviations=[deviation])), deviant, on=ON)
    assert "没有“aera”这个要求" in problem.message


def test_unknown_measure_names_those_near_it_and_where_all_are_listed() -> None:
    asked = (Requirement.model_validate({**USUAL, "measure": "premises.mianji", "at_least": 60}),)
    world = catalogue(standards=standards(replace(edition(TEXT), requirements=asked)))
    (problem,) = check_requirements(world, on=ON)
    assert "premises.area（使用面积）" in problem.hint
    assert "维护指南“把条款写成要求”" in problem.hint


def test_guide_lists_every_measure_and_no_other(root: Path) -> None:
    guide = (root / "content/guide/requirements-and-scores.md").read_text(encoding="utf-8")
    listed = re.findall(r"^\| `([a-z.-]+)` \| (\S+) \| \S+ \| (站点|地区) \|", guide, re.MULTILINE)
    world = catalogue()
    of_stations, of_divisions = station_measures(world, on=ON), division_measures(world, on=ON)
    known = [(name, one.label, "站点") for name, one in of_stations.items()]
    known += [(name, one.label, "地区") for name, one in of_divisions.items()]
    assert sorted(listed) == sorted(known)
