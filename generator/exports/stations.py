"""How do other programs read the stations: GeoJSON, CSV and JSON?"""

import json
from typing import Any

from generator.exports.csv_text import csv_bytes
from generator.model.catalogue import Catalogue
from generator.model.coordinates import to_wgs84
from generator.model.station import Station

COLUMNS = ("id", "official_name", "tier", "kind", "status", "division", "division_name", "address", "phones", "sample")


def export_geojson(catalogue: Catalogue) -> bytes:
    """Return the stations that have a place as a GeoJSON collection in WGS-84, sorted by id."""
    return _json({"type": "FeatureCollection", "features": [_feature(s) for s in _ordered(catalogue) if s.location]})


def export_json(catalogue: Catalogue) -> bytes:
    """Return every station's whole record as a JSON list, sorted by id."""
    records = (s.model_dump_json(by_alias=True, exclude_defaults=True) for s in _ordered(catalogue))
    return f"[{','.join(records)}]\n".encode()


def export_csv(catalogue: Catalogue) -> bytes:
    """Return the main columns as UTF-8 CSV with a byte order mark, by which Excel knows the encoding."""
    return csv_bytes(COLUMNS, (_row(catalogue, station) for station in _ordered(catalogue)))


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


def _json(data: Any) -> bytes:
    return (json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":")) + "\n").encode()
