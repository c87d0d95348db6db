"""Which division is this, what lies above and below it, and how many stations is it due?"""

from pathlib import Path

import pytest

from stationbook.load.divisions import load_divisions
from stationbook.load.tree import Tree
from stationbook.model.division import Division, Divisions, parent_codes, tier_fits_code
from stationbook.model.terms import Tier


@pytest.fixture(scope="module")
def real(root: Path) -> Divisions:
    return load_divisions(Tree(root)).divisions


@pytest.mark.parametrize(
    ("code", "due"), [("", 38642), ("4401", 176), ("2302", 164), ("5223", 140), ("110113", 25), ("990101", 14)]
)
def test_denominators_are_those_that_the_press_published(real: Divisions, code: str, due: int) -> None:
    assert real.due(code) == due


def test_sample_county_counts_in_itself_but_never_in_the_nation(real: Divisions) -> None:
    assert real.due("99") == 14
    assert real.due("") == sum(real.due(province.code) for province in real.children("") if not province.is_sample)


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("110113011", "北京市顺义区空港街道"),
        ("441900003", "广东省东莞市东城街道"),
        ("469001", "海南省五指山市"),
        ("522301", "贵州省黔西南布依族苗族自治州兴义市"),
    ],
)
def test_full_name_leaves_out_what_people_never_say(real: Divisions, code: str, name: str) -> None:
    assert real.path_name(code) == name


def test_children_skip_pseudo_levels_and_doubled_cities(real: Divisions) -> None:
    assert real.children("11")[0].name == "东城区"
    assert real.children("4419")[0].code == "441900003"
    assert not [d for province in real.children("") for d in real.children(province.code) if d.is_pseudo]


def test_quasi_division_is_not_due_a_station() -> None:
    assert Division("990101399", "某乡").is_due_a_station
    assert not Division("990101400", "某开发区").is_due_a_station


def test_parents_come_nearest_first() -> None:
    assert list(parent_codes("990101101001")) == ["990101101", "990101", "9901", "99"]


@pytest.mark.parametrize(
    ("tier", "code", "fits"),
    [
        (Tier.TOWNSHIP, "990101101", True),
        (Tier.TOWNSHIP, "990101", True),
        (Tier.TOWNSHIP, "990101101001", False),
        (Tier.PROVINCE, "9901", False),
        (Tier.COUNTY, "990101", True),
        (Tier.VILLAGE, "990101101001", True),
    ],
)
def test_tier_fits_the_length_of_its_code(tier: Tier, code: str, fits: bool) -> None:
    assert tier_fits_code(tier, code) is fits
