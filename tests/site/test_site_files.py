"""Does the built site hang together as files: links, anchors, languages, nothing from elsewhere?"""

import re
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from stationbook.site.pages import PAGES
from stationbook.site.stamped import STAMPED
from tests.browser.kinds import KINDS


class _Page(HTMLParser):
    """Gathers the ids and links of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.ids: set[str] = set()
        self.links: list[str] = []
        self.loads: list[str] = []
        self.styled: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if values.get("id"):
            self.ids.add(str(values["id"]))
        if tag == "a" and values.get("href"):
            self.links.append(str(values["href"]))
        elif tag in {"script", "img", "iframe", "source", "video"} and values.get("src"):
            self.loads.append(str(values["src"]))
        elif tag == "link" and values.get("rel") not in {"canonical"} and values.get("href"):
            self.loads.append(str(values["href"]))
        if "style" in values:
            self.styled.append(tag)


@cache
def read_page(path: Path) -> _Page:
    return _Page(path.read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def pages(built_site: Path) -> list[Path]:
    found = sorted(path for path in built_site.rglob("*.html") if path.name != "404.html")
    assert len(found) > 150
    return found


def broken_links(site: Path, pages: list[Path]) -> list[tuple[str, str, str]]:
    """Return page, link and reason for every link within the site that leads nowhere."""
    broken = []
    for page in pages:
        for link in (*read_page(page).links, *read_page(page).loads):
            parts = urlsplit(link)
            if parts.scheme or parts.netloc:
                continue
            target = (page.parent / unquote(parts.path)).resolve() if parts.path else page
            target = target / "index.html" if target.is_dir() else target
            anchor = unquote(parts.fragment)
            if not target.is_file() or not target.is_relative_to(site):
                broken.append((str(page.relative_to(site)), link, "no file"))
            elif anchor and target.suffix == ".html" and anchor not in read_page(target).ids:
                broken.append((str(page.relative_to(site)), link, "no anchor"))
    return broken


def test_every_internal_link_and_anchor_resolves(built_site: Path, pages: list[Path]) -> None:
    assert broken_links(built_site, pages) == []


def test_nothing_is_loaded_from_elsewhere(pages: list[Path]) -> None:
    foreign = {link for page in pages for link in read_page(page).loads if urlsplit(link).netloc}
    assert foreign == set()


def test_links_lead_only_to_pages_phones_and_maps(pages: list[Path]) -> None:
    schemes = {urlsplit(link).scheme for page in pages for link in read_page(page).links}
    assert schemes <= {"", "https", "http", "tel"}


def test_no_page_carries_inline_style(pages: list[Path], built_site: Path) -> None:
    styled = {str(p.relative_to(built_site)): read_page(p).styled for p in pages if read_page(p).styled}
    assert styled == {}


def test_no_sample_station_offers_a_call_or_a_way(built_site: Path) -> None:
    for page in (built_site / "stations").glob("99*/*/index.html"):
        article = page.read_text(encoding="utf-8").split("<article", 1)[-1]
        assert "tel:000" not in article
        assert not re.search(r"amap\.com|map\.baidu|apis\.map\.qq|maps\.apple", article), page


def test_every_sample_station_says_so(built_site: Path) -> None:
    samples = [
        p for p in (built_site / "stations").glob("99*/*/index.html") if "sb-page--station" in p.read_text("utf-8")
    ]
    assert len(samples) >= 23
    assert all("示例数据" in page.read_text(encoding="utf-8") for page in samples)


def test_yaml_is_not_published(built_site: Path) -> None:
    assert [p for p in built_site.rglob("*") if p.suffix in {".yml", ".yaml"}] == []


def test_browser_opens_a_page_of_every_kind(built_site: Path) -> None:
    files = [built_site / address.partition("?")[0] for address in KINDS.values()]
    texts = [(file / "index.html" if file.is_dir() else file).read_text(encoding="utf-8") for file in files]
    opened = {kind for text in texts for kind in re.findall(r'data-kind="([^"]+)"', text)}
    assert {kind.name for kind in (*PAGES, *STAMPED)} - opened == set()
