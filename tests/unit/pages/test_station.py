"""What does the page of a station say, and what does it keep back?"""

import json
import re
from typing import Any

import pytest

from stationbook.exports.stations import record_text
from stationbook.model.settings import Settings
from stationbook.model.station import Station
from stationbook.pages.context import Context
from stationbook.pages.station import render_station
from tests.builders import ON, catalogue, context, station


def body(one: Station, *others: Station, **parts: Any) -> str:
    return render_station(context(one, *others, **parts), one).body


def real(**fields: Any) -> Station:
    return station("honghua", id="520302-honghua", division="520302002", sample=False, **fields)


def test_sample_says_so_and_offers_no_call() -> None:
    made = body(station(phones=[{"label": "座机", "number": "000-00000101", "kind": "landline"}]))
    assert "示例数据" in made
    assert 'href="tel:000' not in made


def test_real_landline_can_be_called_and_a_mobile_only_with_consent() -> None:
    mobile = {"label": "值班", "number": "19900000000", "kind": "mobile"}
    made = body(real(phones=[{"label": "座机", "number": "0851-12345678", "kind": "landline"}, mobile]))
    assert 'href="tel:0851-12345678"' in made
    assert 'href="tel:19900000000"' not in made


def test_ways_there_carry_each_map_its_own_datum() -> None:
    made = body(real(location={"lat": 27.7, "lon": 106.9, "precision": "exact"}))
    assert "uri.amap.com" in made
    assert "106.9,27.7" not in made
    assert "daddr=27.7,106.9" in made


def test_rough_place_offers_no_way_there() -> None:
    made = body(real(location={"lat": 27.7, "lon": 106.9, "precision": "county"}))
    assert "uri.amap.com" not in made


def test_closed_station_leads_to_its_successor() -> None:
    closed = station("old", status="closed", closed_on="2025-01-01", successor="990101-new")
    made = body(closed, station("new", official_name="例县新站"))
    assert "例县新站" in made
    assert "../../../stations/990101/new/" in made


def test_alert_shows_only_between_its_days() -> None:
    alert = {"text": "装修期间迁址", "from": "2026-11-01", "until": "2026-11-23"}
    assert "装修期间迁址" in body(station(alerts=[alert]))
    assert "装修期间迁址" not in body(station(alerts=[{**alert, "until": "2026-11-22"}]))


def test_record_not_verified_for_a_year_says_so() -> None:
    old = body(station(assured={"on": "2025-11-22", "by": "例县民政局"}))
    fresh = body(station(assured={"on": "2025-11-23", "by": "例县民政局"}))
    assert old != fresh.replace("2025年11月23日", "2025年11月22日")


def test_days_of_equal_hours_are_joined() -> None:
    made = body(station(opening_hours="Mo-Fr 09:00-12:00,14:00-17:30; PH off"))
    assert "周一至周五" in made
    assert "09:00–12:00、14:00–17:30" in made


def test_code_stands_on_the_page_only_where_the_address_of_the_site_is_known() -> None:
    assert "sb-qr" not in body(station())
    assert '<p class="sb-paper-id">站点编号 990101-qingxi</p>' in body(station())
    known = Context(catalogue(station()), Settings(site_url="https://stations.example.org/"), ON)
    made = render_station(known, station()).body
    assert made.count("<path") == 1
    assert "https://stations.example.org/s/990101-qingxi/" in made
    assert 'data-module="share" data-href="https://stations.example.org/s/990101-qingxi/"' in made
    assert "sb-paper-id" not in made


@pytest.mark.parametrize(
    ("status", "has_plate"),
    [("operating", True), ("built", True), ("reported", False), ("closed", False), ("planned", False)],
)
def test_only_a_station_to_stand_before_has_a_plate(status: str, has_plate: bool) -> None:
    assert ("door-plate" in body(station(status=status))) is has_plate


@pytest.mark.parametrize(
    ("documents", "said"),
    [({"documents": []}, "不用带材料。"), ({"documents": ["户口簿"]}, "请带：户口簿。"), ({}, "")],
)
def test_what_to_bring_is_said_only_where_it_is_recorded(documents: dict[str, Any], said: str) -> None:
    made = body(station(services=[{"service": "dibao-help", **documents}]))
    assert re.findall(r"<div>(不用带材料。|请带：[^<]*|)</div></li>", made) == [said]


def test_record_for_other_programs_leaves_out_what_to_bring_where_it_is_not_known() -> None:
    known, unknown = ({"service": "a", "documents": []}, {"service": "b"})
    assert json.loads(record_text(station(services=[known, unknown])))["services"] == [known, unknown]


PAUSE = {"from": "2026-09-01", "until": "2026-12-31", "reason": "加固房屋"}
OPEN = "Mo-Fr 09:00-12:00,14:00-17:30"


def test_suspended_station_does_not_look_open() -> None:
    phones = [{"label": "座机", "number": "000-00000101", "kind": "landline"}]
    centre = station("zong", official_name="例县总站", tier="county", division="990101")
    made = body(
        station(status="suspended", suspended=PAUSE, opening_hours=OPEN, phones=phones, parent="990101-zong"), centre
    )
    assert "open-now" not in made
    assert "○ 暂停服务 · 到2026年12月31日</p>" in made
    assert "<dt>恢复后的开放时间</dt>" in made
    assert "<dt>开放时间</dt>" not in made
    assert "不一定有人接听" in made
    said = ["2026年9月1日起，至2026年12月31日", "加固房屋。", "例县总站</a>。", 'data-fact="phone"', "恢复后的开放时间"]
    assert sorted(said, key=made.index) == said


def test_nobody_is_sent_to_a_station_that_is_not_at_work_either() -> None:
    centre = station("zong", official_name="例县总站", tier="county", division="990101", status="suspended")
    made = body(station(status="suspended", suspended=PAUSE, parent="990101-zong"), centre)
    assert "可以找" not in made
    assert "12345</a> 询问。" in made


def test_pause_that_is_over_by_its_date_says_that_nobody_checked() -> None:
    made = body(station(status="suspended", suspended={**PAUSE, "until": "2026-11-22"}))
    assert "原定2026年11月22日为止，是否恢复没有核实" in made
    assert "是否恢复没有核实" not in body(station(status="suspended", suspended={**PAUSE, "until": "2026-11-23"}))


def test_station_at_work_keeps_its_hours_and_says_whether_it_is_open() -> None:
    made = body(station(opening_hours=OPEN))
    assert "open-now" in made
    assert "<dt>开放时间</dt>" in made
    assert "暂停服务" not in made
