"""Which comments came on a draft, and what became of each?"""

from stationbook.model.comment import Comment
from stationbook.model.standard import Clause, Edition, Standard
from stationbook.model.terms import Disposition
from stationbook.pages.context import Context
from stationbook.pages.page import Page
from stationbook.pages.templating import render


def render_comments(context: Context, standard: Standard, edition: Edition) -> Page:
    """Return the consultation ledger of an edition: counts that open, then every comment by clause."""
    address = f"standards/{edition.id}/comments/"
    by_clause: list[tuple[Clause, list[Comment]]] = [
        (clause, found)
        for clause in edition.clauses()
        if (found := [one for one in edition.comments if one.clause == clause.id])
    ]
    body = render(
        "comments.html",
        address,
        standard=standard,
        edition=edition,
        by_clause=by_clause,
        total=len(edition.comments),
        counts=[(one, [c for c in edition.comments if c.disposition is one]) for one in Disposition],
        numbers={clause.id: clause.number for clause in edition.clauses()},
    )
    title = f"{edition.matter.title}：征求意见的处理"
    return Page(address, title, "comments", body, f"{edition.matter.title}收到的意见和处理结果")
