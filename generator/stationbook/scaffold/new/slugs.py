"""What id does a new record get: pinyin of its name, and the next that is free?"""

import re
from collections.abc import Callable

from pypinyin import lazy_pinyin

# What every station is called besides its place.
_GENERAL = re.compile(
    r"(?:乡镇|街道|镇|乡|民族乡|苏木|社区|村)?(?:社会工作|社工)(?:综合)?(?:服务)?(?:指导|督导)?(?:总站|站|室|点|中心|驿站)$"
)
_LONGEST = 40


def slug_of(name: str, *places: str) -> str:
    """Return a name in pinyin without the places that it begins with and what every station is called.

    Letters and digits stay; nothing where the name holds neither those nor Chinese characters.
    """
    short = name
    for place in places:
        short = short.removeprefix(place)
    short = _GENERAL.sub("", short) or _GENERAL.sub("", name) or name
    parts = re.findall(r"[a-z0-9]+", " ".join(lazy_pinyin(short.lower(), errors="default")))
    joined = "".join(parts)
    return joined[:_LONGEST]


def next_free(slug: str, is_taken: Callable[[str], bool]) -> str:
    """Return a slug, or the first of slug-2, slug-3 and so on that is free."""
    number, found = 1, slug
    while is_taken(found):
        number += 1
        found = f"{slug}-{number}"
    return found
