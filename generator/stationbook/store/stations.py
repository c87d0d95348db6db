"""What does every station file hold, read again only where it changed?

An entry a file remembers its state and hash; a file of the same size, times and number is not opened. The values
worked out of a record stand in columns, and the whole record is read from one of them when a page needs it.
"""

import hashlib
import os
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property, partial
from pathlib import Path
from typing import Any, NamedTuple

from pydantic import TypeAdapter

from stationbook.check.behind import problems_behind
from stationbook.load.catalogue import STATIONS
from stationbook.load.files import misnamed
from stationbook.load.records import ID_TWICE, Read, claimed_id, read_record
from stationbook.model.brief import Brief
from stationbook.model.catalogue import Catalogue
from stationbook.model.problem import Problem
from stationbook.model.refused import Name
from stationbook.model.rows import Rows
from stationbook.model.station import Station
from stationbook.processes.workers import is_worth_workers, on_processes, shards_of
from stationbook.store.cache import Cache, State, state_of
from stationbook.store.columns import BRIEF, RECORD, column_makers, column_names

# Bytes of the hash of one column.
MARK = 8
_ADAPTER: TypeAdapter[Station] = TypeAdapter(Station)
_ALL, _RECENT = "stations", "stations.recent"
_SHARD, _WORTH_WORKERS = 250, 1500
# A file that changed this short a time before it was remembered may change again within the same time stamp.
_SETTLED = 2_000_000_000
_UNKNOWN: State = (0, 0, 0, 0)
# So few changed entries stand in a file of their own, before the large one is written anew.
_FEW = 500


_NO_VALUES = (None,) * len(column_names())


class Entry(NamedTuple):
    """What is remembered of a file; ``values`` are the columns of its record, None where it was refused.

    ``id`` is the record's, or what a refused file calls itself, or nothing.
    ``marks`` are hashes of the values, joined, by which a later build sees which columns changed.
    """

    state: State
    digest: bytes
    id: str
    problems: tuple[Problem, ...]
    values: tuple[Any, ...] | None
    marks: bytes = b""


@dataclass(frozen=True, slots=True)
class ReadStations:
    """The stations, the file of each, the problems of reading, and hashes of every station's columns by id.

    ``refused`` names the stations whose files could not be read.
    """

    rows: Rows
    paths: Mapping[tuple[str, str], str]
    problems: tuple[Problem, ...]
    marks: Mapping[str, bytes]
    refused: frozenset[Name]


def read_stations(root: Path, rest: Catalogue, *, on: date, cache: Cache | None, key: bytes) -> ReadStations:
    """Read every station file that changed since ``cache`` kept something under the same key."""
    known, recent = _recalled(cache, key) if cache is not None else ({}, {})
    strays: list[str] = []
    states = sorted(_states(root, strays))
    stale = [name for name, state in states if name not in known or known[name].state != state]
    read = _ShardReader(root, rest, on, {name: known[name] for name in stale if name in known})
    fresh: dict[str, Entry] = {}
    started = time.time_ns()
    is_worth = is_worth_workers(len(stale), least=_WORTH_WORKERS)
    for found in on_processes(read, shards_of(stale, _SHARD), is_worth=is_worth):
        fresh.update(found)
    entries = {name: fresh.get(name) or known[name] for name, _ in states}
    if cache is not None and fresh:
        settled = {
            name: one if _is_settled(one, started) else one._replace(state=_UNKNOWN) for name, one in fresh.items()
        }
        if known and len(recent) + len(fresh) < _FEW:
            cache.put(_RECENT, key, {**recent, **settled})
        else:
            cache.drop(_RECENT)
            cache.put(_ALL, key, _packed({**entries, **settled}))
    misplaced = tuple(problem for name in strays for problem in misnamed(name))
    return _shelved(rest, on, entries, misplaced)


def _is_settled(entry: Entry, started: int) -> bool:
    """Whether a file's times are old enough to be trusted; otherwise it is looked at once more."""
    _, content, state, _ = entry.state
    return max(content, state) < started - _SETTLED


def _recalled(cache: Cache, key: bytes) -> tuple[dict[str, Entry], dict[str, Entry]]:
    """Return every remembered entry, and those of them that were read after the large file was written."""
    packed: _Packed | None = cache.get(_ALL, key)
    known = _unpacked(packed) if packed else {}
    recent: dict[str, Entry] = (cache.get(_RECENT, key) or {}) if known else {}
    return {**known, **recent}, recent


_Packed = tuple[list[str], list[tuple[Any, ...]], list[tuple[Any, ...]]]


def _packed(entries: Mapping[str, Entry]) -> _Packed:
    """Return names, what is known of the files, and the columns: plain tuples, which are read in half the time."""
    columns = zip(*(one.values or _NO_VALUES for one in entries.values()), strict=True)
    plain = [tuple(tuple(value) if isinstance(value, Brief) else value for value in column) for column in columns]
    files = [(*one[:4], one.values is not None, one.marks) for one in entries.values()]
    return list(entries), files, plain


def _unpacked(packed: _Packed) -> dict[str, Entry]:
    names, files, columns = packed
    if not names:
        return {}
    at = column_names().index(BRIEF)
    columns = list(columns)
    columns[at] = tuple(value and Brief._make(value) for value in columns[at])
    values = zip(*columns, strict=True)
    return {
        name: Entry._make((*file[:4], row if file[4] else None, file[5]))
        for name, file, row in zip(names, files, values, strict=True)
    }


