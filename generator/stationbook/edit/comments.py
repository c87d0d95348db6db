"""Which comments and blank lines does a YAML text have, and to which of its entries does each belong?"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from stationbook.edit.places import Place


@dataclass(slots=True)
class Around:
    """What stands around an entry: the lines before it (a blank one is empty), and the comment behind it."""

    before: list[str] = field(default_factory=list)
    behind: str = ""


@dataclass(frozen=True, slots=True)
class Comments:
    """What stands around each entry, by where the entry begins; ``first`` and ``last`` stand around them all."""

    of: Mapping[int, Around]
    first: Sequence[str]
    last: Sequence[str]

    def words(self) -> list[str]:
        """Return every comment, sorted."""
        found = [line for one in self.of.values() for line in (*one.before, one.behind)]
        return sorted(line for line in (*self.first, *found, *self.last) if line)


class CommentsRefusedError(ValueError):
    """Two comments stand behind one entry, and one of them would have to move."""


def comments_of(text: str, root: Place) -> Comments:
    """Return the comments of a text, whose values have these places. Raises CommentsRefusedError.

    What the file opens with is of the whole of it. A comment on a line of its own belongs to what begins next; one
    behind something to what begins last on that line, and there within no brackets; else to what began last before it.
    """
    flows = dict(_starts(root))
    starts = sorted(flows)
    scalars = sorted(_scalars(text, root))
    of: dict[int, Around] = {start: Around() for start in starts}
    first: list[str] = []
    waiting: list[str] = []
    at = 0
    for line in text.splitlines(keepends=True):
        end = at + len(line)
        sign = _comment_in(line, at, scalars)
        comment = line[sign:].strip() if sign >= 0 else ""
        is_content = bool(line[: sign if sign >= 0 else None].strip())
        if not is_content and not any(start < end and at < stop for start, stop in scalars):
            # Of several blank lines one is kept.
            if comment or not waiting or waiting[-1]:
                waiting.append(comment)
        else:
            here = [start for start in starts if at <= start < end]
            if here:
                (first if here[0] == starts[0] else of[here[0]].before).extend(waiting)
                waiting = []
            if comment:
                outside = [start for start in here if not flows[start]]
                before = [start for start in starts if start < at and not flows[start]]
                holder = of[(outside or here or before)[-1]]
                if holder.behind:
                    raise CommentsRefusedError("two comments behind one entry")
                holder.behind = comment
        at = end
    while waiting and not waiting[-1]:
        waiting.pop()
    return Comments(of, first, waiting)


def _starts(place: Place) -> Iterator[tuple[int, bool]]:
    """Yield where each entry begins, and whether that is within brackets."""
    for entry in place.entries:
        yield from _starts(entry.value)
    # An item of a list and its first field may begin at one place; the outer one counts.
    yield from ((entry.start, place.is_flow) for entry in place.entries)


def _scalars(text: str, place: Place) -> Iterator[tuple[int, int]]:
    """Yield where each scalar, key or value, begins and ends."""
    for entry in place.entries:
        if place.kind == "mapping":
            yield entry.start, text.index(":", entry.start + len(entry.key))
        if entry.value.kind == "scalar":
            yield entry.value.start, entry.value.end
        yield from _scalars(text, entry.value)


def _comment_in(line: str, at: int, scalars: Sequence[tuple[int, int]]) -> int:
    """Return where in a line a comment begins; -1 where there is none."""
    for number, sign in enumerate(line):
        is_open = sign == "#" and (number == 0 or line[number - 1] in " \t")
        if is_open and not any(start <= at + number < end for start, end in scalars):
            return number
    return -1
