"""How do other programs read the stations: GeoJSON, CSV and JSON?"""

import csv
import io
import json
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from generator.model.catalogue import Catalogue
from generator.model.coordinates import to_wgs84
from generator.model.station import Station

COLUMNS = ("id", "official_name", "tier", "kind", "status", "division", "division_name", "address", "phones", "sample")
# Down to the county: six digits.
_COUNTY = 6
# A spreadsheet runs a cell that begins with one of these; an apostrophe makes it text.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def export_geojson(catalogue: Catalogue) -> bytes:
    """Return the stations that have a place as a GeoJSON collection in WGS-84, sorted by id."""
    return _json({"type": "FeatureCollection", "features": [_feature(s) for s in _ordered(catalogue) if s.location]})


def export_json(catalogue: Catalogue) -> bytes:
    """Return every station's whole record as a JSON list, sorted by id."""
    return _list(map(_record, _ordered(catalogue)))


def export_csv(catalogue: Catalogue) -> bytes:
    """Return the main columns as UTF-8 CSV with a byte order mark, by which Excel knows the encoding."""
    return _table(_line(_row(catalogue, station)) for station in _ordered(catalogue))


def export_divisions(catalogue: Catalogue, by_division: Mapping[str, list[Station]]) -> Iterator[tuple[str, bytes]]:
    """Yield for every province, prefecture and county with stations the same two files with its stations only.

    ``by_division`` holds the stations at or below each code. A station is written out once and lies in three files.
    """
    lines: dict[str, str] = {}
    records: dict[str, str] = {}
    for code in sorted(code for code in by_division if len(code) <= _COUNTY):
        stations = sorted(by_division[code], key=lambda station: station.id)
        for station in stations:
            if station.id not in lines:
                lines[station.id] = _line(_row(catalogue, station))
                records[station.id] = _record(station)
        yield f"{code}.csv", _table(lines[station.id] for station in stations)
        yield f"{code}.json", _list(records[station.id] for station in stations)


def _record(station: Station) -> str:
    return station.model_dump_json(by_alias=True, exclude_defaults=True)


def _list(records: Iterable[str]) -> bytes:
    return f"[{','.join(records)}]\n".encode()


def _line(values: Sequence[str]) -> str:
    text = io.StringIO()
    csv.writer(text, lineterminator="\r\n").writerow([_cell(value) for value in values])
    return text.getvalue()


def _table(lines: Iterable[str]) -> bytes:
    return b"\xef\xbb\xbf" + "".join([_line(COLUMNS), *lines]).encode()


def _ordered(catalogue: Catalogue) -> list[Station]:
    return [catalogue.stations[one] for one in sorted(catalogue.stations)]


def _feature(station: Station) -> dict[str, Any]:
    if station.location is None:
        raise ValueError(f"{station.id} has no place")
    lat, lon = to_wgs84(station.location.lat, station.location.lon, station.location.crs)
    return {
        "type": "Feature",
        "id": station.id,
        "geometry": {"type": "Point", "coordinates": [round(lon, 6), round(lat, 6)]},
        "properties": {
            "name": station.official_name,
            "tier": station.tier.value,
            "kind": station.kind.value,
            "status": station.status.value,
            "division": station.division,
            "precision": station.location.precision.value,
            "sample": station.sample,
            "page": station.address,
        },
    }


def _row(catalogue: Catalogue, station: Station) -> list[str]:
    return [
        station.id,
        station.official_name,
        station.tier.value,
        station.kind.value,
        station.status.value,
        station.division,
        catalogue.divisions.path_name(station.division),
        (station.premises.address or "") if station.premises else "",
        "；".join(phone.number for phone in station.phones),
        "示例" if station.sample else "",
    ]


def _cell(value: str) -> str:
    """Return text that no spreadsheet runs and no reader sees reversed."""
    shown = value
    if not value.isprintable():
        shown = "".join(c for c in value if unicodedata.category(c) not in {"Cc", "Cf"})
    return f"'{shown}" if shown.startswith(_FORMULA) else shown


def _json(data: Any) -> bytes:
    return (json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":")) + "\n").encode()
