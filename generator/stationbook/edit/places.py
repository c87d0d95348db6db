"""Where in a YAML text does each value stand, from its first sign to its last?

The places are those of PyYAML's composed nodes: its parser is a sibling of the fast reader's, is there on every
system, and is about as fast as reading is (0.2 ms for a record of 1.5 kB).
"""

from collections.abc import Iterator
from dataclasses import dataclass

import yaml

from stationbook.model.problem import FieldPath

# The compiled parser where PyYAML has it; both name the same places.
_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a value stands: ``start`` and ``end`` count signs of the text, ``end`` is behind the last one.

    ``kind`` is scalar, mapping or sequence; ``is_flow`` says that it is written in brackets; ``style`` is how a scalar
    is quoted, or | or >, or nothing. ``entries`` are the values within, with the place of the key where they have one.
    """

    start: int
    end: int
    kind: str
    is_flow: bool
    style: str
    entries: tuple["Entry", ...] = ()

    def at(self, path: FieldPath) -> "Place":
        """Return the place of a value within. Raises KeyError where there is none."""
        here = self
        for part in path:
            here = here.entry(part).value
        return here

    def entry(self, part: str | int) -> "Entry":
        """Return an entry by its key, or by its number in a sequence. Raises KeyError where there is none."""
        if self.kind == "sequence" and isinstance(part, int) and 0 <= part < len(self.entries):
            return self.entries[part]
        for one in self.entries:
            if self.kind == "mapping" and one.key == part:
                return one
        raise KeyError(part)


@dataclass(frozen=True, slots=True)
class Entry:
    """A value in a mapping or sequence, and where it begins with its key or its dash."""

    key: str
    start: int
    value: Place


def places_of(text: str) -> Place | None:
    """Return the place of the whole value of a text, and of all within it; None of a text without a value.

    Raises ValueError for a text that the parser refuses.
    """
    try:
        root = yaml.compose(text, Loader=_LOADER)
    except (yaml.YAMLError, RecursionError) as error:
        raise ValueError("no YAML") from error
    return None if root is None else _place(text, root)


def _place(text: str, node: yaml.Node) -> Place:
    start, end = node.start_mark.index, node.end_mark.index
    if isinstance(node, yaml.ScalarNode):
        style = node.style or ""
        if style in {"|", ">"}:
            end = start + len(text[start:end].rstrip())
        return Place(start, end, "scalar", False, style)
    is_mapping = isinstance(node, yaml.MappingNode)
    is_flow = isinstance(node, yaml.CollectionNode) and bool(node.flow_style)
    entries = tuple(_mapping_entries(text, node) if is_mapping else _items(text, node, is_flow=is_flow))
    if not is_flow and entries:
        # The parser ends a block where the next one begins, behind blank lines and comments that are nobody's.
        end = max(entries[-1].value.end, entries[-1].start + 1)
    return Place(start, end, "mapping" if is_mapping else "sequence", is_flow, "", entries)


def _mapping_entries(text: str, node: yaml.Node) -> Iterator[Entry]:
    for key, value in node.value:
        yield Entry(str(key.value), key.start_mark.index, _place(text, value))


def _items(text: str, node: yaml.Node, *, is_flow: bool) -> Iterator[Entry]:
    for value in node.value:
        place = _place(text, value)
        yield Entry("", place.start if is_flow else text.rindex("-", 0, max(place.start, 1)), place)
