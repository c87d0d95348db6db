"""Does the home page show figures only, and count what it counts as other pages do?"""

import re

from stationbook.model.region import Region
from stationbook.pages.finder import render_finder
from stationbook.pages.home import render_home
from tests.builders import context, station

SAID = {"published": "覆盖率 72%", "stations": 101, "due": 140, "percent": 72, "source": "r"}


def test_only_regions_with_a_figure_stand_in_the_list_and_all_are_one_click_away() -> None:
    regions = {
        "52": Region.model_validate({"code": "52", "name": "贵州省"}),
        "5203": Region.model_validate({"code": "5203", "name": "遵义市", "coverage": [SAID]}),
        "99": Region.model_validate({"code": "99", "name": "示例省", "coverage": [SAID]}),
    }
    made = render_home(context(regions=regions), introduction="")
    assert re.findall(r'sb-tile__name">([^<]+)<', made) == ["遵义市"]
    assert '<a href="./divisions/#regions">全部 2 个地区</a>' in made


def test_home_and_finder_count_real_stations_and_samples_apart() -> None:
    real = station("honghua", id="520302-honghua", division="520302002", sample=False)
    known = context(real, station(), station("second"))
    for made in (render_home(known, introduction=""), render_finder(known).body):
        assert "名录 1 个站点，另有示例 2 个" in made
