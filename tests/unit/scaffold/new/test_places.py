"""Is a division found as people say it, and never guessed where several are meant?"""

import pytest

from stationbook.load.divisions import load_divisions
from stationbook.load.tree import Tree
from stationbook.model.division import Divisions
from stationbook.scaffold.new.places import find_place
from stationbook.scaffold.new.questions import AnswerError
from stationbook.scaffold.new.slugs import next_free, slug_of
from tests.conftest import ROOT


@pytest.fixture(scope="module")
def divisions() -> Divisions:
    return load_divisions(Tree(ROOT)).divisions


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("522301003", "522301003"),
        ("桔山街道", "522301003"),
        ("桔山", "522301003"),
        ("兴义 桔山", "522301003"),
        ("贵州省黔西南布依族苗族自治州兴义市桔山街道", "522301003"),
        ("黔西南", "5223"),
        ("520000", "52"),
    ],
)
def test_place_is_found_by_code_by_name_and_by_names_in_order(divisions: Divisions, words: str, code: str) -> None:
    assert find_place(divisions, words).code == code


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("和平镇", "“和平镇”可以是 141034103（山西省临汾市汾西县和平镇）"),
        ("522301999", "兴义市下面有 522301001"),
        ("桔三街道", "没有“桔三街道”这个地区。是否想写"),
        ("99999999999999", "没有代码是"),
        ("？", "没有“？”这个地区"),
    ],
)
def test_what_may_be_several_or_none_comes_with_candidates(divisions: Divisions, words: str, said: str) -> None:
    with pytest.raises(AnswerError) as refused:
        find_place(divisions, words)
    assert said in str(refused.value)


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("例县清溪镇社会工作服务站", "qingxi"),
        ("桔山街道社工站", "jushan"),
        ("社会工作服务站", "shehuigongzuofuwuzhan"),
        ("A 镇社工站", "a"),
        ("绿洲社区社工室", "lvzhou"),
        ("！", ""),
    ],
)
def test_slug_is_the_pinyin_of_what_is_special_of_a_name(name: str, slug: str) -> None:
    assert slug_of(name, "示例省", "示例市", "例县") == slug
    assert next_free("qingxi", {"qingxi", "qingxi-2"}.__contains__) == "qingxi-3"
