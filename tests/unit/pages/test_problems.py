"""Does the guide say what every kind of problem means, at the anchor of its code?"""

import re
from html import unescape

from stationbook.check.kinds import problem_kinds
from stationbook.pages.problems import render_problems
from tests.builders import context


def test_every_kind_stands_once_with_its_meaning_and_both_examples() -> None:
    page = render_problems(context())
    parts = dict(re.findall(r'<h3 id="([a-z-]+)">(.*?)</section>', page.body, re.DOTALL))
    assert sorted(parts) == [kind.code for kind in problem_kinds()]
    for kind in problem_kinds():
        words = unescape(parts[kind.code])
        assert kind.title in words
        assert kind.meaning in words
        assert kind.path in words
        assert words.count("<pre>") == 2


def test_what_nobody_sees_is_shown_as_an_escape() -> None:
    body = render_problems(context()).body
    assert "\ufeff" not in body
    assert r"\ufeffyear: 2027" in body


def test_each_section_has_kinds() -> None:
    page = render_problems(context())
    assert [one.id for one in page.headings] == re.findall(r'<h2 id="([\w-]+)">', page.body)
    assert all("<h3" in part for part in page.body.split("<h2")[1:])
