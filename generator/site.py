"""Which files make up the site? Catalogue in, a stream of pages and files out; knows no framework."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.pages.context import Context
from generator.pages.edition import render_edition, render_edition_in_force
from generator.pages.indicators import render_indicators
from generator.pages.learn import render_learn, render_must_learn_list
from generator.pages.page import Page
from generator.pages.policy import render_policies, render_policy
from generator.pages.search import render_search
from generator.pages.standard import render_standard
from generator.pages.standards_catalogue import render_series, render_standards
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
    catalogue = context.catalogue
    yield render_search(context)
    yield render_standards(context)
    for series_id in catalogue.series:
        yield render_series(context, series_id)
    for standard in catalogue.standards.values():
        newest = standard.latest
        yield render_edition_in_force(context, standard, newest) if newest else render_standard(context, standard)
        for edition in standard.editions.values():
            yield render_edition(context, standard, edition)
            if edition.indicators is not None:
                yield render_indicators(context, standard, edition)
    yield render_learn(context)
    for edition in catalogue.must_learn_editions():
        yield render_must_learn_list(context, edition)
    yield render_policies(context)
    for policy in catalogue.policies.values():
        yield render_policy(context, policy)
    for station in catalogue.stations.values():
        yield render_station(context, station)


def site_files(context: Context) -> Iterator[SiteFile]:
    """Yield every file that is not a page: map data, search data, open data, assets of packages."""
    yield from ()


def search_files(context: Context, written: Iterable[SearchRecord]) -> Iterator[SiteFile]:
    """Yield the index of all words; ``written`` are the records of the pages that people wrote."""
    for name, content in full_text_index(with_pages(search_records(context.catalogue), written)):
        yield SiteFile(f"pagefind/{name}", content)
