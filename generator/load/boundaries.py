"""Which outlines of divisions lie under data/boundaries?"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.load.files import FileRefusedError, read_text, relative
from generator.model.problem import Problem

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
            problems.append(Problem(name, (), refused.message, refused.hint, refused.line))
        except (json.JSONDecodeError, RecursionError) as error:
            line, column = (error.lineno, error.colno) if isinstance(error, json.JSONDecodeError) else (1, 1)
            problems.append(Problem(name, (), "不是正确的 GeoJSON", "用制图软件重新导出", line, column))
        else:
            if _is_collection(data):
                outlines[path.stem] = data
            else:
                hint = "导出为 FeatureCollection，每个图形的属性里写 code"
                problems.append(Problem(name, (), "不是一组带区划代码的轮廓", hint, 1, 1))
    return LoadedBoundaries(outlines, tuple(problems))


def _is_collection(data: Any) -> bool:
    features = data.get("features") if isinstance(data, dict) else None
    return isinstance(features, list) and all(
        isinstance(feature, dict)
        and isinstance(feature.get("properties"), dict)
        and isinstance(feature["properties"].get("code"), str)
        and isinstance(feature.get("geometry"), dict)
        for feature in features
    )
