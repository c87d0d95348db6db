"""What does the page of a division say: network, gaps, what waits to be verified, downloads?"""

import re

from generator.model.station import Station
from generator.pages.division import MOST_OVERDUE, render_division

from tests.builders import context, station


def body(code: str, *stations: Station) -> str:
    return render_division(context(*stations), code).body


def test_network_is_drawn_from_the_records_where_none_is_published() -> None:
    made = body("99", station(), station("zong", tier="county", division="990101"), station("old", status="closed"))
    assert re.findall(r'sb-network__name">([^<]+)<', made) == ["县（市、区）级站点", "乡镇（街道）级站点"]
    assert made.count("收录 1</a>") == 2
    assert "本站没有资料" in made


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


def test_children_are_compared_with_bars_in_the_cells() -> None:
    made = body("9901", station()).split('id="children"')[1]
    assert re.findall(r'<td class="sb-number">(\d+)<', made) == ["2", "1", "1"]
    assert made.count("<svg") == 3


def test_only_a_division_with_stations_offers_files() -> None:
    assert "data/divisions/990101.csv" in body("990101", station())
    assert "data/divisions/" not in body("52")
