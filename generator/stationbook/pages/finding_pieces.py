"""How is a finding shown on a station's page, written once for the thousands of stations that share it?"""

from functools import cache
from operator import attrgetter
from typing import NamedTuple

from markupsafe import Markup

from stationbook.assess.findings import Finding
from stationbook.assess.next_steps import step_order
from stationbook.model.terms import Verdict
from stationbook.pages.context import Context
from stationbook.pages.requirements import clause_of, sentence_of
from stationbook.pages.templating import render

# Findings of sums and areas that hardly repeat are forgotten now and then.
_MOST_HELD = 20_000
_ORDER = attrgetter("order")


class FindingPiece(NamedTuple):
    """A finding as an entry of a list; ``order`` is its place among the next steps, None if it is no step."""

    html: str
    order: tuple[int, bool] | None


def steps_and_others(context: Context, findings: list[Finding], address: str) -> tuple[list[str], list[str]]:
    """Return the findings as list entries: what brings the station closer, cheapest first, and all the others."""
    held, depth = context.finding_pieces, address.count("/")
    if len(held) > _MOST_HELD:
        held.clear()
    steps: list[FindingPiece] = []
    others: list[str] = []
    for one in findings:
        piece = held.get((one, depth))
        if piece is None:
            piece = held[one, depth] = _piece(context, one, address)
        if piece.order is None:
            others.append(piece.html)
        else:
            steps.append(piece)
    steps.sort(key=_ORDER)
    return [one.html for one in steps], others


def _piece(context: Context, one: Finding, address: str) -> FindingPiece:
    order = step_order(one)
    html = render(
        "finding.html",
        address,
        one=one,
        is_step=order is not None,
        sentence=sentence_of(context, one.applied.requirement),
        clause=clause_of(context, one.applied),
        tag=verdict_tags()[one.verdict],
    )
    return FindingPiece(html.strip(), order)


@cache
def verdict_tags() -> dict[Verdict, Markup]:
    """Return the sign and word of every verdict, made once."""
    return {verdict: Markup(render("verdict_tag.html", "", verdict=verdict).strip()) for verdict in Verdict}
