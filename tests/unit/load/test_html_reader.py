"""Is any HTML read to its end?"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stationbook.load.html_reader import HtmlReader


class Said(HtmlReader):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.text = ""
        self.feed(html)
        self.close()

    def handle_data(self, data: str) -> None:
        self.text += data


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("一<![x]>二", "一<![x]>二"),
        ("<![if IE]>二<![endif]>", "<![if IE]>二<![endif]>"),
        ("一<![", "一<!["),
        ("一<![x<b>二", "一<![x<b>二"),
        ("<!DOCTYPE html>一<!-- x -->二", "一二"),
    ],
)
def test_marked_section_is_text_and_what_follows_is_read(html: str, text: str) -> None:
    assert Said(html).text == text


@given(st.lists(st.sampled_from([*"<>/\"'= &;!-[]x\n?", "<![", "<!--", "]]>", "CDATA["]), max_size=12).map("".join))
def test_nothing_is_too_odd_to_be_read(html: str) -> None:
    Said(html)
