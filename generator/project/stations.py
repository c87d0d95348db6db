"""What does every station file hold, read again only where it changed?

An entry a file remembers its time, size and hash; a file of the same time and size is not opened. The values
worked out of a record stand in columns, and the whole record is read from one of them when a page needs it.
"""

import hashlib
import os
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

from pydantic import TypeAdapter

from generator.load.records import Read, read_record
from generator.model.brief import Brief
from generator.model.catalogue import Catalogue
from generator.model.problem import Problem
from generator.model.shelf import Shelf
from generator.model.station import Station
from generator.project.columns import BRIEF, RECORD, column_makers, column_names
from generator.project.memory import Memory
from generator.workers import on_processes, shards_of

FOLDER = "data/stations"
# Bytes of the hash of one column.
MARK = 8
_ADAPTER: TypeAdapter[Station] = TypeAdapter(Station)
_ALL, _RECENT = "stations", "stations.recent"
_SHARD, _WORTH_WORKERS = 250, 1500
# A file that changed this short a time before it was remembered may change again within the same time stamp.
_SETTLED = 2_000_000_000
# So few changed entries stand in a file of their own, before the large one is written anew.
_FEW = 500


_NO_VALUES = (None,) * len(column_names())


class Entry(NamedTuple):
    """What is remembered of a file; ``values`` are the columns of its record, None where it was refused.

    ``marks`` are hashes of the values, joined, by which a later build sees which columns changed.
    """

    changed: int
    size: int
    digest: bytes
    id: str
    problems: tuple[Problem, ...]
    values: tuple[Any, ...] | None
    marks: bytes = b""


@dataclass(frozen=True, slots=True)
class ReadStations:
    """The stations, the file of each, the problems of reading, and hashes of every station's columns by id."""

    shelf: Shelf
    paths: Mapping[tuple[str, str], str]
    problems: tuple[Problem, ...]
    marks: Mapping[str, bytes]


def read_stations(root: Path, rest: Catalogue, *, on: date, memory: Memory | None, key: bytes) -> ReadStations:
    """Read every station file that changed since ``memory`` kept something under the same key."""
    known, recent = _recalled(memory, key) if memory is not None else ({}, {})
    states = sorted(_states(root))
    stale = [name for name, *state in states if name not in known or known[name][:2] != tuple(state)]
    read = _ShardReader(root, rest, on, {name: known[name] for name in stale if name in known})
    fresh: dict[str, Entry] = {}
    started = time.time_ns()
    for found in on_processes(read, shards_of(stale, _SHARD), is_worth=len(stale) >= _WORTH_WORKERS):
        fresh.update(found)
    entries = {name: fresh.get(name) or known[name] for name, *_ in states}
    if memory is not None and fresh:
        # A time stamp too new to be trusted is remembered as none, so that the file is looked at once more.
        settled = {
            name: one if one.changed < started - _SETTLED else one._replace(changed=0) for name, one in fresh.items()
        }
        if known and len(recent) + len(fresh) < _FEW:
            memory.remember(_RECENT, key, {**recent, **settled})
        else:
            memory.forget(_RECENT)
            memory.remember(_ALL, key, _packed({**entries, **settled}))
    return _shelved(rest, on, entries)


def _recalled(memory: Memory, key: bytes) -> tuple[dict[str, Entry], dict[str, Entry]]:
    """Return every remembered entry, and those of them that were read after the large file was written."""
    packed: _Packed | None = memory.recall(_ALL, key)
    known = _unpacked(packed) if packed else {}
    recent: dict[str, Entry] = (memory.recall(_RECENT, key) or {}) if known else {}
    return {**known, **recent}, recent


_Packed = tuple[list[str], list[tuple[Any, ...]], list[tuple[Any, ...]]]


def _packed(entries: Mapping[str, Entry]) -> _Packed:
    """Return names, what is known of the files, and the columns: plain tuples, which are read in half the time."""
    columns = zip(*(one.values or _NO_VALUES for one in entries.values()), strict=True)
    plain = [tuple(tuple(value) if isinstance(value, Brief) else value for value in column) for column in columns]
    files = [(*one[:5], one.values is not None, one.marks) for one in entries.values()]
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
        name: Entry._make((*file[:5], row if file[5] else None, file[6]))
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
            changed, size = _state(path)
            before = self._known.get(name)
            if before is not None and before.digest and before.digest == _digest(path):
                found[name] = before._replace(changed=changed, size=size)
                continue
            made: Read[Station] = read_record(self._root, path, _ADAPTER)
            record, problems, text = made
            digest = _digest_of(text.encode()) if text else b""
            entry = Entry(changed, size, digest, record.id if record else "", tuple(problems), None)
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


def _shelved(rest: Catalogue, on: date, entries: Mapping[str, Entry]) -> ReadStations:
    problems = [problem for entry in entries.values() for problem in entry.problems]
    paths: dict[tuple[str, str], str] = {}
    kept: dict[str, tuple[Any, ...]] = {}
    for name, entry in entries.items():
        if entry.values is None:
            continue
        if entry.id in kept:
            words = f"“{entry.id}”与 {paths['station', entry.id]} 的编号重复"
            problems.append(Problem(name, ("id",), words, "换一个编号，或删去一份"))
            continue
        kept[entry.id], paths["station", entry.id] = entry.values, name
    columns = dict(zip(column_makers(rest, on=on), zip(*kept.values(), strict=True), strict=False))

    texts = dict(zip(kept, columns.get(RECORD, ()), strict=True))

    def read(station_id: str) -> Station:
        # The open data holds the whole record; it is read five times as fast as its file, and is checked already.
        return _ADAPTER.validate_json(texts[station_id])

    marks = {station_id: entries[paths["station", station_id]].marks for station_id in kept}
    return ReadStations(Shelf(list(kept), columns, read), paths, tuple(problems), marks)


def _states(root: Path) -> Iterator[tuple[str, int, int]]:
    """Yield path, time of change and size of every .yml below the folder; a link counts as what it leads to."""
    folders = [(os.fspath(root / FOLDER), FOLDER)]
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
                        state = child.stat()
                        yield f"{prefix}/{child.name}", state.st_mtime_ns, state.st_size
                    except OSError:
                        yield f"{prefix}/{child.name}", 0, 0


def _mark(value: object) -> bytes:
    # Equal values have equal words; their pickles differ by which parts happen to be one object.
    # A plain tuple has its words in a fifth of the time of one with names.
    words = value if isinstance(value, bytes) else repr(tuple(value) if isinstance(value, tuple) else value).encode()
    return hashlib.blake2b(words, digest_size=MARK).digest()


def _state(path: Path) -> tuple[int, int]:
    """Return time of change and size; zeros of a file that is gone since it was listed, or of a broken link."""
    try:
        state = path.stat()
    except OSError:
        return 0, 0
    return state.st_mtime_ns, state.st_size


def _digest(path: Path) -> bytes:
    """Return a hash of a file's bytes; nothing of what is no file."""
    try:
        # A pipe in a file's place would be waited for without end.
        return _digest_of(path.read_bytes()) if path.is_file() else b""
    except OSError:
        return b""


def _digest_of(content: bytes) -> bytes:
    return hashlib.blake2b(content, digest_size=16).digest()
