"""Where did a page go? A small page that leads to another one, with no need of scripts."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import quote

from stationbook.model.brief import Brief
from stationbook.pages.page import absolute, root_of
from stationbook.pages.templating import render

REDIRECT_MARK = "stationbook:redirect"
"""Stands near the beginning of every page that only leads on."""


def is_redirect(html: bytes) -> bool:
    """Whether a page only leads to another one."""
    return REDIRECT_MARK.encode() in html[:100]


@dataclass(frozen=True, slots=True)
class Target:
    """A page to be led to, by its address relative to the site's root, with its name and the place in it."""

    page: str
    name: str
    place: str = ""

    @property
    def address(self) -> str:
        """Page and place as a link says them."""
        return quote(self.page) + (f"#{quote(self.place)}" if self.place else "")


def render_redirect(address: str, heading: str, targets: Sequence[Target], site_url: str) -> str:
    """Return the page at ``address`` that leads to its target; where there are several, the reader chooses.

    Search engines are told the address of the page itself, in full where the site knows its own.
    """
    page = targets[0].page
    canonical = absolute(site_url, page) if site_url else f"{root_of(address)}{quote(page)}"
    return render("redirect.html", address, mark=REDIRECT_MARK, heading=heading, targets=targets, canonical=canonical)


def former_addresses(stations: Iterable[Brief], site_url: str) -> Iterator[tuple[str, str]]:
    """Yield address and HTML of a page for every page that a station had under a former id."""
    for station in stations:
        for former in station.former_ids:
            address = f"stations/{former.replace('-', '/', 1)}/"
            target = Target(station.address, station.official_name)
            yield address, render_redirect(address, "这个站点换了网址", [target], site_url)
