"""What is known of a page that people wrote in Markdown?"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class WrittenPage:
    """A page by itself: its text, what Markdown makes of it, and the pictures of content/ that it shows or links."""

    text: str
    html: str
    pictures: frozenset[str] = frozenset()
