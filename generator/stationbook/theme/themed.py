"""What does the theme put around each generated page, and what of the stations did the page read?"""

import re

from stationbook.pages.context import Context
from stationbook.pages.home import render_home
from stationbook.pages.page import Page
from stationbook.site.pages import site_pages
from stationbook.site.reads import watched
from stationbook.theme.shell import Shell, words_of

HOME = "index.md"
_BODY = re.compile(r"(<article\b.*</article>)", re.DOTALL)
_GAP = re.compile(r"\s*\n\s*")


def squeezed(html: str) -> str:
    """Return a page without the white space that templates leave around its body; of a small page it is a third."""
    parts = _BODY.split(html)
    return "".join(part if number % 2 else _GAP.sub("\n", part) for number, part in enumerate(parts)).lstrip()


class ThemedPages:
    """The pages that the theme renders, by the Markdown file that stands for each."""

    def __init__(self, context: Context) -> None:
        self._reads: set[str] = set()
        self._context = watched(context, self._reads)
        self.pages: dict[str, Page] = {}
        self._read_of: dict[str, frozenset[str]] = {}
        self._shells: dict[str, tuple[str, str]] = {}
        self._home_body = self.introduction = ""
        for render in site_pages(self._context):
            self._reads.clear()
            page = render()
            self.pages[f"{page.address}index.md"] = page
            self._read_of[f"{page.address}index.md"] = frozenset(self._reads)

    def home(self, *, introduction: str) -> str:
        """Return the body of the home page, around the words that people wrote."""
        self._reads.clear()
        self.introduction = introduction
        self._home_body = render_home(self._context, introduction=introduction)
        self._read_of[HOME] = frozenset(self._reads)
        return self._home_body

    def framed(self, src_uri: str, html: str) -> None:
        """Keep what the theme put before and after a page's body. A body that it changed cannot be put in anew."""
        page = self.pages.get(src_uri)
        body = page.body if page else self._home_body if src_uri == HOME else ""
        if body and html.count(body) == 1:
            before, after = html.split(body)
            self._shells[src_uri] = before, after

    def shells(self) -> tuple[Shell, ...]:
        """Return what stands around every page, in order; none at all where the theme changed a body."""
        if not self._shells.keys() >= self.pages.keys():
            return ()
        return tuple(
            Shell(words_of(page), *self._shells[src_uri], self._read_of[src_uri])
            for src_uri, page in self.pages.items()
        )

    @property
    def home_shell(self) -> Shell | None:
        """What stands around the body of the home page."""
        return Shell(("", "", "", ()), *self._shells[HOME], self._read_of[HOME]) if HOME in self._shells else None
