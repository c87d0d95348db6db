"""What did a project hold before and after a change, with every file that did not change read once?"""

import gc
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import Any, NamedTuple, cast

from pydantic import ConfigDict, TypeAdapter, ValidationError, create_model

from stationbook.assess.directory_verdicts import VerdictRow, verdict_row
from stationbook.assess.profiles import Profiles
from stationbook.check.requirements import check_requirements
from stationbook.load.catalogue import load_rest
from stationbook.load.files import FileRefusedError, text_in
from stationbook.load.project_file import load_settings
from stationbook.load.records import Read, claimed_id, read_text_record
from stationbook.load.snapshot import Snapshot
from stationbook.load.yaml_text import YamlRefusedError, parse_yaml
from stationbook.model.brief import Brief, brief_of
from stationbook.model.catalogue import Catalogue
from stationbook.model.problem import Problem, Severity
from stationbook.model.refused import Name
from stationbook.model.rows import Rows
from stationbook.model.settings import PluginSettings
from stationbook.model.standard import Edition
from stationbook.model.station import Station
from stationbook.processes.workers import is_worth_workers, on_processes, shards_of

_STATION: TypeAdapter[Station] = TypeAdapter(Station)
# What is counted of a station whose file did not change; reading no more of it takes a third of the time.
_COUNTED = ("id", "official_name", "division", "tier", "kind", "status", "sample", "supervision", "assured", "staff")
_FIELDS: dict[str, Any] = {
    name: (field.annotation, field) if name in _COUNTED else (Any, field.get_default())
    for name, field in Station.model_fields.items()
}
_Outline = create_model("_Outline", __config__=ConfigDict(extra="ignore", frozen=True), **_FIELDS)
# These fields at the beginning of a line, each with the lines below that are set in, or are points of a list.
_LINES = re.compile(rf"^(?:{'|'.join(_COUNTED)}):.*(?:\n(?:[ \t#-].*)?)*", re.MULTILINE)
# As the store has it: so many files are read at once, so many are worth a second process.
_SHARD, _WORTH_WORKERS = 500, 1500


@dataclass(frozen=True)
class Side:
    """A project before or after a change. ``stations`` are the whole records of those that a reviewer may ask about.

    ``catalogue`` holds every record that can be read, ``judging`` the same without requirements that nobody can ask.
    ``verdicts`` are those of the stations whose verdicts may have changed; ``refused`` are the problems of the files
    that could not be read, one a file, by path. Of a station's file that did not change no more is looked at than its
    place in the network.
    """

    shown: str
    catalogue: Catalogue
    judging: Catalogue
    files: Mapping[str, str]
    refused: Mapping[str, Problem] = field(default_factory=dict)
    stations: Mapping[str, Station] = field(default_factory=dict)
    verdicts: Mapping[str, VerdictRow] = field(default_factory=dict)

    @cached_property
    def briefs(self) -> Mapping[str, Brief]:
        """The few fields that are known of every station, by id."""
        return {brief.id: brief for brief in self.catalogue.briefs}


@dataclass(frozen=True)
class Sides:
    """Both sides of a change, as of one day."""

    before: Side
    after: Side
    on: date

    @cached_property
    def changed_files(self) -> frozenset[str]:
        """The paths of all files that came, went or say something else."""
        before, after = self.before.files, self.after.files
        return frozenset(name for name in before.keys() | after.keys() if before.get(name) != after.get(name))


_Judge = Callable[[Station], VerdictRow]


class _Row(NamedTuple):
    """What is known of a station's file: its record, as far as anybody asks for it, or why there is none."""

    id: str
    brief: Brief | None
    verdicts: VerdictRow | None
    station: Station | None
    problem: Problem | None


