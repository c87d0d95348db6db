"""What does `stationbook stale` take and say?"""

import json
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from pathlib import Path

from stationbook.assess.due import Due, due_records
from stationbook.cli.endings import FINE, WrongUseError
from stationbook.cli.output import refuse_others, write_whole
from stationbook.cli.project import project_root
from stationbook.exports.csv_text import csv_bytes
from stationbook.load.project_file import load_settings
from stationbook.load.tree import Tree, tree_of
from stationbook.model.division import Divisions
from stationbook.model.problem import visible
from stationbook.store.cache import Cache
from stationbook.store.project import CACHE, read_project

_COLUMNS = ("种类", "编号", "名称", "地区", "最近日期", "说明", "应核实日期", "超过天数", "文件", "示例")


def add_arguments(parser: ArgumentParser) -> None:
    """Add of which division, in which form, and into which file."""
    parser.add_argument("--division", default="", metavar="代码", help="只看这个地区，例如 990101")
    parser.add_argument("--format", choices=("text", "csv", "json"), default="text", help="text、csv（Excel）或 json")
    parser.add_argument("-o", "--output", type=Path, metavar="文件", help="写进这个文件，不显示在屏幕上")


def run(options: Namespace) -> int:
    """List what is due for verification. Raises WrongUseError for a code of no division, or a file that is not ours."""
    root = project_root()
    catalogue = read_project(root, on=options.on, cache=Cache(root / CACHE)).catalogue
    if options.division and options.division not in catalogue.divisions:
        raise WrongUseError(f"没有代码是 {visible(options.division)} 的区划。")
    if options.output is not None:
        refuse_others(options.output, ",".join(_COLUMNS) if options.format == "csv" else "应核实")
    brought = _brought(root)
    due = [one for one in due_records(catalogue, on=options.on, division=options.division) if one.path not in brought]
    if options.output is not None:
        write_whole(options.output, _content(options.format, due, catalogue.divisions, options.on))
        print(f"写好了：{visible(str(options.output))}")
    elif options.format == "csv":
        # Excel knows the encoding by the mark at the beginning, whatever that of the terminal is.
        sys.stdout.flush()
        sys.stdout.buffer.write(_csv(due, catalogue.divisions, options.on))
    else:
        print(_content(options.format, due, catalogue.divisions, options.on).decode(), end="")
    return FINE


def _content(form: str, due: Sequence[Due], divisions: Divisions, on: date) -> bytes:
    return {"text": _text, "csv": _csv, "json": _json}[form](due, divisions, on)


def _brought(root: Path) -> frozenset[str]:
    """Return the paths of what comes with the program: who keeps a region's project does not verify it."""
    settings = load_settings(root)
    tree = tree_of(root) if settings is None or settings.layer else Tree(root)
    return frozenset(tree.brought())


def _text(due: Sequence[Due], divisions: Divisions, on: date) -> bytes:
    lines = []
    for one in due:
        days, sample = one.overdue(on), "，示例" if one.sample else ""
        late = f"，应核实 {one.since}，超过 {days} 天" if days is not None else ""
        last = f" {one.last}" if one.last else ""
        place = f"{divisions.path_name(one.division)} " if one.division else ""
        lines.append(
            visible(f"{one.kind.label} {place}{one.name}（{one.id}{sample}）：{one.why}{last}{late}  {one.path}")
        )
    real = sum(not one.sample for one in due)
    lines.append(f"截至 {on}，应核实的有 {real} 条，另有示例 {len(due) - real} 条。")
    return "".join(f"{line}\n" for line in lines).encode()


def _csv(due: Sequence[Due], divisions: Divisions, on: date) -> bytes:
    def row(one: Due) -> tuple[str, ...]:
        days = one.overdue(on)
        place = divisions.path_name(one.division) if one.division else ""
        known = (str(one.last or ""), one.why, str(one.since or ""), "" if days is None else str(days))
        return (one.kind.label, one.id, one.name, place, *known, one.path, "示例" if one.sample else "")

    return csv_bytes(_COLUMNS, map(row, due))


def _json(due: Sequence[Due], divisions: Divisions, on: date) -> bytes:
    records = [
        {
            **asdict(one),
            "kind": one.kind.value,
            "last": one.last and one.last.isoformat(),
            "since": one.since and one.since.isoformat(),
            "overdue_days": one.overdue(on),
        }
        for one in due
    ]
    return (
        json.dumps({"title": "应核实", "on": on.isoformat(), "due": records}, ensure_ascii=False, indent=2) + "\n"
    ).encode()
