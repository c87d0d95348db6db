"""What became of a division that is no more, and what was one before that is there today?"""

from collections.abc import Iterator
from typing import NamedTuple

from stationbook.model.division import Divisions, parent_codes
from stationbook.model.succession import FormerDivision, Succession, moment_in_words
from stationbook.model.terms import SuccessionKind

_VILLAGE, _TOWNSHIP = 12, 9
# Changes of one division into one: what lies within it goes on under the same numbers.
_KEEPS_NUMBERS = frozenset({SuccessionKind.CONVERTED, SuccessionKind.RECODED})


class Became(NamedTuple):
    """What became of a division that is no more.

    ``former`` is it itself, or the division around it that ended, by ``succession``. ``codes`` are the divisions of
    today in its place; where ``is_exact`` is false, it lies somewhere in them under a code that is not known.
    """

    former: FormerDivision
    succession: Succession
    codes: tuple[str, ...]
    is_exact: bool


def became(divisions: Divisions, code: str) -> Became | None:
    """Return what became of a division; None where it is there today, or nothing is known of it."""
    around = _ended(divisions, code)
    if around is None or code in divisions:
        return None
    exact = today(divisions, code)
    former, ending = divisions.successions.former[around], divisions.successions.ending[around]
    return Became(former, ending, exact or today(divisions, around), bool(exact))


def today(divisions: Divisions, code: str) -> tuple[str, ...]:
    """Return the divisions of today that a code means: itself, or those that took its place; nothing if unknown."""
    return tuple(dict.fromkeys(_today(divisions, code, frozenset())))


def _today(divisions: Divisions, code: str, seen: frozenset[str]) -> Iterator[str]:
    # Villages of real places are not in our files; their township must be.
    if code in divisions or (len(code) == _VILLAGE and code[:_TOWNSHIP] in divisions):
        yield code
        return
    around = _ended(divisions, code)
    if around is None or code in seen:
        return
    ended, within = divisions.successions.ending[around], code[len(around) :]
    if within and ended.kind not in _KEEPS_NUMBERS:
        # What was joined with others, or torn apart, did not keep the numbers within it.
        return
    for following in ended.to:
        if within and len(following) != len(around):
            # A town that became a county has no numbers of a town's villages.
            continue
        yield from _today(divisions, following + within, seen | {code})


def _ended(divisions: Divisions, code: str) -> str | None:
    """Return the code itself where it ended, else the nearest above that did."""
    return next((one for one in (code, *parent_codes(code)) if one in divisions.successions.ending), None)


def was_in(divisions: Divisions, code: str, above: str) -> bool:
    """Whether a division, or one whose place it took, lies or lay at or below another."""
    waiting, seen = [code], {code}
    while waiting:
        here = waiting.pop()
        if here.startswith(above):
            return True
        for part in (here, *parent_codes(here)):
            leading = divisions.successions.leading_to(part)
            before = {former.code for one in leading for former in one.from_}
            earlier = {code + here[len(part) :] if len(code) == len(part) else code for code in before} - seen
            waiting += sorted(earlier)
            seen |= earlier
    return False


def named(divisions: Divisions, code: str) -> str:
    """Return code and name of a division of today or of before."""
    known = divisions.get(code) or divisions.successions.former.get(code)
    return f"{code} {known.name}" if known else code


def what_happened(divisions: Divisions, succession: Succession) -> str:
    """Say in a sentence without its end what became of which divisions, and when."""
    ended = succession.ended or succession.from_
    before = "、".join(f"{one.code} {one.name}" for one in ended)
    after = "、".join(named(divisions, code) for code in succession.to)
    return f"{before} 已于{moment_in_words(succession.on)}{succession.kind.label} {after}"
