"""Which files make up the site? Catalogue in, a stream of pages and files out; knows no framework."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from stationbook.model.standard import Standard
from stationbook.pages.assessments import (
    assessed_subjects,
    assessment_pages,
    render_assessed_subject,
    render_assessments,
)
from stationbook.pages.book import book_editions, render_book
from stationbook.pages.changes import render_changes
from stationbook.pages.comments import render_comments
from stationbook.pages.context import Context
from stationbook.pages.coverage import render_coverage
from stationbook.pages.division import render_division, render_divisions
from stationbook.pages.edition import render_edition, render_edition_in_force
from stationbook.pages.finder import render_finder
from stationbook.pages.findings import render_findings
from stationbook.pages.hotlines import render_hotlines
from stationbook.pages.indicators import render_indicators
from stationbook.pages.learn import render_group, render_learn, render_must_learn_list
from stationbook.pages.offline import render_offline
from stationbook.pages.open_data import render_open_data
from stationbook.pages.page import Page
from stationbook.pages.pocket_card import render_pocket_card
from stationbook.pages.policy import render_policies, render_policy
from stationbook.pages.questions import (
    question_sets,
    render_exam,
    render_key,
    render_paper,
    render_review,
    render_test,
)
from stationbook.pages.requirements import render_requirement, render_requirements
from stationbook.pages.saved import render_saved
from stationbook.pages.search import render_search
from stationbook.pages.standard import render_standard
from stationbook.pages.standards_catalogue import render_series, render_standards
from stationbook.pages.station import render_station
from stationbook.search.full_text import full_text_index
from stationbook.search.records import SearchRecord, search_records, with_pages

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
        if policy.procedure is not None:
            yield partial(render_pocket_card, context, policy)
    yield partial(render_finder, context)
    yield partial(render_saved, context)
    yield partial(render_divisions, context)
    yield partial(render_assessments, context)
    yield from assessment_pages(context)
    yield partial(render_coverage, context)
    yield partial(render_hotlines, context)
    yield partial(render_open_data, context)
    yield partial(render_offline, context)


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


def search_files(context: Context, written: Iterable[SearchRecord]) -> Iterator[tuple[str, bytes]]:
    """Yield the index of all words; ``written`` are the records of the pages that people wrote."""
    for name, content in full_text_index(with_pages(search_records(context.catalogue), written)):
        yield f"pagefind/{name}", content
