"""Which files make up the site? Catalogue in, a stream of pages and files out; knows no framework."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.pages.context import Context
from generator.pages.page import Page
from generator.pages.search import render_search
from generator.pages.station import render_station
from generator.search.full_text import full_text_index
from generator.search.records import SearchRecord, search_records, with_pages


@dataclass(frozen=True, slots=True)
class SiteFile:
    """A file that stands as it is, by its path relative to the site's root."""

    path: str
    content: bytes


def site_pages(context: Context) -> Iterator[Page]:
    """Yield every generated page, in the order of the sections of the site."""
    yield render_search(context)
    for station in context.catalogue.stations.values():
        yield render_station(context, station)


def site_files(context: Context) -> Iterator[SiteFile]:
    """Yield every file that is not a page: map data, search data, open data, assets of packages."""
    yield from ()


def search_files(context: Context, written: Iterable[SearchRecord]) -> Iterator[SiteFile]:
    """Yield the index of all words; ``written`` are the records of the pages that people wrote."""
    for name, content in full_text_index(with_pages(search_records(context.catalogue), written)):
        yield SiteFile(f"pagefind/{name}", content)
