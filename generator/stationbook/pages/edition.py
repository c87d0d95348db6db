"""What does one edition of a standard say, clause by clause, and what hangs on each clause?"""

import json
from dataclasses import dataclass

from stationbook.assess.periods import edition_stage, periods
from stationbook.assess.profiles import resolve
from stationbook.assess.successors import successors
from stationbook.model.blocks import Block
from stationbook.model.catalogue import Catalogue
from stationbook.model.indicator import ObservationPoint
from stationbook.model.requirement import Applied
from stationbook.model.standard import Clause, Edition, Standard
from stationbook.model.terms import Stage, TextScope
from stationbook.pages.clause_text import caption_numbers, shown_blocks
from stationbook.pages.context import Context
from stationbook.pages.page import Heading, Page, absolute, root_of
from stationbook.pages.questions import tests_by_edition
from stationbook.pages.requirements import Row, local_bound, requirement_address, requirement_rows, sentence_of
from stationbook.pages.standing import clauses_standing
from stationbook.pages.templating import render
from stationbook.pages.terms import defined_terms, explain_terms


@dataclass(frozen=True, slots=True)
class ShownClause:
    """A clause as the page shows it: its blocks, and the points that score it (with their edition), its questions."""

    clause: Clause
    blocks: tuple[Block, ...]
    points: list[tuple[str, ObservationPoint]]
    requirements: list[Row]
    comments: int
    questions: list[str]


def render_edition(context: Context, standard: Standard, edition: Edition) -> Page:
    """Return the page of one edition at its own lasting address."""
    return _render(context, standard, edition, f"standards/{edition.id}/")


def render_edition_in_force(context: Context, standard: Standard, edition: Edition) -> Page:
    """Return the same text at the address of the standard, which always shows the edition in force."""
    return _render(context, standard, edition, standard.address)


def _render(context: Context, standard: Standard, edition: Edition, address: str) -> Page:
    catalogue = context.catalogue
    current = standard.in_force(context.on)
    site_url, lasting = context.settings.site_url, f"standards/{edition.id}/"
    is_shown = edition is standard.shown(context.on)
    terms = defined_terms(edition)
    numbers = caption_numbers(edition.chapters)
    points = points_by_clause(catalogue)
    requirements: dict[str, list[Row]] = {}
    for row in requirement_rows(context, edition):
        requirements.setdefault(row.requirement.clause, []).append(row)
    test = tests_by_edition(context).get(edition.id)
    asked: dict[str, list[str]] = {}
    for one in test.questions if test else ():
        asked.setdefault(one.question.on, []).append(one.question.id)
    clauses = []
    for chapter in edition.chapters:
        told: set[str] = set()
        for clause in chapter.walk():
            blocks = shown_blocks(clause, numbers, catalogue.standards, root_of(address))
            clauses.append(
                ShownClause(
                    clause,
                    explain_terms(blocks, clause, terms, told),
                    points.get(f"{standard.id}#{clause.id}", []),
                    requirements.get(clause.id, []),
                    sum(comment.clause == clause.id for comment in edition.comments),
                    asked.get(clause.id, []),
                )
            )
    matter = edition.matter
    body = render(
        "edition.html",
        address,
        standard=standard,
        edition=edition,
        matter=matter,
        stage=edition_stage(standard, edition, catalogue.standards, on=context.on),
        expired=matter.trial_until if matter.trial and matter.trial_until and matter.trial_until < context.on else None,
        periods=periods(standard) if len(standard.editions) > 1 else [],
        period=next((one for one in periods(standard) if one.edition is edition), None),
        current=current if current is not None and current is not edition else None,
        coming=[one for one in standard.in_order if one.dated > context.on and one.matter.stage is Stage.ISSUED],
        older=[one for one in reversed(standard.in_order) if one.dated < edition.dated],
        newest_ids=_ids_now(standard, edition, current),
        terms=terms,
        periods_json=_periods_json(standard),
        is_sample=standard.entry.sample,
        series=catalogue.series.get(standard.series),
        clauses=clauses,
        numbers=numbers,
        lasting=lasting,
        cited=absolute(site_url, lasting) if site_url else f"{root_of(address)}{lasting}",
        # A citation names the edition; only while that is the one shown may it lead to the clause of the day.
        standing=absolute(site_url, clauses_standing(standard.id)) if site_url and is_shown else "",
        has_address=bool(site_url),
        is_excerpt=matter.text is TextScope.EXCERPT,
        source=catalogue.reports.get(matter.source or ""),
        must_learn=edition.must_learn,
        test=test,
        parameters=_parameters(context, edition),
        base=catalogue.editions().get(edition.profile.base) if edition.profile else None,
    )
    headings = tuple(
        Heading(clause.id, _contents_title(clause), 2 if clause.depth == 1 else 3)
        for clause in edition.clauses()
        if clause.title and clause.depth <= 2
    )
    title = f"{matter.title}（{matter.edition} 版）" if matter.text is TextScope.FULL else f"{matter.title}（摘录）"
    return Page(address, title, "edition", body, f"{matter.title}条文", headings)


def _ids_now(standard: Standard, edition: Edition, current: Edition | None) -> dict[str, tuple[str, ...]]:
    """Return the ids that every clause of an older edition has in the one in force."""
    if current is None or current.dated <= edition.dated:
        return {}
    return {clause.id: successors(standard, edition, current, clause.id) for clause in edition.clauses()}


def _periods_json(standard: Standard) -> str:
    """Write the periods for the script that answers ?on=: [[since, until or nothing, edition], …]."""
    rows = [[str(one.since), str(one.until) if one.until else "", one.edition.slug] for one in periods(standard)]
    return json.dumps(rows, separators=(",", ":"))


@dataclass(frozen=True, slots=True)
class ShownParameter:
    """A local bound beside the bound of the document above."""

    sentence: str
    address: str
    above: str
    here: str
    note: str


def _parameters(context: Context, edition: Edition) -> list[ShownParameter]:
    """Return what a local profile sets, each beside what the document above it says."""
    if edition.profile is None:
        return []
    catalogue = context.catalogue
    base = catalogue.editions().get(edition.profile.base)
    if base is None:
        return []
    above = {one.requirement.id: one for one in resolve(catalogue, base)}
    here = {one.requirement.id: one for one in resolve(catalogue, edition)}
    return [
        ShownParameter(
            sentence_of(context, here[parameter.requirement].requirement),
            requirement_address(here[parameter.requirement].edition, parameter.requirement),
            _strong_bound(context, above[parameter.requirement]),
            _strong_bound(context, here[parameter.requirement]),
            parameter.note or "",
        )
        for parameter in edition.profile.set
        if parameter.requirement in here
    ]


def _strong_bound(context: Context, one: Applied) -> str:
    bound = local_bound(context, one)
    return bound if one.requirement.by_year else f"{one.requirement.strength.label}{bound}"


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
