"""Does the compact index hold every station that the records hold, in less space?"""

import json
from itertools import accumulate

from stationbook.search.station_index import contacts_file, index_file
from tests.builders import ON, catalogue, station


def test_columns_are_as_long_as_there_are_stations() -> None:
    stations = [station(f"s{i}", division=f"99010110{1 + i % 2}") for i in range(7)]
    world = catalogue(*stations)
    index, contacts = json.loads(index_file(world, on=ON)), json.loads(contacts_file(world))
    assert {len(column) for column in index["stations"].values()} == {7}
    assert {len(column) for name, column in contacts.items() if name != "version"} == {7}


def test_divisions_come_back_from_suffixes_and_parents() -> None:
    table = json.loads(index_file(catalogue(station()), on=ON))["divisions"]
    codes: list[str] = []
    for parent, suffix in zip(accumulate(table["parent"]), table["suffix"], strict=True):
        codes.append((codes[parent] if parent >= 0 else "") + suffix)
    assert codes[-1] == "990101101"


def test_name_of_the_division_is_not_written_twice() -> None:
    (name,) = json.loads(index_file(catalogue(station()), on=ON))["stations"]["name"]
    assert "清溪镇" not in name
    assert name.endswith("社会工作服务站")


def test_only_a_station_at_work_has_a_week_by_which_it_could_be_open() -> None:
    stations = [station(status, status=status, opening_hours="24/7") for status in ("operating", "suspended", "closed")]
    index = json.loads(index_file(catalogue(*stations), on=ON))
    statuses = [index["statuses"][int(one)][0] for one in index["stations"]["status"]]
    weeks = [index["weeks"][at] is not None for at in index["stations"]["week"]]
    assert dict(zip(statuses, weeks, strict=True)) == {"operating": True, "suspended": False, "closed": False}


def test_phone_of_a_person_without_consent_is_not_in_the_index() -> None:
    phones = [{"label": "x", "number": "000-13800138000", "kind": "mobile"}, {"label": "y", "number": "000-1"}]
    contacts = json.loads(contacts_file(catalogue(station(phones=phones))))
    assert contacts["phones"] == ["000-1"]
