"""Does the site of a region speak of its region and of nothing else?"""

import re
from typing import Any

from stationbook.model.division import Division, Divisions
from stationbook.model.region import Region
from stationbook.model.settings import Settings
from stationbook.model.station import Station
from stationbook.pages.context import Context
from stationbook.pages.coverage import render_coverage
from stationbook.pages.division import render_division, render_divisions
from stationbook.pages.home import render_home
from stationbook.pages.open_data import render_open_data
from stationbook.pages.page import Page
from stationbook.pages.search import render_search
from stationbook.pages.station import render_station
from tests.builders import ON, catalogue, policy, station

# As they are read for the region 5203: what lies in it and above it.
KNOWN = Divisions(
    [
        Division("52", "贵州省"),
        Division("5203", "遵义市"),
        Division("520302", "红花岗区", township_divisions=2),
        Division("520303", "汇川区", township_divisions=1),
        Division("520302001", "老城街道"),
        Division("520302002", "新街道"),
    ]
)
PHONE = {"division": "520302002", "phone": "0851-28412345"}
RECORD = {"code": "5203", "name": "遵义市", "competent_authority": "遵义市民政局", "township_phones": [PHONE]}


def real(**fields: Any) -> Station:
    return station(id="520302-xin", division="520302002", official_name="新街道社工站", sample=False, **fields)


def known(*stations: Station, record: dict[str, Any] = RECORD, searches: tuple[str, ...] | None = None) -> Context:
    parts: dict[str, Any] = {"divisions": KNOWN, "regions": {"5203": Region.model_validate(record)}}
    parts |= {"policies": {"law": policy()}}
    return Context(
        catalogue(*stations, **parts), Settings(region="5203", site_name="遵义社工站", searches=searches), ON
    )


def words(page: Page) -> str:
    return " ".join(re.sub("<[^>]+>", " ", page.body).split())


def test_region_and_its_counties_have_pages_even_without_a_station_and_nothing_above_has() -> None:
    assert known().division_pages == {"5203", "520302", "520303"}
    assert known(real()).assessed_divisions == set()


def test_page_of_the_region_names_what_lies_above_without_a_link() -> None:
    made = render_division(known(real()), "5203").body
    assert "贵州省" in made
    assert "divisions/52/" not in made
    assert "公布的覆盖" not in made


def test_index_of_divisions_is_the_regions_own_network() -> None:
    page = render_divisions(known(real()))
    assert "应建站的乡镇（街道）有 3 个" in words(page)
    assert "主管部门：遵义市民政局" in words(page)
    assert re.findall(r"divisions/(\d+)/", page.body) == ["5203", "520302", "520303"]
    assert not re.search("全国|贵州省 ", words(page))


def test_coverage_is_about_the_region_and_without_a_figure_has_no_empty_table() -> None:
    page = render_coverage(known(real()))
    assert "遵义市应建站 3 个" in words(page)
    assert "本站收录 1 个，未收录 2 个" in words(page)
    assert not re.search("全国|各地|公布的覆盖", page.body + page.description)


def test_home_leads_to_the_counties_and_has_no_heading_over_nothing() -> None:
    made = render_home(known(), introduction="")
    assert re.findall(r"divisions/(\d+)/", made) == ["520302", "520303", "5203"]
    assert not re.search("公布的情况|各地|全部 \\d+ 个地区", made)


def test_searches_to_try_are_those_that_are_set_else_those_that_find_something() -> None:
    assert "试试" not in render_home(known(), introduction="")
    made = render_home(known(searches=("低保&医保",)), introduction="")
    assert re.findall(r'\?q=([^"]+)">([^<]+)<', made) == [("%E4%BD%8E%E4%BF%9D%26%E5%8C%BB%E4%BF%9D", "低保&amp;医保")]
    finds = policy(points=[{"id": "a", "text": "事实无人抚养儿童的补贴"}])
    context = known()
    context.catalogue.policies["law"] = finds  # type: ignore[index]
    assert re.findall(r'\?q=[^"]+">([^<]+)<', render_home(context, introduction="")) == ["事实无人抚养儿童"]


def test_place_to_try_a_search_with_is_one_of_the_region() -> None:
    assert "“红花岗”" in render_search(known()).body
    assert "清江浦" not in render_search(known()).body


def test_office_of_the_township_stands_where_nobody_answers() -> None:
    made = words(render_station(known(real()), real()))
    assert "站点电话不详时 打乡镇（街道）办公室 0851-28412345" in made
    phones = [{"label": "座机", "number": "0851-28411111", "kind": "landline"}]
    assert "站点没人接时" in render_station(known(real(phones=phones)), real(phones=phones)).body
    assert '<a href="tel:0851-28412345">' in render_division(known(), "520302").body
    assert "办公室电话" not in render_division(known(), "520303").body


def test_open_data_name_the_region_and_no_sample_where_there_is_none() -> None:
    page = render_open_data(known(real()))
    assert "data/divisions/5203.csv" in page.body
    assert "sample" not in page.body
    assert "示例" not in page.body
    assert "“遵义社工站”" in page.body
