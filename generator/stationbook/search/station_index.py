"""What does the browser need to know of every station to list, filter and find it?

Two compact files of columns, a position in a column being a station: the first to list and filter, the
second with what only a search by words reads. Both together stay readable for 40,000 stations on a slow line.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from typing import Any, NamedTuple

from stationbook.assess.opening_hours import OpeningHoursError, closed_on_holidays, weekly_intervals
from stationbook.assess.verification import is_verified
from stationbook.model.brief import Brief
from stationbook.model.catalogue import Catalogue
from stationbook.model.station import Station
from stationbook.model.terms import PhoneKind, Precision, StationKind, Status, Term, Tier

INDEX_FILE = "finder/stations.json"
CONTACTS_FILE = "finder/contacts.json"
VERSION = 1
# A name that repeats the name of a division above holds this character plus the depth in its place.
NAME_OF_DEPTH = 0xE000
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_NONE = "-"


class IndexRow(NamedTuple):
    """What of one station the index holds besides its brief: positions of services and target groups, bits, week.

    The week is JSON, for as lists of lists those of a country take seventy megabytes.
    """

    flags: int
    services: tuple[int, ...]
    targets: tuple[int, ...]
    week: str


class ContactRow(NamedTuple):
    """What of one station only a search by words reads; several entries stand in lines."""

    address: str
    phones: str
    programmes: str
    places: str
    former: str
    aliases: str
    languages: str


def index_file(catalogue: Catalogue, *, on: date) -> bytes:
    """Return the file to list and filter by, as of a date."""
    briefs, rows = catalogue.briefs, catalogue.each("index", index_row(catalogue, on=on))
    order = _order(briefs)
    return _compact(station_columns(catalogue, [briefs[at] for at in order], [rows[at] for at in order]))


def contacts_file(catalogue: Catalogue) -> bytes:
    """Return the file that only a search by words reads."""
    rows = catalogue.each("contacts", contact_row)
    return _compact(contact_columns([rows[at] for at in _order(catalogue.briefs)]))


def _order(briefs: Sequence[Brief]) -> list[int]:
    """Return the positions by division from the top down, then tier, then id."""
    rank = {tier: number for number, tier in enumerate(Tier)}
    return sorted(range(len(briefs)), key=lambda at: (briefs[at].division, rank[briefs[at].tier], briefs[at].id))


def index_row(catalogue: Catalogue, *, on: date) -> Callable[[Station], IndexRow]:
    """Return what makes a station's row of the index."""
    service_ids = [service.id for service in catalogue.taxonomy.services]
    target_ids = [target.id for target in catalogue.taxonomy.targets]
    return lambda station: IndexRow(
        _flags(station, on),
        _known(service_ids, _offered(station)),
        _known(target_ids, _targets(catalogue, station)),
        _week(station),
    )


def contact_row(station: Station) -> ContactRow:
    """Return a station's row of the second file."""
    return ContactRow(
        (station.premises.address if station.premises else None) or "",
        "\n".join(_public_numbers(station)),
        "\n".join(programme.name for programme in station.programmes),
        "\n".join((*(place.name for place in station.serves), *_outreach(station))),
        "\n".join(station.former_names),
        "\n".join(station.aliases),
        "\n".join(station.languages),
    )


def station_columns(catalogue: Catalogue, stations: Sequence[Brief], rows: Sequence[IndexRow]) -> dict[str, Any]:
    """Return tables and columns. Terms are single base-36 digits, ``-`` where there is none.

    ``divisions`` form a tree: a suffix to the parent's code, and the parent's position as the difference to
    that of the entry before. A station's id is its slug where the code before it is that of its county.
    """
    divisions = _DivisionTable(catalogue)
    service_sets, target_sets, weeks = _Table(), _Table(), _Table()
    placed = [divisions.position(station.division) for station in stations]
    return {
        "version": VERSION,
        "tiers": _terms(Tier),
        "kinds": _terms(StationKind),
        "statuses": _terms(Status),
        "precisions": _terms(Precision),
        "targets": [[target.id, target.name] for target in catalogue.taxonomy.targets],
        "services": [[service.id, service.name] for service in catalogue.taxonomy.services],
        "stations": {
            "id": [divisions.short_id(station) for station in stations],
            "name": [
                divisions.shortened(station.official_name, place)
                for station, place in zip(stations, placed, strict=True)
            ],
            "division": list(_differences(placed)),
            "tier": _digits(station.tier for station in stations),
            "kind": _digits(station.kind for station in stations),
            "status": _digits(station.status for station in stations),
            "precision": _digits(station.place[2] if station.place else None for station in stations),
            "sample": "".join(str(int(station.sample)) for station in stations),
            "flags": "".join(_DIGITS[row.flags] for row in rows),
            "services": [service_sets.add(row.services) for row in rows],
            "targets": [target_sets.add(row.targets) for row in rows],
            "week": [weeks.add(row.week) for row in rows],
        },
        "divisions": divisions.columns(),
        "serviceSets": service_sets.rows,
        "targetSets": target_sets.rows,
        "weeks": [json.loads(week) for week in weeks.rows],
    }


