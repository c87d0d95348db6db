"""What was taken out of a text and what was put in, so that a reader of Chinese sees it at once?"""

import re
from dataclasses import dataclass
from enum import StrEnum

from diff_match_patch import diff_match_patch

# A Latin word or a number changes as a whole; a Han character or a sign stands for itself.
_TOKEN = re.compile(r"[A-Za-z]+|\d+(?:\.\d+)?|\s+|.", re.DOTALL)
# Each different token becomes one character of the supplementary private use planes, so that whole tokens are compared.
_FIRST = 0xF0000


class Kind(StrEnum):
    """Whether a piece stands in both texts, only in the older, or only in the newer."""

    SAME = "same"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text of one kind."""

    kind: Kind
    text: str


def redline(old: str, new: str) -> list[Piece]:
    """Return the pieces that lead from the old text to the new.

    The same and removed pieces together are the old text, the same and added pieces the new one. Small
    islands of sameness between changes are folded in, as a reader would mark them.
    """
    tokens: dict[str, str] = {}
    coded = [
        "".join(tokens.setdefault(token, chr(_FIRST + len(tokens))) for token in _TOKEN.findall(text))
        for text in (old, new)
    ]
    words = {code: token for token, code in tokens.items()}
    differ = diff_match_patch()
    differ.Diff_Timeout = 0
    pieces = differ.diff_main(coded[0], coded[1], False)
    differ.diff_cleanupSemantic(pieces)
    kinds = {0: Kind.SAME, -1: Kind.REMOVED, 1: Kind.ADDED}
    return [Piece(kinds[operation], "".join(words[code] for code in text)) for operation, text in pieces]
