"""Is folium's map the same on every build, with nothing fetched from elsewhere?"""

import re

from stationbook.maps.folium_map import leaflet_files, map_script
from stationbook.model.settings import Basemap, Settings


def test_script_is_the_same_bytes_twice_and_names_no_other_origin() -> None:
    script = map_script(Settings())
    assert script == map_script(Settings())
    assert re.findall(rb"https?://[^\"'\s]+", script) == []


def test_basemap_carries_its_attribution_and_review_number() -> None:
    basemap = Basemap(
        url="https://tiles.example.org/{z}/{x}/{y}.png", attribution="某图", review_number="GS(2026)0001号"
    )
    script = map_script(Settings(basemap=basemap)).decode()
    assert "tiles.example.org" in script
    assert "GS(2026)0001号" in script or "GS(2026)0001\\u53f7" in script


def test_leaflet_comes_whole_out_of_its_package() -> None:
    names = {name for name, content in leaflet_files() if content}
    assert {"leaflet.js", "leaflet.css", "leaflet.markercluster.js", "images/layers.png"} <= names