def read_sides(before: Snapshot, after: Snapshot, *, on: date) -> Sides:
    """Read both sides of a change as of a day. Never raises for bad data: a refused record is told.

    Raises RevisionError where a repository does not hold what it should.
    """
    with _uncollected():
        old, new = _rests(before, after, on)
        judges_all = not _judge_alike(old.judging, new.judging)
        subjects = {
            sheet.subject
            for catalogue in (old.judging, new.judging)
            for one in catalogue.assessments.values()
            for sheet in one.sheets
        }
        names = sorted({**before.stations, **after.stations})
        read = _Reader(before, after, old.judging, new.judging, on, judges_all, frozenset(subjects))
        rows: tuple[dict[str, _Row], dict[str, _Row]] = {}, {}
        is_worth = is_worth_workers(len(names), least=_WORTH_WORKERS)
        for found in on_processes(read, shards_of(names, _SHARD), is_worth=is_worth):
            for all_of, some in zip(rows, found, strict=True):
                all_of.update(some)
        return Sides(_side(before, old, rows[0]), _side(after, new, rows[1]), on)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Keep Python from looking through tens of thousands of records again and again; they hold no cycles."""
    collected = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collected:
            gc.enable()


class _Rest(NamedTuple):
    catalogue: Catalogue
    judging: Catalogue
    refused: Mapping[str, Problem]


def _rests(before: Snapshot, after: Snapshot, on: date) -> tuple[_Rest, _Rest]:
    """Return everything but the stations of both sides; one and the same where no file of it differs."""
    new = _rest(after, on)
    return (new if before.others == after.others else _rest(before, on)), new


def _rest(snapshot: Snapshot, on: date) -> _Rest:
    with snapshot.rest() as tree:
        settings = load_settings(tree.root) or PluginSettings()
        loaded = load_rest(tree, region=settings.region or "", logo=settings.logo or "")
    refused: dict[str, Problem] = {}
    for problem in loaded.problems:
        if problem.severity is Severity.ERROR and problem.path in snapshot.files:
            refused.setdefault(problem.path, problem)
    return _Rest(loaded.catalogue, _judging(loaded.catalogue, on), refused)


def _judging(catalogue: Catalogue, on: date) -> Catalogue:
    """Return the catalogue without the requirements that cannot be asked; other mistakes do not matter."""
    wrong = {(one.path, one.field[0]) for one in check_requirements(catalogue, on=on)}
    if not wrong:
        return catalogue

    def asked(edition: Edition) -> Edition:
        path = edition.beside("requirements.yml")
        kept = (one for number, one in enumerate(edition.requirements) if (path, number) not in wrong)
        return replace(edition, requirements=tuple(kept))

    standards = {
        key: replace(one, editions={slug: asked(edition) for slug, edition in one.editions.items()})
        for key, one in catalogue.standards.items()
    }
    return replace(catalogue, standards=standards)


class _Reader:
    """Reads the stations in some files of both sides, and judges those that may be judged otherwise than before."""

    def __init__(
        self,
        before: Snapshot,
        after: Snapshot,
        old: Catalogue,
        new: Catalogue,
        on: date,
        judges_all: bool,
        subjects: frozenset[str],
    ) -> None:
        self._given = before, after, old, new, on, judges_all, subjects
        self._before, self._after, self._old, self._new, self._on = before, after, old, new, on
        self._judges_all, self._subjects = judges_all, subjects

    def __reduce__(self) -> tuple[object, ...]:
        return type(self), self._given

    def __call__(self, names: Sequence[str]) -> tuple[dict[str, _Row], dict[str, _Row]]:
        before, after = self._before.files, self._after.files
        kept = [name for name in names if name in after and before.get(name) == after[name]]
        came = [name for name in names if name in after and before.get(name) != after[name]]
        went = [name for name in names if name in before and before[name] != after.get(name)]
        old: dict[str, _Row] = {}
        new: dict[str, _Row] = {}
        for name, content in zip(kept, self._after.read(kept), strict=True):
            outline = None if self._judges_all else _outlined(content)
            if outline is not None and outline.id not in self._subjects:
                old[name] = new[name] = outline
                continue
            row, station = _read(name, content)
            old[name] = new[name] = row._replace(station=station if row.id in self._subjects else None)
            if station is not None and self._judges_all:
                old[name] = old[name]._replace(verdicts=self._judge_old(station))
                new[name] = new[name]._replace(verdicts=self._judge_new(station))
        for all_of, some, side, judge in (
            (old, went, self._before, self._judge_old),
            (new, came, self._after, self._judge_new),
        ):
            for name, content in zip(some, side.read(some), strict=True):
                row, station = _read(name, content)
                all_of[name] = row if station is None else row._replace(station=station, verdicts=judge(station))
        return old, new

    def _judge_old(self, station: Station) -> VerdictRow:
        return self._judges[0](station)

    def _judge_new(self, station: Station) -> VerdictRow:
        return self._judges[1](station)

    @cached_property
    def _judges(self) -> tuple[_Judge, _Judge]:
        """What judges; each process has its own, which remembers what it worked out before."""
        new = verdict_row(self._new, on=self._on)
        return (new if self._old is self._new else verdict_row(self._old, on=self._on)), new


def _judge_alike(old: Catalogue, new: Catalogue) -> bool:
    """Whether a record has the same verdicts on both sides: under the same requirements, by the same services."""
    return old is new or (Profiles(old).all == Profiles(new).all and old.taxonomy == new.taxonomy)


def _outlined(content: bytes) -> _Row | None:
    """Return what a brief holds of a file that did not change; None of one that is worth a careful look."""
    try:
        outline = _Outline.model_validate(parse_yaml("\n".join(_LINES.findall(text_in(content)))))
    except (FileRefusedError, YamlRefusedError, ValidationError):
        return None
    brief = brief_of(cast("Station", outline))
    return _Row(brief.id, brief, None, None, None)


def _read(name: str, content: bytes) -> tuple[_Row, Station | None]:
    try:
        text = text_in(content)
    except FileRefusedError as refused:
        return _Row(_id_at(name), None, None, None, refused.problem(name)), None
    read: Read[Station] = read_text_record(name, text, _STATION)
    if read.record is None:
        problem = next(one for one in read.problems if one.severity is Severity.ERROR)
        return _Row(claimed_id(text) or _id_at(name), None, None, None, problem), None
    return _Row(read.record.id, brief_of(read.record), None, None, None), read.record


def _side(snapshot: Snapshot, rest: _Rest, rows: Mapping[str, _Row]) -> Side:
    """Put stations and all the rest together; of two files with one id the one that lies where the id says counts."""
    refused = dict(rest.refused)
    names: set[Name] = set()
    chosen: dict[str, tuple[str, _Row]] = {}
    for name in sorted(rows):
        row = rows[name]
        if row.problem is not None:
            refused[name] = row.problem
            names |= {("station", row.id), ("station", _id_at(name))}
        elif row.id not in chosen or row.id == _id_at(name):
            chosen[row.id] = name, row
    whole = {one: row.station for one, (_, row) in chosen.items() if row.station is not None}

    def read(station_id: str) -> Station:
        (content,) = snapshot.read([chosen[station_id][0]])
        station = _read(chosen[station_id][0], content)[1]
        # A work tree may change while it is looked at.
        return whole[station_id] if station is None else station

    briefs = [row.brief for _, row in chosen.values()]
    stations = Rows(list(chosen), {"brief": briefs}, lambda one: whole[one] if one in whole else read(one))
    paths = {("station", one): name for one, (name, _) in chosen.items()}
    catalogue, judging = (
        replace(one, stations=stations, paths={**one.paths, **paths}, refused=one.refused | names)
        for one in (rest.catalogue, rest.judging)
    )
    verdicts = {one: row.verdicts for one, (_, row) in chosen.items() if row.verdicts is not None}
    return Side(snapshot.shown, catalogue, judging, snapshot.files, refused, whole, verdicts)


def _id_at(name: str) -> str:
    """Return the id of the station whose file lies at this path."""
    *_, code, slug = name.removesuffix(".yml").split("/")
    return f"{code}-{slug}"
