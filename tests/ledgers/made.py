"""Three ledgers as bureaus keep them, each unlike the others, of the made-up county and of real townships.

Nobody is named in them: where a real ledger names a person, these hold 示例.
"""

import csv
import io
import random
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path

import xlsxwriter

from stationbook.load.divisions import load_divisions
from stationbook.load.tree import Tree
from stationbook.model.division import Division, Divisions

REGION = "5223"
COUNTIES = ("522301", "522302", "522323", "522324")


def divisions(root: Path) -> Divisions:
    """Return the divisions of the project."""
    return load_divisions(Tree(root)).divisions


def make_all(root: Path, folder: Path) -> dict[str, int]:
    """Write the three ledgers and return how many stations each holds, by the name of its file."""
    known = divisions(root)
    return {
        "合并单元格.xlsx": write_merged(folder / "合并单元格.xlsx", known),
        "分县小计.xlsx": write_by_county(folder / "分县小计.xlsx", known),
        "导出.csv": write_gbk(folder / "导出.csv", known),
    }


def _landline(draw: random.Random) -> str:
    return f"0859-{draw.randint(2, 8)}{draw.randint(100000, 999999)}"


def write_merged(path: Path, known: Divisions) -> int:
    """A table with a title, a head of two lines, merged counties, telephones as numbers, months as numbers."""
    draw = random.Random(1)
    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet("台账")
    middle = book.add_format({"align": "center", "valign": "vcenter"})
    sheet.merge_range(0, 0, 0, 10, "黔西南州乡镇（街道）社会工作服务站建设台账", middle)
    sheet.write(1, 0, "填报单位：示例")
    groups = [("序号", 0, 0), ("县（市）", 1, 1), ("乡镇（街道）", 2, 2), ("站点名称", 3, 3), ("站长姓名", 4, 4)]
    groups += [("联系电话", 5, 5), ("建成时间", 6, 6), ("场地面积", 7, 7), ("人员情况", 8, 9), ("承接机构", 10, 10)]
    for words, first, last in groups:
        if first == last:
            sheet.merge_range(2, first, 3, first, words, middle)
        else:
            sheet.merge_range(2, first, 2, last, words, middle)
    sheet.write(3, 8, "专职社工人数")
    sheet.write(3, 9, "持证人数")
    row = 4
    for county in COUNTIES:
        towns = known.townships(county)
        name = known[county].name
        if len(towns) > 1:
            sheet.merge_range(row, 1, row + len(towns) - 1, 1, name, middle)
        for number, town in enumerate(towns):
            sheet.write(row, 0, row - 3)
            sheet.write(row, 2, _as_said(town, number))
            sheet.write(row, 3, f"{name}{town.name}社会工作服务站")
            sheet.write(row, 4, "示例")
            _write_phone(sheet, row, draw, number)
            sheet.write(row, 6, (2021.6, "2022年6月", "2022.10", 44713, 2022, "2023.3")[number % 6])
            sheet.write(row, 7, (86, "120平方米", "９６㎡", "约60")[number % 4])
            sheet.write(row, 8, number % 4 + 3)
            sheet.write(row, 9, number % 3)
            sheet.write(row, 10, "示例社会工作服务中心")
            row += 1
    sheet.write(row, 0, "合计")
    sheet.write(row, 8, 999)
    sheet.write(row + 2, 0, "填表人：示例")
    book.close()
    return row - 4


def _as_said(town: Division, number: int) -> str:
    """Return a name as people shorten it."""
    if town.name.endswith("街道"):
        return (town.name.replace("街道", "办"), f"{town.name}办事处", town.name)[number % 3]
    return town.name if number % 4 else town.name[:-1]


def _write_phone(sheet: xlsxwriter.worksheet.Worksheet, row: int, draw: random.Random, number: int) -> None:
    phone = _landline(draw)
    kinds: tuple[str | int, ...] = (
        int(phone.replace("-", "")),
        phone.replace("-", "－"),
        f"{phone}、{_landline(draw)}",
        f"{phone}转8001",
        phone,
    )
    sheet.write(row, 5, kinds[number % len(kinds)])


def write_by_county(path: Path, known: Divisions) -> int:
    """A sheet a county with its subtotal, dates as Excel keeps them, yes and no in signs, words of its own."""
    draw = random.Random(2)
    book = xlsxwriter.Workbook(str(path))
    day = book.add_format({"num_format": "yyyy/m/d"})
    total = book.add_worksheet("汇总")
    total.write_row(0, 0, ["县区", "站点数"])
    count = 0
    for county in ("522325", "522326", "522327", "522328"):
        name = known[county].name
        towns = known.townships(county)
        total.write_row(count + 1, 0, [name, len(towns)])
        sheet = book.add_worksheet(name.removesuffix("县"))
        sheet.merge_range(0, 0, 0, 8, f"{name}社工站情况一览表（截至2025年底）")
        head = [
            "编码",
            "乡镇名称",
            "社工站名称",
            "运行情况",
            "挂牌时间",
            "详细地址",
            "是否挂牌",
            "办公电话",
            "负责人手机",
        ]
        sheet.write_row(1, 0, head)
        for number, town in enumerate(towns):
            row = 2 + number + number // 6
            if number and number % 6 == 0:
                sheet.write_row(row - 1, 0, ["", "小计", "", 6])
            sheet.write_row(row, 0, [f"{town.code}000", town.name, f"{town.name}社工站"])
            sheet.write(row, 3, ("运营中", "已建成", "在运转", "运营中")[number % 4])
            sheet.write_datetime(row, 4, _day(draw), day)
            sheet.write(row, 5, f"{town.name}府前路{draw.randint(1, 99)}号")
            sheet.write(row, 6, "√" if number % 3 else "×")
            sheet.write(row, 7, _landline(draw)[5:] if number % 2 else _landline(draw))
            sheet.write(row, 8, 13800000000 + number)
            count += 1
        sheet.write_row(row + 1, 0, ["", "合计", "", len(towns)])
    book.close()
    return count


def _day(draw: random.Random) -> datetime:
    return datetime(draw.randint(2020, 2025), draw.randint(1, 12), draw.randint(1, 28))


def write_gbk(path: Path, known: Divisions) -> int:
    """A text in GBK of the made-up county, with codes that lost nothing, blanks, doubts, and hours in Chinese."""
    rows = list(_gbk_rows(known))
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(
        ["区县", "所在乡镇", "站点全称", "级别", "状态", "服务时间", "值班电话", "配备人数", "功能室设置", "备注"]
    )
    writer.writerows(rows)
    path.write_bytes(text.getvalue().encode("gbk"))
    return sum(1 for row in rows if row[2])


def _gbk_rows(known: Divisions) -> Iterator[Sequence[str]]:
    hours = ("周一至周五 9:00-12:00，14:00-17:30", "工作日 8:30-17:00（节假日除外）", "每天 9:00—17:00", "")
    for number, town in enumerate(known.townships("990101")):
        county = "例县" if number == 0 else ""
        phone = f"000-{40000000 + number}"
        status = "筹建中" if number % 5 == 4 else "正常运营"
        rooms = "个案室、小组活动室；档案室"
        people = f"{number % 5 + 1}人"
        name = f"例县{town.name}社工站"
        yield [county, town.name, name, "乡镇级", status, hours[number % 4], phone, people, rooms, "示例"]
        if number % 4 == 3:
            yield [""] * 10
    yield ["小计", "", "", "", "", "", "", "40", "", ""]


if __name__ == "__main__":
    import sys

    print(make_all(Path(), Path(sys.argv[1])))
