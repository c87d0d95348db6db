"""Does the workbook that is exported come back as it went, and only what people change in it as a change?"""

import json
import random
import shutil
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from stationbook.cli import main
from stationbook.exports.stations import record_bytes
from stationbook.ledger.plan import Fate, Plan
from stationbook.ledger.prepare import prepare
from stationbook.ledger.sheets import main_columns, write_workbook
from stationbook.ledger.workbook import Cell, read_workbook
from stationbook.model.catalogue import Catalogue
from stationbook.store.project import read_project
from tests.builders import ON
from tests.conftest import ROOT
from tests.tiny import make_tiny_project


@pytest.fixture(scope="module")
def real() -> Catalogue:
    return read_project(ROOT, on=ON).catalogue


@pytest.fixture(scope="module")
def exported(real: Catalogue, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("exported") / "站点.xlsx"
    assert write_workbook(path, real) == len(real.stations) > 40
    return path


def planned(path: Path, catalogue: Catalogue) -> Plan:
    return prepare(path, catalogue, on=ON).plan


def rewritten(path: Path, sheets: dict[str, list[list[Cell]]]) -> Path:
    """Write sheets as they were read, as somebody's program would."""
    book = xlsxwriter.Workbook(str(path), {"strings_to_formulas": False})
    for name, rows in sheets.items():
        sheet = book.add_worksheet(name)
        for number, row in enumerate(rows):
            for column, cell in enumerate(row):
                if isinstance(cell, str):
                    sheet.write_string(number, column, cell)
                elif cell is not None:
                    sheet.write(number, column, cell)
    book.close()
    return path


def sheets_of(path: Path) -> dict[str, list[list[Cell]]]:
    return {sheet.name: [list(row) for row in sheet.rows] for sheet in read_workbook(path).sheets}


def test_every_station_comes_back_without_a_change_a_remark_or_a_question(real: Catalogue, exported: Path) -> None:
    plan = planned(exported, real)
    assert {one.fate for one in plan.outcomes} == {Fate.SAME}
    assert {one.station_id for one in plan.outcomes} == set(real.stations)
    assert [one.remarks for one in plan.outcomes if one.remarks] == []
    assert (plan.gone, plan.questions) == ((), [])
    assert prepare(exported, real, on=ON).mapping == ""


def test_nearly_all_that_records_hold_of_the_columns_stands_in_the_workbook(real: Catalogue, exported: Path) -> None:
    rows = sheets_of(exported)["站点"]
    written = sum(cell is not None for row in rows[1:] for cell in row)
    records = [json.loads(text) for text in real.each("json", record_bytes)]
    paths = [column.path or (column.key,) for column in main_columns()]
    there = sum(at(record, path) not in (None, []) for record in records for path in paths)
    assert written == there > 300
    names = {row[0] for row in sheets_of(exported)["服务"][1:]}
    assert names == {record["id"] for record in records if record.get("services")}


def at(record: Any, path: Sequence[str]) -> Any:
    for part in path:
        record = record.get(part) if isinstance(record, dict) else None
    return record


CHANGED: dict[str, Cell] = {
    "text": "改过的话",
    "texts": "甲、乙",
    "whole": 1,
    "number": 77.5,
    "date": "2020-02-02",
    "flag": "否",
    "degree": 0.25,
}


def cells_to_change(rows: list[list[Cell]]) -> Iterator[tuple[int, int]]:
    """Yield rows and columns of cells that hold something and may hold another thing."""
    kinds = [column.kind for column in main_columns()]
    for number, row in enumerate(rows[1:], start=1):
        for column, cell in enumerate(row):
            may_change = kinds[column] in CHANGED and main_columns()[column].key not in {"id", "parent"}
            if cell is not None and may_change and cell != CHANGED[kinds[column]]:
                yield number, column


@pytest.mark.parametrize("seed", range(12))
def test_every_cell_that_somebody_changes_comes_back_as_that_change(
    real: Catalogue, exported: Path, tmp_path: Path, seed: int
) -> None:
    sheets, draw = sheets_of(exported), random.Random(seed)
    rows, columns = sheets["站点"], main_columns()
    number, column = draw.choice(list(cells_to_change(rows)))
    rows[number][column] = CHANGED[columns[column].kind]
    plan = planned(rewritten(tmp_path / "a.xlsx", sheets), real)
    changed = [one for one in plan.outcomes if one.fate is not Fate.SAME or one.remarks]
    said = [(one.station_id, [change.key for change in one.changes] or one.remarks) for one in changed]
    assert [one for one, _ in said] == [rows[number][0]]
    assert said[0][1] == [columns[column].key] or "没有导入" in str(said[0][1])


def test_workbook_has_text_lists_notes_red_rules_a_frozen_head_and_kept_ids(exported: Path) -> None:
    with zipfile.ZipFile(exported) as package:
        sheet, styles = package.read("xl/worksheets/sheet1.xml").decode(), package.read("xl/styles.xml").decode()
        comments = package.read("xl/comments1.xml").decode()
        workbook = package.read("xl/workbook.xml").decode()
        assert not [name for name in package.namelist() if "externalLink" in name or "vba" in name]
    assert 'numFmtId="49"' in styles
    assert "<sheetProtection" in sheet
    assert 'state="frozen"' in sheet
    assert sheet.count("<dataValidation ") >= 8
    assert sheet.count("<cfRule ") >= 20
    assert "永久编号，不要改" in comments
    assert 'name="选项"' in workbook
    assert 'state="hidden"' in workbook
    assert "<f>" not in sheet.split("<conditionalFormatting")[0]


def test_services_telephones_and_hours_change_by_their_own_sheets(
    real: Catalogue, exported: Path, tmp_path: Path
) -> None:
    sheets = sheets_of(exported)
    line = next(row for row in sheets["电话"] if row[0] == "990101-qingxi")
    line[3] = "000-00009999"
    service = next(row for row in sheets["服务"] if row[0] == "990101-qingxi")
    service[-1] = "每次十元"
    hours = next(row for row in sheets["开放时间"] if row[0] == "990101-hewan")
    hours[7] = "9:00-12:00"
    plan = planned(rewritten(tmp_path / "a.xlsx", sheets), real)
    by_id = {one.station_id: one for one in plan.of(Fate.CHANGED)}
    assert set(by_id) == {"990101-qingxi", "990101-hewan"}
    assert {one.title for one in by_id["990101-qingxi"].changes} == {"电话", "服务"}
    (week,) = by_id["990101-hewan"].changes
    assert str(week.new) == "Mo-Fr 09:00-12:00,14:00-17:30; Sa 09:00-12:00; PH off"


def test_edit_of_the_workbook_touches_one_value_of_one_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("mkdocs.yml", "data", "content", "overrides"):
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
        copy(ROOT / name, tmp_path / name)
    monkeypatch.chdir(tmp_path)
    assert main(["export", "--division", "990101", "-o", "表.xlsx"]) == 0
    sheets = sheets_of(tmp_path / "表.xlsx")
    head = sheets["站点"][0].index("使用面积")
    next(row for row in sheets["站点"] if row[0] == "990101-qingxi")[head] = 87
    book = rewritten(tmp_path / "改.xlsx", sheets)
    before = {path: path.read_text() for path in (tmp_path / "data/stations").rglob("*.yml")}
    assert main(["import", str(book), "--yes"]) == 0
    after = {path: path.read_text() for path in (tmp_path / "data/stations").rglob("*.yml")}
    (changed,) = [path for path in before if before[path] != after[path]]
    assert after[changed] == before[changed].replace("area_m2: 86", "area_m2: 87")
    assert main(["export", "-o", "表.xlsx"]) == 2


def test_template_is_filled_and_imported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    project = make_tiny_project(ROOT, tmp_path / "project")
    monkeypatch.chdir(project)
    assert main(["export", "--template", "-o", "空表.xlsx"]) == 0
    sheets = sheets_of(project / "空表.xlsx")
    assert [len(rows) for rows in sheets.values()] == [1, 1, 1, 1]
    head = sheets["站点"][0]
    row: list[Cell] = [None] * len(head)
    for title, cell in {"站点名称": "例县石鼓镇社工站", "区划代码": "990101102 石鼓镇", "状态": "正常服务"}.items():
        row[head.index(title)] = cell
    sheets["站点"].append(row)
    phone: list[Cell] = [None] * len(sheets["电话"][0])
    for title, cell in {"站点名称": "例县石鼓镇社工站", "号码": "000-00000001", "用途": "值班室"}.items():
        phone[sheets["电话"][0].index(title)] = cell
    sheets["电话"].append(phone)
    assert main(["import", str(rewritten(project / "填.xlsx", sheets)), "--yes"]) == 0
    text = (project / "data/stations/99/990101/shigu.yml").read_text()
    assert "phones:\n  - {label: 值班室, number: 000-00000001}\n" in text
    assert main(["check"]) == 0
