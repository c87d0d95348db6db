"""What would a ledger change: which stations are matched, new, changed, gone, refused?"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from typing import Any

from stationbook.ledger.checked import Checker, RecordRefusedError, station_path
from stationbook.ledger.divisions import current_code
from stationbook.ledger.ids import new_id
from stationbook.ledger.known import Known
from stationbook.ledger.mapping import Question
from stationbook.ledger.reading import Ledger
from stationbook.ledger.record import Changed, differences, title_of, with_changes
from stationbook.ledger.rows import Remark, Said
from stationbook.model.catalogue import Catalogue
from stationbook.model.division import SAMPLE_PREFIX
from stationbook.model.station import Station
from stationbook.model.terms import StationKind, Status

_COUNTY = 6
_LEFT = frozenset({Status.CLOSED, Status.REPORTED})
_FIRST = ("official_name", "tier", "division", "status")


class Fate(StrEnum):
    """What becomes of a row."""

    NEW = "新增"
    CHANGED = "修改"
    SAME = "相同"
    REFUSED = "没有导入"
    LEFT_OUT = "没有选"


@dataclass(frozen=True, slots=True)
class Outcome:
    """A row, the station that it means, and what is changed of it; ``why`` says why nothing is."""

    said: Said
    fate: Fate
    station_id: str = ""
    changes: tuple[Changed, ...] = ()
    remarks: tuple[Remark, ...] = ()
    why: str = ""
    station: Station | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Gone:
    """A recorded station of the divisions that a ledger covers, which it does not name."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Plan:
    """What becomes of every row, and of the stations that no row names.

    ``covered`` are the divisions by the names of which ``gone`` was judged; ``unsure`` is the number of rows of which
    nobody knows which station they mean, so that nothing may be called gone.
    """

    outcomes: tuple[Outcome, ...]
    gone: tuple[Gone, ...]
    covered: tuple[str, ...]
    unsure: int

    def of(self, *fates: Fate) -> list[Outcome]:
        """Return the outcomes of some kinds, in the order of the rows."""
        return [one for one in self.outcomes if one.fate in fates]

    @property
    def questions(self) -> list[Question]:
        """Return what a person is asked, each thing once."""
        return list(dict.fromkeys(question for one in self.outcomes for question in one.said.questions))


def plan_of(ledger: Ledger, catalogue: Catalogue, *, on: date, chosen: Iterable[Said] | None = None) -> Plan:
    """Return what the rows of a ledger would change in the records, as of a day.

    ``chosen`` are the rows that somebody wants, all where it is None.
    """
    known, checker = Known(catalogue), Checker(catalogue, on=on)
    planner = _Planner(catalogue, known, checker)
    wanted = None if chosen is None else {(one.sheet, one.row) for one in chosen}
    outcomes = [planner.outcome(said, wanted) for said in ledger.rows]
    outcomes = _without_contradictions(outcomes, checker)
    gone, covered = _gone(outcomes, catalogue, planner.named)
    unsure = sum(1 for one in outcomes if one.fate is Fate.REFUSED and not one.station_id)
    return Plan(tuple(outcomes), tuple(gone), tuple(covered), unsure)


