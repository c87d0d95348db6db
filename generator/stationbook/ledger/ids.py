"""Which id does a new station get, the same on every import?"""

import re
from collections.abc import Collection

from pypinyin import lazy_pinyin

from stationbook.ledger.divisions import stem_of
from stationbook.model.division import Divisions
from stationbook.model.terms import Tier

_KIND = re.compile(r"社会工作(?:和志愿)?服务(?:总)?站|社会工作站|社工服务站|社工总?站|社会工作服务")
_COUNTY, _TOWNSHIP = 6, 9
_LONGEST = 60


def new_id(divisions: Divisions, *, division: str, tier: str, name: str, village: str, taken: Collection[str]) -> str:
    """Return the first free id of a station: the county's code, and its place or its name in pinyin."""
    code = division[:_COUNTY]
    slugs = list(dict.fromkeys(filter(None, map(slug_of, _names(divisions, division, tier, name, village)))))
    slugs = slugs or ["zhan"]
    for slug in slugs:
        if f"{code}-{slug}" not in taken:
            return f"{code}-{slug}"
    number = 2
    while f"{code}-{slugs[-1]}-{number}" in taken:
        number += 1
    return f"{code}-{slugs[-1]}-{number}"


def slug_of(words: str) -> str:
    """Return Han signs as pinyin, Latin letters and digits as they are; nothing of the rest."""
    kept = re.sub(r"[^\u4e00-\u9fffA-Za-z0-9]", "", words)
    slug = "".join(lazy_pinyin(kept, v_to_u=False, errors="ignore" if not kept else "default"))
    return re.sub(r"[^a-z0-9]", "", slug.lower().replace("ü", "v"))[:_LONGEST]


def _names(divisions: Divisions, division: str, tier: str, name: str, village: str) -> list[str]:
    """Return what to call a station, the shortest first."""
    own = _KIND.sub("", name)
    path = divisions.path(division)
    for above in path:
        own = own.replace(above.name, "", 1)
    own = re.sub(r"[（(].*?[)）]", "", own)
    township = divisions.get(division[:_TOWNSHIP]) if len(division) >= _TOWNSHIP else None
    if tier == Tier.TOWNSHIP and township is not None:
        return [stem_of(township), township.name, f"{stem_of(township)}{own}", name]
    if village and township is not None:
        return [village, f"{stem_of(township)}{village}", name]
    at = divisions.get(division)
    if len(division) > _TOWNSHIP and at is not None and township is not None:
        return [at.name, f"{stem_of(township)}{at.name}", name]
    if tier in {Tier.COUNTY, Tier.PREFECTURE, Tier.PROVINCE} and ("总站" in name or not own):
        return ["总站", name]
    return [own, name]
