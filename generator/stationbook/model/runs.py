"""What stands in the lines of a clause: words, emphasis, links, references, names of fields?

Where something stands in its file does not count when two texts are compared.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import ClassVar, NamedTuple, TypeAlias


class Place(NamedTuple):
    """Where something begins in its file, counted from 1."""

    line: int = 0
    column: int = 0


NOWHERE = Place()


@dataclass(frozen=True, slots=True)
class Words:
    """Words as they are read."""

    kind: ClassVar[str] = "words"
    text: str
    place: Place = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Code:
    """A field name or another word of the machine's, quoted as it is."""

    kind: ClassVar[str] = "code"
    text: str
    place: Place = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Emphasis:
    """Runs that stand out."""

    kind: ClassVar[str] = "emphasis"
    runs: tuple["Run", ...]
    is_strong: bool = True


@dataclass(frozen=True, slots=True)
class Link:
    """Runs that lead to an address; one that begins with # is a clause, table or figure of the same text.

    ``place`` is where the address is written.
    """

    kind: ClassVar[str] = "link"
    to: str
    runs: tuple["Run", ...]
    place: Place = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class CaptionLink:
    """A mention of a table (表) or figure (图) of the same text, which is read with its number."""

    kind: ClassVar[str] = "caption link"
    word: str
    caption: str
    place: Place = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Reference:
    """A mention of a clause of a standard, by the ids of both; what is written may name nothing."""

    kind: ClassVar[str] = "reference"
    standard: str
    clause: str
    place: Place = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Term:
    """A word that the text defines, at a mention where a reader is offered the definition."""

    kind: ClassVar[str] = "term"
    text: str
    clause: str


@dataclass(frozen=True, slots=True)
class LineBreak:
    """The end of a line: of the file only, or one that a reader sees."""

    kind: ClassVar[str] = "break"
    is_seen: bool = False


Run: TypeAlias = Words | Code | Emphasis | Link | CaptionLink | Reference | Term | LineBreak


def flat(runs: Iterable[Run]) -> Iterator[Run]:
    """Yield all runs in reading order; emphasis and links come before the runs within them."""
    for run in runs:
        yield run
        if isinstance(run, Emphasis | Link):
            yield from flat(run.runs)


def own_target(run: Run) -> str:
    """Return the id of the clause, table or figure of the same text that a run leads to, or nothing."""
    match run:
        case CaptionLink():
            return run.caption
        case Link() if run.to.startswith("#"):
            return run.to[1:]
        case _:
            return ""


def words_of(runs: Iterable[Run], at_line_end: str = "") -> str:
    """Return the words without any mark; a reference that nobody resolved says nothing."""
    return "".join(_word(run, at_line_end) for run in flat(runs))


def _word(run: Run, at_line_end: str) -> str:
    match run:
        case Words() | Code() | Term():
            return run.text
        case CaptionLink():
            return run.word
        case LineBreak():
            return at_line_end
        case _:
            return ""
