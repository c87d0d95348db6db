"""Which kinds of page does the theme render, and which pages of each are there? Knows no framework."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from stationbook.model.kinds import KINDS
from stationbook.model.standard import Edition, Standard
from stationbook.pages.assessments import assessment_results, render_assessments, score_sheets
from stationbook.pages.book import book_editions, render_book
from stationbook.pages.changes import render_changes
from stationbook.pages.comments import render_comments
from stationbook.pages.context import Context
from stationbook.pages.coverage import render_coverage
from stationbook.pages.division import render_divisions
from stationbook.pages.edition import render_edition, render_edition_in_force
from stationbook.pages.finder import render_finder
from stationbook.pages.hotlines import render_hotlines
from stationbook.pages.indicators import render_indicators
from stationbook.pages.learn import render_group, render_learn, render_must_learn_list
from stationbook.pages.offline import render_offline
from stationbook.pages.open_data import render_open_data
from stationbook.pages.page import Page
from stationbook.pages.pocket_card import render_pocket_card
from stationbook.pages.policy import render_policies, render_policy
from stationbook.pages.problems import render_problems
from stationbook.pages.questions import (
    question_sets,
    render_exam,
    render_key,
    render_paper,
    render_review,
    render_test,
)
from stationbook.pages.reference import (
    render_reference,
    render_reference_kind,
    render_reference_measures,
    render_reference_terms,
)
from stationbook.pages.requirements import render_requirement, render_requirements
from stationbook.pages.saved import render_saved
from stationbook.pages.search import render_search
from stationbook.pages.standard import render_standard
from stationbook.pages.standards_catalogue import render_series, render_standards

Pending = Callable[[], Page]
"""A page that is rendered when it is asked for."""


@dataclass(frozen=True, slots=True)
class PageKind:
    """A kind of page, by the name that its pages carry, and all pages of it that there are."""

    name: str
    pages: Callable[[Context], Iterable[Pending]]


def _one(name: str, *renders: Callable[[Context], Page]) -> PageKind:
    """Return a kind of which there are always the same few pages, mostly one."""
    return PageKind(name, lambda context: [partial(render, context) for render in renders])


def site_pages(context: Context) -> Iterator[Pending]:
    """Yield every generated page that the theme renders, in the order of the kinds."""
    for kind in PAGES:
        yield from kind.pages(context)


def _standards(context: Context) -> Iterator[Standard]:
    yield from context.catalogue.standards.values()


def _editions(context: Context) -> Iterator[tuple[Standard, Edition]]:
    return ((standard, edition) for standard in _standards(context) for edition in standard.editions.values())


def _edition_pages(context: Context) -> Iterator[Pending]:
    """Yield each edition, and that in force once more under the address of its standard."""
    for standard in _standards(context):
        if current := standard.shown(context.on):
            yield partial(render_edition_in_force, context, standard, current)
        for edition in standard.editions.values():
            yield partial(render_edition, context, standard, edition)


def _changes(context: Context) -> Iterator[Pending]:
    for standard, edition in _editions(context):
        for older in standard.in_order:
            if older.dated < edition.dated:
                yield partial(render_changes, context, standard, edition, older)


PAGES = (
    _one("search", render_search),
    _one("standards", render_standards),
    PageKind("series", lambda context: (partial(render_series, context, one) for one in context.catalogue.series)),
    PageKind(
        "book",
        lambda context: (
            partial(render_book, context, one) for one in context.catalogue.series if book_editions(context, one)
        ),
    ),
    PageKind(
        "standard",
        lambda context: (
            partial(render_standard, context, one) for one in _standards(context) if not one.shown(context.on)
        ),
    ),
    PageKind("edition", _edition_pages),
    PageKind("changes", _changes),
    PageKind(
        "indicators",
        lambda context: (partial(render_indicators, context, *one) for one in _editions(context) if one[1].indicators),
    ),
    PageKind(
        "comments",
        lambda context: (partial(render_comments, context, *one) for one in _editions(context) if one[1].comments),
    ),
    PageKind(
        "requirements",
        lambda context: (
            partial(render_requirements, context, *one) for one in _editions(context) if one[1].requirements
        ),
    ),
    PageKind(
        "requirement",
        lambda context: (
            partial(render_requirement, context, *one, requirement)
            for one in _editions(context)
            for requirement in one[1].requirements
        ),
    ),
    _one("learn", render_learn),
    _one("learn-group", render_group),
    PageKind(
        "must-learn",
        lambda context: (
            partial(render_must_learn_list, context, one) for one in context.catalogue.must_learn_editions()
        ),
    ),
    PageKind("self-test", lambda context: (partial(render_test, context, one) for one in question_sets(context))),
    _one("exam", render_exam),
    _one("exam-paper", render_paper, render_key),
    _one("review", render_review),
    _one("policies", render_policies),
    PageKind(
        "policy",
        lambda context: (partial(render_policy, context, one) for one in context.catalogue.policies.values()),
    ),
    PageKind(
        "pocket-card",
        lambda context: (
            partial(render_pocket_card, context, one) for one in context.catalogue.policies.values() if one.procedure
        ),
    ),
    _one("finder", render_finder),
    _one("saved", render_saved),
    _one("divisions", render_divisions),
    _one("assessments", render_assessments),
    PageKind("assessment", assessment_results),
    PageKind("score-sheet", score_sheets),
    _one("coverage", render_coverage),
    _one("hotlines", render_hotlines),
    _one("open-data", render_open_data),
    PageKind(
        "reference",
        lambda context: (
            *(
                partial(render, context)
                for render in (render_reference, render_reference_terms, render_reference_measures)
            ),
            *(partial(render_reference_kind, context, name) for name in KINDS),
        ),
    ),
    _one("offline", render_offline),
    _one("problems", render_problems),
)
"""Every kind of page; those of which there are thousands stand in `site.stamped`."""
