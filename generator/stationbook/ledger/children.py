"""What do the sheets of services, telephones and opening hours say, which hold several rows a station, or one?"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from stationbook.check.personal_data import MOBILE
from stationbook.ledger.columns import HOURS
from stationbook.ledger.headers import plain_header
from stationbook.ledger.hours import DAYS, hours_of_cells
from stationbook.ledger.phones import numbers_in
from stationbook.ledger.record import PHONE_ROWS, SERVICE_ROWS
from stationbook.ledger.rows import Remark, is_personal
from stationbook.ledger.table import Row, Table, table_of
from stationbook.ledger.values import CellError, read_date, read_text, read_texts, words_of
from stationbook.ledger.workbook import Sheet
from stationbook.model.division import SAMPLE_PREFIX
from stationbook.model.station import Phone, StationService
from stationbook.model.taxonomy import ServiceTaxonomy
from stationbook.model.terms import PhoneKind

NO_DOCUMENTS = "不用带材料"
ID, NAME = "编号", "站点名称"
WEEK = dict(zip(("星期一", "星期二", "星期三", "星期四", "星期五", "星期六", "星期日"), DAYS, strict=True))
HOLIDAYS = "法定节假日"
LABEL, NUMBER, EXTENSION, KIND = "用途", "号码", "分机", "种类"
SCOPE, CONSENTED = "本人同意公布的范围", "本人同意的日期"
SERVICE, TARGET, AGES, CONDITIONS, HOW, DOCUMENTS, COST = (
    "服务项目", "服务对象", "年龄", "条件", "怎样申请", "要带的材料", "费用",
)  # fmt: skip
PHONE_HEADERS = tuple(
    (title, name)
    for title, name in ((LABEL, "label"), (NUMBER, "number"), (EXTENSION, "extension"), (KIND, "kind"))
    if name in Phone.model_fields
)
SERVICE_HEADERS = tuple(
    (title, name)
    for title, name in (
        (SERVICE, "service"), (TARGET, "target"), (AGES, "ages"), (CONDITIONS, "conditions"),
        (HOW, "how_to_apply"), (DOCUMENTS, "documents"), (COST, "cost"),
    )
    if name in StationService.model_fields
)  # fmt: skip
_LISTS = frozenset({"documents", "conditions"})
_MARKS = {NUMBER: PHONE_ROWS, SERVICE: SERVICE_ROWS, "星期一": HOURS}


@dataclass
class Child:
    """What a sheet says of one station, by its id, or by its name where it has none yet."""

    sheet: str
    row: int
    id: str
    name: str
    values: dict[str, Any] = field(default_factory=dict)
    remarks: list[Remark] = field(default_factory=list)


def child_key(sheet: Sheet) -> str:
    """Return what a sheet holds that is no table of stations; empty where it is one, or anything else."""
    for row in sheet.rows[:1]:
        words = {words_of(cell) for cell in row}
        if ID in words:
            return next((key for mark, key in _MARKS.items() if mark in words), "")
    return ""


def read_children(sheet: Sheet, taxonomy: ServiceTaxonomy) -> Iterator[Child]:
    """Yield what a sheet says of each station, in the order in which they first stand there."""
    key = child_key(sheet)
    table = table_of(sheet, is_known=lambda words: plain_header(words) in _known_headers())
    if table is None:
        return
    found: dict[tuple[str, str], Child] = {}
    for row in table.rows:
        cells = _cells(table, row)
        station_id, name = words_of(cells.get(ID)), read_text(cells.get(NAME))
        if not station_id and not name:
            continue
        child = found.setdefault(
            (station_id, "" if station_id else name), Child(sheet.name, row.number, station_id, name)
        )
        try:
            if key == HOURS:
                if hours := hours_of_cells({day: words_of(cells.get(title)) for title, day in _hours_titles()}):
                    child.values[HOURS] = hours
            else:
                one = _phone(cells, station_id) if key == PHONE_ROWS else _service(cells, taxonomy)
                child.values.setdefault(key, []).append(one)
        except CellError as error:
            child.remarks.append(Remark(sheet.name, f"表里第 {row.number} 行：{error}，没有导入"))
    for child in found.values():
        # Beside one row that is not understood the station's other rows would be taken for all there are.
        if child.remarks:
            child.values.pop(key, None)
        yield child


@cache
def _known_headers() -> frozenset[str]:
    titles = [title for title, _ in (*PHONE_HEADERS, *SERVICE_HEADERS)]
    return frozenset(map(plain_header, [ID, NAME, SCOPE, CONSENTED, *titles, *WEEK, HOLIDAYS]))


def _hours_titles() -> list[tuple[str, str]]:
    return [*WEEK.items(), (HOLIDAYS, "PH")]


def _cells(table: Table, row: Row) -> dict[str, Any]:
    return {words: row.cells[n] for n, words in enumerate(table.headers) if words and n < len(row.cells)}


def _phone(cells: Mapping[str, Any], station_id: str) -> dict[str, Any]:
    # A new station has no id yet; the checks know what it may have.
    may_be_sample = not station_id or station_id.startswith(SAMPLE_PREFIX)
    found = numbers_in(words_of(cells.get(NUMBER)), may_be_sample=may_be_sample)
    if len(found) != 1 or found[0].wrong:
        raise CellError(found[0].wrong if found else "一行写一个号码")
    made: dict[str, Any] = {"label": read_text(cells.get(LABEL)) or "站点座机", "number": found[0].number}
    written = words_of(cells.get(NUMBER))
    if re.sub(r"\D", "", written) == re.sub(r"\D", "", found[0].number):
        # As somebody wrote it, where it can be dialled so.
        made["number"] = written
    extension = words_of(cells.get(EXTENSION)) or found[0].extension
    if extension and "extension" in Phone.model_fields:
        made["extension"] = extension
    elif extension:
        made["number"] = f"{found[0].number}转{extension}"
    scope, on = read_text(cells.get(SCOPE)), words_of(cells.get(CONSENTED))
    kind = next((one for one in PhoneKind if words_of(cells.get(KIND)) in {one.value, one.label}), None)
    if found[0].is_mobile or kind is PhoneKind.MOBILE:
        if not scope or not on:
            raise CellError(f"里面像是{MOBILE}，没有本人同意（范围和日期），不公布")
        made |= {"kind": "mobile", "consent": {"scope": scope, "on": read_date(cells[CONSENTED])}}
    elif kind is not None:
        made["kind"] = kind.value
    if is_personal(str(made["label"])):
        raise CellError("用途里像是有个人信息")
    return made


def _service(cells: Mapping[str, Any], taxonomy: ServiceTaxonomy) -> dict[str, Any]:
    said = words_of(cells.get(SERVICE))
    ids = {one.id: one.id for one in taxonomy.services} | {one.name: one.id for one in taxonomy.services}
    service = ids.get(said) or ids.get(said.split(" ")[0])
    if service is None:
        raise CellError("没有这个服务项目，照下拉的写")
    made: dict[str, Any] = {"service": service}
    for title, name in SERVICE_HEADERS:
        cell = cells.get(title)
        if name == "service" or not words_of(cell):
            continue
        if is_personal(words_of(cell)):
            raise CellError(f"“{title}”里像是有个人信息")
        if name in _LISTS:
            made[name] = [] if words_of(cell) == NO_DOCUMENTS else read_texts(cell)
        else:
            made[name] = read_text(cell)
    return made
