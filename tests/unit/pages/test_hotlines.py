"""Is a hotline offered only of a station that answers?"""

from stationbook.pages.hotlines import render_hotlines
from tests.builders import context, station

HOTLINE = {"number": "000-12349", "hours": "24/7", "scope": "本县"}


def test_closed_station_answers_no_hotline_and_a_suspended_one_is_marked() -> None:
    made = render_hotlines(
        context(
            station("a", official_name="甲站", hotline=HOTLINE),
            station("b", official_name="乙站", hotline=HOTLINE, status="suspended"),
            station("c", official_name="丙站", hotline=HOTLINE, status="closed"),
        )
    ).body
    assert "甲站" in made
    assert "丙站" not in made
    assert "暂停服务" in made.split("乙站")[1]
    assert "暂停服务" not in made.split("乙站")[0]