class _Planner:
    """Plans row by row; a station is named by one row only, and an id is given once."""

    def __init__(self, catalogue: Catalogue, known: Known, checker: Checker) -> None:
        self._catalogue, self._known, self._checker = catalogue, known, checker
        self.named: dict[str, Said] = {}
        self._taken = {*catalogue.stations, *(one for kind, one in catalogue.refused if kind == "station")}
        self._taken |= {former for one in catalogue.briefs for former in one.former_ids}

    def outcome(self, said: Said, wanted: set[tuple[str, int]] | None) -> Outcome:
        meant = self._known.find(said)
        station_id = meant.id if meant else ""
        if station_id in self.named and station_id:
            other = self.named[station_id]
            why = f"和“{other.sheet}”第 {other.row} 行是同一个站点（{station_id}）"
            return Outcome(said, Fate.REFUSED, station_id, (), said.remarks, why)
        if station_id:
            self.named[station_id] = said
        if wanted is not None and (said.sheet, said.row) not in wanted:
            return Outcome(said, Fate.LEFT_OUT, station_id or "?")
        if meant is None:
            return self._new(said)
        if said.refused:
            said = replace(said, remarks=(*said.remarks, Remark("", f"{said.refused}，区划没有改")))
        record = self._known.record(meant.id)
        values = {key: value for key, value in said.values.items() if key != "id"}
        if said.division:
            values["division"] = said.division
        if not meant.by_id and "official_name" in values and self._known.is_called(meant.id, said.name):
            del values["official_name"]
        for key, value in said.assumed.items():
            if key.partition(".")[2] and any(one.startswith(key.partition(".")[0]) for one in values):
                values.setdefault(key, value)
        changes = list(differences(record, values))
        if not changes:
            # Of thousands of rows that change nothing their cells need not be held.
            values = {key: said.values[key] for key in ("kind", "tier") if key in said.values}
            return Outcome(replace(said, values=values), Fate.SAME, meant.id, (), said.remarks)
        return self._checked(said, meant.id, record, changes, is_new=False)

    def _new(self, said: Said) -> Outcome:
        if said.refused:
            return Outcome(said, Fate.REFUSED, "", (), said.remarks, said.refused)
        given = said.values.get("id")
        if given and given in self._taken:
            return Outcome(said, Fate.REFUSED, str(given), (), said.remarks, f"编号 {given} 的文件现在有错，先改好它")
        if given:
            return Outcome(said, Fate.REFUSED, "", (), said.remarks, f"没有编号是 {given} 的站点；新站点不填编号")
        division = current_code(self._catalogue.divisions, said.division)
        values: dict[str, Any] = {**said.assumed, **said.values, "division": division}
        missing = [key for key in _FIRST if not values.get(key)]
        if missing:
            titles = {"official_name": "站点名称", "status": "状态", "tier": "层级", "division": "区划"}
            why = f"新站点缺少{'、'.join(titles[key] for key in missing)}"
            return Outcome(said, Fate.REFUSED, "", (), said.remarks, why)
        station_id = new_id(
            self._catalogue.divisions,
            division=division,
            tier=values["tier"],
            name=str(values["official_name"]),
            village=said.village,
            taken=self._taken,
        )
        start: dict[str, Any] = {"id": station_id}
        if station_id.startswith(SAMPLE_PREFIX):
            start["sample"] = True
        changes = [Changed(key, None, value) for key, value in values.items() if value is not None]
        made = self._checked(said, station_id, start, changes, is_new=True)
        if made.fate is Fate.NEW:
            self._taken.add(station_id)
            self.named[station_id] = said
        return made

    def _checked(
        self, said: Said, station_id: str, record: Mapping[str, Any], changes: list[Changed], *, is_new: bool
    ) -> Outcome:
        shown_id = "" if is_new else station_id
        try:
            station, kept, dropped = self._checker.sound(record, changes, is_new=is_new)
        except RecordRefusedError as error:
            return Outcome(said, Fate.REFUSED, shown_id, (), said.remarks, str(error))
        remarks = [Remark(said.headers.get(key) or title_of(key), f"{why}，没有导入") for key, why in dropped]
        fate = Fate.NEW if is_new else Fate.CHANGED if kept else Fate.SAME
        return Outcome(said, fate, station_id, tuple(kept), (*said.remarks, *remarks), "", station)


def _without_contradictions(outcomes: Sequence[Outcome], checker: Checker) -> list[Outcome]:
    """Refuse the rows whose stations contradict others."""
    stations = [one.station for one in outcomes if one.station is not None]
    wrong = checker.network_problems(stations) if stations else {}
    return [
        replace(one, fate=Fate.REFUSED, changes=(), why=wrong[one.station_id], station=None)
        if one.station is not None and one.station_id in wrong
        else one
        for one in outcomes
    ]


def _gone(outcomes: Sequence[Outcome], catalogue: Catalogue, named: Mapping[str, Said]) -> tuple[list[Gone], list[str]]:
    """Return the stations of the counties, tiers and kinds that rows name, which no row names."""
    briefs = {one.id: one for one in catalogue.briefs}
    scope: Counter[tuple[str, str, str]] = Counter()
    for one in outcomes:
        brief = briefs.get(one.station_id)
        if brief is not None:
            scope[brief.division[:_COUNTY], brief.tier, brief.kind] += 1
        elif one.said.division:
            values = {**one.said.assumed, **one.said.values}
            kind = values.get("kind") or StationKind.GENERAL
            scope[one.said.division[:_COUNTY], str(values.get("tier")), str(kind)] += 1
    gone = [
        Gone(one.id, one.official_name)
        for one in briefs.values()
        if one.id not in named
        and one.status not in _LEFT
        and (one.division[:_COUNTY], str(one.tier), str(one.kind)) in scope
    ]
    counties = sorted({code for code, _, _ in scope})
    return gone, [catalogue.divisions.path_name(code) or code for code in counties]


def closed(gone: Iterable[Gone], known: Known) -> Iterator[tuple[str, tuple[Changed, ...]]]:
    """Yield id and change of every station that is to be closed because the ledger no longer names it."""
    for one in gone:
        yield one.id, (Changed("status", known.record(one.id)["status"], Status.CLOSED.value),)


def path_of_outcome(outcome: Outcome, catalogue: Catalogue) -> str:
    """Return the file of a station, also of one that is not there yet."""
    return catalogue.paths.get(("station", outcome.station_id), station_path(outcome.station_id))


def record_of(outcome: Outcome) -> dict[str, Any]:
    """Return the whole record of a new station, its fields in the order of the guide."""
    start: dict[str, Any] = {"id": outcome.station_id}
    if outcome.station_id.startswith(SAMPLE_PREFIX):
        start["sample"] = True
    made = with_changes(start, outcome.changes)
    return {name: made[name] for name in Station.model_fields if name in made}
