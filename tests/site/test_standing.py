"""Has everything that is named on paper its standing address, and leads each to a place that exists?"""

import re
from datetime import date
from html import unescape
from pathlib import Path
from urllib.parse import unquote

from stationbook.build.site import build_site
from tests.conftest import BUILT_ON
from tests.site.reading import data

_CLAUSE = re.compile(r'<section class="sb-clause [^"]*" id="([^"]+)"')


def standing(site: Path, folder: str) -> set[str]:
    """Return the addresses below a folder of standing addresses."""
    return {f"{path.parent.relative_to(site).as_posix()}/" for path in (site / folder).rglob("index.html")}


def test_every_station_has_one_under_each_of_its_ids(built_site: Path) -> None:
    stations = data(built_site, "data/stations.json")
    ids = {one for station in stations for one in (station["id"], *station.get("former_ids", ()))}
    assert "990101-yantian" in ids
    assert standing(built_site, "s") == {f"s/{one}/" for one in ids}


def test_what_only_leads_on_is_not_counted_as_a_page(tiny_project: Path) -> None:
    built = build_site(tiny_project, tiny_project / "site", on=date.fromisoformat(BUILT_ON))
    pages = {path.parent.relative_to(built.site_dir).as_posix() for path in built.site_dir.rglob("index.html")}
    assert pages >= {"s/990101-qingxi", "stations/990101/qingxi"}
    assert built.pages == len(pages) - 1


def test_every_policy_has_one(built_site: Path) -> None:
    policies = {path.parent.name for path in (built_site / "policies").glob("*/index.html")}
    assert len(policies) > 20
    assert standing(built_site, "p") == {f"p/{one}/" for one in policies}


def test_every_clause_of_a_shown_text_has_one_that_leads_to_it(built_site: Path) -> None:
    there = standing(built_site, "c")
    checked = 0
    for path in (built_site / "standards").glob("*/*/index.html"):
        name = path.parent.relative_to(built_site / "standards").as_posix()
        for clause in _CLAUSE.findall(path.read_text(encoding="utf-8")) if path.parent.name != "book" else ():
            assert f"c/{name}/{clause}/" in there
            html = (built_site / f"c/{name}/{clause}/index.html").read_text(encoding="utf-8")
            assert f'url=../../../../standards/{name}/#{clause}"' in html
            checked += 1
    assert checked > 300


def test_each_leads_to_a_file_and_a_place_that_exist_and_is_not_listed(built_site: Path) -> None:
    ids: dict[Path, set[str]] = {}
    addresses = sorted(standing(built_site, "s") | standing(built_site, "c") | standing(built_site, "p"))
    for address in addresses:
        html = (built_site / address / "index.html").read_text(encoding="utf-8")
        assert '<meta name="robots" content="noindex">' in html
        found = re.findall(r'content="0; url=([^"]+)"|<a href="([^"]+)"', html)
        assert len(found) >= 2, address
        for link in map(unescape, (one or other for one, other in found)):
            page, _, place = link.partition("#")
            target = (built_site / address / unquote(page) / "index.html").resolve()
            assert target.is_file(), address
            if target not in ids:
                ids[target] = set(re.findall(r' id="([^"]+)"', target.read_text(encoding="utf-8")))
            assert not place or unquote(place) in ids[target], address
    listed = (built_site / "offline/standards.json").read_text(encoding="utf-8")
    assert [one for one in addresses if f'"{one}"' in listed] == []
