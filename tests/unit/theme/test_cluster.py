"""Are pages that other machines made the same as those made here?"""

import warnings
from collections.abc import Iterator
from concurrent.futures import Executor, ThreadPoolExecutor
from pathlib import Path

import pytest

from stationbook.exports.stations import record_bytes
from stationbook.pages.context import Context
from stationbook.pages.page import Page
from stationbook.pages.station import render_station
from stationbook.theme.cluster import ClusterPress, NoClusterError, cluster, parcels, press_stations
from stationbook.theme.frame import Frame, prototype_of
from stationbook.theme.press import frame_key
from tests.builders import context, station

PROTOTYPE = prototype_of("station", "stations/990101/qingxi/")
FRAMES = {
    frame_key("station", "stations/990101/qingxi/"): Frame.of(
        f"<title>{PROTOTYPE.title}</title>{PROTOTYPE.body}", PROTOTYPE
    )
}


def world() -> Context:
    county = station("zongzhan", tier="county", division="990101", official_name="例县总站")
    below = [station(f"s{n}", parent="990101-zongzhan", official_name=f"例县第{n}站") for n in range(7)]
    return context(county, *below)


def pages_here(world: Context) -> dict[str, bytes]:
    made: list[Page] = [render_station(world, one) for one in world.catalogue.stations.values()]
    return {page.address: FRAMES[frame_key(page.kind, page.address)].stamp(page).encode() for page in made}


def pages_there(world: Context, pool: Executor, site: Path) -> dict[str, bytes]:
    stations = world.catalogue.stations
    texts = {one: record_bytes(record) for one, record in stations.items()}
    press_stations(pool, ClusterPress.of(world, FRAMES), parcels(world, list(stations), texts), site)
    return {f"{p.parent.relative_to(site).as_posix()}/": p.read_bytes() for p in site.rglob("index.html")}


def test_parcels_hold_all_that_a_page_shows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("stationbook.theme.cluster._SHARD", 3)
    with ThreadPoolExecutor(2) as pool:
        assert pages_there(world(), pool, tmp_path) == pages_here(world())


@pytest.fixture(scope="module")
def scheduler() -> Iterator[str]:
    """A cluster of two processes on this machine, which share no cache with the test."""
    from distributed import LocalCluster

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None, processes=True) as local:  # type: ignore[no-untyped-call]
            yield local.scheduler_address


@pytest.mark.filterwarnings("ignore")
def test_two_workers_of_a_cluster_make_the_same_pages(
    scheduler: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("stationbook.theme.cluster._SHARD", 2)
    with cluster(scheduler) as pool:
        assert pages_there(world(), pool, tmp_path) == pages_here(world())


@pytest.mark.filterwarnings("ignore")
def test_scheduler_that_does_not_answer_is_said_in_words() -> None:
    with pytest.raises(NoClusterError, match="连不上集群"), cluster("tcp://127.0.0.1:9", timeout="0.3s"):
        pass
