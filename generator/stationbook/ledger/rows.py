"""What does a row of a ledger say of a station, and which of its cells are left out, and why?"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from stationbook.check.personal_data import MOBILE, may_hold_personal_data, personal_data
from stationbook.ledger.columns import (
    AREA_COLUMN,
    CONSENT_ON,
    CONSENT_SCOPE,
    HOURS,
    LEFT_OUT,
    PHONES,
    Column,
    known_columns,
)
from stationbook.ledger.divisions import Finder, UnclearError, Words
from stationbook.ledger.headers import How, Match
from stationbook.ledger.hours import read_hours
from stationbook.ledger.mapping import AREA_QUESTION, Answers, Question, division_question, term_question
from stationbook.ledger.phones import NO_AREA, Found, numbers_in
from stationbook.ledger.table import Row
from stationbook.ledger.values import NOTHING, CellError, read_term, read_text, words_of
from stationbook.ledger.workbook import Cell
from stationbook.model.division import SAMPLE_PREFIX, Divisions
from stationbook.model.station import Phone
from stationbook.model.terms import Tier

CLEARED = "删去"
"""What somebody writes into a cell to take out what a record holds there; an empty cell says nothing."""
_PLACES = ("prefecture", "county", "township", "village")
_TIER_OF_LENGTH = {2: Tier.PROVINCE, 4: Tier.PREFECTURE, 6: Tier.COUNTY, 9: Tier.TOWNSHIP, 12: Tier.VILLAGE}
_CENTRES = ("总站", "指导中心")


@dataclass(frozen=True, slots=True)
class Remark:
    """Something that is not as it should be: of a column by its words, or of the row where they are empty."""

    column: str
    message: str


@dataclass(frozen=True, slots=True)
class Said:
    """What a row says: values by the keys of columns, None where a field is to be cleared.

    ``assumed`` are values that no cell says: what is the same in every row, and the tier of a place. ``refused`` says
    why nothing can be made of the row. ``division`` is where it is, or empty; ``headers`` are the words above the
    columns, by key.
    """

    sheet: str
    row: int
    values: Mapping[str, Any]
    assumed: Mapping[str, str] = field(default_factory=dict)
    division: str = ""
    village: str = ""
    name: str = ""
    remarks: tuple[Remark, ...] = ()
    questions: tuple[Question, ...] = ()
    refused: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)


class RowReader:
    """Reads the rows of one table. ``place`` is the county that its title or the name of its sheet names."""

    def __init__(
        self,
        sheet: str,
        headers: Sequence[str],
        matches: Mapping[str, Match],
        answers: Answers,
        finder: Finder,
        divisions: Divisions,
        place: str = "",
    ) -> None:
        self._sheet, self._answers, self._finder, self._divisions = sheet, answers, finder, divisions
        self._place = place or answers.defaults.get("county", "")
        columns = known_columns()
        self._columns: list[tuple[int, str, Column]] = []
        self._personal = [n for n, words in enumerate(headers) if words and matches[words].how is How.PERSONAL]
        self._headers = headers
        taken: set[str] = set()
        for number, words in enumerate(headers):
            key = matches[words].key if words else ""
            # Of several columns of one kind the first is read; telephones are gathered from all.
            if key and key != LEFT_OUT and (key not in taken or key == PHONES):
                taken.add(key)
                self._columns.append((number, words, columns[key]))
        self._words = {column.key: words for _, words, column in reversed(self._columns)}
        self._above: dict[str, str] = {}

    def read(self, row: Row) -> Said:
        """Return what a row says; rows come in their order, for a county is written once over its stations."""
        return _RowReading(self, row).said()

    def place_of(self, row: Row, cells: Mapping[str, str]) -> Words:
        """Return the words for where a row is; an empty county is that of the row above, the heading, or the sheet."""
        for key in ("prefecture", "county"):
            if key in cells:
                self._above[key] = cells[key]
        county = cells.get("county") or self._above.get("county", "")
        if not county and row.heading:
            county = self._finder.county_in(row.heading)
        if not county:
            county = self._place or cells.get("prefecture") or self._above.get("prefecture", "")
        if county.isdigit() and county in self._divisions:
            county = self._divisions.path_name(county)
        return Words(
            cells.get(AREA_COLUMN, ""),
            county,
            cells.get("township", ""),
            cells.get("village", ""),
            cells.get("official_name", ""),
        )

    @property
    def columns(self) -> Sequence[tuple[int, str, Column]]:
        """The columns that are read: number, words above, and what they hold."""
        return self._columns

    @property
    def sheet(self) -> str:
        """The name of the sheet."""
        return self._sheet

    @property
    def answers(self) -> Answers:
        """What a person said of the ledger."""
        return self._answers

    @property
    def finder(self) -> Finder:
        """What finds divisions."""
        return self._finder

    @property
    def words(self) -> Mapping[str, str]:
        """The words above the columns that are read, by key; one mapping for all rows."""
        return self._words

    def personal_columns(self, row: Row) -> Iterable[str]:
        """Return the words above the cells of a row that lead to persons."""
        return [self._headers[n] for n in self._personal if n < len(row.cells) and words_of(row.cells[n])]


class _RowReading:
    """The reading of one row."""

    def __init__(self, table: RowReader, row: Row) -> None:
        self._table, self._row = table, row
        self._values: dict[str, Any] = {}
        self._remarks: list[Remark] = []
        self._questions: list[Question] = []

    def said(self) -> Said:
        cells = self._cells()
        places = {key: words_of(cell) for key, (_, cell) in cells.items() if key in {*_PLACES, AREA_COLUMN}}
        name = read_text(cells["official_name"][1]) if "official_name" in cells else ""
        division, refused = "", ""
        where = self._table.place_of(self._row, {**places, "official_name": name})
        try:
            division = self._table.finder.find(where)
        except UnclearError as error:
            refused = str(error)
            if error.words:
                listed = self._table.finder.listed(error.candidates)
                self._questions.append(division_question(error.words, error.candidates, listed))
        for key, (column, cell) in cells.items():
            if column.kind not in {"part", "phones"}:
                self._read(key, column, cell)
        self._phones(cells, division)
        return Said(
            self._table.sheet,
            self._row.number,
            self._values,
            self._assumed(division, where, name),
            division,
            where.village,
            str(self._values.get("official_name") or name),
            tuple(self._remarks),
            tuple(self._questions),
            refused,
            self._table.words,
        )

    def _cells(self) -> dict[str, tuple[Column, Cell]]:
        """Return the cells that say something, by key; what leads to a person is told and left out."""
        for words in self._table.personal_columns(self._row):
            self._remarks.append(Remark(words, "会指向个人，没有导入"))
        found: dict[str, tuple[Column, Cell]] = {}
        for number, words, column in self._table.columns:
            cell = self._row.cells[number] if number < len(self._row.cells) else None
            text = words_of(cell)
            if not text or (text.lower() in NOTHING and column.kind not in {"flag", "phones"}):
                continue
            if column.kind not in {"phones", "part"} and (what := is_personal(text)):
                self._remarks.append(Remark(words, f"里面像是{what}，没有导入"))
                continue
            if column.key == PHONES and PHONES in found:
                cell = f"{words_of(found[PHONES][1])}\n{text}"
            found[column.key] = (column, cell)
        return found

    def _read(self, key: str, column: Column, cell: Cell) -> None:
        if words_of(cell) == CLEARED:
            self._values[key] = None
            return
        try:
            if column.terms is not None:
                said = {**column.said, **self._table.answers.terms.get(key, {})}
                self._values[key] = read_term(cell, column.terms, said)
            else:
                self._values[key] = read_hours(words_of(cell)) if column.kind == HOURS_KIND else column.read(cell)
        except CellError as error:
            self._remarks.append(Remark(self._table.words[key], f"{error}，没有导入"))
            if column.terms is not None and len(words_of(cell)) <= 20:
                self._questions.append(term_question(key, words_of(cell)))

    def _phones(self, cells: Mapping[str, tuple[Column, Cell]], division: str) -> None:
        if PHONES not in cells:
            return
        words = words_of(cells[PHONES][1])
        if words == CLEARED:
            self._values[PHONES] = None
            return
        consent = self._consent(cells)
        kept: list[dict[str, Any]] = []
        is_sample = division.startswith(SAMPLE_PREFIX)
        area = self._table.answers.defaults.get("area_code", "")
        for found in numbers_in(words, area=area, may_be_sample=is_sample):
            if found.wrong or (found.is_mobile and consent is None):
                why = found.wrong or f"里面像是{MOBILE}，没有本人同意（同意公布的范围和日期两列），不公布"
                self._remarks.append(Remark(self._table.words[PHONES], f"{why}，没有导入"))
                if found.wrong == NO_AREA:
                    self._questions.append(AREA_QUESTION)
            elif is_sample and not found.number.startswith("000-"):
                self._remarks.append(Remark(self._table.words[PHONES], "示例站点的电话要以 000- 开头，没有导入"))
            else:
                kept.append(phone_record(found, consent))
        if kept:
            self._values[PHONES] = kept

    def _consent(self, cells: Mapping[str, tuple[Column, Cell]]) -> dict[str, str] | None:
        if CONSENT_SCOPE not in cells or CONSENT_ON not in cells:
            return None
        try:
            on = cells[CONSENT_ON][0].read(cells[CONSENT_ON][1])
        except CellError as error:
            self._remarks.append(Remark(self._table.words[CONSENT_ON], str(error)))
            return None
        return {"scope": read_text(cells[CONSENT_SCOPE][1]), "on": on} if len(on) == 10 else None

    def _assumed(self, division: str, where: Words, name: str) -> dict[str, str]:
        """Return what the ledger says without a column."""
        defaults = self._table.answers.defaults
        assumed: dict[str, str] = {}
        if "tier" not in self._values and division:
            tier: str = defaults.get("tier") or _TIER_OF_LENGTH[len(division)]
            if where.village:
                tier = Tier.VILLAGE
            if any(one in name for one in _CENTRES) and len(division) <= 6:
                tier = _TIER_OF_LENGTH[len(division)]
            assumed["tier"] = str(tier)
        for key in ("status", "operator.kind", "location.crs", "location.precision"):
            needed = key == "status" or any(one.startswith(f"{key.split('.')[0]}.") for one in self._values)
            if key not in self._values and key in defaults and needed:
                assumed[key] = defaults[key]
        return assumed


def is_personal(text: str) -> str:
    """Return what in a text leads to a person; empty where nothing does."""
    if not may_hold_personal_data(text.encode()):
        return ""
    return "、".join(sorted({one.what for one in personal_data(text)}))


HOURS_KIND = known_columns()[HOURS].kind


def phone_record(found: Found, consent: Mapping[str, str] | None) -> dict[str, Any]:
    """Return the record of a telephone; of an extension apart where records have a field for it."""
    number = found.number
    apart: dict[str, Any] = {}
    if found.extension and "extension" in Phone.model_fields:
        apart = {"extension": found.extension}
    elif found.extension:
        number = f"{number}转{found.extension}"
    if found.is_mobile and consent is not None:
        return {"label": "站点手机", "number": number, "kind": "mobile", "consent": dict(consent)}
    return {"label": "站点座机", "number": number, **apart}
