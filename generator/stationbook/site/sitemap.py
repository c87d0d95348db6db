"""Which addresses does the sitemap list, and in which order, so that every build writes the same one?"""

import gzip
import re
from collections.abc import Iterable, Iterator
from datetime import date
from urllib.parse import quote

_ENTRY = re.compile(r"<loc>(.*?)</loc>")
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'


def listed_addresses(sitemap: str, site_url: str, stamped: frozenset[str], prototype: str) -> tuple[str, ...]:
    """Return the addresses that the theme's sitemap lists besides stamped pages and their prototypes."""
    ours = {_full(site_url, address) for address in stamped}
    return tuple(one for one in _ENTRY.findall(sitemap) if prototype not in one and one not in ours)


def sitemap_files(
    listed: Iterable[str], site_url: str, stamped: Iterable[str], on: date
) -> Iterator[tuple[str, bytes]]:
    """Yield the sitemap and its compressed twin; they list nothing where the site does not know its address."""
    addresses = sorted({*listed, *(_full(site_url, address) for address in stamped)}) if site_url else []
    entries = (
        f"    <url>\n         <loc>{one}</loc>\n         <lastmod>{on}</lastmod>\n    </url>\n" for one in addresses
    )
    xml = f"{_HEAD}{''.join(entries)}</urlset>\n".encode()
    yield "sitemap.xml", xml
    yield "sitemap.xml.gz", gzip.compress(xml, mtime=0)


def _full(site_url: str, address: str) -> str:
    return f"{site_url.rstrip('/')}/{quote(address)}"


def site_url_of(sitemap: str) -> str:
    """Return where the site stands, with a slash at the end, by its sitemap; empty where the site does not know.

    The home page has the shortest address of all.
    """
    return min(_ENTRY.findall(sitemap), key=len, default="")
