"""Files of a tiny project, for tests that need one on disk."""

import re
import shutil
from pathlib import Path

QINGXI = """\
id: 990101-qingxi
official_name: 例县清溪镇社会工作服务站
tier: township
division: "990101101"
status: operating
sample: true
"""


def another(slug: str) -> str:
    """Return the record of another station of the same town."""
    return QINGXI.replace("qingxi", slug).replace("清溪镇", f"清溪镇{slug}")


def write(root: Path, name: str, text: str) -> Path:
    """Write a file of the project and return its path."""
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def make_tiny_project(root: Path, project: Path) -> Path:
    """One sample station in the sample county, with the real theme and settings but no navigation."""
    shutil.copytree(root / "overrides", project / "overrides")
    settings = (root / "mkdocs.yml").read_text(encoding="utf-8")
    settings = re.sub(r"  - stationbook:\n(?: {6}.*\n)+", "  - stationbook: {layer: false}\n", settings)
    write(project, "mkdocs.yml", re.sub(r"^nav:\n(?:[ -].*\n?)+", "", settings, flags=re.MULTILINE))
    write(project, "content/index.md", "---\ntitle: 首页\nkind: home\n---\n\n小小的世界。\n")
    for name in ("data/divisions/sample.csv", "data/services.yml", "data/hotlines.yml"):
        (project / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(root / name, project / name)
    write(project, "data/stations/99/990101/qingxi.yml", QINGXI)
    return project
