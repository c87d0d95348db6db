"""Do the compact files of the map hold the places of the records, and only outlines that may be shown?"""

import json
from itertools import accumulate
from typing import Any

from stationbook.maps.points import map_files
from stationbook.model.settings import Settings
from tests.builders import catalogue, station


def files(*, settings: Settings | None = None, **parts: Any) -> dict[str, Any]:
    stations = [
        station("a", location={"lat": 0.1312, "lon": 0.2021, "precision": "exact"}),
        station("b", location={"lat": -0.5, "lon": 0.1, "precision": "county"}),
        station("c"),
    ]
    made = map_files(catalogue(*stations, **parts), settings or Settings())
    return {name: json.loads(content) for name, content in made}


def test_differences_add_up_to_the_places() -> None:
    points = files()["points/99.json"]
    assert points["id"] == ["990101-a", "990101-b"]
    assert [value / points["scale"] for value in accumulate(points["lat"])] == [0.1312, -0.5]
    assert [value / points["scale"] for value in accumulate(points["lon"])] == [0.2021, 0.1]


def test_overview_counts_a_province_at_the_mean_of_its_points() -> None:
    (province,) = files()["overview.json"]["provinces"]
    assert (province["count"], province["at"], province["sample"]) == (2, [-0.1844, 0.151], True)


def test_few_wrong_places_do_not_widen_the_view_of_a_province() -> None:
    near = [station(f"s{at}", location={"lat": at / 100, "lon": at / 100, "precision": "exact"}) for at in range(99)]
    lost = station("lost", location={"lat": -9, "lon": 9, "precision": "exact"})
    made = dict(map_files(catalogue(*near, lost), Settings()))
    (province,) = json.loads(made["overview.json"])["provinces"]
    assert province["box"] == [[-9, 0], [0.98, 9]]
    assert province["core"] == [[0.01, 0.02], [0.96, 0.97]]


def test_outlines_need_the_settings_and_carry_their_review_number() -> None:
    outlines = {"features": [{"properties": {"code": "520302"}, "geometry": {}}]}
    named = Settings(boundaries=(("guizhou", "黔S(2026)001号"),))
    assert "boundaries/guizhou.json" not in files(boundaries={"guizhou": outlines})
    shown = files(settings=named, boundaries={"guizhou": outlines})
    assert shown["overview.json"]["outlines"] == [{"name": "guizhou", "review": "黔S(2026)001号"}]
    assert shown["boundaries/guizhou.json"]["features"][0]["properties"]["due"] == 1
