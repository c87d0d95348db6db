"""What does a clause say, block by block and without any mark, and where in its file does each word stand?"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from stationbook.model.blocks import Block, Leaf, Note, leaves
from stationbook.model.runs import CaptionLink, Code, LineBreak, Place, Run, Term, Words, flat


@dataclass(frozen=True, slots=True)
class Said:
    """The words of a block, names of fields blanked; ``label`` is 注 or 示例 for what explains and asks nothing."""

    text: str
    label: str
    starts: tuple[tuple[int, Place], ...]

    def place(self, position: int) -> Place:
        """Return where in the file a character of the text stands."""
        number = bisect_right(self.starts, position, key=lambda start: start[0]) - 1
        begin, (line, column) = self.starts[number]
        return Place(line, column + position - begin)


def said(blocks: Iterable[Block]) -> Iterator[Said]:
    """Yield what each block says that says anything, in reading order."""
    for leaf in leaves(blocks):
        if leaf.runs:
            yield _said(leaf)


def said_in_all(blocks: Iterable[Block]) -> str:
    """Return all that blocks say."""
    return "\n".join(one.text for one in said(blocks))


def asked(blocks: Iterable[Block]) -> str:
    """Return what blocks say besides notes and examples, which ask nothing."""
    return "\n".join(one.text for one in said(blocks) if not one.label)


def _said(leaf: Leaf) -> Said:
    text = ""
    starts: list[tuple[int, Place]] = []
    for run in flat(leaf.runs):
        word, place = _word(run)
        if word:
            starts.append((len(text), place or _after(starts, len(text))))
            text += word
    label = leaf.label.rstrip("0123456789") if isinstance(leaf, Note) else ""
    return Said(text, label, tuple(starts))


def _word(run: Run) -> tuple[str, Place | None]:
    match run:
        case Words():
            return run.text, run.place
        case Code():
            return "\0" * len(run.text), run.place
        case CaptionLink():
            return run.word, run.place
        case Term():
            return run.text, None
        case LineBreak():
            return "\n", None
        case _:
            return "", None


def _after(starts: list[tuple[int, Place]], position: int) -> Place:
    """Return the place behind what was said so far, for what has none of its own."""
    if not starts:
        return Place()
    begin, (line, column) = starts[-1]
    return Place(line, column + position - begin)
