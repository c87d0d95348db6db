"""Which words does an edition define, and where in a clause does a reader need the definition?"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup, escape

from stationbook.model.standard import Clause, Edition
from stationbook.pages.clause_text import Part
from stationbook.pages.templating import render

_TERMS_TITLE = "术语和定义"
# Text between tags; what stands within a link, a heading or code is left alone.
_PIECES = re.compile(r"(<(?:a|code|th)\b[^>]*>.*?</(?:a|code|th)>|<[^>]+>)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class DefinedTerm:
    """A word with its definition and the clause that gives it."""

    word: str
    definition: str
    clause: str


def defined_terms(edition: Edition) -> list[DefinedTerm]:
    """Return the terms of the chapter 术语和定义, the longest first, so that a part of a word never wins."""
    found = [
        DefinedTerm(clause.title, clause.text.split("\n\n", 1)[0].strip(), clause.id)
        for chapter in edition.chapters
        if chapter.title == _TERMS_TITLE
        for clause in chapter.children
        if clause.title and clause.text
    ]
    return sorted(found, key=lambda term: (-len(term.word), term.word))


def explain_terms(parts: list[Part], clause: Clause, terms: Sequence[DefinedTerm], told: set[str]) -> list[Part]:
    """Make the first mention of each term a button that shows its definition.

    ``told`` gathers the terms that were explained already; a chapter starts with none. The button works
    without scripts too (popover).
    """
    if clause.id.startswith("terms"):
        return parts
    return [replace(part, html=_explained(part.html, terms, told)) for part in parts]


def _explained(html: Markup, terms: Sequence[DefinedTerm], told: set[str]) -> Markup:
    pieces = _PIECES.split(str(html))
    for term in terms:
        for number, piece in enumerate(pieces):
            # Odd pieces are tags and what must stay as it is.
            if number % 2 == 0 and term.clause not in told and (word := str(escape(term.word))) in piece:
                before, after = piece.split(word, 1)
                button = render("term.html", "", term=term).strip()
                pieces[number : number + 1] = [before, button, after]
                told.add(term.clause)
                break
    return Markup("".join(pieces))
