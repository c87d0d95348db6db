"""Which divisions do the CSV files of data/divisions know?"""

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from stationbook.load.files import FileRefusedError, read_text, relative
from stationbook.load.successions import FOLDER as SUCCESSIONS
from stationbook.load.successions import load_successions, successions_against_lists
from stationbook.load.tree import Tree
from stationbook.model.division import SAMPLE_PREFIX, Division, Divisions
from stationbook.model.problem import Problem, Severity
from stationbook.model.problem_kind import ProblemKind
from stationbook.model.record import CODE
from stationbook.model.refused import ANY
from stationbook.model.succession import Placed, Successions

COLUMNS = ProblemKind(
    "table-columns",
    "表格缺少列，或读不下去",
    "第一行是列名，至少有 code 和 name，用英文逗号隔开。一格里有逗号或换行的，给这一格加英文双引号。",
    wrong="code,名称\n52,贵州省",
    right="code,name\n52,贵州省\n5203,遵义市\n520302,红花岗区",
    path="data/divisions/counties.csv",
)
ROW = ProblemKind(
    "table-row",
    "表格里有一行不对",
    "代码是 2、4、6、9 或 12 位数字，不重复；每个代码有名称；乡镇的个数只写数字。",
    wrong="5204,",
    right="5204,安顺市",
    path="data/divisions/counties.csv",
)

# Columns by which earlier lists told that a division is no more.
_EARLIER = ("successor", "valid_to")
FILES = ("counties.csv", "townships.csv", "sample.csv")
# The list of all townships of the country is longer than a record may be.
_LONGEST = 16 * 1024 * 1024


@dataclass(frozen=True)
class LoadedDivisions:
    """The divisions that could be read, every problem met while reading, and the codes of which nothing is known."""

    divisions: Divisions
    problems: tuple[Problem, ...]
    refused: frozenset[str] = frozenset()


def load_divisions(tree: Tree, *, region: str = "") -> LoadedDivisions:
    """Read counties, townships and the sample divisions; a missing file is an empty one.

    With a known ``region`` only what lies in it or above it is known, and the sample, where the project holds it.
    """
    rows = [one for name in FILES for one in _rows(*tree.find(f"data/divisions/{name}"))]
    read = [row for row in rows if isinstance(row, _Row)]
    refused = [row for row in rows if isinstance(row, _Refused)]
    names = {row.division.code: row.division.name for row in read}
    # A region that nobody knows is told once, at the setting.
    region = region if region in names else ""
    unread = frozenset(row.code for row in refused if row.code not in names)
    told = load_successions(tree)
    if any(problem.severity is Severity.ERROR for problem in told.problems):
        # Which codes are former ones is not known either.
        unread |= {ANY}
    places = {row.division.code: (row.path, row.line) for row in read}
    against = successions_against_lists(told.successions, places, names, unread)
    divisions = {row.division.code: row.division for row in read if _concerns(region, row.division.code)}
    return LoadedDivisions(
        Divisions(divisions.values(), Successions(one for one in told.successions.placed if _touches(region, one))),
        (*(row.problem for row in refused), *told.problems, *against),
        unread,
    )


def _touches(region: str, placed: Placed) -> bool:
    """Whether a succession concerns a region: something in it, or what it is itself or lies in."""
    codes = (*(one.code for one in placed.succession.from_), *placed.succession.to)
    return any(_concerns(region, code) for code in codes)


def _concerns(region: str, code: str) -> bool:
    return code.startswith((region, SAMPLE_PREFIX)) or region.startswith(code)


@dataclass(frozen=True, slots=True)
class _Refused:
    """A row that is not read, or a whole file; ``code`` is its code where that much is known."""

    problem: Problem
    code: str = ANY


@dataclass(frozen=True, slots=True)
class _Row:
    """A row that is read, with its file and line."""

    division: Division
    path: str
    line: int


def _rows(root: Path, path: Path) -> Iterator[_Row | _Refused]:
    if not path.exists():
        return
    name = relative(root, path)
    try:
        text = read_text(root, path, longest=_LONGEST)
    except FileRefusedError as refused:
        yield _Refused(refused.problem(name))
        return
    table = csv.DictReader(io.StringIO(text, newline=""))
    try:
        missing = {"code", "name"} - set(table.fieldnames or ())
        if missing:
            hint = "第一行写列名，用英文逗号隔开：code,name,…"
            words = f"缺少这些列：{'、'.join(sorted(missing))}"
            yield _Refused(COLUMNS.at(name, (), words, hint, 1, 1))
            return
        seen: dict[str, int] = {}
        for row in table:
            yield _division(name, row, table.line_num, seen)
    except csv.Error:
        hint = "看这一行有没有没合上的引号、特别长的一格"
        yield _Refused(COLUMNS.at(name, (), "这张表读不下去", hint, table.line_num, 1))


def _division(name: str, row: Mapping[str, str | None], line: int, seen: dict[str, int]) -> _Row | _Refused:
    """Return the division of a row; ``seen`` are the lines of the codes before it."""
    code, called, due = row["code"] or "", row["name"] or "", row.get("township_divisions") or ""

    def refused(field: str, message: str, hint: str, known: str = code) -> _Refused:
        return _Refused(ROW.at(name, (field,), message, hint, line, 1), known)

    if not CODE.fullmatch(code):
        return refused("code", f"“{code}”不是区划代码", "写 2、4、6、9 或 12 位数字，末尾不补 0", ANY)
    if code in seen:
        return refused("code", f"代码 {code} 与第 {seen[code]} 行重复", "留一行")
    seen[code] = line
    if not called:
        return refused("name", f"代码 {code} 没有名称", "补上名称")
    if due and not (due.isascii() and due.isdecimal()):
        return refused("township_divisions", f"“{due}”不是整数", "只写数字，或留空")
    if any(row.get(column) for column in _EARLIER):
        return refused(_EARLIER[0], f"{code} 的停用和接替不写在名单里", f"从名单里删去这一行，写进 {SUCCESSIONS}")
    return _Row(Division(code, called, int(due) if due else None), name, line)
