"""Which division does a ledger mean by the words of its columns?"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from stationbook.model.division import Division, Divisions
from stationbook.model.record import CODE, unpadded

_COUNTY, _TOWNSHIP, _VILLAGE = 6, 9, 12
_SHOWN = 6
_OFFICE = re.compile(r"(?:街道)?(?:办事处|街道办|街办|办)$")
_GOVERNMENT = re.compile(r"(?:人民)?(?:政府|党委|公所)$")
_COMMITTEE = re.compile(r"(?:村民|社区居民|居民)?委员会$|(?<=[村社])委会$")
_NATION = r"(?:[\u4e00-\u9fff]{1,3}族)+"
_LEVELS = (
    re.compile(rf"(?:{_NATION})?自治[县旗]$|(?:县|市|区|旗|特区|林区)$"),
    re.compile(rf"(?:街道|地区|苏木|(?:{_NATION})?乡|镇)$"),
    re.compile(r"(?:村|社区|居委会|嘎查)$"),
)


class UnclearError(ValueError):
    """No division, or more than one, is meant: ``words`` are those that ask, ``candidates`` what may be meant."""

    def __init__(self, message: str, words: str, candidates: tuple[Division, ...] = ()) -> None:
        super().__init__(message)
        self.words, self.candidates = words, candidates


@dataclass(frozen=True, slots=True)
class Words:
    """What a row says of where it is; empty where it says nothing. ``name`` is that of the station."""

    code: str = ""
    county: str = ""
    township: str = ""
    village: str = ""
    name: str = ""

    @property
    def asked(self) -> str:
        """The words by which a mapping names this place."""
        return " ".join(one for one in (self.county, self.township) if one)


class Finder:
    """Finds divisions below a region, or anywhere, by codes and names; ``said`` are answers of a person by words."""

    def __init__(self, divisions: Divisions, *, region: str = "", said: Mapping[str, str] | None = None) -> None:
        self._divisions, self._region, self._said = divisions, region, said or {}

    def find(self, words: Words) -> str:
        """Return the code that a row means, as deep as it says. Raises UnclearError."""
        if words.code:
            return self._by_code(words.code)
        for asked in (words.asked, words.township, words.county):
            if asked and asked in self._said:
                return self._below(self._by_code(self._said[asked]), words)
        county = self.county(words.county) if words.county else ""
        if not words.township:
            return self._in_the_name(county, words)
        found = self._matching(self._townships(county), plain_name(words.township), 1)
        if len(found) == 1:
            return self._below(found[0].code, words)
        if found:
            raise UnclearError(f"“{words.asked}”可以是 {self.listed(found)}", words.asked, tuple(found))
        stem = _stem(plain_name(words.township), 1)
        near = [one for one in self._townships(county) if _stem(one.name, 1) == stem or stem in one.name][:_SHOWN]
        where = f"{self._divisions.path_name(county)}里" if county else ""
        maybe = f"，是否是 {self.listed(near)}" if near else ""
        raise UnclearError(f"{where}没有“{words.township}”这个乡镇（街道）{maybe}", words.asked, tuple(near))

    def county(self, name: str) -> str:
        """Return the code of a county, or of a prefecture or province, by its name. Raises UnclearError."""
        if name in self._said:
            return self._by_code(self._said[name])
        plain = plain_name(name)
        for known in (self._counties, self._above):
            found = self._matching(known, plain, 0) or [one for one in known if self._full(one) == plain]
            if not found:
                # 黔西南州兴义市 is 兴义市.
                found = [one for one in known if plain.endswith(one.name) and len(one.name) > 1]
            if len(found) == 1:
                return found[0].code
            if found:
                raise UnclearError(f"“{name}”可以是 {self.listed(found)}", name, tuple(found))
        raise UnclearError(f"没有“{name}”这个县（市、区）", name)

    def county_in(self, text: str) -> str:
        """Return the one county that a title or the name of a sheet names; empty where it names none, or several."""
        plain = plain_name(text)
        found = {one.code for one in self._counties if one.name in plain}
        if not found:
            found = {one.code for one in self._counties if _stem(one.name, 0) == plain and len(plain) > 1}
        return found.pop() if len(found) == 1 else ""

    def village(self, name: str, township: str) -> str:
        """Return the code of a village or community of a township; empty where it is not known."""
        known = [one for one in self._divisions.children(township) if len(one.code) == _VILLAGE and not one.valid_to]
        found = self._matching(known, plain_name(name), 2)
        return found[0].code if len(found) == 1 else ""

    def listed(self, divisions: Iterable[Division]) -> str:
        """Return codes with their names."""
        found = list(divisions)
        shown = "、".join(f"{one.code}（{self._divisions.path_name(one.code)}）" for one in found[:_SHOWN])
        return shown + (f" 等 {len(found)} 个" if len(found) > _SHOWN else "")

    def is_name(self, words: str) -> bool:
        """Whether words are the name of some township, by which a column shows what it holds."""
        return plain_name(words) in self._township_names

    @cached_property
    def _township_names(self) -> frozenset[str]:
        return frozenset(one.name for one in self._divisions if len(one.code) == _TOWNSHIP)

    def _by_code(self, given: str) -> str:
        digits = re.sub(r"\D", "", given)
        code = unpadded(digits) if CODE.fullmatch(digits) else ""
        if code in self._divisions:
            return self._current(code)
        # Villages of real places are not in our files; their township must be.
        if len(code) == _VILLAGE and code[:_TOWNSHIP] in self._divisions:
            return code
        raise UnclearError(f"没有代码是“{given[:20]}”的区划", given[:20])

    def _current(self, code: str) -> str:
        seen = {code}
        while (one := self._divisions.get(code)) is not None and one.successor and one.successor not in seen:
            code = one.successor
            seen.add(code)
        return code

    def _below(self, code: str, words: Words) -> str:
        village = self.village(words.village, code) if words.village and len(code) == _TOWNSHIP else ""
        return village or code

    def _in_the_name(self, county: str, words: Words) -> str:
        """Return what the name of a station begins with: 例县清溪镇社会工作服务站."""
        name = plain_name(words.name)
        if not county:
            begins = {one.code: one for one in self._counties if name.startswith((one.name, self._full(one)))}
            county = next(iter(begins)) if len(begins) == 1 else ""
        rest = name
        if county in self._divisions:
            for lead in (self._full(self._divisions[county]), self._divisions[county].name):
                if lead in name:
                    rest = name.split(lead, 1)[1]
                    break
        known = self._townships(county)
        full = [one for one in known if rest.startswith(one.name)]
        longest = max((len(one.name) for one in full), default=0)
        found = [one for one in full if len(one.name) == longest]
        if len(found) == 1:
            return self._below(found[0].code, words)
        if found:
            raise UnclearError(f"站名里的“{found[0].name}”可以是 {self.listed(found)}", found[0].name, tuple(found))
        if county:
            return county
        raise UnclearError("没有写在哪个县（市、区）、乡镇（街道）", "")

    def _townships(self, county: str) -> list[Division]:
        if not county:
            return [one for one in self._in_region if len(one.code) == _TOWNSHIP]
        if len(county) >= _TOWNSHIP:
            return [self._divisions[county[:_TOWNSHIP]]]
        return [one for one in self._by_county[county[:_COUNTY]] if one.code.startswith(county)] or [
            one for one in self._in_region if len(one.code) == _TOWNSHIP and one.code.startswith(county)
        ]

    @cached_property
    def _in_region(self) -> list[Division]:
        return [one for one in self._divisions if one.code.startswith(self._region) and not one.valid_to]

    @cached_property
    def _by_county(self) -> Mapping[str, list[Division]]:
        found: dict[str, list[Division]] = defaultdict(list)
        for one in self._in_region:
            if len(one.code) == _TOWNSHIP:
                found[one.code[:_COUNTY]].append(one)
        return found

    @cached_property
    def _counties(self) -> list[Division]:
        return [one for one in self._in_region if len(one.code) == _COUNTY and not one.is_pseudo]

    @cached_property
    def _above(self) -> list[Division]:
        region = self._region
        known = [one for one in self._divisions if len(one.code) in {2, 4} and not one.is_pseudo]
        return [one for one in known if one.code.startswith(region) or region.startswith(one.code)]

    def _full(self, one: Division) -> str:
        return self._divisions.path_name(one.code)

    def _matching(self, known: Iterable[Division], plain: str, level: int) -> list[Division]:
        """Return the divisions called so; else those whose name without its last word is the same, if none is given."""
        listed = list(known)
        found = [one for one in listed if one.name == plain]
        if found or len(plain) < 2:
            return found
        stem = _stem(plain, level)
        if stem != plain and level == 1:
            # 城关乡 is not 城关镇; 团结乡 may be 团结彝族乡.
            return [one for one in listed if _stem(one.name, 1) == stem and one.name[-1] == plain[-1]]
        return [one for one in listed if _stem(one.name, level) == stem]


def plain_name(words: str) -> str:
    """Return the name of a division as the lists write it: 桔山办 and 桔山街道办事处 are 桔山街道."""
    plain = re.sub(r"\s", "", unicodedata.normalize("NFKC", words))
    plain = _GOVERNMENT.sub("", plain)
    if len(plain) > 2 and _OFFICE.search(plain) and not plain.endswith("镇办"):
        return f"{_OFFICE.sub('', plain)}街道"
    return _COMMITTEE.sub("", plain) if _COMMITTEE.search(plain) else plain


def stem_of(one: Division) -> str:
    """Return the name of a division without the word for what it is: 清溪镇 is 清溪."""
    level = {_COUNTY: 0, _TOWNSHIP: 1, _VILLAGE: 2}.get(len(one.code))
    return one.name if level is None else _stem(one.name, level)


def _stem(name: str, level: int) -> str:
    stem = _LEVELS[level].sub("", name)
    return stem if len(stem) > 1 else name
