"""What is said where a record still names a division that is no more?"""

from collections.abc import Iterator

from stationbook.assess.former_divisions import Became, became, named, what_happened
from stationbook.model.catalogue import Catalogue
from stationbook.model.division import Divisions
from stationbook.model.problem import FieldPath, Problem
from stationbook.model.problem_kind import REAL_STATION, ProblemKind

FORMER = ProblemKind(
    "division-former",
    "区划已经停用",
    "这个区划撤并、更名或换了代码（见 data/divisions/successions），改写成现在的代码。",
    wrong='serves: [{division: "520302001", name: 某街道}]',
    right='serves: [{division: "520302002", name: 新街道}]',
    path=REAL_STATION,
)


def former_words(divisions: Divisions, code: str) -> tuple[str, str] | None:
    """Return what became of a division and what to write instead; None where nothing is known of it."""
    found = became(divisions, code)
    if found is None:
        return None
    happened = what_happened(divisions, found.succession)
    is_within = found.former.code != code
    return f"{code} 所在的 {happened}" if is_within else happened, _instead(divisions, code, found)


def _instead(divisions: Divisions, code: str, found: Became) -> str:
    source = f"依据《{found.succession.source.title}》"
    listed = "、".join(named(divisions, one) for one in found.codes)
    if not found.codes:
        return f"{source}；新代码不在名单里，核对 data/divisions"
    if not found.is_exact:
        return f"{source}；在 {listed} 里找它现在的代码，改成那个代码"
    if len(found.codes) > 1:
        return f"{source}；现在属于 {listed} 中的哪一个，就改成哪个代码"
    return f'{source}；改成 "{found.codes[0]}"（{divisions.path_name(found.codes[0])}）'


def former_division(catalogue: Catalogue, path: str, field: FieldPath, code: str) -> Iterator[Problem]:
    """Yield the problem that a record names a division that is no more, with what took its place."""
    if said := former_words(catalogue.divisions, code):
        yield FORMER.at(path, field, *said)
