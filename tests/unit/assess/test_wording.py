"""Is every requirement a sentence that a maintainer understands?"""

from typing import Any

import pytest

from stationbook.assess.measures import station_measures
from stationbook.assess.wording import requirement_sentence
from stationbook.model.requirement import Requirement
from tests.builders import ON, catalogue

MEASURES = station_measures(catalogue(), on=ON)


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"measure": "premises.area", "at_least": 60}, "使用面积应不少于 60 m²"),
        ({"measure": "staff.headcount", "between": [5, 8], "strength": "should"}, "专职人员宜为 5 名～8 名"),
        ({"measure": "premises.signage", "equals": True}, "应有标牌"),
        ({"measure": "operator", "present": True}, "应写明运营单位"),
        ({"measure": "premises.rooms", "includes_all": ["个案室", "档案室"]}, "功能空间应包括个案室、档案室"),
        ({"measure": "verified.months", "at_most": 12}, "距上次核实应不超过 12 个月"),
        (
            {
                "measure": "staff.licensed",
                "of": "staff.headcount",
                "by_year": [
                    {"from_year": 1, "until_year": 1, "at_least": "1/2"},
                    {"from_year": 3, "at_least": "2/3"},
                ],
            },
            "持证人员与专职人员之比：第 1 年应不少于 1/2；第 3 年起应不少于 2/3",
        ),
        (
            {"measure": "funding.amount", "of": "staff.headcount", "at_least": 120000, "unit": "元/名"},
            "最近一期经费与专职人员之比应不少于 120000 元/名",
        ),
    ],
)
def test_requirement_says_itself(fields: dict[str, Any], sentence: str) -> None:
    usual = {"id": "one", "clause": "c", "strength": "shall"}
    assert requirement_sentence(Requirement.model_validate({**usual, **fields}), MEASURES) == sentence
