"""Does the table of findings compare only what can be compared, and never a station that is gone?"""

import re
from dataclasses import replace
from typing import Any

from stationbook.model.requirement import Requirement
from stationbook.model.station import Station
from stationbook.pages.context import Context
from stationbook.pages.findings import render_findings
from stationbook.pages.requirements import render_requirement
from stationbook.pages.station import render_station
from tests.builders import context, edition, standards, station

PLAIN = [
    {"measure": "premises.area", "at_least": 60},
    {"measure": "premises.signage", "equals": True},
    {"measure": "premises.address", "present": True},
    {"measure": "staff.headcount", "at_least": 2},
    {"measure": "plan", "present": True},
]
FULL: dict[str, Any] = {
    "premises": {"area_m2": 80, "signage": True, "address": "某路 1 号"},
    "staff": {"headcount": 3},
    "plan": "年度方案",
}


def world(*stations: Station, asked: list[dict[str, Any]] = PLAIN) -> Context:
    """Return a world in which these requirements apply to the example county."""
    usual = {"clause": "asked", "strength": "shall"}
    requirements = [
        Requirement.model_validate({"id": f"r{number}", **usual, **one}) for number, one in enumerate(asked)
    ]
    text = edition("## 要求 {#asked}\n", standard_id="tiny/base")
    kept = standards(replace(text, requirements=tuple(requirements)), region="990101")
    return context(*stations, standards=kept)


def rows(made: str) -> list[str]:
    return re.findall(r'<tr><th scope="row">(.*?)</tr>', made)


def test_closed_station_is_not_assessed_anywhere() -> None:
    of_closed = [{**PLAIN[0], "applies_to": {"status": ["operating", "closed"]}}, *PLAIN[1:]]
    known = world(station(**FULL), station("old", official_name="老站", status="closed", **FULL), asked=of_closed)
    assert [re.sub("<.*", "", re.sub("<a[^>]*>", "", row)) for row in rows(render_findings(known, "990101").body)] == [
        "例县清溪镇社会工作服务站"
    ]
    standard = known.catalogue.standards["tiny/base"]
    (text,) = standard.editions.values()
    asked = render_requirement(known, standard, text, text.requirements[0]).body
    assert "老站" not in asked
    assert "适用的站点 1 个" in asked
    assert 'id="findings"' not in render_station(known, known.catalogue.stations["990101-old"]).body


def test_suspended_station_is_marked_where_it_is_assessed() -> None:
    known = world(station(status="suspended", **FULL))
    assert "暂停服务" in rows(render_findings(known, "990101").body)[0]
    standard = known.catalogue.standards["tiny/base"]
    (text,) = standard.editions.values()
    assert "暂停服务" in render_requirement(known, standard, text, text.requirements[0]).body


def test_share_of_a_few_requirements_is_no_percentage() -> None:
    (few,) = rows(render_findings(world(station(**FULL), asked=PLAIN[:4]), "990101").body)
    (enough,) = rows(render_findings(world(station(**FULL)), "990101").body)
    assert ("4／4" in few, "%" in few) == (True, False)
    assert "5／5（100%）" in enough


def test_stations_of_a_tier_stand_together_and_villages_last() -> None:
    named = [("a", "village"), ("b", "township"), ("c", "county"), ("d", "township")]
    stations = [
        station(name, official_name=name, tier=tier, division="990101" if tier == "county" else "990101101")
        for name, tier in named
    ]
    made = render_findings(world(*stations), "990101").body
    assert re.findall(r'rowgroup" colspan="8">([^<]+)<', made) == [
        "县（市、区）级站点（1）",
        "乡镇（街道）级站点（2）",
        "村（社区）级站点（1）",
    ]
    assert [re.findall(r">(\w)</a>", row)[0] for row in rows(made)] == ["c", "b", "d", "a"]


def test_public_reads_the_names_of_fields_in_chinese() -> None:
    known = world(station())
    standard = known.catalogue.standards["tiny/base"]
    (text,) = standard.editions.values()
    one = render_station(known, known.catalogue.stations["990101-qingxi"]).body
    asked = render_requirement(known, standard, text, text.requirements[0]).body
    assert "资料里没有写：使用面积。" in one
    assert "<dt>看哪一项</dt><dd>使用面积</dd>" in asked
    assert "premises.area_m2" not in one + asked
