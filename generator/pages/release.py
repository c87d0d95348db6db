"""What does a page say of the release it belongs to?"""

from generator.pages.page import root_of
from generator.pages.templating import render

RELEASE_MARK = "<!--stationbook:release-->"
"""Stands in every page of a built site; publishing puts the release's line in its place."""


def render_release_line(address: str, *, version: str, latest: str) -> str:
    """Return the line 本页为 X 版 with a link to the same page of the latest release."""
    releases = f"{root_of(address)}../"
    return render("release.html", address, version=version, latest=latest, releases=releases, page=address)


def render_release_redirect(url: str) -> str:
    """Return the page that leads from the folder of all releases to one of them."""
    return render("release_redirect.html", "", url=url)
