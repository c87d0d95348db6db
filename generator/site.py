"""Which files make up the site? Catalogue in, a stream of pages and files out; knows no framework."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from generator.exports.anki import export_decks
from generator.exports.assessments import export_assessments
from generator.exports.calendar import export_calendar
from generator.exports.findings import export_findings
from generator.exports.questions import export_asked, export_cards, export_items_csv, export_questions_csv
from generator.exports.records import export_item_ids, export_learning, export_regions, export_standards
from generator.exports.stations import export_csv, export_geojson, export_json
from generator.maps.folium_map import leaflet_files, map_script
from generator.maps.points import map_files
from generator.model.catalogue import Catalogue
from generator.model.standard import Standard
from generator.pages.assessments import assessed_subjects, assessment_pages, render_assessed_subject, render_assessments
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
from generator.pages.policy import render_policies, render_policy
from generator.pages.questions import (
    question_sets,
    render_exam,
    render_key,
    render_paper,
    render_review,
    render_test,
)
from generator.pages.redirect import redirect_pages
from generator.pages.requirements import render_requirement, render_requirements
from generator.pages.search import render_search
from generator.pages.standard import render_standard
from generator.pages.standards_catalogue import render_series, render_standards
from generator.pages.station import render_station
from generator.search.division_choices import division_choices
from generator.search.full_text import full_text_index
from generator.search.records import SearchRecord, search_records, with_pages
from generator.search.station_index import CONTACTS_FILE, INDEX_FILE, contacts_file, index_file

Pending = Callable[[], Page]
"""A page that is rendered when it is asked for."""


def site_pages(context: Context) -> Iterator[Pending]:
    """Yield every generated page that the theme renders, in the order of the sections of the site."""
    catalogue = context.catalogue
    yield partial(render_search, context)
    yield partial(render_standards, context)
    for series_id in catalogue.series:
        yield partial(render_series, context, series_id)
        if book_editions(context, series_id):
            yield partial(render_book, context, series_id)
    for standard in catalogue.standards.values():
        yield from _standard_pages(context, standard)
    yield partial(render_learn, context)
    yield partial(render_group, context)
    for edition in catalogue.must_learn_editions():
        yield partial(render_must_learn_list, context, edition)
    for questions in question_sets(context):
        yield partial(render_test, context, questions)
    yield partial(render_exam, context)
    yield partial(render_paper, context)
    yield partial(render_key, context)
    yield partial(render_review, context)
    yield partial(render_policies, context)
    for policy in catalogue.policies.values():
        yield partial(render_policy, context, policy)
    yield partial(render_finder, context)
    yield partial(render_divisions, context)
    yield partial(render_assessments, context)
    yield from assessment_pages(context)
    yield partial(render_coverage, context)
    yield partial(render_hotlines, context)
    yield partial(render_open_data, context)


def _standard_pages(context: Context, standard: Standard) -> Iterator[Pending]:
    current = standard.shown(context.on)
    if current:
        yield partial(render_edition_in_force, context, standard, current)
    else:
        yield partial(render_standard, context, standard)
    for edition in standard.editions.values():
        yield partial(render_edition, context, standard, edition)
        for older in standard.in_order:
            if older.dated < edition.dated:
                yield partial(render_changes, context, standard, edition, older)
        if edition.indicators is not None:
            yield partial(render_indicators, context, standard, edition)
        if edition.comments:
            yield partial(render_comments, context, standard, edition)
        if edition.requirements:
            yield partial(render_requirements, context, standard, edition)
            for requirement in edition.requirements:
                yield partial(render_requirement, context, standard, edition, requirement)


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
        if kind == "assessed subject":
            return render_assessed_subject(self.context, key)
        return (render_division if kind == "division" else render_findings)(self.context, key)


def stamped_pages(context: Context) -> StampedPages:
    """Return stations, divisions, findings and scores: pages that are many, and alike but for their words."""
    kinds = [("station", station.address, station.id) for station in context.briefs]
    kinds += [("division", f"divisions/{code}/", code) for code in sorted(context.division_pages)]
    kinds += [("findings", f"findings/{code}/", code) for code in sorted(context.assessed_divisions)]
    kinds += [("assessed subject", address, key) for address, key in assessed_subjects(context)]
    return StampedPages(context, tuple(kinds))


@dataclass(frozen=True)
class FileGroup:
    """Files that are made together, and the columns of the stations that they are made of."""

    reads: frozenset[str]
    make: Callable[[], Iterable[tuple[str, bytes]]]


def file_groups(context: Context) -> Iterator[FileGroup]:
    """Yield every file that is not a page: search data, map data, assets of packages, open data."""
    catalogue, on = context.catalogue, context.on

    def one(path: str, make: Callable[[], bytes], *reads: str) -> FileGroup:
        return FileGroup(frozenset(reads), lambda: [(path, make())])

    yield FileGroup(frozenset({"brief"}), lambda: _redirects(catalogue))
    yield one(INDEX_FILE, lambda: index_file(catalogue, on=on), "brief", "index")
    yield one(CONTACTS_FILE, lambda: contacts_file(catalogue), "brief", "contacts")
    yield one("finder/calendar.json", lambda: export_calendar(catalogue.calendar))
    yield FileGroup(frozenset(), lambda: division_choices(catalogue))
    yield FileGroup(frozenset({"brief"}), lambda: _below("map/", map_files(catalogue, context.settings)))
    yield one("map/map.js", lambda: map_script(context.settings))
    for series_id in catalogue.series:
        if book_editions(context, series_id):
            yield one(f"standards/{series_id}/book/book.docx", partial(book_word, context, series_id))
    yield FileGroup(frozenset(), lambda: _below("assets/leaflet/", leaflet_files()))
    yield one("data/stations.geojson", lambda: export_geojson(catalogue), "geojson")
    yield one("data/stations.csv", lambda: export_csv(catalogue), "csv")
    yield one("data/stations.json", lambda: export_json(catalogue), "json")
    yield one("data/regions.json", lambda: export_regions(catalogue))
    yield one("data/standards.json", lambda: export_standards(catalogue))
    yield one("data/findings.json", lambda: export_findings(catalogue, on=on), "brief", "verdicts")
    yield FileGroup(frozenset({"json"}), lambda: _below("data/", export_assessments(catalogue, on=on)))
    yield one("learn/items.json", lambda: export_item_ids(catalogue))
    yield one("data/learning.json", lambda: export_learning(catalogue))
    yield one("data/must-learn.csv", lambda: export_items_csv(context.item_cards))
    yield one("data/questions.csv", lambda: export_questions_csv(context.questions))
    yield one("learn/questions.json", lambda: export_asked(context.questions))
    yield one("learn/cards.json", lambda: export_cards(context.item_cards))
    yield FileGroup(frozenset(), lambda: _below("learn/", export_decks(context.item_cards, context.questions, on=on)))


def _redirects(catalogue: Catalogue) -> Iterator[tuple[str, bytes]]:
    for address, html in redirect_pages(catalogue):
        yield f"{address}index.html", html.encode()


def _below(folder: str, files: Iterable[tuple[str, bytes]]) -> Iterator[tuple[str, bytes]]:
    return ((f"{folder}{name}", content) for name, content in files)


def search_files(context: Context, written: Iterable[SearchRecord]) -> Iterator[tuple[str, bytes]]:
    """Yield the index of all words; ``written`` are the records of the pages that people wrote."""
    for name, content in full_text_index(with_pages(search_records(context.catalogue), written)):
        yield f"pagefind/{name}", content
