"""A small site and what visitors find where it is published, for the tests of publishing."""

import json
from datetime import date
from pathlib import Path

from stationbook.build.release.ours import OURS
from stationbook.pages.release import RELEASE_MARK
from stationbook.site.packages import write_packages

ON = date(2026, 11, 23)
PAGE = "stations/990101/qingxi/"
SITEMAP = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<urlset>\n<url><loc>https://example.org/</loc></url>\n'
    f"<url><loc>https://example.org/{PAGE}</loc></url>\n</urlset>\n"
)


def write_site(site: Path, words: str = "页面", sitemap: str = SITEMAP) -> None:
    """Write a site of three pages and two files, as a build leaves it."""
    for address in ("", PAGE, "offline/"):
        (site / address).mkdir(parents=True, exist_ok=True)
        (site / address / "index.html").write_text(f"<body>{RELEASE_MARK}<p>{words}</p></body>", encoding="utf-8")
    (site / "data.json").write_text("{}", encoding="utf-8")
    (site / "sitemap.xml").write_text(sitemap, encoding="utf-8")
    write_packages(site)


def contents(folder: Path) -> dict[str, bytes]:
    """Return what visitors find in a folder, by path."""
    files = {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}
    return {name: content for name, content in files.items() if not name.startswith(OURS)}


def listed(target: Path) -> list[tuple[str, list[str]]]:
    return [(one["version"], one["aliases"]) for one in json.loads((target / "versions.json").read_bytes())]


def below(found: dict[str, bytes], folder: str) -> dict[str, bytes]:
    return {name: content for name, content in found.items() if name.startswith(folder)}
