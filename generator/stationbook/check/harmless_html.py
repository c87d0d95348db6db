"""What of some HTML may stand on a page, and what must not run, load or look like the site's own?"""

from collections.abc import Iterator
from html import escape
from urllib.parse import urlsplit

from stationbook.load.html_reader import HtmlReader

# What Markdown makes, and what people may add by hand. Nothing here runs, loads from elsewhere, or takes input.
_TAGS = frozenset(
    {
        *("h1", "h2", "h3", "h4", "h5", "h6", "p", "div", "section", "span", "br", "hr", "wbr"),
        *("a", "abbr", "b", "blockquote", "cite", "code", "del", "dfn", "em", "i", "ins", "kbd", "mark", "pre", "q"),
        *("rp", "rt", "ruby", "s", "samp", "small", "strong", "sub", "sup", "time", "u", "var"),
        *("dd", "dl", "dt", "li", "ol", "ul", "details", "summary", "figcaption", "figure", "img"),
        *("caption", "col", "colgroup", "table", "tbody", "td", "tfoot", "th", "thead", "tr"),
    }
)
_EMPTY = frozenset({"br", "col", "hr", "img", "wbr"})
_ATTRIBUTES = frozenset(
    {
        *("alt", "cite", "class", "datetime", "dir", "height", "href", "id", "lang", "open", "role", "src", "title"),
        *("colspan", "reversed", "rowspan", "scope", "start", "type", "value", "width"),
    }
)
_LEADS = frozenset({"", "http", "https", "mailto", "tel"})
# The theme's scripts read what they are to do from elements that are named like this.
_OF_THE_THEME = "__"
# The alignment of a table's cells, which Markdown writes as a style; the content policy lets no style through.
_BY_MARKDOWN = ("style", "text-align:")


def harmless(html: str) -> str:
    """Return the HTML with every tag that may not stand there as text, and without the attributes that may not.

    Everything is written anew from what was read, so that no browser can read it in another way.
    """
    return "".join(_read(html).written)


def harms(html: str) -> Iterator[str]:
    """Yield the tags, attributes and kinds of address in some HTML that may not stand on a page, in their order."""
    yield from _read(html).refused


def _read(html: str) -> "_Reader":
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader


class _Reader(HtmlReader):
    """Writes what may stand, and gathers what may not: ``script``, ``onclick``, ``javascript:``."""

    def __init__(self) -> None:
        super().__init__()
        self.written: list[str] = []
        self.refused: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _TAGS:
            self.refused.append(tag)
            self.handle_data(self.get_starttag_text() or "")
            return
        kept = "".join(f' {name}="{escape(value)}"' for name, value in self._kept(tag, attrs))
        self.written.append(f"<{tag}{kept}>")

    def handle_endtag(self, tag: str) -> None:
        if tag not in _TAGS:
            self.handle_data(f"</{tag}>")
        elif tag not in _EMPTY:
            self.written.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        self.written.append(escape(data, quote=False))

    def _kept(self, tag: str, attrs: list[tuple[str, str | None]]) -> Iterator[tuple[str, str]]:
        for name, given in attrs:
            value = given or ""
            if name == _BY_MARKDOWN[0] and value.startswith(_BY_MARKDOWN[1]):
                continue
            if name not in _ATTRIBUTES and not name.startswith("aria-"):
                self.refused.append(name)
            elif name == "id" and value.startswith(_OF_THE_THEME):
                self.refused.append(f"id={_OF_THE_THEME}")
            elif name in {"href", "src", "cite"} and (said := _refused_address(value, loads=name == "src")):
                self.refused.append(said)
            else:
                yield name, value


def _refused_address(address: str, *, loads: bool) -> str:
    """Return the kind of an address that may not be led to, or loaded; empty where it may."""
    # Browsers pass over white space and control characters within a scheme.
    plain = "".join(one for one in address if one > " " and one != "\x7f")
    try:
        parts = urlsplit(plain.replace("\\", "/"))
    except ValueError:
        return "href"
    if loads and (parts.scheme or parts.netloc):
        return f"src={parts.scheme or '//'}"
    return "" if parts.scheme in _LEADS else f"{parts.scheme}:"
