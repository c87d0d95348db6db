"""What does the theme put around the body of one page, and when does a new body fit into it?"""

from typing import NamedTuple

from stationbook.pages.page import Heading, Page


class Shell(NamedTuple):
    """A page of the theme, without its body: what it was rendered for, what stands around, what it read."""

    words: tuple[str, str, str, tuple[Heading, ...]]
    before: str
    after: str
    reads: frozenset[str]


def words_of(page: Page) -> tuple[str, str, str, tuple[Heading, ...]]:
    """Return what of a page the theme puts outside the body."""
    return page.title, page.description, page.kind, page.headings
