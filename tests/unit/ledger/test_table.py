"""Is the table found on a sheet, and are its stations told from titles, totals and notes?"""

import pytest

from stationbook.ledger.headers import How, Match, key_of, match_column
from stationbook.ledger.table import table_of
from stationbook.ledger.workbook import Cell, Sheet

HEAD: list[Cell] = ["序号", "县区", "站点名称", "电话"]


def table(*rows: list[Cell]) -> tuple[tuple[str, ...], list[int]]:
    found = table_of(Sheet("甲", rows))
    assert found is not None
    return found.headers, [row.number for row in found.rows]


def test_titles_above_and_totals_and_notes_below_are_no_stations() -> None:
    headers, rows = table(
        ["全州社工站台账"] * 4,
        [None] * 4,
        HEAD,
        [1, "兴义市", "甲社工站", "1"],
        [2, None, None, None],
        ["小计", None, None, 3],
        [3, "兴义市", "合计社工站", "2"],
        HEAD,
        [4, "兴义市", "乙社工站", "2"],
        ["兴仁市"] * 4,
        [5, None, "丙社工站", "2"],
        [None, "合计", None, 9],
        ["填表人：示例", None, None, None],
    )
    assert headers == ("序号", "县区", "站点名称", "电话")
    assert rows == [4, 7, 9, 11]


def test_heading_over_rows_stays_with_them() -> None:
    found = table_of(Sheet("甲", [HEAD, ["兴仁市"] * 4, [1, None, "丙社工站", "2"]]))
    assert found is not None
    assert [row.heading for row in found.rows] == ["兴仁市"]


def test_head_of_two_lines_is_one() -> None:
    headers, rows = table(
        ["县区", "站点名称", "人员情况", "人员情况"],
        ["县区", "站点名称", "专职人员", "社会工作师"],
        ["兴义市", "甲社工站", 3, 1],
    )
    assert headers == ("县区", "站点名称", "人员情况/专职人员", "人员情况/社会工作师")
    assert rows == [3]


@pytest.mark.parametrize("rows", [[], [[None]], [["一句话"]], [[1, 2], [3, 4]], [["名称"]]])
def test_sheet_without_a_head_has_no_table(rows: list[list[Cell]]) -> None:
    assert table_of(Sheet("甲", rows)) is None


@pytest.mark.parametrize(
    ("words", "key"),
    [
        ("县（市、区）", "county"), ("使用面积（㎡）", "premises.area_m2"), (" 站点 名称：", "official_name"),
        ("乡（镇、街道）", "township"), ("3.联系电话", "phones"), ("承接机构", "operator.name"), ("xyz", ""),
    ],
)  # fmt: skip
def test_columns_are_known_by_the_words_above_them(words: str, key: str) -> None:
    assert key_of(words) == key


def match(words: str, *cells: Cell) -> Match:
    return match_column(words, cells, is_township=lambda name: name in {"清溪镇", "白石镇"})


def test_columns_are_known_by_what_stands_in_them() -> None:
    assert match("甲", "522301003000", 522301003) == Match("division", How.CONTENT)
    assert match("甲", "清溪镇", "白石镇", None) == Match("township", How.CONTENT)
    assert match("甲", "0859-3221234", 8593221234) == Match("phones", How.CONTENT)
    assert match("甲", "清溪社工站", "白石社会工作服务站") == Match("official_name", How.CONTENT)
    assert match("甲", 13800001111, "13800002222") == Match("不要", How.PERSONAL)
    assert match("甲", "11010519491231002X") == Match("不要", How.PERSONAL)
    assert match("甲", "清溪镇", "别的", "又一个") == Match("", How.NOTHING)
    assert match("甲") == Match("", How.NOTHING)


@pytest.mark.parametrize(
    "words", ["站长姓名", "负责人", "联系人", "身份证号码", "微信号", "家庭住址", "社工名单", "手机"]
)
def test_columns_of_persons_are_not_read(words: str) -> None:
    assert match(words, "某甲", "13800001111").how is How.PERSONAL


def test_order_of_a_row_is_no_id() -> None:
    assert match("序号", 1, 2).key == "不要"
