"""Which division does somebody mean, down to the village, by a code or a name?"""

import difflib

from stationbook.model.division import Division, Divisions
from stationbook.model.record import CODE, unpadded
from stationbook.scaffold.new.questions import AnswerError

_NAMED = 10


def find_place(divisions: Divisions, words: str) -> Division:
    """Return the one division that a code, a name or several names in order stand for: 兴义 桔山, 桔山街道, 522301001.

    Raises AnswerError with the candidates where there is none or more than one.
    """
    words = "".join(words.split())
    if words.isascii() and words.isdigit():
        known = divisions.get(unpadded(words)) if CODE.fullmatch(words) else None
        if known is None or known.is_pseudo:
            above = next((one for n in (9, 6, 4, 2) if (one := divisions.get(words[:n])) is not None), None)
            near = _listed(divisions, divisions.children(above.code)) if above is not None else ""
            below = f"{above.name}下面有 {near}。" if above and near else ""
            raise AnswerError(f"没有代码是 {words} 的区划。{below}")
        return known
    found = _named(divisions, words)
    if len(found) == 1:
        return found[0]
    if found:
        raise AnswerError(f"“{words}”可以是 {_listed(divisions, found)}，写代码或加上县名。")
    close = set(difflib.get_close_matches(words, {one.name for one in divisions}, 5, 0.5))
    near = _listed(divisions, [one for one in divisions if one.name in close and not one.is_pseudo])
    raise AnswerError(f"没有“{words}”这个地区。" + (f"是否想写 {near}？" if near else "写区划代码也可以。"))


def _named(divisions: Divisions, words: str) -> list[Division]:
    """Return the divisions of this name; else whose name begins so, else whose full name has these signs in order."""
    shown = [one for one in divisions if not one.is_pseudo]
    exact = [one for one in shown if one.name == words]
    begins = [one for one in shown if one.name.startswith(words)]
    return exact or begins or [one for one in shown if _fits(divisions, one, words)]


def _fits(divisions: Divisions, one: Division, words: str) -> bool:
    """Whether words are the beginnings of the names above a division and of its own: 黔西南兴义桔山."""
    # Most names end the question at once: the own name's beginning must end the words.
    own = next((n for n in range(len(words) - 1, 0, -1) if one.name.startswith(words[-n:])), 0)
    if not own:
        return False
    above = "".join(division.name for division in divisions.path(one.code)[:-1])
    rest = iter(above)
    return all(sign in rest for sign in words[:-own])


def _listed(divisions: Divisions, found: "list[Division] | tuple[Division, ...]") -> str:
    more = f" 等 {len(found)} 个" if len(found) > _NAMED else ""
    return "、".join(f"{one.code}（{divisions.path_name(one.code)}）" for one in found[:_NAMED]) + more
