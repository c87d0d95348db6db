"""What else is wrong in the file of a station of which some fields cannot be read?

What is told is wrong whatever stands in those fields: where the checks need one of them, every possible value is
tried, and only what all of them give is a problem.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import product
from typing import Any

from pydantic import TypeAdapter, ValidationError

from stationbook.check.all import station_check
from stationbook.check.privacy import personal_data_in_refused
from stationbook.load.yaml_text import YamlRefusedError, parse_yaml
from stationbook.model.catalogue import Catalogue
from stationbook.model.problem import FieldPath, Problem
from stationbook.model.station import Station
from stationbook.model.terms import Status, Tier

_ADAPTER: TypeAdapter[Station] = TypeAdapter(Station)
# Whether a closed or suspended station says since when is not known of one whose date cannot be read.
_DATED = frozenset({"closed_on", "suspended"})
# Each field that is taken out may show one more: the record that lacks it, and so on upward.
_DEEPEST = 8


def problems_behind(
    catalogue: Catalogue, name: str, text: str, told: Sequence[Problem], *, on: date
) -> Iterator[Problem]:
    """Yield what is wrong in a refused file besides the problems for which it was refused."""
    try:
        data = parse_yaml(text)
    except (YamlRefusedError, RecursionError):
        yield from personal_data_in_refused(name, text, None)
        return
    if not isinstance(data, dict):
        return
    private = list(personal_data_in_refused(name, text, data))
    yield from private
    removed = _removed(data, [one.field for one in told])
    found = [
        {(one.code, one.field): one for one in _problems(catalogue, name, station, removed, data, on=on)}
        for station in _possible(name, data, removed)
    ]
    shown = {one.field for one in private}
    for key, problem in found[0].items() if found else ():
        if problem.field not in shown and all(key in others for others in found):
            yield problem


def _problems(
    catalogue: Catalogue, name: str, station: Station, removed: frozenset[FieldPath], data: Any, *, on: date
) -> Iterator[Problem]:
    """Yield the problems of a station that do not touch what was taken out, at their places in the file."""
    alone = replace(catalogue, paths={**catalogue.paths, ("station", station.id): name})
    entries = {_entry(field) for field in removed}
    for problem in station_check(alone, on=on)(station):
        field = _in_file(data, problem.field, removed)
        # Personal data was looked for in all that stands there.
        if not problem.code.startswith("private-") and not any(_touch(_entry(field), one) for one in entries):
            yield replace(problem, field=field)


def _possible(name: str, data: Mapping[str, Any], removed: frozenset[FieldPath]) -> Iterator[Station]:
    """Yield every station that the file may mean, with each value that a field may have that cannot be read."""
    left = _pruned(data, removed)
    *_, code, slug = name.removesuffix(".yml").split("/")
    gone = {field[0] for field in removed if len(field) == 1}
    left.setdefault("id", f"{code}-{slug}")
    left.setdefault("official_name", "—")
    left.setdefault("division", str(left["id"]).partition("-")[0])
    if "sample" in gone:
        left["sample"] = str(left["id"]).startswith("99")
    tiers = list(Tier) if "tier" not in left else [left["tier"]]
    statuses = list(Status) if "status" not in left or _DATED & {field[0] for field in removed} else [left["status"]]
    for tier, status in product(tiers, statuses):
        try:
            yield _ADAPTER.validate_python({**left, "tier": tier, "status": status})
        except ValidationError:
            return


def _removed(data: Mapping[str, Any], wrong: Sequence[FieldPath]) -> frozenset[FieldPath]:
    """Return the fields, by their places in the file, without which the rest can be read."""
    removed = {field for field in wrong if field}
    for _ in range(_DEEPEST):
        before = frozenset(removed)
        try:
            _ADAPTER.validate_python(_pruned(data, before))
        except ValidationError as error:
            for one in error.errors(include_url=False):
                field = _in_file(data, one["loc"], before)
                # What a record within lacks makes the whole of it unreadable.
                removed.add(field[:-1] if one["type"] == "missing" and len(field) > 1 else field)
        else:
            break
    return frozenset(removed)


def _pruned(value: Any, removed: frozenset[FieldPath], field: FieldPath = ()) -> Any:
    """Return some data without the fields that are taken out."""
    if isinstance(value, dict):
        kept = ((key, one) for key, one in value.items() if (*field, key) not in removed)
        return {key: _pruned(one, removed, (*field, key)) for key, one in kept}
    if isinstance(value, list):
        numbers = (number for number in range(len(value)) if (*field, number) not in removed)
        return [_pruned(value[number], removed, (*field, number)) for number in numbers]
    return value


def _in_file(data: Any, field: FieldPath, removed: frozenset[FieldPath]) -> FieldPath:
    """Return where a field of the data that is left stands in the file: entries of lists may have gone before it."""
    place: FieldPath = ()
    for part in field:
        if isinstance(part, int) and isinstance(data, list):
            left = [number for number in range(len(data)) if (*place, number) not in removed]
            part = left[part] if part < len(left) else part
        place = (*place, part)
        try:
            data = data[part]
        except (KeyError, IndexError, TypeError):
            data = None
    return place


def _entry(field: FieldPath) -> FieldPath:
    """Return the entry of a list in which a field stands, else the field: within one, all belongs together."""
    return next((field[: number + 1] for number, part in enumerate(field) if isinstance(part, int)), field)


def _touch(one: FieldPath, other: FieldPath) -> bool:
    """Whether one field is, or lies within, the other."""
    length = min(len(one), len(other))
    return one[:length] == other[:length]
