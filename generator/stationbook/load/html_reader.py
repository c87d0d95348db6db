"""How is HTML read piece by piece, whatever it holds?"""

from html.parser import HTMLParser


class HtmlReader(HTMLParser):
    """Python's reader, with character references as the characters they mean, and no input that it fails on."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def parse_html_declaration(self, i: int) -> int:
        """Read a marked section as text: HTML has none, and Python 3.11 fails on one whose keyword it does not know."""
        if not self.rawdata.startswith("<![", i):
            return super().parse_html_declaration(i)
        end = self.rawdata.find(">", i)
        if end >= 0:
            self.handle_data(self.rawdata[i : end + 1])
        return end + 1 or -1
