"""What does one edition of a standard say, clause by clause, and what hangs on each clause?"""

from dataclasses import dataclass

from generator.assess.stage import shown_stage
from generator.model.catalogue import Catalogue
from generator.model.indicator import ObservationPoint
from generator.model.standard import Clause, Edition, Standard
from generator.model.terms import TextScope
from generator.pages.clause_text import Part, caption_numbers, clause_parts
from generator.pages.context import Context
from generator.pages.page import Heading, Page, root_of
from generator.pages.templating import render


@dataclass(frozen=True, slots=True)
class ShownClause:
    """A clause as the page shows it: its parts, and the observation points that score it with their edition."""

    clause: Clause
    parts: list[Part]
    points: list[tuple[str, ObservationPoint]]


def render_edition(context: Context, standard: Standard, edition: Edition) -> Page:
    """Return the page of one edition at its own lasting address."""
    return _render(context, standard, edition, f"standards/{edition.id}/")


def render_edition_in_force(context: Context, standard: Standard, edition: Edition) -> Page:
    """Return the same text at the address of the standard, which always shows the edition in force."""
    return _render(context, standard, edition, standard.address)


def _render(context: Context, standard: Standard, edition: Edition, address: str) -> Page:
    catalogue = context.catalogue
    numbers = caption_numbers(edition.chapters)
    points = points_by_clause(catalogue)
    clauses = [
        ShownClause(
            clause,
            clause_parts(clause, numbers, catalogue.standards, root_of(address)),
            points.get(f"{standard.id}#{clause.id}", []),
        )
        for clause in edition.clauses()
    ]
    matter = edition.matter
    body = render(
        "edition.html",
        address,
        standard=standard,
        edition=edition,
        matter=matter,
        stage=shown_stage(matter, on=context.on),
        series=catalogue.series.get(standard.series),
        clauses=clauses,
        lasting=f"standards/{edition.id}/",
        is_excerpt=matter.text is TextScope.EXCERPT,
        source=catalogue.reports.get(matter.source or ""),
        others=[other for other in standard.editions.values() if other.id != edition.id],
        must_learn=edition.must_learn,
    )
    headings = tuple(
        Heading(clause.id, _contents_title(clause), 2 if clause.depth == 1 else 3)
        for clause in edition.clauses()
        if clause.title and clause.depth <= 2
    )
    title = f"{matter.title}（{matter.edition} 版）" if matter.text is TextScope.FULL else f"{matter.title}（摘录）"
    return Page(address, title, "edition", body, f"{matter.title}条文", headings, edition.path)


def _contents_title(clause: Clause) -> str:
    """Write number and title; an annex already begins with its letter."""
    return clause.title if clause.is_annex else f"{clause.number} {clause.title}".strip()


def points_by_clause(catalogue: Catalogue) -> dict[str, list[tuple[str, ObservationPoint]]]:
    """Return the observation points that rest on a clause, by ``series/standard#clause``."""
    found: dict[str, list[tuple[str, ObservationPoint]]] = {}
    for standard in catalogue.standards.values():
        edition = standard.latest
        if edition is not None and edition.indicators is not None:
            for point in edition.indicators.points():
                if point.clause:
                    found.setdefault(point.clause, []).append((edition.id, point))
    return found
