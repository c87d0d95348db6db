"""Is a sheet that does not fit its scheme refused with its line?"""

from dataclasses import replace
from typing import Any

import pytest

from stationbook.check.assessments import check_assessments, check_subjects
from stationbook.model.assessment import Assessment, Scheme, Sheet
from stationbook.model.indicator import IndicatorSystem
from tests.builders import ON, catalogue, edition, standards, station

POINT = {
    "id": "a",
    "title": "有场地",
    "score": 2,
    "method": ["查阅资料"],
    "evidence": "材料",
    "rule": {"kind": "manual", "guide": "看"},
}
INDICATOR = {"id": "i", "title": "i", "score": 2, "points": [POINT]}
PART = {"id": "p", "title": "p", "subject": "station", "score": 2, "indicators": [INDICATOR]}
SYSTEM = {"total": 2, "shape": {"level1": 1, "level2": 0, "points": 1}, "parts": [PART]}
SCHEME = {
    "title": "小评估",
    "edition": "tiny/standard/2026",
    "period": {"from": "2026-01-01", "until": "2026-12-31"},
    "counties": ["990101"],
}
SHEET = {
    "scheme": "small",
    "edition": "tiny/standard/2026",
    "subject": "990101-qingxi",
    "assessor": "评估员甲",
    "on": "2026-10-01",
    "scores": [{"point": "a", "score": 2}],
}


def said(scheme: dict[str, Any] | None = None, sheet: dict[str, Any] | None = None) -> list[str]:
    text = replace(edition("## 范围 {#scope}\n"), indicators=IndicatorSystem.model_validate(SYSTEM))
    assessment = Assessment(
        id="2026/small",
        scheme=Scheme.model_validate({**SCHEME, **(scheme or {})}),
        sheets=(Sheet.model_validate({**SHEET, **(sheet or {})}),),
        paths=("data/assessments/2026/small/990101-qingxi.yml",),
    )
    world = catalogue(station(), standards=standards(text), assessments={"2026/small": assessment})
    return [
        f"{problem.field_name}：{problem.message}"
        for problem in (*check_assessments(world, on=ON), *check_subjects(world))
    ]


def test_fitting_sheet_has_no_problem() -> None:
    assert said() == []


@pytest.mark.parametrize(
    ("scheme", "sheet", "words"),
    [
        ({"edition": "tiny/standard/2025"}, {}, "edition：没有“tiny/standard/2025”这个版本"),
        ({"bands": [{"label": "x", "up_to": 1}, {"label": "y", "up_to": "1/2"}]}, {}, "bands[2].up_to：各档要从小到大"),
        ({}, {"scores": [{"point": "a", "score": 3}]}, "scores[1].score：“有场地”满分 2 分，写了 3 分"),
        ({}, {"scores": [{"point": "b", "score": 1}]}, "scores[1].point：没有“b”这个观测点"),
        ({}, {"scores": [{"point": "a", "score": 1}] * 2}, "scores[2].point：“a”评了两次"),
        ({}, {"edition": "tiny/standard/2025"}, "edition：评分依据 tiny/standard/2025"),
        ({}, {"scheme": "other"}, "scheme：写的是“other”"),
        ({}, {"subject": "990101-nowhere"}, "subject：名录里没有“990101-nowhere”"),
        ({}, {"on": "2027-01-01"}, "on：2027-01-01 还没有到"),
    ],
)
def test_what_does_not_fit_is_said(scheme: dict[str, Any], sheet: dict[str, Any], words: str) -> None:
    assert any(one.startswith(words) for one in said(scheme, sheet)), said(scheme, sheet)
