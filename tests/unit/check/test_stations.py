"""Does a station that contradicts itself get the right sentence, and a good one none?"""

from typing import Any

import pytest

from stationbook.check.geography import check_outliers, check_served, near_divisions
from stationbook.check.names import check_former_ids, check_names
from stationbook.check.stations import check_station
from stationbook.model.problem import Severity
from stationbook.model.station import Station
from tests.builders import DIVISIONS, ON, catalogue, edition, standards, station


def said(one: Station) -> list[str]:
    return [f"{problem.field_name}：{problem.message}" for problem in check_station(catalogue(one), one, on=ON)]


def test_good_station_has_no_problem() -> None:
    assert said(station(location={"lat": 0.13, "lon": 0.2, "precision": "exact"})) == []


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"division": "990101199"}, "division：没有代码是 990101199 的区划"),
        ({"division": "990101101001"}, "division：乡镇（街道）级的站点不能挂在 12 位代码上"),
        ({"sample": False}, "sample：示例数据只能用 99 开头的代码"),
        ({"established_on": "2027-01-01"}, "established_on：2027-01-01 还没有到"),
        ({"alerts": [{"text": "x", "from": "2026-03-01", "until": "2026-02-01"}]}, "alerts[1].until：结束日期早于"),
        (
            {"suspended": {"from": "2026-03-01", "until": "2026-02-01", "reason": "装修"}},
            "suspended.until：结束日期早于",
        ),
        ({"opening_hours": "周一到周五"}, "opening_hours：开放时间看不懂"),
        ({"staff": {"headcount": 2, "licensed": {"assistant": 3}}}, "staff.licensed：持证 3 人，多于全部人员 2 人"),
        ({"location": {"lat": 91, "lon": 0, "precision": "exact"}}, "location：经纬度超出范围"),
        ({"location": {"lat": 26.5, "lon": 106.7, "precision": "exact"}}, "location：示例站点应在 0°N 0°E 附近"),
        (
            {"established_on": "2025-03-01", "closed_on": "2024-03-01", "status": "closed"},
            "closed_on：撤销日期 2024-03-01 早于",
        ),
        ({"established_on": "2026-12"}, "established_on：2026-12 还没有到"),
        ({"established_on": 2027}, "established_on：2027 还没有到"),
        (
            {"established_on": "2025-03", "closed_on": 2024, "status": "closed"},
            "closed_on：撤销日期 2024 早于成立日期 2025-03",
        ),
        ({"places": [{"name": "柳湾", "opening_hours": "周二上午"}]}, "places[1].opening_hours：开放时间看不懂"),
        ({"staff": {"headcount": 2, "licensed": {"total": 3}}}, "staff.licensed：持证 3 人，多于全部人员 2 人"),
        ({"staff": {"licensed": {"total": 1, "assistant": 2}}}, "staff.licensed：各级持证合计 2 人，与总数 1 人对不上"),
        (
            {"staff": {"licensed": {"total": 9, "assistant": 2, "intermediate": 1, "senior": 0}}},
            "staff.licensed：各级持证合计 3 人，与总数 9 人对不上",
        ),
        ({"closed_on": "2026-03-01"}, "closed_on：写了撤销日期，状态却是“正常服务”"),
        ({"closed_on": "2026-03-01", "status": "suspended"}, "closed_on：写了撤销日期，状态却是“暂停服务”"),
        ({"phones": [{"label": "座机", "number": "0571-12345678"}]}, "phones[1].number：示例站点的电话可能是别人的"),
    ],
)
def test_contradiction_is_said(fields: dict[str, Any], words: str) -> None:
    assert any(one.startswith(words) for one in said(station(**fields))), said(station(**fields))


@pytest.mark.parametrize(
    "fields",
    [
        {"established_on": 2026},
        {"established_on": "2026-11"},
        {"established_on": "2025-03", "closed_on": 2025, "status": "closed"},
        {"established_on": "2025-03-20", "closed_on": "2025-03", "status": "closed"},
        {"staff": {"licensed": {"total": 3, "assistant": 1}}},
        {"staff": {"headcount": 3, "licensed": {"total": 3}}},
    ],
)
def test_what_may_be_so_is_no_contradiction(fields: dict[str, Any]) -> None:
    assert said(station(**fields)) == []


def test_pause_without_a_period_is_a_reminder() -> None:
    paused = station(status="suspended")
    (problem,) = check_station(catalogue(paused), paused, on=ON)
    assert (problem.severity, problem.field_name) == (Severity.WARNING, "status")
    told = station(status="suspended", suspended={"from": "2026-01-01", "reason": "装修"})
    assert said(told) == []


