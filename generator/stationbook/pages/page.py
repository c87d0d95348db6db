"""What is a rendered page, before any framework puts its frame around it?"""

from dataclasses import dataclass
from urllib.parse import quote

# What stands for itself in an address (RFC 3986), and what is quoted already.
_URL = ":/?#[]@!$&'()*+,;=%~"


@dataclass(frozen=True, slots=True)
class Heading:
    """An entry of a page's own contents: level 2 or 3, with the id that the body carries."""

    id: str
    title: str
    level: int = 2


@dataclass(frozen=True, slots=True)
class Page:
    """A page by its address relative to the site's root (``stations/990101/qingxi/``; empty for home).

    ``body`` is HTML for the content area, ``kind`` names the sort of page (station, division, …) for
    styles and tests, ``headings`` are the contents of a long page.
    """

    address: str
    title: str
    kind: str
    body: str
    description: str = ""
    headings: tuple[Heading, ...] = ()


def absolute(site_url: str, address: str) -> str:
    """Return the whole address of a page of the site that stands at ``site_url``."""
    return quote(site_url.rstrip("/") + "/", safe=_URL) + quote(address)


def root_of(address: str) -> str:
    """Return the relative way from a page to the site's root: ``../../../`` for three folders, ``./`` at home."""
    return "../" * address.count("/") or "./"
