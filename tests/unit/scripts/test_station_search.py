"""Is a station found by what people call it, by the languages of its people and by its outreach points?"""

import json
from typing import Any

from stationbook.search.station_index import contacts_file
from tests.builders import catalogue, station
from tests.scripts import evaluate

STATIONS = (
    station("baishi", official_name="白石镇社会工作服务站", former_names=["清溪镇第二社工站"]),
    station(
        "qingxi", aliases=["老粮站社会工作服务站", "驿站"], languages=["布依语"], places=[{"name": "赶场天服务台"}]
    ),
)


def ranks(query: str) -> Any:
    contacts = json.loads(contacts_file(catalogue(*STATIONS)))
    index = {
        "size": len(STATIONS),
        "shortNames": [one.official_name for one in STATIONS],
        "divisions": [{"name": "例县", "parent": -1, "former": []}],
        "division": [0 for _ in STATIONS],
        "serviceSets": [[]],
        "services": [],
        "service": [0 for _ in STATIONS],
        "contacts": contacts,
    }
    made = f"rankStations({json.dumps(index, ensure_ascii=False)}, {json.dumps(query)})"
    return dict(zip(("baishi", "qingxi"), evaluate("rankStations lib/station-search", f"[...{made}]"), strict=True))


def test_alias_finds_a_station_as_well_as_its_name() -> None:
    assert ranks("老粮站") == {"baishi": 0, "qingxi": 4}
    assert ranks("粮站社工站") == {"baishi": 0, "qingxi": 3}
    assert ranks("白石") == {"baishi": 4, "qingxi": 0}


def test_place_and_alias_in_one_breath_find_it() -> None:
    assert ranks("例县驿站")["qingxi"] > 0


def test_languages_and_outreach_points_find_it() -> None:
    assert ranks("布依语") == {"baishi": 0, "qingxi": 1}
    assert ranks("赶场天") == {"baishi": 0, "qingxi": 1}
