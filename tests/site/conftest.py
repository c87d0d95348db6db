"""A tiny project on disk: the real frame around a handful of records."""

import re
import shutil
from pathlib import Path

import pytest

from tests.tiny import QINGXI, write


@pytest.fixture
def tiny_project(root: Path, tmp_path: Path) -> Path:
    """One sample station in the sample county, with the real theme and settings but no navigation."""
    project = tmp_path / "project"
    shutil.copytree(root / "overrides", project / "overrides")
    settings = (root / "mkdocs.yml").read_text(encoding="utf-8")
    write(project, "mkdocs.yml", re.sub(r"^nav:\n(?:[ -].*\n?)+", "", settings, flags=re.MULTILINE))
    write(project, "content/index.md", "---\ntitle: 首页\nkind: home\n---\n\n小小的世界。\n")
    for name in ("data/divisions/sample.csv", "data/services.yml", "data/hotlines.yml"):
        (project / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(root / name, project / name)
    write(project, "data/stations/99/990101/qingxi.yml", QINGXI)
    return project