class _ShardReader:
    """Reads some files and works out the columns of their records."""

    def __init__(self, root: Path, rest: Catalogue, on: date, known: Mapping[str, Entry]) -> None:
        self._root, self._rest, self._on, self._known = root, rest, on, known
        self._paths = dict(rest.paths)

    def __call__(self, names: Sequence[str]) -> dict[str, Entry]:
        found: dict[str, Entry] = {}
        read: dict[str, tuple[Entry, Station]] = {}
        for name in names:
            path = self._root / name
            state = _state(path)
            before = self._known.get(name)
            if before is not None and before.digest and before.digest == _digest(path):
                found[name] = before._replace(state=state)
                continue
            made: Read[Station] = read_record(self._root, path, _ADAPTER)
            record, problems, text = made
            if record is None:
                problems = [*problems, *problems_behind(self._rest, name, text, problems, on=self._on)]
            digest = _digest_of(text.encode()) if text else b""
            entry = Entry(state, digest, record.id if record else claimed_id(text), tuple(problems), None)
            if record is None:
                found[name] = entry
            else:
                read[name] = (entry, record)
        for name, (entry, record) in read.items():
            # Two files may claim one id; the problems of each are told of its own.
            self._paths["station", record.id] = name
            values = tuple(make(record) for make in self._makers)
            found[name] = entry._replace(values=values, marks=b"".join(map(_mark, values)))
        return found

    @cached_property
    def _makers(self) -> tuple[Callable[[Station], Any], ...]:
        """What makes the columns; each process has its own, which remember what they worked out before."""
        return tuple(column_makers(replace(self._rest, paths=self._paths), on=self._on).values())


def _shelved(rest: Catalogue, on: date, entries: Mapping[str, Entry], misplaced: tuple[Problem, ...]) -> ReadStations:
    problems = [*misplaced, *(problem for entry in entries.values() for problem in entry.problems)]
    paths: dict[tuple[str, str], str] = {}
    kept: dict[str, tuple[Any, ...]] = {}
    refused: set[Name] = set()
    for name, entry in entries.items():
        if entry.values is None:
            refused |= {("station", entry.id), ("station", _id_at(name))}
            continue
        if entry.id in kept:
            # Of two files with one id the one that lies where the id says keeps it, whichever comes first.
            first, is_rightful = paths["station", entry.id], entry.id == _id_at(name)
            rightful, copy = (name, first) if is_rightful else (first, name)
            words = f"“{entry.id}”与 {rightful} 的编号重复"
            problems.append(ID_TWICE.at(copy, ("id",), words, "换一个编号，或删去一份"))
            if not is_rightful:
                continue
        kept[entry.id], paths["station", entry.id] = entry.values, name
    # Who names a station by the place of its file is right; that its id is another is told there.
    refused |= {("station", _id_at(name)) for (_, own), name in paths.items() if own != _id_at(name)}
    columns = dict(zip(column_makers(rest, on=on), zip(*kept.values(), strict=True), strict=False))

    texts = dict(zip(kept, columns.get(RECORD, ()), strict=True))
    read = partial(_read_kept, texts)
    marks = {station_id: entries[paths["station", station_id]].marks for station_id in kept}
    return ReadStations(Rows(list(kept), columns, read), paths, tuple(problems), marks, frozenset(refused))


def _read_kept(texts: Mapping[str, bytes], station_id: str) -> Station:
    # The open data holds the whole record; it is read five times as fast as its file, and is checked already.
    return _ADAPTER.validate_json(texts[station_id])


def _id_at(name: str) -> str:
    """Return the id of the station whose file lies at this path."""
    *_, code, slug = name.removesuffix(".yml").split("/")
    return f"{code}-{slug}"


def _states(root: Path, strays: list[str]) -> Iterator[tuple[str, State]]:
    """Yield path and state of every .yml below the folder; a link counts as what it leads to.

    The paths of all other files are added to ``strays``.
    """
    folders = [(os.fspath(root / STATIONS), STATIONS)]
    while folders:
        folder, prefix = folders.pop()
        if not os.path.isdir(folder):  # noqa: PTH112 - text paths are several times as fast for tens of thousands of files
            continue
        with os.scandir(folder) as children:
            for child in children:
                if child.is_dir(follow_symlinks=False) and not child.name.endswith(".yml"):
                    folders.append((child.path, f"{prefix}/{child.name}"))
                elif child.name.endswith(".yml") or (child.is_symlink() and child.is_dir()):
                    # A folder that is linked here is not walked into; reading it as a file says so.
                    try:
                        yield f"{prefix}/{child.name}", state_of(child.stat())
                    except OSError:
                        yield f"{prefix}/{child.name}", _UNKNOWN
                else:
                    strays.append(f"{prefix}/{child.name}")


def _mark(value: object) -> bytes:
    # Equal values have equal words; their pickles differ by which parts happen to be one object.
    # A plain tuple has its words in a fifth of the time of one with names.
    words = value if isinstance(value, bytes) else repr(tuple(value) if isinstance(value, tuple) else value).encode()
    return hashlib.blake2b(words, digest_size=MARK).digest()


def _state(path: Path) -> State:
    """Return the state of a file; an unknown one of what is gone since it was listed, and of a broken link."""
    try:
        return state_of(path.stat())
    except OSError:
        return _UNKNOWN


def _digest(path: Path) -> bytes:
    """Return a hash of a file's bytes; nothing of what is no file."""
    try:
        # A pipe in a file's place would be waited for without end.
        return _digest_of(path.read_bytes()) if path.is_file() else b""
    except OSError:
        return b""


def _digest_of(content: bytes) -> bytes:
    return hashlib.blake2b(content, digest_size=16).digest()
