"""Which files make up the site? Catalogue in, a stream of pages and files out; knows no framework."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.exports.assessments import export_assessments
from generator.exports.calendar import export_calendar
from generator.exports.findings import export_findings
from generator.exports.records import export_item_ids, export_learning, export_regions, export_standards
from generator.exports.stations import export_csv, export_geojson, export_json
from generator.maps.folium_map import leaflet_files, map_script
from generator.maps.points import map_files
from generator.pages.assessments import render_assessment, render_assessments
from generator.pages.book import book_editions, book_word, render_book
from generator.pages.changes import render_changes
from generator.pages.comments import render_comments
from generator.pages.context import Context
from generator.pages.coverage import render_coverage
from generator.pages.division import render_division, render_divisions
from generator.pages.edition import render_edition, render_edition_in_force
from generator.pages.finder import render_finder
from generator.pages.findings import render_findings
from generator.pages.hotlines import render_hotlines
from generator.pages.indicators import render_indicators
from generator.pages.learn import render_group, render_learn, render_must_learn_list
from generator.pages.open_data import render_open_data
from generator.pages.page import Page
from generator.pages.pocket_card import render_pocket_card
from generator.pages.policy import render_policies, render_policy
from generator.pages.redirect import redirect_pages
from generator.pages.requirements import render_requirement, render_requirements
from generator.pages.search import render_search
from generator.pages.standard import render_standard
from generator.pages.standards_catalogue import render_series, render_standards
from generator.pages.station import render_station
from generator.search.division_choices import division_choices
from generator.search.full_text import full_text_index
from generator.search.records import SearchRecord, search_records, with_pages
from generator.search.station_index import station_index_files


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
        if book_editions(context, series_id):
            yield render_book(context, series_id)
    for standard in catalogue.standards.values():
        current = standard.shown(context.on)
        yield render_edition_in_force(context, standard, current) if current else render_standard(context, standard)
        for edition in standard.editions.values():
            yield render_edition(context, standard, edition)
            for older in standard.in_order:
                if older.dated < edition.dated:
                    yield render_changes(context, standard, edition, older)
            if edition.indicators is not None:
                yield render_indicators(context, standard, edition)
            if edition.comments:
                yield render_comments(context, standard, edition)
            if edition.requirements:
                yield render_requirements(context, standard, edition)
                for requirement in edition.requirements:
                    yield render_requirement(context, standard, edition, requirement)
    yield render_learn(context)
    yield render_group(context)
    for edition in catalogue.must_learn_editions():
        yield render_must_learn_list(context, edition)
    yield render_policies(context)
    for policy in catalogue.policies.values():
        yield render_policy(context, policy)
        if policy.procedure is not None:
            yield render_pocket_card(context, policy)
    yield render_finder(context)
    yield render_divisions(context)
    yield render_assessments(context)
    for result in context.results:
        yield from render_assessment(context, result)
    yield render_coverage(context)
    yield render_hotlines(context)
    yield render_open_data(context)


@dataclass(frozen=True)
class StampedPages:
    """The pages of which there may be tens of thousands: kind and address of each, rendered when asked for."""

    context: Context
    kinds: tuple[tuple[str, str, str], ...]

    def __len__(self) -> int:
        return len(self.kinds)

    def render(self, number: int) -> Page:
        """Return one page by its number."""
        kind, _, key = self.kinds[number]
        if kind == "station":
            return render_station(self.context, self.context.catalogue.stations[key])
        return (render_division if kind == "division" else render_findings)(self.context, key)


def stamped_pages(context: Context) -> StampedPages:
    """Return stations, divisions and findings: pages that are many, and alike but for their words."""
    kinds = [("station", station.address, station.id) for station in context.briefs]
    kinds += [("division", f"divisions/{code}/", code) for code in sorted(context.division_pages)]
    kinds += [("findings", f"findings/{code}/", code) for code in sorted(context.assessed_divisions)]
    return StampedPages(context, tuple(kinds))


def site_files(context: Context) -> Iterator[SiteFile]:
    """Yield every file that is not a page: search data, map data, assets of packages, open data."""
    catalogue = context.catalogue
    for address, html in redirect_pages(catalogue):
        yield SiteFile(f"{address}index.html", html.encode())
    for name, content in station_index_files(catalogue, on=context.on):
        yield SiteFile(name, content)
    yield SiteFile("finder/calendar.json", export_calendar(catalogue.calendar))
    for name, content in division_choices(catalogue):
        yield SiteFile(name, content)
    for name, content in map_files(catalogue, context.settings):
        yield SiteFile(f"map/{name}", content)
    yield SiteFile("map/map.js", map_script(context.settings))
    for series_id in catalogue.series:
        if book_editions(context, series_id):
            yield SiteFile(f"standards/{series_id}/book/book.docx", book_word(context, series_id))
    for name, content in leaflet_files():
        yield SiteFile(f"assets/leaflet/{name}", content)
    yield SiteFile("data/stations.geojson", export_geojson(catalogue))
    yield SiteFile("data/stations.csv", export_csv(catalogue))
    yield SiteFile("data/stations.json", export_json(catalogue))
    yield SiteFile("data/regions.json", export_regions(catalogue))
    yield SiteFile("data/standards.json", export_standards(catalogue))
    yield SiteFile("data/findings.json", export_findings(catalogue, on=context.on))
    for name, content in export_assessments(catalogue, on=context.on):
        yield SiteFile(f"data/{name}", content)
    yield SiteFile("learn/items.json", export_item_ids(catalogue))
    yield SiteFile("data/learning.json", export_learning(catalogue))


def search_files(context: Context, written: Iterable[SearchRecord]) -> Iterator[SiteFile]:
    """Yield the index of all words; ``written`` are the records of the pages that people wrote."""
    for name, content in full_text_index(with_pages(search_records(context.catalogue), written)):
        yield SiteFile(f"pagefind/{name}", content)
