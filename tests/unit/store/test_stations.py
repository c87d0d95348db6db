"""Is a station file read again when it changed, and only then?"""

import os
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from stationbook.exports.stations import record_text
from stationbook.load.records import read_record
from stationbook.model.station import Station
from stationbook.processes import workers
from stationbook.store import stations as module
from stationbook.store.cache import Cache
from stationbook.store.project import Project, read_project
from tests.builders import ON, station
from tests.tiny import QINGXI, another, write

DIVISIONS = "code,name\n99,示例省\n9901,示例市\n990101,例县\n990101101,清溪镇\n"


@pytest.fixture
def world(tmp_path: Path) -> Path:
    write(tmp_path, "data/divisions/sample.csv", DIVISIONS)
    for name in ("qingxi", "baishi", "liuwan"):
        write(tmp_path, f"data/stations/99/990101/{name}.yml", another(name))
    return tmp_path


def read(world: Path) -> Project:
    return read_project(world, on=ON, cache=Cache(world / ".cache"))


def counted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    opened: list[str] = []

    def count(root: Path, path: Path, adapter: TypeAdapter[Station]) -> object:
        opened.append(path.stem)
        return read_record(root, path, adapter)

    monkeypatch.setattr(module, "read_record", count)
    return opened


def settle(world: Path) -> None:
    """Give every file a time long past, so that its time stamp is trusted."""
    for path in world.rglob("*.yml"):
        os.utime(path, ns=(1_000_000_000, 1_000_000_000))


def wait_for_tick(world: Path) -> None:
    """Return when the clock of the file system has gone on."""
    before = write(world, "probe", "").stat().st_ctime_ns
    while write(world, "probe", "").stat().st_ctime_ns == before:
        pass


def test_only_a_changed_file_is_read_again(world: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settle(world)
    opened = counted(monkeypatch)
    first = read(world)
    assert sorted(opened) == ["baishi", "liuwan", "qingxi"]
    opened.clear()
    again = read(world)
    assert opened == []
    assert dict(again.catalogue.stations) == dict(first.catalogue.stations)
    path = world / "data/stations/99/990101/qingxi.yml"
    write(world, "data/stations/99/990101/qingxi.yml", another("qingxi").replace("清溪镇", "清溪新"))
    changed = read(world)
    assert opened == ["qingxi"]
    assert changed.catalogue.stations["990101-qingxi"].official_name == "例县清溪新qingxi社会工作服务站"
    path.unlink()
    assert sorted(read(world).catalogue.stations) == ["990101-baishi", "990101-liuwan"]


def test_change_within_one_time_stamp_is_seen(world: Path) -> None:
    path = world / "data/stations/99/990101/qingxi.yml"
    read(world)
    before = path.stat()
    write(world, "data/stations/99/990101/qingxi.yml", another("qingxi").replace("清溪镇", "清溪新"))
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert path.stat().st_size == before.st_size
    assert "清溪新" in read(world).catalogue.stations["990101-qingxi"].official_name


def test_edit_that_keeps_size_and_time_is_seen(world: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # However short a time ago: only the state of the file tells.
    monkeypatch.setattr(module, "_SETTLED", -1_000_000_000)
    path = world / "data/stations/99/990101/qingxi.yml"
    settle(world)
    read(world)
    for number, change in enumerate(("in its place", "by another file")):
        wait_for_tick(world)
        text = QINGXI.replace("清溪镇", "清溪甲" if number else "清溪乙")
        if change == "by another file":
            path = write(world, "data/stations/99/990101/other", text)
            path = path.rename(world / "data/stations/99/990101/qingxi.yml")
        else:
            write(world, "data/stations/99/990101/qingxi.yml", text)
        os.utime(path, ns=(1_000_000_000, 1_000_000_000))
        found = read(world).catalogue.stations["990101-qingxi"].official_name
        assert found == ("例县清溪甲社会工作服务站" if number else "例县清溪乙社会工作服务站")


def test_another_divisions_file_makes_everything_new(world: Path) -> None:
    assert read(world).problems == ()
    write(world, "data/divisions/sample.csv", DIVISIONS.replace("990101101", "990101102"))
    assert "没有代码是 990101101 的区划" in read(world).problems[0].message


def test_refused_file_stays_a_problem_until_it_is_mended(world: Path) -> None:
    name = "data/stations/99/990101/qingxi.yml"
    write(world, name, another("qingxi").replace("township", "twonship"))
    for _ in range(2):
        project = read(world)
        assert [(one.path, one.line) for one in project.problems] == [(name, 3)]
        assert "990101-qingxi" not in project.catalogue.stations
    write(world, name, another("qingxi"))
    assert read(world).problems == ()


@pytest.mark.parametrize("start", [workers.START, "spawn"])
def test_processes_read_the_same_as_one_does(world: Path, monkeypatch: pytest.MonkeyPatch, start: str) -> None:
    alone = read_project(world, on=ON)
    monkeypatch.setattr(workers, "START", start)
    monkeypatch.setattr(module, "_WORTH_WORKERS", 0)
    monkeypatch.setattr(module, "_SHARD", 1)
    together = read_project(world, on=ON)
    assert dict(alone.catalogue.stations) == dict(together.catalogue.stations)
    assert alone.marks == together.marks


@given(
    st.fixed_dictionaries(
        {},
        optional={
            "services": st.lists(st.just({"service": "counselling", "documents": []}), max_size=2),
            "premises": st.fixed_dictionaries({}, optional={"area_m2": st.floats(0, 9e5), "rooms": st.just([])}),
            "established_on": st.dates().map(str),
            "location": st.fixed_dictionaries(
                {"lat": st.floats(-1, 1), "lon": st.floats(-1, 1), "precision": st.just("exact")}
            ),
            "about": st.text(st.characters(categories=["L", "N", "P"]), min_size=1).filter(str.strip),
        },
    )
)
def test_record_comes_back_whole_out_of_the_open_data(fields: dict[str, Any]) -> None:
    one = station(**fields)
    again = Station.model_validate_json(record_text(one))
    assert again == one
    assert again.model_fields_set == one.model_fields_set


def test_link_that_leads_nowhere_is_a_problem_and_stops_nothing(world: Path) -> None:
    (world / "data/stations/99/990101/gone.yml").symlink_to(world / "nowhere.yml")
    project = read(world)
    assert [problem.path for problem in project.problems] == ["data/stations/99/990101/gone.yml"]
    assert len(project.catalogue.stations) == 3


def test_file_with_the_wrong_ending_is_seen_and_once_renamed_seen_to_be_gone(world: Path) -> None:
    settle(world)
    assert read(world).problems == ()
    stray = write(world, "data/stations/99/990101/tianba.yaml", another("tianba"))
    (problem,) = read(world).problems
    assert "tianba.yml" in problem.hint
    stray.rename(stray.with_suffix(".yml"))
    assert read(world).problems == ()
    assert "990101-tianba" in read(world).catalogue.stations
