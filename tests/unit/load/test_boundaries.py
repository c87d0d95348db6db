"""Is every outline that GeoJSON allows drawn, and every other one a problem?"""

import json
from pathlib import Path
from typing import Any

import pytest

from stationbook.load.boundaries import load_boundaries
from stationbook.pages.coverage import render_coverage
from tests.builders import context
from tests.tiny import write

RING = [[0, 0], [0, 1], [1, 1], [0, 0]]
POLYGON = {"type": "Polygon", "coordinates": [RING]}


def outlines(root: Path, geometry: Any, **properties: Any) -> list[str]:
    feature = {"type": "Feature", "properties": {"code": "990101101", **properties}, "geometry": geometry}
    write(root, "data/boundaries/sample.geojson", json.dumps({"type": "FeatureCollection", "features": [feature]}))
    return [str(problem) for problem in load_boundaries(root).problems]


@pytest.mark.parametrize(
    ("geometry", "parts"),
    [
        (POLYGON, 1),
        ({"type": "Polygon", "coordinates": [RING, RING]}, 2),
        ({"type": "MultiPolygon", "coordinates": [[RING], [RING, RING]]}, 3),
        ({"type": "Polygon", "coordinates": [[[*place, 812.5] for place in RING]]}, 1),
        ({"type": "Polygon", "coordinates": [[[1, 1]] * 4]}, 1),
    ],
    ids=["polygon", "hole", "several parts", "heights", "a mere point"],
)
def test_outline_that_geojson_allows_is_drawn_with_all_its_rings(tmp_path: Path, geometry: Any, parts: int) -> None:
    assert outlines(tmp_path, geometry) == []
    body = render_coverage(context(boundaries=load_boundaries(tmp_path).outlines)).body
    (path,) = [piece.split('"')[0] for piece in body.split(' d="')[1:]]
    assert path.count("M") == path.count("Z") == parts
    assert "清溪镇" in body


@pytest.mark.parametrize(
    "geometry",
    [
        None,
        {},
        {"type": "Point", "coordinates": [0, 0]},
        {"type": "LineString", "coordinates": RING},
        {"type": "Polygon", "coordinates": []},
        {"type": "Polygon", "coordinates": [[]]},
        {"type": "Polygon", "coordinates": [RING[:3]]},
        {"type": "Polygon", "coordinates": [[*RING[:3], [5, 5]]]},
        {"type": "Polygon", "coordinates": RING},
        {"type": "MultiPolygon", "coordinates": [RING]},
        {"type": "Polygon", "coordinates": [[[0], [0], [0], [0]]]},
        {"type": "Polygon", "coordinates": [[["0", "0"], [0, 1], [1, 1], ["0", "0"]]]},
        {"type": "Polygon", "coordinates": [[[True, 0], [0, 1], [1, 1], [True, 0]]]},
        {"type": "Polygon", "coordinates": [[[float("nan"), 0], [0, 1], [1, 1], [float("nan"), 0]]]},
        {"type": "Polygon", "coordinates": [[[400, 0], [0, 1], [1, 1], [400, 0]]]},
    ],
)
def test_damaged_outline_is_a_problem_that_names_it(tmp_path: Path, geometry: Any) -> None:
    (sentence,) = outlines(tmp_path, geometry)
    assert "第 1 个图形（990101101）不是轮廓" in sentence
    assert load_boundaries(tmp_path).outlines == {}


@pytest.mark.parametrize("code", [None, 990101101, "99010110", []])
def test_outline_without_a_code_is_a_problem(tmp_path: Path, code: Any) -> None:
    (sentence,) = outlines(tmp_path, POLYGON, code=code)
    assert "不是一组带区划代码的轮廓" in sentence
