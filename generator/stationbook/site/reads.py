"""Which stations' values did a page read, so that it is rendered again when they change and only then?"""

from collections.abc import Iterator, Mapping
from typing import Any, cast

from stationbook.model.station import Station
from stationbook.pages.context import Context
from stationbook.store.columns import BRIEF, RECORD

# What each property of the context, and of the catalogue in it, is worked out of.
_CONTEXT = {
    "briefs": BRIEF,
    "brief": BRIEF,
    "children": BRIEF,
    "covered": BRIEF,
    "coverage": BRIEF,
    "recorded": BRIEF,
    "recorded_townships": BRIEF,
    "size": BRIEF,
    "stations_by_division": BRIEF,
    "division_pages": BRIEF,
    "histories": BRIEF,
    "division_measures": BRIEF,
    "verdicts": "verdicts",
    "assessed_positions": "verdicts",
    "assessed_divisions": "verdicts",
}
_CATALOGUE = {"briefs": BRIEF, "each": RECORD, "without_stations": RECORD}


def watched(context: Context, reads: set[str]) -> Context:
    """Return the context; what a page reads of it is added to ``reads``: columns, stations, divisions."""
    return cast("Context", _WatchedContext(context, reads))


class _WatchedContext:
    def __init__(self, context: Context, reads: set[str]) -> None:
        self._context, self._reads = context, reads

    def __getattr__(self, name: str) -> Any:
        if name in _CONTEXT:
            self._reads.add(_CONTEXT[name])
        if name == "results":
            # Names and findings of the assessed, whoever they are.
            self._reads.update(one for result in self._context.results for one in result.subjects)
        value = getattr(self._context, name)
        return _WatchedCatalogue(value, self._reads) if name == "catalogue" else value


class _WatchedCatalogue:
    def __init__(self, catalogue: Any, reads: set[str]) -> None:
        self._catalogue, self._reads = catalogue, reads

    def __getattr__(self, name: str) -> Any:
        if name in _CATALOGUE:
            self._reads.add(_CATALOGUE[name])
        value = getattr(self._catalogue, name)
        return _WatchedStations(value, self._reads) if name == "stations" else value


class _WatchedStations(Mapping[str, Station]):
    def __init__(self, stations: Mapping[str, Station], reads: set[str]) -> None:
        self._stations, self._reads = stations, reads

    def __getitem__(self, station_id: str) -> Station:
        self._reads.add(station_id)
        return self._stations[station_id]

    def __contains__(self, station_id: object) -> bool:
        self._reads.add(str(station_id))
        return station_id in self._stations

    def __iter__(self) -> Iterator[str]:
        # Who goes through all stations reads whole records.
        self._reads.add(RECORD)
        return iter(self._stations)

    def __len__(self) -> int:
        self._reads.add(BRIEF)
        return len(self._stations)
