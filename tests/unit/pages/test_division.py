"""What does the page of a division say: network, gaps, what waits to be verified, downloads?"""

import re
from typing import Any

import pytest

from stationbook.model.region import Region
from stationbook.model.station import Station
from stationbook.pages.division import MOST_OVERDUE, render_division
from tests.builders import context, station


def body(code: str, *stations: Station) -> str:
    return render_division(context(*stations), code).body


def real(slug: str = "honghua", **fields: Any) -> Station:
    return station(slug, **{"id": f"520302-{slug}", "division": "520302002", "sample": False, **fields})


def test_network_is_drawn_from_the_records_where_none_is_published() -> None:
    made = body("99", station(), station("zong", tier="county", division="990101"), station("old", status="closed"))
    assert re.findall(r'sb-network__name">([^<]+)<', made) == ["县（市、区）级站点", "乡镇（街道）级站点"]
    assert re.findall(r">收录 (\d)<", made) == ["1", "1"]
    assert "本站没有资料" in made


def test_number_that_leads_to_the_finder_is_what_the_finder_lists() -> None:
    assert "收录 1</a>" in body("990101", station())
    assert "名录里这一层连专项、计划和撤销的共 2</a>" in body("990101", station(), station("old", status="closed"))


def test_institution_of_another_kind_is_no_station_of_the_network() -> None:
    incubator = station("fuhua", tier="county", division="990101", kind="incubator")
    centre = station("dudao", tier="county", division="990101", kind="supervision")
    assert "县（市、区）级站点" not in body("990101", station(), incubator)
    assert "县（市、区）级站点" in body("990101", station(), centre)


def test_name_that_spans_two_tiers_counts_both() -> None:
    tiers = [{"tier": "county", "with_tiers": ["prefecture"], "name": "市县中心"}]
    region = Region.model_validate({"code": "52", "name": "贵州省", "network": {"tiers": tiers}})
    city = real("city", tier="prefecture", division="5203")
    county = real("county", tier="county", division="520302")
    made = render_division(context(city, county, regions={"52": region}), "52").body
    assert "收录 2<" in made


def test_published_counts_say_what_they_count() -> None:
    counted = {"tier": "township", "name": "社工站", "source": "r"}
    tiers = [{**counted, "count": 3, "state": "built"}, {**counted, "count": 1, "state": "operating"}]
    region = Region.model_validate({"code": "52", "name": "贵州省", "network": {"tiers": tiers}})
    made = render_division(context(regions={"52": region}), "52").body
    assert "报道的已建成的社工站 3 个，" in made
    assert "报道的已开展服务的社工站 1 个，" in made


def test_township_without_a_working_station_is_a_gap() -> None:
    assert "还没有已建成或运行的社工站：白石镇。" in body("990101", station())
    assert "清溪镇、白石镇" in body("990101", station(status="suspended"))


def test_abolished_township_is_no_gap() -> None:
    made = body("520302")
    assert "新街道" in made
    assert "某街道" not in made.split("没有收录站点的乡镇")[1].split("</details>")[0]


def test_overdue_records_are_named_with_their_date_up_to_a_limit() -> None:
    old = station(assured={"on": "2024-05-20", "by": "例县民政局"})
    many = [station(f"s{number:03d}") for number in range(MOST_OVERDUE + 6)]
    assert "2024年5月20日" in body("990101", old)
    made = body("990101", old, *many)
    assert f"核实过的站点 {MOST_OVERDUE + 7} 个" in made
    assert "还有 7 个" in made
    assert "待核实" not in body("990101", station(assured={"on": "2026-05-20", "by": "例县民政局"}))


def cells(made: str) -> list[str]:
    children = made.split('id="children"')[1]
    return [re.sub("<.*?>", "", cell) for cell in re.findall(r'<td class="sb-number">(.*?)</td>', children)]


def test_sample_shows_its_own_coverage_as_a_bar() -> None:
    made = body("9901", station(), station("old", division="990101102", status="suspended"))
    assert cells(made) == ["2", "1", "1", "50%"]
    assert made.split('id="children"')[1].count("<svg") == 1


@pytest.mark.parametrize(
    ("fields", "shown"),
    [
        ({"status": "reported"}, ["1", "1", "0"]),
        ({"status": "suspended"}, ["1", "1", "0"]),
        ({"status": "planned"}, ["1", "0", "1"]),
        ({"status": "closed"}, ["1", "0", "1"]),
        ({"kind": "mental-health-rehabilitation"}, ["1", "0", "1"]),
        ({"tier": "village"}, ["1", "0", "1"]),
        ({"division": "520302"}, ["1", "0", "1"]),
    ],
)
def test_recorded_and_not_recorded_are_together_what_is_due(fields: dict[str, Any], shown: list[str]) -> None:
    made = render_division(context(real(**fields)), "5203").body
    assert cells(made) == [*shown, "未公布"]
    missing = "没有收录站点的乡镇" in render_division(context(real(**fields)), "520302").body
    assert missing is (shown[2] == "1")


def test_only_published_coverage_of_a_real_division_is_a_bar() -> None:
    said = {"published": "覆盖率 72%", "stations": 101, "due": 140, "percent": 72, "source": "r"}
    region = Region.model_validate({"code": "5203", "name": "遵义市", "coverage": [said]})
    made = render_division(context(real(), regions={"5203": region}), "52").body
    assert cells(made) == ["1", "1", "0", "72%"]
    assert made.split('id="children"')[1].count("<svg") == 1
    assert "<svg" not in render_division(context(real()), "52").body


def test_station_of_an_unknown_township_is_said_and_not_counted() -> None:
    made = render_division(context(real(division="520302", division_note="乡镇不详")), "520302").body
    assert "另有 1 个社工站不知道在哪个乡镇（街道）" in made


def test_only_a_division_with_stations_offers_files() -> None:
    assert "data/divisions/990101.csv" in body("990101", station())
    assert "data/divisions/" not in body("52")
