"""How do other programs read the stations: GeoJSON, CSV and JSON?

What is written of one station is made by itself, so that a build of a whole country makes only what changed.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice, repeat

from stationbook.exports.csv_text import BOM, safe_line
from stationbook.model.catalogue import Catalogue
from stationbook.model.coordinates import to_wgs84
from stationbook.model.division import Divisions
from stationbook.model.station import Station

COLUMNS = (
    *("id", "official_name", "tier", "kind", "status", "division", "division_name", "address", "phones", "sample"),
    *("aliases", "established_on", "opening_hours", "languages", "places"),
)
"""New columns come at the end: other programs count them."""
# A division's own files reach down to the county: six digits.
COUNTY = 6


def export_geojson(catalogue: Catalogue) -> Iterator[bytes]:
    """Yield the stations that have a place as a GeoJSON collection in WGS-84, sorted by id, piece by piece."""
    features = (feature for feature in _in_order(catalogue, "geojson", feature_text) if feature)
    return chain((b'{"features":[',), _separated(features), (b'],"type":"FeatureCollection"}\n',))


def export_json(catalogue: Catalogue) -> Iterator[bytes]:
    """Yield every station's whole record as a JSON list, sorted by id, piece by piece: a country's are sixty MB."""
    return _json_list(_in_order(catalogue, "json", record_bytes))


def _json_list(records: Iterable[bytes]) -> Iterator[bytes]:
    return chain((b"[",), _separated(records), (b"]\n",))


def _separated(records: Iterable[bytes]) -> Iterator[bytes]:
    return islice(chain.from_iterable(zip(repeat(b","), records, strict=False)), 1, None)


def export_csv(catalogue: Catalogue) -> bytes:
    """Return the main columns as UTF-8 CSV with a byte order mark, by which Excel knows the encoding."""
    lines = _in_order(catalogue, "csv", lambda station: csv_line(catalogue.divisions, station))
    return b"".join((BOM, safe_line(COLUMNS), *lines))


def columns_by_id(catalogue: Catalogue) -> tuple[Mapping[str, bytes], Mapping[str, bytes]]:
    """Return the line of the CSV and the record of every station, by its id."""
    lines = catalogue.each("csv", lambda station: csv_line(catalogue.divisions, station))
    records = catalogue.each("json", record_bytes)
    return dict(zip(catalogue.stations, lines, strict=True)), dict(zip(catalogue.stations, records, strict=True))


def export_division(
    path: str, ids: Sequence[str], lines: Mapping[str, bytes], records: Mapping[str, bytes]
) -> Iterator[tuple[str, bytes]]:
    """Yield the same two files with the stations of one division only, sorted by id."""
    yield f"{path}.csv", b"".join((BOM, safe_line(COLUMNS), *(lines[one] for one in ids)))
    yield f"{path}.json", b"".join(_json_list(records[one] for one in ids))


def _in_order(catalogue: Catalogue, name: str, make: Callable[[Station], bytes]) -> list[bytes]:
    """Return what was made of every station, sorted by id."""
    return [made for _, made in sorted(zip(catalogue.stations, catalogue.each(name, make), strict=True))]


def record_text(station: Station) -> str:
    """Return a station's whole record as JSON: what its file says, and nothing that it does not say."""
    return station.model_dump_json(by_alias=True, exclude_unset=True)


def record_bytes(station: Station) -> bytes:
    """Return the same in UTF-8, as the column of records holds it."""
    return record_text(station).encode()


def feature_text(station: Station) -> bytes:
    """Return a station as a GeoJSON feature in UTF-8; empty where it has no place."""
    if station.location is None:
        return b""
    lat, lon = to_wgs84(station.location.lat, station.location.lon, station.location.crs)
    properties = {
        "name": station.official_name,
        "tier": station.tier.value,
        "kind": station.kind.value,
        "status": station.status.value,
        "division": station.division,
        "precision": station.location.precision.value,
        "sample": station.sample,
        "page": station.address,
    }
    more = {"aliases": station.aliases, "languages": station.languages}
    feature = {
        "type": "Feature",
        "id": station.id,
        "geometry": {"type": "Point", "coordinates": [round(lon, 6), round(lat, 6)]},
        "properties": {**properties, **{name: value for name, value in more.items() if value}},
    }
    return json.dumps(feature, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def csv_line(divisions: Divisions, station: Station) -> bytes:
    """Return a station's line of the CSV in UTF-8, with its end."""
    row = [
        station.id,
        station.official_name,
        station.tier.value,
        station.kind.value,
        station.status.value,
        station.division,
        divisions.path_name(station.division),
        (station.premises.address or "") if station.premises else "",
        "；".join(phone.words for phone in station.phones),
        "示例" if station.sample else "",
        "；".join(station.aliases),
        str(station.established_on or ""),
        station.opening_hours or "",
        "；".join(station.languages),
        "；".join(place.name for place in station.places),
    ]
    return safe_line(row)
