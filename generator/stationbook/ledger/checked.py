"""Does a record still pass every check once it says what a row says, and which cells stand in the way?"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property
from typing import Any

from pydantic import TypeAdapter

from stationbook.check.all import check_network, station_check
from stationbook.check.phones import NUMBERS, own_numbers
from stationbook.ledger.record import Changed, path_of, with_changes
from stationbook.load.records import validate_record
from stationbook.model.brief import brief_of
from stationbook.model.catalogue import Catalogue
from stationbook.model.problem import Problem, Severity
from stationbook.model.rows import Rows
from stationbook.model.station import Station

_ADAPTER: TypeAdapter[Station] = TypeAdapter(Station)
_NEEDED = frozenset({"id", "official_name", "division", "tier", "status"})
_ROUNDS = 6
# What checks between stations ask of all of them; anything else they read record by record.
_ASKED: Mapping[str, Callable[[Station], Any]] = {"brief": brief_of, NUMBERS: own_numbers}


class RecordRefusedError(ValueError):
    """No record can be made of a row; the message says why, in Chinese."""


def station_path(station_id: str) -> str:
    """Return where the file of a station lies."""
    code, slug = station_id.split("-", 1)
    return f"data/stations/{code[:2]}/{code}/{slug}.yml"


class Checker:
    """Checks records against all that is known but themselves, as of a day."""

    def __init__(self, catalogue: Catalogue, *, on: date) -> None:
        self._catalogue, self._on = catalogue, on
        self._paths = dict(catalogue.paths)

    @cached_property
    def _check(self) -> Callable[[Station], tuple[Problem, ...]]:
        # The paths are those of this object, which come to hold the new stations.
        return station_check(replace(self._catalogue, paths=self._paths), on=self._on)

    def sound(
        self, record: Mapping[str, Any], changes: Sequence[Changed], *, is_new: bool
    ) -> tuple[Station, list[Changed], list[tuple[str, str]]]:
        """Return the station with the changes that pass, those, and the key and the reason of each that does not.

        Raises RecordRefusedError where what is left is wrong all the same.
        """
        kept = list(changes)
        dropped: list[tuple[str, str]] = []
        before = {self._words(one) for one in self._problems(record)[1]} if not is_new else set()
        for _ in range(_ROUNDS):
            station, problems = self._problems(with_changes(record, kept))
            new = [one for one in problems if self._words(one) not in before]
            if not new and station is not None:
                return station, kept, dropped
            guilty = _guilty(new, kept, _concerns) or _guilty(new, kept, _is_beside)
            needed = [key for key in guilty if key in _NEEDED and is_new]
            if not guilty or needed:
                first = guilty[needed[0]] if needed else new[0]
                raise RecordRefusedError(_sentence(first))
            dropped += [(key, _sentence(problem)) for key, problem in guilty.items()]
            kept = [one for one in kept if one.key not in guilty]
        raise RecordRefusedError("这一行的内容互相矛盾")

    def _problems(self, record: Mapping[str, Any]) -> tuple[Station | None, list[Problem]]:
        name = station_path(str(record["id"]))
        read = validate_record(self._paths.get(("station", record["id"]), name), record, _ADAPTER)
        found = [one for one in read.problems if one.severity is Severity.ERROR]
        if read.record is not None:
            self._paths.setdefault(("station", read.record.id), name)
            found += [one for one in self._check(read.record) if one.severity is Severity.ERROR]
        return read.record, found

    def _words(self, problem: Problem) -> tuple[Any, ...]:
        return problem.field, problem.message

    def network_problems(self, stations: Iterable[Station]) -> Mapping[str, str]:
        """Return what is wrong between stations once some are there, or otherwise, by the id of one of them."""
        changed = {one.id: one for one in stations}
        before = {(one.path, one.field, one.message) for one in self._network({})}
        ids = {path: station_id for (kind, station_id), path in self._paths.items() if kind == "station"}
        return {
            ids[one.path]: _sentence(one)
            for one in self._network(changed)
            if (one.path, one.field, one.message) not in before and ids.get(one.path) in changed
        }

    def _network(self, changed: Mapping[str, Station]) -> Iterable[Problem]:
        """Return what is wrong between the recorded stations, some of them new or otherwise."""
        known = self._catalogue.stations
        columns: dict[str, dict[str, Any]] = {}
        for name, make in _ASKED.items():
            columns[name] = dict(zip(known, self._catalogue.each(name, make), strict=True))
            columns[name].update((one.id, make(one)) for one in changed.values())
        rows = Rows(
            list(columns["brief"]),
            {name: list(column.values()) for name, column in columns.items()},
            lambda station_id: changed.get(station_id) or known[station_id],
        )
        catalogue = replace(self._catalogue, stations=rows, paths=self._paths)
        return [one for one in check_network(catalogue) if one.severity is Severity.ERROR]


def _guilty(
    problems: Iterable[Problem], changes: Sequence[Changed], concerns: Callable[[Problem, str], bool]
) -> dict[str, Problem]:
    return {one.key: problem for problem in problems for one in changes if concerns(problem, one.key)}


def _is_beside(problem: Problem, key: str) -> bool:
    """Whether a problem stands in a part of a record to which a key adds: a place without its precision."""
    return problem.field[:1] == path_of(key)[:1]


def _concerns(problem: Problem, key: str) -> bool:
    """Whether a problem stands in the field of a key, or around it."""
    path = path_of(key)
    shorter = min(len(path), len(problem.field))
    return shorter > 0 and tuple(problem.field[:shorter]) == path[:shorter]


def _sentence(problem: Problem) -> str:
    return problem.message + (f"（{problem.hint}）" if problem.hint else "")
