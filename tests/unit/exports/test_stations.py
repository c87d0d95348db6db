"""Do the exports say the same as the records, in an order that never changes?"""

import csv
import io
import json

from stationbook.assess.by_division import stations_by_division
from stationbook.exports.stations import columns_by_id, export_csv, export_division, export_geojson, export_json
from stationbook.model.station import Station
from tests.builders import catalogue, station

PLACED = station(location={"lat": 0.13, "lon": 0.2, "precision": "exact"})
UNPLACED = station("baishi", official_name="=1+1", phones=[{"label": "x", "number": "000-1"}])


def test_records_survive_the_way_out_and_back() -> None:
    exported = json.loads(b"".join(export_json(catalogue(PLACED, UNPLACED))))
    assert [Station.model_validate(one) for one in exported] == [UNPLACED, PLACED]


def test_order_of_the_records_does_not_matter() -> None:
    one, other = catalogue(PLACED, UNPLACED), catalogue(UNPLACED, PLACED)
    assert export_csv(one) == export_csv(other)
    for export in (export_json, export_geojson):
        assert list(export(one)) == list(export(other))


def test_only_stations_with_a_place_are_in_the_geojson_and_longitude_comes_first() -> None:
    (feature,) = json.loads(b"".join(export_geojson(catalogue(PLACED, UNPLACED))))["features"]
    assert (feature["id"], feature["geometry"]["coordinates"]) == ("990101-qingxi", [0.2, 0.13])
    assert feature["properties"]["sample"] is True


def test_table_opens_in_a_spreadsheet_and_runs_nothing() -> None:
    content = export_csv(catalogue(PLACED, UNPLACED))
    assert content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))
    assert [row["official_name"] for row in rows] == ["'=1+1", "例县清溪镇社会工作服务站"]
    assert {row["sample"] for row in rows} == {"示例"}


def test_files_of_a_division_hold_exactly_its_stations() -> None:
    other = station("nanping", id="990102-nanping", division="990102100")
    world = catalogue(PLACED, UNPLACED, other)
    columns = columns_by_id(world)
    files: dict[str, bytes] = {}
    for code, below in stations_by_division(world.briefs).items():
        files.update(export_division(code, sorted(one.id for one in below), *columns))
    assert [one["id"] for one in json.loads(files["990101.json"])] == ["990101-baishi", "990101-qingxi"]
    assert [one["id"] for one in json.loads(files["990102.json"])] == ["990102-nanping"]
    rows = csv.DictReader(io.StringIO(files["990101.csv"].decode("utf-8-sig")))
    assert [row["id"] for row in rows] == ["990101-baishi", "990101-qingxi"]
    assert (files["99.csv"], files["99.json"]) == (export_csv(world), b"".join(export_json(world)))


def test_table_and_map_hold_what_people_call_a_station_and_when_it_is_open() -> None:
    one = station(
        location={"lat": 0.1, "lon": 0.2, "precision": "exact"},
        aliases=["甲", "乙"],
        languages=["手语"],
        established_on="2022-06",
        opening_hours="24/7",
        places=[{"name": "点"}],
        phones=[{"label": "x", "number": "000-1", "extension": "2"}],
    )
    (row,) = csv.DictReader(io.StringIO(export_csv(catalogue(one)).decode("utf-8-sig")))
    assert [row[name] for name in ("aliases", "established_on", "opening_hours", "languages", "places", "phones")] == [
        *("甲；乙", "2022-06", "24/7", "手语", "点", "000-1 转 2")
    ]
    (feature,) = json.loads(b"".join(export_geojson(catalogue(one))))["features"]
    assert (feature["properties"]["aliases"], feature["properties"]["languages"]) == (["甲", "乙"], ["手语"])
    (plain,) = json.loads(b"".join(export_geojson(catalogue(PLACED))))["features"]
    assert "aliases" not in plain["properties"]


def test_old_record_is_exported_as_it_was() -> None:
    old = {
        **{
            "id": "990101-old",
            "official_name": "旧站",
            "tier": "township",
            "division": "990101101",
            "status": "closed",
        },
        **{"sample": True, "established_on": "2022-06-01", "closed_on": "2025-12-31"},
        "operator": {"name": "某中心", "kind": "other"},
        "staff": {"licensed": {"assistant": 2}},
        "programmes": [{"name": "课堂", "since": "2024-03-01"}, {"name": "活动", "since": "每年三月"}],
        "lists": {"functions": ["甲"], "needs": ["乙"], "projects": ["丙"]},
        "moved_from": [{"address": "老街", "until": "2024-01-01"}],
        "sources": [{"title": "示例", "date": "2026-05-20"}],
    }
    (exported,) = json.loads(b"".join(export_json(catalogue(Station.model_validate(old)))))
    assert exported == old