def real(slug: str = "honghua", **fields: Any) -> Station:
    usual = {"id": f"520302-{slug}", "division": "520302002", "sample": False}
    return station(slug, **{**usual, **fields})


def test_retired_division_is_refused_with_its_successor_unless_the_station_is_closed() -> None:
    assert said(real(division="520302001")) == ["division：520302001 某街道 已于2024年1月1日换代码为 520302002 新街道"]
    assert said(real(division="520302001", status="closed", closed_on="2023-12-31")) == []


@pytest.mark.parametrize(
    ("lat", "lon", "words"),
    [(106.9, 27.7, "写反了"), (0, 0, "没有填写"), (48.8, 2.3, "不在中国范围内")],
)
def test_place_of_a_real_station_lies_in_china(lat: float, lon: float, words: str) -> None:
    (message,) = said(real(location={"lat": lat, "lon": lon, "precision": "exact"}))
    assert words in message


def test_village_of_a_real_township_needs_only_its_township_in_our_files() -> None:
    assert said(real(tier="village", division="520302002008")) == []
    assert said(real(tier="village", division="520302009008")) != []


def test_file_must_lie_where_the_id_says() -> None:
    one = station()
    moved = catalogue(one, paths={("station", one.id): "data/stations/99/qingxi.yml"})
    (problem,) = check_station(moved, one, on=ON)
    assert "data/stations/99/990101/qingxi.yml" in problem.hint


def test_place_far_from_all_others_of_the_county_is_said_once() -> None:
    near = [station(f"s{i}", location={"lat": 0.1 + i / 100, "lon": 0.2, "precision": "exact"}) for i in range(4)]
    far = station("far", location={"lat": 1.1, "lon": 0.2, "precision": "exact"})
    found = list(check_outliers(catalogue(*near, far)))
    assert [problem.path for problem in found] == ["data/stations/99/990101/far.yml"]
    assert list(check_outliers(catalogue(*near))) == []


def test_place_that_is_only_the_seat_of_the_county_is_no_outlier() -> None:
    near = [station(f"s{i}", location={"lat": 0.1 + i / 100, "lon": 0.2, "precision": "exact"}) for i in range(4)]
    seat = station("seat", location={"lat": 1.1, "lon": 0.2, "precision": "county"})
    assert list(check_outliers(catalogue(*near, seat))) == []


def test_served_village_must_exist() -> None:
    good = station(serves=[{"division": "990101101001", "name": "清溪社区"}])
    bad = station(serves=[{"division": "990109101001", "name": "何处"}])
    assert list(check_served(catalogue(good), good)) == []
    assert [problem.field_name for problem in check_served(catalogue(bad), bad)] == ["serves[1].division"]


def test_former_id_leads_to_one_station() -> None:
    first, second = station("new", former_ids=["990101-old"]), station("other", former_ids=["990101-old"])
    assert list(check_former_ids(catalogue(first))) == []
    assert len(list(check_former_ids(catalogue(first, second)))) == 1
    assert "还是一个站点现在的编号" in next(check_former_ids(catalogue(first, station("old")))).message


def test_names_of_a_world_of_stations_need_no_check() -> None:
    assert list(check_names(catalogue(station()))) == []


def test_edition_in_the_folder_of_another_is_said() -> None:
    one = edition("## 范围 {#scope}\n", slug="2027", edition="2026")
    (problem,) = check_names(catalogue(standards=standards(one)))
    assert (problem.path, problem.field_name) == (one.path, "edition")
    assert "写的是“2026”，文件夹却叫“2027”" in problem.message


def test_unknown_code_is_told_with_the_townships_that_may_be_meant() -> None:
    one = station("baishi", official_name="例县白石镇社会工作服务站", division="990101120")
    (problem,) = check_station(catalogue(one), one, on=ON)
    # The one that the name says comes first, whose code is no nearer than the other's.
    assert problem.hint.startswith("示例省示例市例县里相近的有 990101102（白石镇）、990101101（清溪镇）；")


@pytest.mark.parametrize(
    ("code", "near"),
    [
        ("990101101009", "示例省示例市例县清溪镇里相近的有 990101101001（清溪社区）；"),
        ("990109", "示例省示例市里相近的有 990101（例县）；"),
        ("990109101", ""),
        ("98", ""),
    ],
)
def test_divisions_that_may_be_meant_lie_where_the_code_lies(code: str, near: str) -> None:
    assert near_divisions(DIVISIONS, code) == f"{near}全部在 data/divisions 里查，末尾不补 0"
