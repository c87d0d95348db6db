"""Where are the stations, in files small enough for a phone?"""

import json
from collections.abc import Iterator
from typing import Any

from stationbook.assess.coverage import assess_coverage, covered_divisions
from stationbook.model.brief import Brief
from stationbook.model.catalogue import Catalogue
from stationbook.model.settings import Settings
from stationbook.model.terms import Precision

# Four decimals are about ten metres.
SCALE = 10_000
# One place in so many may lie outside the core of a province, at each end of latitude and longitude.
_CORE = 50

# Outlines that say of themselves that they are fictional; every other file needs a 审图号 in the settings.
SAMPLE_OUTLINES = "sample"


def map_files(catalogue: Catalogue, settings: Settings) -> Iterator[tuple[str, bytes]]:
    """Yield the files of the map below ``map/``: the overview, the points of each province, the outlines.

    Of the outlines only those of the sample county and those that the settings name with their 审图号.
    """
    provinces: dict[str, list[Brief]] = {}
    for station in sorted((one for one in catalogue.briefs if one.place), key=lambda one: one.id):
        provinces.setdefault(station.division[:2], []).append(station)
    approved = {SAMPLE_OUTLINES: "", **dict(settings.boundaries)}
    outlines = {name: approved[name] for name in sorted(catalogue.boundaries) if name in approved}
    overview = {
        "version": 1,
        "provinces": [_overview(catalogue, *one) for one in provinces.items()],
        "outlines": [{"name": name, "review": review} for name, review in outlines.items()],
    }
    yield "overview.json", _json(overview)
    for code, stations in provinces.items():
        yield f"points/{code}.json", points_file(stations)
    for name in outlines:
        yield f"boundaries/{name}.json", _json(_with_coverage(catalogue, catalogue.boundaries[name]))


def points_file(stations: list[Brief]) -> bytes:
    """Return columns of points: ids, and WGS-84 latitudes and longitudes as differences of whole 1/10000 degrees."""
    places = [_place(station) for station in stations]
    precisions = list(Precision)
    return _json(
        {
            "version": 1,
            "scale": SCALE,
            "id": [station.id for station in stations],
            "lat": _differences([lat for lat, _ in places]),
            "lon": _differences([lon for _, lon in places]),
            "precision": [precisions.index(s.place[2]) for s in stations if s.place],
        }
    )


def _overview(catalogue: Catalogue, code: str, stations: list[Brief]) -> dict[str, Any]:
    """Count a province at the mean of its points, with the box that holds them and the one that holds nearly all.

    A view is opened by ``core``, so that a few stations with wrong places do not shrink all others to a dot.
    """
    places = [_place(station) for station in stations]
    lats, lons = sorted(lat for lat, _ in places), sorted(lon for _, lon in places)
    cut = len(places) // _CORE
    division = catalogue.divisions.get(code)
    return {
        "code": code,
        "name": division.name if division else code,
        "count": len(stations),
        "at": [round(sum(lats) / len(lats) / SCALE, 4), round(sum(lons) / len(lons) / SCALE, 4)],
        "box": [[lats[0] / SCALE, lons[0] / SCALE], [lats[-1] / SCALE, lons[-1] / SCALE]],
        "core": [[lats[cut] / SCALE, lons[cut] / SCALE], [lats[-1 - cut] / SCALE, lons[-1 - cut] / SCALE]],
        "sample": code.startswith("99"),
    }


def _place(station: Brief) -> tuple[int, int]:
    if station.place is None:
        raise ValueError(f"{station.id} has no place")
    lat, lon, _ = station.place
    return round(lat * SCALE), round(lon * SCALE)


def _differences(values: list[int]) -> list[int]:
    return [value - before for before, value in zip([0, *values], values, strict=False)]


def _with_coverage(catalogue: Catalogue, outlines: dict[str, Any]) -> dict[str, Any]:
    """Add to each outline the coverage of its division, by which the map colours it."""
    covered = covered_divisions(catalogue.briefs)
    features = []
    for feature in outlines["features"]:
        code = feature["properties"]["code"]
        coverage = assess_coverage(code, covered, catalogue.divisions)
        shown = {"covered": coverage.covered, "due": coverage.due}
        features.append({**feature, "properties": {**feature["properties"], **shown}})
    return {**outlines, "features": features}


def _json(data: Any) -> bytes:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode()
