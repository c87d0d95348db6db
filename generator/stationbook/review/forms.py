"""How is a review written: as Markdown for a merge request, as a page, as plain words, as JSON?"""

import html
import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from functools import cache, partial
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from stationbook.model.problem import Problem, visible
from stationbook.review.review import Review
from stationbook.review.stations import Happening, StationChange

LONGEST_COMMENT = 60_000
"""Characters of Markdown at most; GitHub takes 65,536 in a comment."""
# So many of each list are shown, fewer where all of it would be too long.
_MOST = (100, 30, 10, 3, 0)
_EVERYTHING = 1_000_000
# More of one list nobody reads on a page; a program reads JSON.
_MOST_ON_A_PAGE = 2_000
TITLE = "资料改了什么"
"""Stands at the beginning of every form, so that one is known again."""
_LONGEST_VALUE = 200
# What Markdown, or a forge that shows it, would take for markup, a picture, a link or a call to somebody.
_MARKUP = re.compile(r"([\\`*_{}\[\]()!|~])")
_CALLS = re.compile(r"([@#])(?=\w)")
_ADDRESS = re.compile(r"(?<=[A-Za-z]):(?=//)|(?<=\bwww)\.")


def markdown_of(review: Review) -> str:
    """Return a review for a comment: a short summary, folded details, at most ``LONGEST_COMMENT`` characters.

    What was left out is said.
    """
    made = (_rendered("review.md", review, most) for most in _MOST)
    return next(text for text in made if len(text) <= LONGEST_COMMENT)


def text_of(review: Review) -> str:
    """Return a review in plain words for a terminal."""
    return _rendered("review.txt", review, _EVERYTHING)


def html_of(review: Review) -> str:
    """Return a review as a page that needs nothing besides itself."""
    return _rendered("review.html", review, _MOST_ON_A_PAGE)


def json_of(review: Review) -> str:
    """Return a review as JSON: all of it, with the Chinese words where there are any."""
    about = {
        "title": TITLE,
        **asdict(review),
        "on": review.on.isoformat(),
        "suspicious": [_told(one) for one in review.suspicious],
    }
    text = json.dumps(about, ensure_ascii=False, indent=2) + "\n"
    # Names of files may hold bytes that are no text; JSON has an escape for them.
    return text.encode("utf-8", "backslashreplace").decode()


FORMS: Mapping[str, Callable[[Review], str]] = {
    "text": text_of,
    "markdown": markdown_of,
    "json": json_of,
    "html": html_of,
}


def _told(problem: Problem) -> dict[str, Any]:
    return {
        "path": visible(problem.path),
        "line": problem.line,
        "field": problem.field_name,
        "message": visible(problem.message),
        "hint": visible(problem.hint),
        "severity": problem.severity.value,
    }


def _rendered(template: str, review: Review, most: int) -> str:
    made = _environment(is_html=template.endswith(".html")).get_template(template)
    return made.render(review=review, groups=_by_happening(review.stations), most=most)


def _by_happening(stations: Sequence[StationChange]) -> list[tuple[Happening, list[StationChange]]]:
    """Return the stations under the gravest of what happened to each, so that every one stands once."""
    groups: dict[Happening, list[StationChange]] = {}
    for one in stations:
        groups.setdefault(one.happenings[0], []).append(one)
    return [(happening, groups[happening]) for happening in Happening if happening in groups]


@cache
def _environment(*, is_html: bool) -> Environment:
    made = Environment(
        loader=PackageLoader("stationbook.review"),
        autoescape=is_html,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters["md"] = markdown_words
    made.filters["line"] = partial(_line, longest=_EVERYTHING)
    made.filters["code"] = _code
    return made


def markdown_words(words: object) -> str:
    """Return words on one line that every reader of Markdown shows as they are, cut where they are very long."""
    text = _MARKUP.sub(r"\\\1", html.escape(_line(words), quote=False))
    # An invisible blank: nobody is called, and no other issue is linked, by a name in the data.
    text = _CALLS.sub(r"\1&#8203;", text)
    return _ADDRESS.sub(lambda found: f"&#{ord(found[0])};", text)


def _code(words: object) -> str:
    """Return words as code in Markdown."""
    return f"`{_line(words).replace('`', 'ˋ')}`"


def _line(words: object, *, longest: int = _LONGEST_VALUE) -> str:
    text = visible(" ".join(str(words).split()))
    return text if len(text) <= longest else f"{text[:longest]}…"
