"""Files of a tiny project, for tests that need one on disk."""

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
