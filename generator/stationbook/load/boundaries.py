"""Which outlines of divisions lie under data/boundaries?"""

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from stationbook.load.files import FileRefusedError, read_text, relative
from stationbook.model.problem import Problem
from stationbook.model.problem_kind import ProblemKind
from stationbook.model.record import CODE

OUTLINE = ProblemKind(
    "outline-wrong",
    "边界文件不对",
    "边界是 GeoJSON：一个 FeatureCollection，每个图形是闭合的 Polygon 或 MultiPolygon，属性 code 写区划代码。",
    wrong='{"type": "FeatureCollection", "features": [{"type": "Feature", "properties": {"code": "990101"}}]}',
    right="""\
{"type": "FeatureCollection", "features": [{"type": "Feature", "properties": {"code": "990101"},
"geometry": {"type": "Polygon", "coordinates": [[[0, 0], [0, 1], [1, 1], [0, 0]]]}}]}""",
    path="data/boundaries/county.geojson",
)

# Outlines of a whole province are longer than a record may be.
_LONGEST = 16 * 1024 * 1024


@dataclass(frozen=True)
class LoadedBoundaries:
    """GeoJSON feature collections by the names of their files, and every problem met while reading."""

    outlines: Mapping[str, Any]
    problems: tuple[Problem, ...]


def load_boundaries(root: Path) -> LoadedBoundaries:
    """Read every .geojson file; each feature names its division by the property ``code``."""
    outlines: dict[str, Any] = {}
    problems: list[Problem] = []
    for path in sorted((root / "data/boundaries").glob("*.geojson")):
        name = relative(root, path)
        try:
            data = json.loads(read_text(root, path, longest=_LONGEST))
        except FileRefusedError as refused:
            problems.append(refused.problem(name))
        except (json.JSONDecodeError, RecursionError) as error:
            line, column = (error.lineno, error.colno) if isinstance(error, json.JSONDecodeError) else (1, 1)
            problems.append(OUTLINE.at(name, (), "不是正确的 GeoJSON", "用制图软件重新导出", line, column))
        else:
            if wrong := _wrong(data):
                problems.append(OUTLINE.at(name, (), *wrong, 1, 1))
            else:
                outlines[path.stem] = data
    return LoadedBoundaries(outlines, tuple(problems))


_COLLECTION = "不是一组带区划代码的轮廓", "导出为 FeatureCollection，每个图形的属性里写 code"


def _wrong(data: Any) -> tuple[str, str] | None:
    """Return what is wrong in a collection of outlines and what to do; None where nothing is."""
    features = data.get("features") if isinstance(data, dict) else None
    if not isinstance(features, list):
        return _COLLECTION
    for number, feature in enumerate(features, start=1):
        properties = feature.get("properties") if isinstance(feature, dict) else None
        code = properties.get("code") if isinstance(properties, dict) else None
        if not isinstance(code, str) or not CODE.fullmatch(code):
            return _COLLECTION
        if not _is_outline(feature.get("geometry")):
            words = f"第 {number} 个图形（{code}）不是轮廓"
            return words, "导出为 Polygon 或 MultiPolygon，经纬度用度，每一圈首尾相接"
    return None


def _is_outline(geometry: Any) -> bool:
    """Whether a geometry is a Polygon or a MultiPolygon by RFC 7946; heights are allowed, and not used."""
    if not isinstance(geometry, dict):
        return False
    kind, coordinates = geometry.get("type"), geometry.get("coordinates")
    polygons = [coordinates] if kind == "Polygon" else coordinates if kind == "MultiPolygon" else None
    return (
        isinstance(polygons, list)
        and bool(polygons)
        and all(isinstance(rings, list) and bool(rings) and all(map(_is_ring, rings)) for rings in polygons)
    )


def _is_ring(ring: Any) -> bool:
    """Whether a ring closes, and all its places lie on the earth."""
    return isinstance(ring, list) and len(ring) >= 4 and all(map(_is_place, ring)) and ring[0] == ring[-1]


def _is_place(place: Any) -> bool:
    if not isinstance(place, list) or len(place) < 2:
        return False
    if not all(isinstance(number, int | float) and not isinstance(number, bool) for number in place):
        return False
    # What is not a number is not within any bounds either.
    return -180 <= place[0] <= 180 and -90 <= place[1] <= 90 and all(abs(number) < math.inf for number in place)
