"""What does a page say of the release it belongs to, and what stands beside the releases?"""

from collections.abc import Iterable
from urllib.parse import quote

from stationbook.pages.page import root_of
from stationbook.pages.redirect import REDIRECT_MARK
from stationbook.pages.standing import FOLDERS
from stationbook.pages.templating import render

RELEASE_MARK = "<!--stationbook:release-->"
"""Stands in every page of a built site; publishing puts the release's line in its place."""
ROOT_MARK = "stationbook:root"
"""Stands near the beginning of every file that publishing writes beside the releases."""


def render_release_line(address: str, *, version: str, latest: str) -> str:
    """Return the line 本页为 X 版 with a link to the same page of the latest release.

    ``latest`` is the alias under which that always stands; where there is none, the link leads to the root.
    """
    releases = f"{root_of(address)}../"
    return render("release.html", address, version=version, latest=latest, releases=releases, page=address)


def render_leading_page(address: str, *, lead: str) -> str:
    """Return the page at an address without a version: it leads to the same page in the folder ``lead``."""
    return render("leading_page.html", address, mark=ROOT_MARK, url=f"{root_of(address)}{lead}/{quote(address)}")


def led_into(redirect: bytes, address: str, lead: str) -> bytes:
    """Return a page of a site that only leads to another, as it stands beside the releases: it leads into ``lead``."""
    root = root_of(address)
    marked = redirect.replace(REDIRECT_MARK.encode(), ROOT_MARK.encode(), 1)
    return marked.replace(root.encode(), f"{root}{lead}/".encode())


def render_not_found(base: str, *, lead: str, names: Iterable[str]) -> str:
    """Return the page for an address that has none: what has no version is looked for in the folder ``lead``.

    ``base`` is the path of the folder of all releases on the server; ``names`` are the folders of releases.
    """
    names, standing = " ".join(sorted(names)), " ".join(FOLDERS)
    return render("not_found.html", "", mark=ROOT_MARK, base=base, lead=lead, names=names, standing=standing)


def render_robots(site_url: str) -> str:
    """Return the words for search engines: all may be read, and where the list of pages is."""
    return f"# {ROOT_MARK}\nUser-agent: *\nAllow: /\n\nSitemap: {site_url}sitemap.xml\n"
