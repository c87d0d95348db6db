"""The project in which the examples of problems are tried, and how an example is put into it."""

import re
from pathlib import Path

from stationbook.model.problem_kind import REAL_STATION, STATION
from tests.tiny import write
from tests.whole import FILES

_NEWEST = "content/standards/tiny/rules/2026/index.md"
_STATIONS = "data/stations/99/990101"
WORLD = {
    **FILES,
    _NEWEST: FILES[_NEWEST].replace("记录应公开。", "记录应全部公开，每 160 份查一次。"),
    # A number that no example has.
    f"{_STATIONS}/qingxi.yml": FILES[f"{_STATIONS}/qingxi.yml"].replace("000-12345678", "000-87654321"),
    # Four stations with places, so that one may lie far from the others.
    f"{_STATIONS}/zongzhan.yml": FILES[f"{_STATIONS}/zongzhan.yml"]
    + "location: {lat: 0.12, lon: 0.21, precision: exact}\n",
    f"{_STATIONS}/jiuzhan.yml": FILES[f"{_STATIONS}/jiuzhan.yml"]
    + "location: {lat: 0.14, lon: 0.19, precision: exact}\n",
    "mkdocs.yml": "site_name: 小站\nplugins:\n  - stationbook: {layer: false}\n",
    "content/index.md": "---\ntitle: 首页\nkind: home\n---\n\n小小的世界。\n",
    "data/divisions/counties.csv": "code,name,township_divisions\n52,贵州省,\n5203,遵义市,\n520302,红花岗区,1\n",
    "data/divisions/townships.csv": "code,name\n520302002,新街道\n",
    "data/divisions/successions/national.yml": """\
- on: 2024-01-01
  kind: recoded
  from: [{code: "520302001", name: 某街道}]
  to: ["520302002"]
  source: {title: 某批复, publisher: 某省人民政府, on: 2024-01}
""",
    REAL_STATION: """\
id: 520302-jie
official_name: 新街道社会工作服务站
tier: township
division: "520302002"
status: operating
""",
    STATION: """\
id: 990101-baishi
official_name: 例县白石镇社会工作服务站
tier: township
division: "990101102"
status: operating
sample: true
""",
}
_KEY = re.compile(r"^([\w-]+)\s*[:：]", re.MULTILINE)


def with_example(root: Path, path: str, example: str) -> Path:
    """Write the project with an example in it, as `ProblemKind` says, and return its root."""
    for name, text in WORLD.items():
        write(root, name, text)
    file = root / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(_with(path, WORLD.get(path, ""), example).encode("utf-8", "surrogateescape"))
    return root


def _with(path: str, text: str, example: str) -> str:
    """Return the text of a file with an example in it."""
    if path == "mkdocs.yml" or example.startswith(("---\n", "code,", "{")) or not text:
        return f"{example}\n"
    if path.endswith(".md") and not _KEY.match(example):
        return f"{text}\n{example}\n"
    if path.endswith(".csv") or text.startswith("- "):
        return f"{text}{example}\n"
    if path.endswith(".md"):
        front, body = text.removeprefix("---\n").split("---\n", 1)
        return f"---\n{_merged(front, example)}---\n{body}"
    return _merged(text, example)


def _merged(text: str, example: str) -> str:
    """Return fields of a record with those of an example in place of their own."""
    named = set(_KEY.findall(example))
    fields = re.split(r"^(?=[\w-]+:)", text, flags=re.MULTILINE)
    kept = [field for field in fields if field and field.split(":", 1)[0] not in named]
    return f"{''.join(kept)}{example}\n"
