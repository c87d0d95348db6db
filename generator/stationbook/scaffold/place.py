"""Which division does somebody mean by a code or a name, as far as a site can be about it?"""

import difflib
from collections.abc import Iterable

from stationbook.check.former_divisions import former_words
from stationbook.model.division import Division, Divisions
from stationbook.model.record import CODE, unpadded

_COUNTY = 6
_NAMED = 8


class NoPlaceError(ValueError):
    """No division, or more than one, is meant; the message says so and what to write."""


def find_division(divisions: Divisions, words: str) -> Division:
    """Return the one real division, from province to county, that a code or a name or its beginning stands for.

    Raises NoPlaceError with what is near where there is none, and with all of them where there are several.
    """
    words = words.strip()
    known = [one for one in divisions if _may_have_a_site(divisions, one)]
    found = _by_code(known, words) if words.isdecimal() else _by_name(divisions, known, words)
    if len(found) == 1:
        return found[0]
    if found:
        more = f"等 {len(found)} 个" if len(found) > _NAMED else ""
        raise NoPlaceError(f"“{words}”可以是{_listed(divisions, found)}{more}，请写代码。")
    if words.isdecimal() and (said := former_words(divisions, words)):
        raise NoPlaceError("。".join(said) + "。")
    near = _near(divisions, known, words)
    raise NoPlaceError(f"没有“{words}”这个地区" + (f"，是否想写{_listed(divisions, near)}？" if near else "，请核对。"))


def _may_have_a_site(divisions: Divisions, one: Division) -> bool:
    # 441900 is 东莞 once more, below 4419.
    return (
        len(one.code) <= _COUNTY
        and not one.is_pseudo
        and not one.is_sample
        and divisions.path(one.code)[-1].code == one.code
    )


def _by_code(known: Iterable[Division], code: str) -> list[Division]:
    if CODE.fullmatch(code) and len(unpadded(code)) > _COUNTY:
        county = code[:_COUNTY]
        raise NoPlaceError(f"{code} 是乡镇（街道）或村（社区）的代码，网站最小建到一个县，请写 {county}。")
    return [one for one in known if CODE.fullmatch(code) and one.code == unpadded(code)]


def _by_name(divisions: Divisions, known: list[Division], words: str) -> list[Division]:
    """Return the divisions called so; else those whose name begins so, and so on to those whose full name holds it."""
    if not words:
        return []
    ways = (
        lambda one: words in (one.name, divisions.path_name(one.code)),
        lambda one: one.name.startswith(words),
        # 黔西南州 is 黔西南布依族苗族自治州.
        lambda one: len(words) > 2 and one.name.startswith(words[:-1]) and one.name.endswith(words[-1]),
        lambda one: words in divisions.path_name(one.code) and not divisions.path_name(one.code[:-2]).endswith(words),
    )
    return next((found for way in ways if (found := [one for one in known if way(one)])), [])


def _near(divisions: Divisions, known: list[Division], words: str) -> list[Division]:
    if words.isdecimal():
        above = [one for one in known if words.startswith(one.code)]
        close = difflib.get_close_matches(words, [one.code for one in known if len(one.code) == len(words)], 3, 0.7)
        return [*above[-1:], *(divisions[code] for code in close)]
    close = difflib.get_close_matches(words, list({one.name for one in known}), 3, 0.4)
    return [one for name in close for one in known if one.name == name][:_NAMED]


def _listed(divisions: Divisions, found: list[Division]) -> str:
    return "、".join(f"{one.code}（{divisions.path_name(one.code)}）" for one in found[:_NAMED])
