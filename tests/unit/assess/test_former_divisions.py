"""Does a former code lead to what took its place, through as many changes as there were?"""

import pytest

from stationbook.assess.former_divisions import became, today, was_in
from stationbook.model.division import Division, Divisions
from stationbook.model.succession import Placed, Succession, Successions
from tests.builders import succession

CODES = ("99", "9901", "990101", "990102", "990102101", "990102101001", "990107", "990108", "990102105")


def divisions(*known: Succession) -> Divisions:
    placed = (Placed("x.yml", number, one) for number, one in enumerate(known))
    return Divisions([Division(code, code) for code in CODES], Successions(placed))


RECODED = succession("990103 旧县", "990102")
SPLIT = succession("990104 大县", "990107", "990108", kind="split")
MERGED = succession("990105 东县,990106 西县", "990101", kind="merged")
CHAIN = succession("990109 古县", "990103", on="2010")
GROWN = succession("990101110 大镇", "990108", on="2015", kind="converted")
MOVED = succession("990101109 清溪镇", "990102105")
ALL = divisions(RECODED, SPLIT, MERGED, CHAIN, MOVED, GROWN)


@pytest.mark.parametrize(
    ("code", "codes"),
    [
        ("990102", ("990102",)),
        ("990103", ("990102",)),
        ("990109", ("990102",)),
        ("990104", ("990107", "990108")),
        ("990105", ("990101",)),
        ("990103101", ("990102101",)),
        ("990103101001", ("990102101001",)),
        # Villages need not be listed.
        ("990103101009", ("990102101009",)),
        ("990109101", ("990102101",)),
        # The township has no such number in the new county; what was joined or torn keeps no numbers.
        ("990103199", ()),
        ("990105101", ()),
        ("990104101", ()),
        ("990101110", ("990108",)),
        ("990101110001", ()),
        ("990177", ()),
    ],
)
def test_code_means_divisions_of_today(code: str, codes: tuple[str, ...]) -> None:
    assert today(ALL, code) == codes


def test_what_lies_in_a_joined_county_is_sought_in_its_successor() -> None:
    found = became(ALL, "990105101")
    assert found is not None
    assert (found.former.name, found.codes, found.is_exact) == ("东县", ("990101",), False)
    exact = became(ALL, "990103101")
    assert exact is not None
    assert (exact.former.name, exact.codes, exact.is_exact) == ("旧县", ("990102101",), True)


def test_nothing_became_of_what_is_there_or_never_was() -> None:
    assert became(ALL, "990102") is None
    assert became(ALL, "990199") is None


def test_codes_in_a_circle_lead_nowhere() -> None:
    circle = divisions(succession("990103 甲县", "990104"), succession("990104 乙县", "990103"))
    assert today(circle, "990103") == ()


@pytest.mark.parametrize(
    ("code", "above", "is_so"),
    [
        ("990102101", "990102", True),
        ("990102101", "990103", True),
        ("990102101", "990109", True),
        ("990102105", "990101", True),
        ("990107", "990104", True),
        ("990108001", "990101", True),
        ("990102101", "990101", False),
        ("990102101", "990177", False),
    ],
)
def test_division_was_in_whatever_it_or_its_county_was_before(code: str, above: str, is_so: bool) -> None:
    assert was_in(ALL, code, above) is is_so
