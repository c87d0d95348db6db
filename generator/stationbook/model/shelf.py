"""How can tens of thousands of stations be asked one by one, without holding them all?"""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any, TypeVar, cast

from stationbook.model.station import Station

T = TypeVar("T")
# Neighbours are asked for again and again: parents, centres, the stations of one county.
_HELD = 1024


class Shelf(Mapping[str, Station]):
    """Stations by id, read when asked for, with columns of what was worked out of each before.

    ``columns`` hold a value a station in the order of ``ids``; ``read`` gives the whole record of an id.
    """

    def __init__(
        self, ids: Sequence[str], columns: Mapping[str, Sequence[Any]], read: Callable[[str], Station]
    ) -> None:
        self._ids, self._columns, self._uncached = ids, columns, read
        self._known = frozenset(ids)
        self._read = lru_cache(maxsize=_HELD)(read)

    def __reduce__(self) -> tuple[Any, ...]:
        # For another process, if ``read`` can go there; what was read by chance stays here.
        return type(self), (self._ids, self._columns, self._uncached)

    def __getitem__(self, station_id: str) -> Station:
        if station_id not in self._known:
            raise KeyError(station_id)
        return self._read(station_id)

    def __contains__(self, station_id: object) -> bool:
        return station_id in self._known

    def __iter__(self) -> Iterator[str]:
        return iter(self._ids)

    def __len__(self) -> int:
        return len(self._ids)

    def each(self, name: str, make: Callable[[Station], T]) -> Sequence[T]:
        """Return the column of a name; one that is not there is worked out of the whole records."""
        if name in self._columns:
            return cast("Sequence[T]", self._columns[name])
        return [make(self._uncached(one)) for one in self._ids]

    def without(self, refused: Collection[str]) -> "Shelf":
        """Return the shelf without some stations."""
        kept = [number for number, one in enumerate(self._ids) if one not in refused]
        columns = {name: [column[number] for number in kept] for name, column in self._columns.items()}
        return Shelf([self._ids[number] for number in kept], columns, self._uncached)
