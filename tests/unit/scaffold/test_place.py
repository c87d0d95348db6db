"""Is the division found that somebody means, and is it said where there is none or more than one?"""

import pytest

from stationbook.load.divisions import load_divisions
from stationbook.load.tree import Tree
from stationbook.model.division import Divisions
from stationbook.scaffold.place import NoPlaceError, find_division
from tests.conftest import ROOT


@pytest.fixture(scope="module")
def divisions() -> Divisions:
    return load_divisions(Tree(ROOT)).divisions


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("5223", "5223"), ("522300", "5223"), ("52", "52"), ("522301", "522301"), ("11", "11"), ("4419", "4419"),
        ("441900", "4419"), ("黔西南", "5223"), (" 黔西南州 ", "5223"), ("黔西南布依族苗族自治州", "5223"),
        ("东莞", "4419"),
        ("贵州", "52"), ("兴义市", "522301"), ("吉林省", "22"), ("北京市朝阳区", "110105"), ("460400", "4604"),
    ],
)  # fmt: skip
def test_code_or_name_or_its_beginning_stands_for_a_division(divisions: Divisions, words: str, code: str) -> None:
    assert find_division(divisions, words).code == code


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("朝阳", "110105（北京市朝阳区）"),
        ("5299", "没有“5299”这个地区，是否想写52（贵州省）"),
        ("522301001", "522301001 是乡镇（街道）或村（社区）的代码，网站最小建到一个县，请写 522301。"),
        ("黔西南洲", "5223（贵州省黔西南布依族苗族自治州）"),
        ("1101", "没有“1101”"),
        ("990101", "没有“990101”"),
        ("县", "没有“县”|请写代码"),
        ("", "没有“”这个地区"),
        ("52a", "没有“52a”这个地区"),
    ],
)
def test_what_is_no_one_division_is_a_sentence(divisions: Divisions, words: str, said: str) -> None:
    with pytest.raises(NoPlaceError) as refused:
        find_division(divisions, words)
    assert any(one in str(refused.value) for one in said.split("|"))
