"""Where did a page go? Old addresses of stations lead to the new ones."""

from collections.abc import Iterator

from stationbook.model.catalogue import Catalogue
from stationbook.pages.page import root_of
from stationbook.pages.templating import render


def redirect_pages(catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    """Yield address and HTML of a page for every former id of a station; it needs no script."""
    for station in catalogue.briefs:
        for former in station.former_ids:
            address = f"stations/{former.replace('-', '/', 1)}/"
            yield (
                address,
                render("redirect.html", address, url=root_of(address) + station.address, name=station.official_name),
            )
