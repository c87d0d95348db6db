"""What became of each station: opened, closed, moved, renamed, and what else does its record say differently?"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from stationbook.model.brief import Brief
from stationbook.model.coordinates import metres_between
from stationbook.model.station import Station
from stationbook.model.terms import Status
from stationbook.review.sides import Side, Sides
from stationbook.review.values import FieldChange, field_changes

_LEAST_METRES = 1.0


class Happening(StrEnum):
    """What happened to a station; several may at once. The order is that in which a reviewer wants to see them."""

    VANISHED = "vanished"
    RENUMBERED = "renumbered"
    REFUSED = "refused"
    CLOSED = "closed"
    OPENED = "opened"
    RECORDED_CLOSED = "recorded-closed"
    REOPENED = "reopened"
    READABLE = "readable"
    STATUS = "status"
    MOVED = "moved"
    RENAMED = "renamed"
    REDIVIDED = "redivided"
    HOURS = "hours"
    PHONES = "phones"
    STAFF = "staff"
    OTHER = "other"

    @property
    def label(self) -> str:
        """The Chinese word."""
        return _LABELS[self]


_LABELS = {
    Happening.VANISHED: "记录不见了", Happening.RENUMBERED: "改了编号", Happening.REFUSED: "读不出来了",
    Happening.CLOSED: "撤销", Happening.OPENED: "新增", Happening.RECORDED_CLOSED: "补录（已撤销）",
    Happening.REOPENED: "恢复", Happening.READABLE: "又读得出来了", Happening.STATUS: "状态改变",
    Happening.MOVED: "位置或地址改变", Happening.RENAMED: "改名", Happening.REDIVIDED: "改区划",
    Happening.HOURS: "开放时间改变", Happening.PHONES: "电话改变", Happening.STAFF: "人员改变",
    Happening.OTHER: "其他资料改变",
}  # fmt: skip
# By the field of the record, the first part of its path or the whole.
_OF_FIELD: Mapping[str, Happening] = {
    "official_name": Happening.RENAMED,
    "division": Happening.REDIVIDED,
    "opening_hours": Happening.HOURS,
    "phones": Happening.PHONES,
    "hotline": Happening.PHONES,
    "staff": Happening.STAFF,
    "location": Happening.MOVED,
    "premises.address": Happening.MOVED,
}
# How a place is known does not move it.
_NO_MOVE = frozenset({"location.source", "location.precision", "location.crs"})


@dataclass(frozen=True, slots=True)
class StationChange:
    """What happened to one station: ``place`` is the full name of its division, ``metres`` how far its position moved.

    ``other_id`` is the id that it had before, where that changed; ``why`` is the problem of a file that is refused.
    """

    id: str
    name: str
    place: str
    sample: bool
    path: str
    happenings: tuple[Happening, ...]
    fields: tuple[FieldChange, ...] = ()
    metres: float | None = None
    other_id: str = ""
    why: str = ""


def station_changes(sides: Sides) -> tuple[StationChange, ...]:
    """Return what happened to every station that differs, the gravest first, then by id."""
    changes = list(_changes(sides.before, sides.after))
    order = list(Happening)
    return tuple(sorted(changes, key=lambda one: (order.index(one.happenings[0]), one.id)))


def _changes(before: Side, after: Side) -> Iterator[StationChange]:
    renumbered = renumbered_stations(before, after)
    for new_id, old_id in renumbered.items():
        if new_id in after.stations and old_id in before.stations:
            yield _changed(before, after, old_id, new_id)
    for station_id in sorted(before.stations.keys() | after.stations.keys()):
        old, new = before.stations.get(station_id), after.stations.get(station_id)
        if station_id in renumbered or station_id in renumbered.values():
            continue
        if old is not None and new is not None:
            if old != new:
                yield _changed(before, after, station_id, station_id)
        elif new is not None:
            was_refused = before.catalogue.is_refused("station", station_id)
            happened = Happening.READABLE if was_refused else _opened(new)
            yield _told(after, station_id, (happened,))
        elif after.catalogue.is_refused("station", station_id):
            yield _told(before, station_id, (Happening.REFUSED,), why=_why(after, station_id))
        else:
            yield _told(before, station_id, (Happening.VANISHED,))


def renumbered_stations(before: Side, after: Side) -> dict[str, str]:
    """Return the new id of every station whose id changed, with the one that it had: by its own word, else by its name.

    A record that vanished and one that came are one station where they have name and division in common.
    """
    gone = {one for one in before.briefs if one not in after.briefs and not after.catalogue.is_refused("station", one)}
    found: dict[str, str] = {}
    came = {one: brief for one, brief in after.briefs.items() if one not in before.briefs}
    for new_id, brief in came.items():
        if formers := [one for one in brief.former_ids if one in gone]:
            found[new_id] = formers[0]
    named = {_same(before.briefs[one]): one for one in sorted(gone - set(found.values()))}
    for new_id, brief in came.items():
        if new_id not in found and (old_id := named.pop(_same(brief), None)):
            found[new_id] = old_id
    return found


def _same(brief: Brief) -> tuple[str, str]:
    return brief.official_name, brief.division


def _opened(station: Station) -> Happening:
    return Happening.RECORDED_CLOSED if station.status is Status.CLOSED else Happening.OPENED


def _changed(before: Side, after: Side, old_id: str, new_id: str) -> StationChange:
    old, new = before.stations[old_id], after.stations[new_id]
    fields = field_changes(old, new)
    # What is told by a word of its own is no other change besides.
    told = {"id", "status", "closed_on"} if old.status is not new.status else {"id"}
    found = {_of_field(one.field) for one in fields if one.field not in told}
    if old.status is not new.status:
        found.add({old.status: Happening.REOPENED, new.status: Happening.CLOSED}.get(Status.CLOSED, Happening.STATUS))
    if old_id != new_id:
        found.add(Happening.RENUMBERED)
    happenings = tuple(one for one in Happening if one in found) or (Happening.OTHER,)
    other = old_id if old_id != new_id else ""
    metres = _metres(before.briefs[old_id], after.briefs[new_id])
    return _told(after, new_id, happenings, tuple(fields), metres, other)


def _of_field(field: str) -> Happening:
    if field in _NO_MOVE:
        return Happening.OTHER
    return _OF_FIELD.get(field) or _OF_FIELD.get(field.split(".")[0], Happening.OTHER)


def _metres(old: Brief, new: Brief) -> float | None:
    if old.place is None or new.place is None:
        return None
    metres = metres_between(old.place[:2], new.place[:2])
    return round(metres, 1) if metres >= _LEAST_METRES else None


def _told(
    side: Side,
    station_id: str,
    happenings: tuple[Happening, ...],
    fields: tuple[FieldChange, ...] = (),
    metres: float | None = None,
    other_id: str = "",
    why: str = "",
) -> StationChange:
    brief = side.briefs[station_id]
    place = side.catalogue.divisions.path_name(brief.division) or brief.division
    path = side.catalogue.path("station", station_id)
    return StationChange(
        station_id, brief.official_name, place, brief.sample, path, happenings, fields, metres, other_id, why
    )


def _why(side: Side, station_id: str) -> str:
    code, _, slug = station_id.partition("-")
    problem = side.refused.get(f"data/stations/{code[:2]}/{code}/{slug}.yml")
    return str(problem) if problem else ""
