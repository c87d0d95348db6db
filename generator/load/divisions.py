"""Which divisions do the CSV files of data/divisions know?"""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.load.files import FileRefusedError, read_text, relative
from generator.model.division import Division, Divisions
from generator.model.problem import Problem
from generator.model.record import CODE

FILES = ("counties.csv", "townships.csv", "sample.csv")
# The list of all townships of the country is longer than a record may be.
_LONGEST = 16 * 1024 * 1024


@dataclass(frozen=True)
class LoadedDivisions:
    """The divisions that could be read, and every problem met while reading."""

    divisions: Divisions
    problems: tuple[Problem, ...]


def load_divisions(root: Path) -> LoadedDivisions:
    """Read counties, townships and the sample divisions; a missing file is an empty one."""
    rows = [one for name in FILES for one in _rows(root, root / "data/divisions" / name)]
    problems = [one for one in rows if isinstance(one, Problem)]
    divisions: dict[str, Division] = {}
    for one in rows:
        if isinstance(one, Division):
            divisions[one.code] = one
    return LoadedDivisions(Divisions(divisions.values()), tuple(problems))


def _rows(root: Path, path: Path) -> Iterator[Division | Problem]:
    if not path.exists():
        return
    name = relative(root, path)
    try:
        text = read_text(root, path, longest=_LONGEST)
    except FileRefusedError as refused:
        yield Problem(name, (), refused.message, refused.hint, refused.line)
        return
    table = csv.DictReader(io.StringIO(text, newline=""))
    missing = {"code", "name"} - set(table.fieldnames or ())
    if missing:
        hint = "第一行写列名，用英文逗号隔开：code,name,…"
        yield Problem(name, (), f"缺少这些列：{'、'.join(sorted(missing))}", hint, 1, 1)
        return
    seen: dict[str, int] = {}
    for row in table:
        code, line = row["code"] or "", table.line_num
        due = row.get("township_divisions") or ""
        if not CODE.fullmatch(code):
            yield Problem(name, ("code",), f"“{code}”不是区划代码", "写 2、4、6、9 或 12 位数字，末尾不补 0", line, 1)
        elif code in seen:
            yield Problem(name, ("code",), f"代码 {code} 与第 {seen[code]} 行重复", "留一行", line, 1)
        elif not row["name"]:
            yield Problem(name, ("name",), f"代码 {code} 没有名称", "补上名称", line, 1)
        elif due and not due.isdecimal():
            yield Problem(name, ("township_divisions",), f"“{due}”不是整数", "只写数字，或留空", line, 1)
        else:
            seen[code] = line
            yield Division(
                code=code,
                name=row["name"],
                township_divisions=int(due) if due else None,
                valid_from=row.get("valid_from") or "",
                valid_to=row.get("valid_to") or "",
                successor=row.get("successor") or "",
            )
