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


def test_as_much_of_a_date_is_shown_as_is_known() -> None:
    made = body(station(established_on="2022-06", programmes=[{"name": "课堂", "since": 2024}]))
    assert "<dd>2022年6月</dd>" in made
    assert "课堂，2024年起" in made


def test_licensed_staff_are_shown_by_the_levels_that_are_known() -> None:
    assert "<dd>3 人</dd>" in body(station(staff={"licensed": {"total": 3}}))
    assert "<dd>3 人（中级 1，其余等级未记录）</dd>" in body(
        station(staff={"licensed": {"total": 3, "intermediate": 1}})
    )
    assert "<dd>3 人（助理 2，中级 1，高级 0）</dd>" in body(
        station(staff={"licensed": {"assistant": 2, "intermediate": 1}})
    )
    assert "持证" not in body(station(staff={"licensed": {}}))


def test_operator_of_no_known_kind_stands_alone() -> None:
    assert "<dd>某中心</dd>" in body(station(operator={"name": "某中心"}))


def test_places_are_shown_with_their_hours() -> None:
    places = [{"name": "柳湾村服务点", "address": "村委会", "opening_hours": "Tu 09:00-11:00"}, {"name": "服务台"}]
    made = body(station(places=places))
    assert "<b>柳湾村服务点</b>，村委会<div>周二　09:00–11:00</div>" in made
    assert "<div><b>服务台</b></div>" in made


def test_extension_languages_and_other_names_are_shown() -> None:
    phones = [{"label": "座机", "number": "0851-82345678", "extension": "2"}]
    made = body(real(phones=phones, languages=["布依语", "手语"], aliases=["清溪社工站"]))
    assert ">0851-82345678</a> 转 2</div>" in made
    assert "<dd>布依语、手语</dd>" in made
    assert "<dt>也叫</dt><dd>清溪社工站</dd>" in made


@pytest.mark.parametrize(
    ("documents", "words"),
    [({"documents": []}, "不用带材料"), ({"documents": ["户口簿"]}, "请带：户口簿"), ({}, "")],
)
def test_page_says_what_to_bring_only_where_that_is_written(documents: dict[str, Any], words: str) -> None:
    made = body(station(services=[{"service": "visiting", **documents}]))
    assert words in made
    assert words or not re.search("请带|材料。", made)


def test_service_is_shown_with_its_ages_and_conditions() -> None:
    offered = {"service": "visiting", "target": "儿童", "ages": "0-17", "conditions": ["住在本镇", "有监护人"]}
    made = body(station(services=[offered, {"service": "class", "ages": "60+"}]))
    assert "儿童，0–17 岁</span>" in made
    assert "条件：住在本镇；有监护人。" in made
    assert ">60 岁以上</span>" in made


def test_project_stands_beside_the_needs_that_it_answers() -> None:
    needs = [{"id": "n1", "text": "不会挂号"}, "没人说话"]
    made = body(station(lists={"needs": needs, "projects": [{"text": "教手机", "answers": ["n1"]}, "甲", "乙"]}))
    assert "<dt>需求清单</dt><dd>不会挂号、没人说话</dd>" in made
    assert "<dd>教手机（回应：不会挂号）</dd>" in made
    assert "<dd>甲、乙</dd>" in made


def test_source_of_some_fields_says_of_which() -> None:
    made = body(station(sources=[{"title": "公示栏", "fields": ["phones", "premises.address"]}]))
    assert "公示栏 <span" in made
    assert "用于：电话、地址</span>" in made
