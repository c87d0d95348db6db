"""What did a newer edition change, shown clause by clause as a redline?"""

from dataclasses import dataclass

from stationbook.assess.changes import Change, ClauseChange, changes_between
from stationbook.assess.redline import Piece, redline
from stationbook.model.standard import Edition, Standard
from stationbook.pages.context import Context
from stationbook.pages.page import Heading, Page
from stationbook.pages.templating import render


@dataclass(frozen=True, slots=True)
class ShownChange:
    """A change with the redline of its text."""

    change: ClauseChange
    title: list[Piece]
    text: list[Piece]


def changes_address(newer: Edition, older: Edition) -> str:
    """Return where the redline of two editions lives."""
    return f"standards/{newer.id}/changes/{older.slug}/"


def render_changes(context: Context, standard: Standard, newer: Edition, older: Edition) -> Page:
    """Return the redline from an older edition to a newer one, with counts of each kind of change."""
    changes = changes_between(standard, older, newer)
    shown = [
        ShownChange(
            change,
            redline(change.old.title if change.old else "", change.new.title if change.new else ""),
            redline(change.old.text if change.old else "", change.new.text if change.new else ""),
        )
        for change in changes
    ]
    address = changes_address(newer, older)
    body = render(
        "changes.html",
        address,
        standard=standard,
        newer=newer,
        older=older,
        shown=shown,
        counts=[(kind, sum(kind in change.kinds for change in changes)) for kind in Change],
        strengthened=sum(Change.STRENGTHENED in change.kinds for change in changes),
        newly_asked=sum(change.binds_more and Change.STRENGTHENED not in change.kinds for change in changes),
        unchanged=sum(1 for _ in newer.clauses()) - sum(change.new is not None for change in changes),
    )
    title = f"{newer.matter.title}：{newer.slug} 版与 {older.slug} 版对比"
    headings = (Heading("changes", "逐条对比"),)
    return Page(address, title, "changes", body, title, headings)
