"""Which division is this, what lies above and below it, and how many stations is it due?"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cached_property
from typing import NamedTuple

from stationbook.model.succession import Successions
from stationbook.model.terms import Tier

# Levels that the statistics code keeps for arithmetic only; people never say them.
PSEUDO_NAMES = frozenset({"市辖区", "县", "省直辖县级行政区划", "自治区直辖县级行政区划"})
LEVEL_OF_LENGTH: Mapping[int, str] = {
    2: "province",
    4: "prefecture",
    6: "county",
    9: "township",
    12: "village",
}
# GB/T 10114: 001–099 are subdistricts, 100–199 towns, 200–399 townships; from 400 on quasi-divisions.
FIRST_QUASI_SUFFIX = 400
SAMPLE_PREFIX = "99"


class Division(NamedTuple):
    """One administrative division by its unpadded code.

    ``township_divisions`` is the published number of township-level divisions of a county (suffix below
    400): the denominator of coverage.
    """

    code: str
    name: str
    township_divisions: int | None = None

    @property
    def level(self) -> str:
        """The level that the length of the code says: province, prefecture, county, township or village."""
        return LEVEL_OF_LENGTH[len(self.code)]

    @property
    def is_pseudo(self) -> bool:
        """Whether the division exists in the code only and is never shown."""
        return self.name in PSEUDO_NAMES

    @property
    def is_due_a_station(self) -> bool:
        """Whether the division is a township-level division that counts in the denominator."""
        return len(self.code) == 9 and int(self.code[6:]) < FIRST_QUASI_SUFFIX

    @property
    def is_sample(self) -> bool:
        """Whether the division is fictional (codes from 99 are unused by GB/T 2260)."""
        return self.code.startswith(SAMPLE_PREFIX)


def parent_codes(code: str) -> Iterator[str]:
    """Yield the codes above a code, nearest first: 990101101 gives 990101, 9901, 99."""
    for length in (9, 6, 4, 2):
        if len(code) > length:
            yield code[:length]


def subdistrict(name: str) -> str:
    """Return the name of a subdistrict where a list names its office; other names as they are."""
    return name.removesuffix("办事处") if name.endswith("街道办事处") else name


def tier_fits_code(tier: Tier, code: str) -> bool:
    """Whether a station of a tier may stand at a division of this length.

    A township station may stand at its county (with a note) where its township is uncertain, a village
    room at its township or county, a point of a neighbourhood anywhere from the county down. A centre of a
    prefecture may stand at four digits, or at six where prefecture and county are one (儋州).
    """
    return (
        len(code)
        in {
            Tier.PROVINCE: {2},
            Tier.PREFECTURE: {4},
            Tier.COUNTY: {4, 6},
            Tier.TOWNSHIP: {4, 6, 9},
            Tier.VILLAGE: {4, 6, 9, 12},
            Tier.NEIGHBOURHOOD: {4, 6, 9, 12},
        }[tier]
    )


class Divisions:
    """All divisions that there are, real and sample, by code, and how they took the place of earlier ones."""

    def __init__(self, divisions: Iterable[Division], successions: Successions | None = None) -> None:
        self._by_code = {division.code: division for division in divisions}
        self.successions = successions or Successions()

    def __contains__(self, code: str) -> bool:
        return code in self._by_code

    def __getitem__(self, code: str) -> Division:
        return self._by_code[code]

    def __iter__(self) -> Iterator[Division]:
        return iter(self._by_code.values())

    def __len__(self) -> int:
        return len(self._by_code)

    def get(self, code: str) -> Division | None:
        """Return the division of a code, or None."""
        return self._by_code.get(code)

    def without_successions_of(self, paths: Collection[str]) -> "Divisions":
        """Return the divisions without the successions that some files tell."""
        kept = Successions(one for one in self.successions.placed if one.path not in paths)
        return self if len(kept.placed) == len(self.successions.placed) else Divisions(self, kept)

    @cached_property
    def _children(self) -> Mapping[str, tuple[Division, ...]]:
        children: dict[str, list[Division]] = {}
        for division in self._by_code.values():
            parent = next(parent_codes(division.code), "")
            children.setdefault(parent, []).append(division)
        return {code: tuple(sorted(found, key=lambda d: d.code)) for code, found in children.items()}

    def children(self, code: str) -> tuple[Division, ...]:
        """Return the divisions directly below a code as people see them, pseudo-levels skipped.

        Below 11 (Beijing) stand its districts, not 市辖区; below 4419 (Dongguan) its townships, not a second
        Dongguan. The empty code gives the provinces.
        """
        shown: list[Division] = []
        parent = self._by_code.get(code)
        for child in self._children.get(code, ()):
            is_double = parent is not None and child.name == parent.name and len(child.code) == 6
            if child.is_pseudo or is_double:
                shown.extend(self.children(child.code))
            else:
                shown.append(child)
        return tuple(shown)

    def path(self, code: str) -> tuple[Division, ...]:
        """Return the divisions from the province down to the code, as people say them; former ones as they were."""
        chain = [
            found
            for part in (*reversed(tuple(parent_codes(code))), code)
            if (found := self._by_code.get(part) or self._former(part)) is not None and not found.is_pseudo
        ]
        return tuple(d for i, d in enumerate(chain) if i == 0 or d.name != chain[i - 1].name)

    def path_name(self, code: str, separator: str = "") -> str:
        """Return the full name, for instance 贵州省黔西南布依族苗族自治州兴义市."""
        return separator.join(division.name for division in self.path(code))

    def _former(self, code: str) -> Division | None:
        former = self.successions.former.get(code)
        return Division(former.code, former.name) if former else None

    def counties(self, code: str) -> tuple[Division, ...]:
        """Return the counties at or below a code of at most six digits."""
        return tuple(d for d in self._by_code.values() if len(d.code) == 6 and d.code.startswith(code))

    @cached_property
    def _due(self) -> Mapping[str, int]:
        """Count what is due below every code of two, four and six digits; the empty code is the nation."""
        counts: dict[str, int] = {}
        for division in self._by_code.values():
            if len(division.code) == 6 and division.township_divisions is not None:
                above = () if division.is_sample else ("",)
                for code in (*above, division.code[:2], division.code[:4], division.code):
                    counts[code] = counts.get(code, 0) + division.township_divisions
        return counts

    def due(self, code: str) -> int:
        """Return how many township-level divisions at or below a code are due a station.

        Source of the rule: one station a township-level division (民办函〔2021〕20号); divisions.csv counts
        them as of 2023-06-30, quasi-divisions left out. The empty code gives the nation without 港澳台,
        and without the sample.
        """
        if len(code) >= 9:
            division = self._by_code.get(code[:9])
            return 1 if len(code) == 9 and division is not None and division.is_due_a_station else 0
        return self._due.get(code, 0)

    def townships(self, county: str) -> tuple[Division, ...]:
        """Return the township-level divisions of a county that are due a station."""
        return tuple(d for d in self._children.get(county, ()) if d.is_due_a_station)
