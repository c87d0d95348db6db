"""Does a division tell how it came about, and do the addresses of a former one lead to it?"""

import json
from typing import Any

from stationbook.model.division import Division, Divisions
from stationbook.model.station import Station
from stationbook.model.succession import Placed, Succession, Successions
from stationbook.pages.context import Context
from stationbook.pages.division import render_division
from stationbook.pages.former_divisions import former_pages, former_records
from stationbook.search.station_index import index_file
from stationbook.site.files import all_groups
from tests.builders import ON, context, station, succession
from tests.scripts import evaluate

NAMES = {
    "99": "示例省",
    "9901": "示例市",
    "990101": "例县",
    "990102": "新县",
    "990101101": "清溪镇",
    "990102101": "石桥镇",
}
CHANGES = (
    succession("990103 旧县", "990102", on="2024-05", kind="converted", sample=True),
    succession("990104 大县", "990101", "990102", on="2023", kind="split", sample=True),
    succession("990101109 溪口乡", "990101101", on="2022-03-01", kind="merged", sample=True),
    succession("990101 例州", "990101", on="2020", kind="renamed", sample=True),
)


def world(*stations: Station, changes: tuple[Succession, ...] = CHANGES) -> Context:
    placed = (Placed("x.yml", number, one) for number, one in enumerate(changes))
    return context(*stations, divisions=Divisions([Division(*one) for one in NAMES.items()], Successions(placed)))


SHIQIAO = station("shiqiao", id="990103-shiqiao", division="990102101", official_name="石桥镇社工站")


def test_page_tells_its_history_with_date_and_source_oldest_first() -> None:
    body = render_division(world(), "990101").body
    told = (
        "2020年，例州（990101）更名为例县（990101）",
        "溪口乡（990101109）并入清溪镇（990101101）",
        "2023年，大县（990104）拆分为",
    )
    places = [body.index(words) for words in told]
    assert places == sorted(places)
    assert "《某批复》，某省人民政府，2024年1月" in body
    assert '<a href="#history">沿革</a>' in body


def test_division_without_a_history_says_nothing_of_it() -> None:
    assert "沿革" not in render_division(world(changes=()), "990101").body


def test_pages_of_a_former_division_lead_to_its_successor_or_let_choose() -> None:
    pages = dict(former_pages(world()))
    assert 'content="0; url=../../divisions/990102/"' in pages["divisions/990103/"]
    assert 'http-equiv="refresh"' not in pages["divisions/990104/"]
    assert all(f'href="../../divisions/{code}/"' in pages["divisions/990104/"] for code in ("990101", "990102"))
    # A township without a page leads to that of its county.
    assert 'url=../../divisions/990101/"' in pages["divisions/990101109/"]
    assert "divisions/990101/" not in pages


def test_findings_of_a_former_division_lead_to_findings_where_there_are_any() -> None:
    assert not any(address.startswith("findings/") for address, _ in former_pages(world()))


def files(known: Context) -> dict[str, bytes]:
    """Return the files that stand at the addresses of former divisions."""
    groups = [group for group in all_groups(known) if group.name == "former division"]
    return {name: bytes(content) for group in groups for name, content in group.make()}  # type: ignore[arg-type]


def test_data_of_a_former_division_are_those_of_its_successors() -> None:
    found = files(world(SHIQIAO, station()))
    assert [one["id"] for one in json.loads(found["data/divisions/990103.json"])] == ["990103-shiqiao"]
    both = [one["id"] for one in json.loads(found["data/divisions/990104.json"])]
    assert both == ["990101-qingxi", "990103-shiqiao"]
    assert set(found) == {f"data/divisions/{code}.{end}" for code in ("990103", "990104") for end in ("csv", "json")}
    assert files(world()) == {}


def test_earlier_name_is_found_by_words_and_by_the_finder() -> None:
    records = {(one.title, one.url) for one in former_records(world())}
    assert ("旧县", "divisions/990102/#history") in records
    assert {url for title, url in records if title == "大县"} == {
        "divisions/990101/#history",
        "divisions/990102/#history",
    }
    index = json.loads(index_file(world(SHIQIAO, station()).catalogue, on=ON))
    assert [
        names_found(index, words) for words in ("旧县", "旧县石桥", "溪口", "例州清溪", "示例市旧县石桥镇", "无县")
    ] == [
        ["石桥镇社工站"],
        ["石桥镇社工站"],
        ["例县清溪镇社会工作服务站"],
        ["例县清溪镇社会工作服务站"],
        ["石桥镇社工站"],
        [],
    ]


def names_found(index: dict[str, Any], words: str) -> Any:
    """Return the names of the stations that the finder's search finds."""
    loaded = f"decoded({json.dumps(index)})"
    rows = f"bestFirst(rankStations(index, {json.dumps(words)})).map((row) => nameOf(index, row))"
    taken = "decoded,nameOf lib/station-index; bestFirst,rankStations lib/station-search"
    return evaluate(taken, f"((index) => {rows})({loaded})")


def test_closed_station_of_a_former_division_is_shown_where_it_was() -> None:
    gone = station("x", id="990103-x", division="990103101", status="closed", closed_on="2023-01-01")
    known = world(gone)
    assert "990103" not in known.division_pages
    assert json.loads(index_file(known.catalogue, on=ON))["divisions"]["name"] == ["示例省", "示例市", "旧县"]
