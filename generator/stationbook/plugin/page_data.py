"""What does the theme get of a page beside its body: front matter and contents, with nothing in them that runs?"""

import json
from html import unescape
from typing import Any

from markupsafe import escape
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import AnchorLink

from stationbook.check.harmless_html import harmless
from stationbook.pages.page import Heading, Page


def front_matter(page: Page) -> str:
    """Write the front matter by which the theme's templates know the page; JSON is YAML, safely quoted.

    Title and description are escaped here, for the theme prints them as they are.
    """
    hidden = ["navigation"] if page.headings else ["navigation", "toc"]
    title, description = str(escape(page.title)), str(escape(page.description))
    meta = {"title": title, "description": description, "kind": page.kind, "hide": hidden}
    lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in meta.items()]
    return "\n".join(["---", *lines, "---", ""])


def nested(headings: tuple[Heading, ...]) -> list[AnchorLink]:
    """Return the contents of a page as the theme wants them: headings of the third level below those of the second."""
    links: list[AnchorLink] = []
    for heading in headings:
        link = AnchorLink(str(escape(heading.title)), heading.id, heading.level)
        if heading.level > 2 and links:
            links[-1].children.append(link)
        else:
            links.append(link)
    return links


def disarm(page: MkDocsPage) -> None:
    """Make inert what the theme prints as it is of a page that people wrote: front matter, title, contents list."""
    title = page.title
    page.meta = {key: _escaped(value) for key, value in page.meta.items()}
    page.title = _escaped(title)
    waiting = list(page.toc)
    while waiting:
        link = waiting.pop()
        link.title, link.id = harmless(link.title), _escaped(link.id)
        waiting += link.children


def _escaped(value: Any) -> Any:
    if isinstance(value, list):
        return [_escaped(one) for one in value]
    # MkDocs has escaped the titles that it takes from headings.
    return str(escape(unescape(value))) if isinstance(value, str) else value
