"""Which words does an edition define, and where in a clause does a reader need the definition?"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from stationbook.model.blocks import Block, leaves, with_runs
from stationbook.model.runs import Run, Term, Words, words_of
from stationbook.model.standard import Clause, Edition

_TERMS_TITLE = "术语和定义"


@dataclass(frozen=True, slots=True)
class DefinedTerm:
    """A word with its definition and the clause that gives it."""

    word: str
    definition: str
    clause: str


def defined_terms(edition: Edition) -> list[DefinedTerm]:
    """Return the terms of the chapter 术语和定义, the longest first, so that a part of a word never wins."""
    found = [
        DefinedTerm(clause.title, words_of(first.runs), clause.id)
        for chapter in edition.chapters
        if chapter.title == _TERMS_TITLE
        for clause in chapter.children
        if clause.title and (first := next(leaves(clause.blocks), None))
    ]
    return sorted(found, key=lambda term: (-len(term.word), term.word))


def explain_terms(
    blocks: tuple[Block, ...], clause: Clause, terms: Sequence[DefinedTerm], told: set[str]
) -> tuple[Block, ...]:
    """Make the first mention of each term a button that shows its definition, outside links and heads of tables.

    ``told`` gathers the terms that were explained already; a chapter starts with none. The button works
    without scripts too (popover).
    """
    if clause.id.startswith("terms") or not terms:
        return blocks
    by_word = {term.word: term for term in reversed(terms)}
    pattern = re.compile("|".join(re.escape(term.word) for term in terms))

    def explained(run: Run) -> Iterator[Run]:
        if not isinstance(run, Words):
            yield run
            return
        known = 0
        for found in pattern.finditer(run.text):
            if (term := by_word[found[0]]).clause not in told:
                told.add(term.clause)
                yield from _words(run.text[known : found.start()])
                yield Term(term.word, term.clause)
                known = found.end()
        yield from _words(run.text[known:])

    return with_runs(blocks, explained, in_text_only=True)


def _words(text: str) -> Iterator[Run]:
    if text:
        yield Words(text)
