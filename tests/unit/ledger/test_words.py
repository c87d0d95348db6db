"""What is understood of the words in cells: dates, counts, telephones, hours, names of places?"""

from datetime import date

import pytest

from stationbook.ledger.divisions import Finder, UnclearError, Words
from stationbook.ledger.hours import hours_of_cells, read_hours, same_hours, week_cells
from stationbook.ledger.ids import new_id
from stationbook.ledger.phones import numbers_in
from stationbook.ledger.values import (
    CellError,
    read_date,
    read_flag,
    read_number,
    read_texts,
    read_whole,
    texts_cell,
)
from stationbook.ledger.workbook import Cell
from stationbook.model.division import Division, Divisions

DIVISIONS = Divisions(
    [
        Division("52", "贵州省"),
        Division("5223", "黔西南布依族苗族自治州"),
        Division("522301", "兴义市"),
        Division("522301003", "桔山街道"),
        Division("522301100", "敬南镇"),
        Division("522301201", "团结彝族乡"),
        Division("522323", "普安县"),
        Division("522323100", "敬南镇"),
        Division("522323101", "城关镇"),
        Division("522323102", "城南街道"),
        Division("522323103", "城南镇"),
        Division("522323101001", "东门社区"),
    ]
)
FINDER = Finder(DIVISIONS, region="5223")


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (Words(county="兴义市", township="桔山办"), "522301003"),
        (Words(county="兴义", township="桔山街道办事处"), "522301003"),
        (Words(county="黔西南州兴义市", township="桔山"), "522301003"),
        (Words(township="桔山街办"), "522301003"),
        (Words(county="兴义市", township="团结乡"), "522301201"),
        (Words(county="兴义市", township="敬南镇人民政府"), "522301100"),
        (Words(county="普安县", township="城关镇", village="东门社区居委会"), "522323101001"),
        (Words(county="普安县", township="城关镇", village="没有的村"), "522323101"),
        (Words(code="522301003000"), "522301003"),
        (Words(code="522301003 桔山街道"), "522301003"),
        (Words(code="522301003777"), "522301003777"),
        (Words(name="兴义市桔山街道社会工作服务站"), "522301003"),
        (Words(name="普安县社工总站"), "522323"),
        (Words(county="普安县", name="城南镇社工站"), "522323103"),
    ],
)
def test_place_is_found(words: Words, code: str) -> None:
    assert FINDER.find(words) == code


@pytest.mark.parametrize(
    ("words", "candidates"),
    [
        (Words(township="敬南镇"), ["522301100", "522323100"]),
        (Words(county="普安县", township="城南"), ["522323102", "522323103"]),
        (Words(county="普安县", township="城关乡"), ["522323101"]),
        (Words(county="普安县", township="桔山街道"), []),
        (Words(county="大方县", township="桔山街道"), []),
        (Words(code="999999"), []),
        (Words(), []),
    ],
)
def test_place_that_is_not_clear_is_asked_with_what_may_be_meant(words: Words, candidates: list[str]) -> None:
    with pytest.raises(UnclearError) as error:
        FINDER.find(words)
    assert [one.code for one in error.value.candidates] == candidates


def test_answer_of_a_person_decides() -> None:
    finder = Finder(DIVISIONS, region="5223", said={"普安县 城南": "522323102", "敬南镇": "522301100"})
    assert finder.find(Words(county="普安县", township="城南")) == "522323102"
    assert finder.find(Words(township="敬南镇")) == "522301100"


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        (2022, "2022"), ("2022年", "2022"), (2022.6, "2022-06"), ("2022.10", "2022-10"), ("2022年6月", "2022-06"),
        ("２０２２－６", "2022-06"), ("2022/6/1", "2022-06-01"), ("2022年06月01日", "2022-06-01"),
        (44713, "2022-06-01"),
        (date(2022, 6, 1), "2022-06-01"), (202206, "2022-06"), ("20220601", "2022-06-01"), ("2022 年 6 月", "2022-06"),
    ],
)  # fmt: skip
def test_date_is_as_exact_as_the_cell(cell: Cell, said: str) -> None:
    assert read_date(cell) == said


@pytest.mark.parametrize("cell", [2022.1, "2022-13", "2022年2月30日", "去年", 12, "22.6", True, -1])
def test_date_that_may_be_another_is_refused(cell: Cell) -> None:
    with pytest.raises(CellError):
        read_date(cell)