def contact_columns(rows: Sequence[ContactRow]) -> dict[str, Any]:
    """Return the columns that only a search by words reads."""
    columns = {name: [row[at] for row in rows] for at, name in enumerate(ContactRow._fields)}
    return {"version": VERSION, **columns}


def _flags(station: Station, on: date) -> int:
    """Return as bits: 1 a hotline day and night, 2 step-free, 4 verified within a year, 8 off on holidays."""
    premises = station.premises
    return (
        (1 if station.hotline is not None and station.hotline.hours == "24/7" else 0)
        | (2 if premises is not None and premises.step_free else 0)
        | (4 if is_verified(station.assured.on if station.assured else None, on) else 0)
        | (8 if station.opening_hours and closed_on_holidays(station.opening_hours) else 0)
    )


class _Table:
    """Distinct values in the order of their first use; a station holds the position of its value."""

    def __init__(self) -> None:
        self.rows: list[Any] = []
        self._positions: dict[str, int] = {}

    def add(self, value: Any) -> int:
        key = repr(value)
        if key not in self._positions:
            self._positions[key] = len(self.rows)
            self.rows.append(value)
        return self._positions[key]


class _DivisionTable:
    """The divisions of stations and all above them, as people say them, by position."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._divisions = catalogue.divisions
        self._positions: dict[str, int] = {}
        self._codes: list[str] = []
        self._names: list[str] = []
        self._parents: list[int] = []

    def position(self, code: str) -> int:
        """Return the position of the division that people know by this code, adding it and those above it."""
        path = [(division.code, division.name) for division in self._divisions.path(code)] or [(code, code)]
        parent = -1
        for shown, name in path:
            if shown not in self._positions:
                self._positions[shown] = len(self._codes)
                self._codes.append(shown)
                self._names.append(name)
                self._parents.append(parent)
            parent = self._positions[shown]
        return parent

    def shortened(self, text: str, position: int) -> str:
        """Return a text with the names of the division and those above it replaced by their depth."""
        names: list[str] = []
        while position >= 0:
            names.insert(0, self._names[position])
            position = self._parents[position]
        for depth in sorted(range(len(names)), key=lambda one: (-len(names[one]), one)):
            text = text.replace(names[depth], chr(NAME_OF_DEPTH + depth))
        return text

    def short_id(self, station: Brief) -> str:
        """Return the slug where the code before it follows from the division, else the id after a slash."""
        shown = self._codes[self.position(station.division)]
        return station.slug if station.code == shown[:6] else f"/{station.id}"

    def columns(self) -> dict[str, Any]:
        """Return the table; the suffix is what the code adds to its parent's. ``former`` are names of before."""
        suffixes = [
            code[len(self._codes[parent]) if parent >= 0 else 0 :]
            for code, parent in zip(self._codes, self._parents, strict=True)
        ]
        former = [[at, *names] for at in range(len(self._codes)) if (names := self._former_names(at))]
        parents = list(_differences(self._parents))
        return {"name": self._names, "suffix": suffixes, "parent": parents, "former": former}

    def _former_names(self, at: int) -> list[str]:
        history = self._divisions.successions.history(self._codes[at])
        return sorted({former.name for one in history for former in one.from_} - {self._names[at]})


def _terms(terms: type[Term]) -> list[list[str]]:
    return [[term.value, term.label] for term in terms]


def _digits(terms: Iterable[Term | None]) -> str:
    return "".join(_NONE if term is None else _DIGITS[list(type(term)).index(term)] for term in terms)


def _differences(values: Iterable[int]) -> Iterator[int]:
    before = 0
    for value in values:
        yield value - before
        before = value


def _offered(station: Station) -> list[str]:
    return [offered.service for offered in station.services]


def _targets(catalogue: Catalogue, station: Station) -> list[str]:
    """Return the groups that the station names itself; where it names none, those that the service is for."""
    by_name = {target.name: target.id for target in catalogue.taxonomy.targets}
    services = catalogue.services()
    found: list[str] = []
    for offered in station.services:
        if offered.target in by_name:
            found.append(by_name[offered.target])
        elif offered.target is None and offered.service in services:
            found.extend(services[offered.service].targets)
    return found


def _known(order: list[str], ids: list[str]) -> tuple[int, ...]:
    return tuple(position for position, known in enumerate(order) if known in ids)


def _week(station: Station) -> str:
    """Open intervals of Monday to Sunday in minutes; null where they are unknown or the station is not at work."""
    if station.opening_hours is None or station.status is not Status.OPERATING:
        return "null"
    try:
        return json.dumps(weekly_intervals(station.opening_hours))
    except OpeningHoursError:
        return "null"


def _public_numbers(station: Station) -> Iterator[str]:
    for phone in station.phones:
        if phone.kind is PhoneKind.LANDLINE or phone.consent is not None:
            yield phone.number
    if station.hotline:
        yield station.hotline.number


def _outreach(station: Station) -> Iterator[str]:
    for place in station.places:
        yield f"{place.name} {place.address}" if place.address else place.name


def _compact(columns: dict[str, Any]) -> bytes:
    return json.dumps(columns, ensure_ascii=False, separators=(",", ":")).encode()
