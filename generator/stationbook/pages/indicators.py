"""Which indicators and observation points does an assessment score, and by which rule?"""

from stationbook.model.catalogue import Catalogue
from stationbook.model.standard import Edition, Standard
from stationbook.pages.context import Context
from stationbook.pages.page import Heading, Page
from stationbook.pages.templating import render


def render_indicators(context: Context, standard: Standard, edition: Edition) -> Page:
    """Return the page of an edition's indicator system; the edition must have one."""
    if edition.indicators is None:
        raise ValueError(f"{edition.id} has no indicators")
    address = f"standards/{edition.id}/indicators/"
    body = render(
        "indicators.html",
        address,
        standard=standard,
        edition=edition,
        system=edition.indicators,
        clauses=clause_links(context.catalogue, edition),
    )
    headings = tuple(Heading(part.id, part.title) for part in edition.indicators.parts)
    return Page(address, f"{edition.matter.title}：指标与观测点", "indicators", body, headings=headings)


def clause_links(catalogue: Catalogue, edition: Edition) -> dict[str, tuple[str, str]]:
    """Return address and words of every clause that a point rests on."""
    found: dict[str, tuple[str, str]] = {}
    for point in edition.indicators.points() if edition.indicators else ():
        if point.clause is None or "#" not in point.clause:
            continue
        standard_id, clause_id = point.clause.split("#", 1)
        standard = catalogue.standards.get(standard_id)
        newest = standard.latest if standard else None
        clause = newest.clause(clause_id) if newest else None
        if standard and newest and clause:
            words = f"《{standard.entry.title}》{clause.number} {clause.title}".strip()
            found[point.clause] = (f"standards/{newest.id}/#{clause_id}", words)
    return found
