"""What frame does the theme put around a page, so that it can be put around thousands without the theme?"""

import re
from dataclasses import dataclass

from markupsafe import escape

from stationbook.pages.page import Page

PROTOTYPE_FOLDER = "sbframe-address-sentinel"
_SENTINEL = re.compile(r"sbframe-(title|description|address|body)-sentinel")


def prototype_of(kind: str, address: str) -> Page:
    """Return the page that is rendered once through the theme in place of all pages of a kind and a depth.

    It lies in the same top folder as they do, for the theme writes its links relative to the page.
    """
    top, depth = address.split("/", 1)[0], address.count("/")
    named = {name: f"sbframe-{name}-sentinel" for name in ("title", "description", "body")}
    return Page(
        "/".join([top, PROTOTYPE_FOLDER, *["x"] * (depth - 2)]) + "/",
        named["title"],
        kind,
        named["body"],
        named["description"],
    )


@dataclass(frozen=True, slots=True)
class Frame:
    """A rendered prototype, split where each page puts its own words: text and names of fields alternate."""

    pieces: tuple[str, ...]

    @classmethod
    def of(cls, html: str, prototype: Page) -> "Frame":
        """Split a rendered prototype. Raises ValueError if the theme lost the place of the body."""
        html = html.replace(prototype.address, PROTOTYPE_FOLDER)
        pieces = tuple(_SENTINEL.split(html))
        if "body" not in pieces[1::2]:
            raise ValueError(f"{prototype.kind}: no place for the body")
        return cls(pieces)

    def stamp(self, page: Page) -> str:
        """Return the whole page; title and description are escaped here, for the theme prints them as they are."""
        words = {
            "title": str(escape(page.title)),
            "description": str(escape(page.description)),
            "address": page.address,
            "body": page.body,
        }
        return "".join(piece if number % 2 == 0 else words[piece] for number, piece in enumerate(self.pieces))