def test_numbers_yes_and_no_and_lists() -> None:
    assert [read_number(cell) for cell in ("86平方米", "９６㎡", "约60", "1,200", 86.5, "3人")] == [
        86,
        96,
        60,
        1200,
        86.5,
        3,
    ]
    assert [read_flag(cell) for cell in ("√", "有", True, "×", "否", 0)] == [True, True, True, False, False, False]
    for cell in ("80-100", "张某", -3, "3.5万"):
        with pytest.raises(CellError) as error:
            read_number(cell)
        assert "张" not in str(error.value)
    with pytest.raises(CellError):
        read_whole(2.5)
    assert read_texts("个案室、小组室；档案室") == ["个案室、小组室", "档案室"]
    for values in (["一"], ["甲、乙", "丙"], ["甲；乙"], ["· 点"], ["一", "二"]):
        assert read_texts(texts_cell(values)) == values


@pytest.mark.parametrize(
    ("words", "numbers"),
    [
        ("8592803757", ["0859-2803757"]),
        ("0859－3221234", ["0859-3221234"]),
        ("(0859)3221234", ["0859-3221234"]),
        ("2083123456", ["020-83123456"]),
        ("0859-3221234、3221235", ["0859-3221234", "0859-3221235"]),
        ("0859 3221234 0859 3221235", ["0859-3221234", "0859-3221235"]),
        ("+86 859 3221234", ["0859-3221234"]),
        ("值班室 0859-3221234（白天）/12345", ["0859-3221234", "12345"]),
        ("4001234567", ["4001234567"]),
    ],
)
def test_telephones_of_a_cell(words: str, numbers: list[str]) -> None:
    assert [one.number for one in numbers_in(words, area="0859")] == numbers


def test_extension_mobile_and_what_cannot_be_dialled() -> None:
    assert numbers_in("0859-3221234转 8001")[0][:2] == ("0859-3221234", "8001")
    assert numbers_in("示例 13800001111")[0].is_mobile
    assert "区号" in numbers_in("3221234")[0].wrong
    assert numbers_in("08593")[0].wrong


@pytest.mark.parametrize(
    ("words", "hours"),
    [
        ("周一至周五 9:00-12:00，14:00-17:30", "Mo-Fr 09:00-12:00,14:00-17:30"),
        ("工作日上午9点至12点，下午2点半至5点半（节假日除外）", "Mo-Fr 09:00-12:00,14:30-17:30; PH off"),
        ("星期一到星期五9:00-5:00", "Mo-Fr 09:00-17:00"),
        ("周一、周三 9:00—17:00；周六 9:00-12:00", "Mo 09:00-17:00; We 09:00-17:00; Sa 09:00-12:00"),
        ("全天24小时", "24/7"),
        ("Mo-Sa 09:00-17:00; PH off", "Mo-Sa 09:00-17:00; PH off"),
    ],
)
def test_opening_hours(words: str, hours: str) -> None:
    assert read_hours(words) == hours


@pytest.mark.parametrize(
    "words",
    ["不定期", "9:00-17:00", "周一至周五", "周六全天", "周一 25:00-26:00", "周一至周五 9:00-17:00 电话预约"],
)
def test_hours_that_leave_a_doubt_are_refused(words: str) -> None:
    with pytest.raises(CellError):
        read_hours(words)


@pytest.mark.parametrize("hours", ["24/7", "Mo-Fr 09:00-12:00,14:00-17:30; PH off", "Sa,Su 10:00-16:00"])
def test_week_as_cells_means_the_same(hours: str) -> None:
    cells = week_cells(hours)
    assert cells is not None
    assert same_hours(hours_of_cells(cells), hours)


def test_week_that_cells_cannot_show_is_left_out() -> None:
    assert week_cells("Jun-Aug Mo-Fr 09:00-17:00") is None


def test_ids_are_short_and_never_given_twice() -> None:
    def made(division: str, tier: str, name: str, *taken: str, village: str = "") -> str:
        return new_id(DIVISIONS, division=division, tier=tier, name=name, village=village, taken=taken)

    assert made("522301003", "township", "兴义市桔山街道社会工作服务站") == "522301-jushan"
    assert made("522301003", "township", "桔山社工站", "522301-jushan") == "522301-jushanjiedao"
    assert made("522323", "county", "普安县社会工作服务总站") == "522323-zongzhan"
    assert made("5223", "prefecture", "州级指导中心") == "5223-zhoujizhidaozhongxin"
    assert made("522323101", "village", "东门社区社工室", village="东门社区") == "522323-dongmenshequ"
    taken = ["522323-zongzhan"]
    for _ in range(4):
        taken.append(made("522323", "county", "总站", *taken))
    assert len(set(taken)) == 5
