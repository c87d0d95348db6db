"""What does a page show of a clause's text: where its references lead, and which number a table or figure has?"""

from collections.abc import Iterator, Mapping

from stationbook.model.blocks import Block, captions, with_runs
from stationbook.model.runs import CaptionLink, Link, Reference, Run, Words
from stationbook.model.standard import DANGLING, Clause, Standard, cited

_OWN = "#"
_LINKS = (_OWN, "../", "https://", "http://")


def shown_blocks(
    clause: Clause, numbers: Mapping[str, str], standards: Mapping[str, Standard], root: str, prefix: str = ""
) -> tuple[Block, ...]:
    """Return the blocks of a clause with links only: to clauses, pages of the site and the web.

    ``numbers`` are the captions of the whole edition by id; ``prefix`` stands before the ids of the text in a page
    that holds several.
    """

    def shown(run: Run) -> Iterator[Run]:
        match run:
            case CaptionLink():
                words = f"{run.word} {numbers.get(run.caption, '')}"
                yield Link(f"{_OWN}{prefix}{run.caption}", (Words(words.strip()),))
            case Reference():
                yield _reference(run, standards, root)
            case Link() if not run.to.startswith(_LINKS):
                yield from run.runs
            case Link() if run.to.startswith(_OWN):
                yield Link(f"{_OWN}{prefix}{run.to.removeprefix(_OWN)}", run.runs)
            case _:
                yield run

    return with_runs(clause.blocks, shown)


def _reference(run: Reference, standards: Mapping[str, Standard], root: str) -> Run:
    found = cited(standards, run.standard, run.clause)
    if found is None:
        return Words(DANGLING)
    standard, edition, clause = found
    number = f" {clause.number}" if clause.number else ""
    return Link(f"{root}standards/{edition.id}/#{clause.id}", (Words(f"《{standard.entry.title}》{number}"),))


def caption_numbers(chapters: tuple[Clause, ...]) -> dict[str, str]:
    """Return the numbers of tables and figures by id: 1, 2, … over the text, A.1, A.2, … in an annex."""
    numbers: dict[str, str] = {}
    counts: dict[tuple[str, str], int] = {}
    for chapter in chapters:
        prefix = f"{chapter.number}." if chapter.is_annex else ""
        for clause in chapter.walk():
            for caption in captions(clause.blocks):
                key = (caption.word, prefix)
                counts[key] = counts.get(key, 0) + 1
                numbers[caption.id] = f"{prefix}{counts[key]}"
    return numbers
