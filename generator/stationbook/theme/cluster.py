"""How are station pages made on other machines, where records travel to the work as data?

For provinces that publish hundreds of thousands of village rooms. Whatever offers the interface of
``concurrent.futures.Executor`` will do; ``--scheduler`` takes a Dask cluster's.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Executor
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from stationbook.model.brief import Brief
from stationbook.model.rows import Rows
from stationbook.model.station import Station
from stationbook.pages.context import Context
from stationbook.pages.station import render_station
from stationbook.processes.workers import on_executor, shards_of
from stationbook.theme.frame import Frame
from stationbook.theme.press import FrameKey, frame_key

_SHARD = 500


class NoClusterError(Exception):
    """The cluster cannot be used; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Parcel:
    """Some stations and what their pages show of others: everything that travels with a shard."""

    records: Mapping[str, bytes]
    briefs: Mapping[str, Brief]
    children: Mapping[str, tuple[Brief, ...]]
    paths: Mapping[tuple[str, str], str]


@dataclass(frozen=True, slots=True)
class ClusterPress:
    """What every worker holds once: all but the stations, and the frames."""

    context: Context
    frames: Mapping[FrameKey, Frame]
    division_pages: frozenset[str]
    results: tuple[Any, ...]

    @classmethod
    def of(cls, context: Context, frames: Mapping[FrameKey, Frame]) -> "ClusterPress":
        """Return the press without any station."""
        rest = {key: path for key, path in context.catalogue.paths.items() if key[0] != "station"}
        bare = replace(context.catalogue, stations={}, paths=rest)
        return cls(Context(bare, context.settings, context.on), frames, context.division_pages, context.results)

    def __call__(self, parcel: Parcel) -> list[tuple[str, bytes]]:
        """Return address and bytes of each page of a parcel."""
        stations = {one: Station.model_validate_json(text) for one, text in parcel.records.items()}
        rows = Rows(list(stations), {}, stations.__getitem__)
        paths = {**self.context.catalogue.paths, **parcel.paths}
        context = Context(
            replace(self.context.catalogue, stations=rows, paths=paths), self.context.settings, self.context.on
        )
        # A cached property is what stands under its name; what needs all stations comes along ready-made.
        known: dict[str, Any] = {"brief": parcel.briefs, "children": parcel.children}
        known |= {"division_pages": self.division_pages, "results": self.results}
        context.__dict__.update(known)
        made = []
        for station in stations.values():
            page = render_station(context, station)
            made.append((page.address, self.frames[frame_key(page.kind, page.address)].stamp(page).encode()))
        return made


def parcels(context: Context, station_ids: Sequence[str], texts: Mapping[str, bytes]) -> Iterator[Parcel]:
    """Yield the stations in shards, each with the briefs that its pages link to."""
    for shard in shards_of(station_ids, _SHARD):
        own = [context.brief[one] for one in shard]
        named = {other for brief in own for other in (brief.id, brief.parent, brief.successor, brief.centre) if other}
        yield Parcel(
            {one: texts[one] for one in shard},
            {one: context.brief[one] for one in named if one in context.brief},
            {one: context.children[one] for one in shard if one in context.children},
            {("station", one): context.catalogue.paths["station", one] for one in shard},
        )


def press_stations(
    pool: Executor, work: Callable[[Parcel], list[tuple[str, bytes]]], packed: Iterable[Parcel], site_dir: Path
) -> int:
    """Have an executor make the pages of parcels, and write them here; a bounded number is under way at once."""
    count = 0
    for made in on_executor(pool, work, packed, at_once=8):
        for address, html in made:
            folder = site_dir / address
            folder.mkdir(parents=True, exist_ok=True)
            (folder / "index.html").write_bytes(html)
        count += len(made)
    return count


@contextmanager
def cluster(address: str, *, timeout: str = "10s") -> Iterator[Executor]:
    """Connect to a Dask scheduler, which is waited for that long, and give its executor. Raises NoClusterError."""
    try:
        from distributed import Client
    except ImportError as error:
        raise NoClusterError("没有安装集群用的软件包，请运行 pip install 'stationbook[cluster]'。") from error
    try:
        client = Client(address, timeout=timeout)  # type: ignore[no-untyped-call]
    except (OSError, TimeoutError, ValueError) as error:
        raise NoClusterError(f"连不上集群 {address}，请核对地址和调度器是否在运行。") from error
    with client, client.get_executor() as pool:  # type: ignore[no-untyped-call]
        yield pool
