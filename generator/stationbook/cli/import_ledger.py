"""What does `stationbook import` take and say?"""

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from datetime import date
from functools import partial
from pathlib import Path

from stationbook.build.journal import folder_lock
from stationbook.cli.endings import FINE, PROBLEMS, WrongUseError
from stationbook.cli.project import project_root
from stationbook.edit.files import WriteRefusedError, write_changes
from stationbook.ledger.known import Known
from stationbook.ledger.mapping import SUFFIX, MappingRefusedError
from stationbook.ledger.plan import Fate, closed
from stationbook.ledger.prepare import Prepared, prepare
from stationbook.ledger.preview import TicksRefusedError, chosen_rows, ticked, write_preview
from stationbook.ledger.report import ledger_lines, plan_lines
from stationbook.ledger.rows import Said
from stationbook.ledger.workbook import MAX_BYTES, WorkbookRefusedError
from stationbook.ledger.writing import changes_of
from stationbook.load.catalogue import STATIONS
from stationbook.load.project_file import load_settings
from stationbook.model.catalogue import Catalogue
from stationbook.model.problem import Severity
from stationbook.store.cache import Cache
from stationbook.store.project import CACHE, read_project

_YES, _NAMED = frozenset({"是", "y", "yes", "好"}), 5


def add_arguments(parser: ArgumentParser) -> None:
    """Add the ledger, what was said of it, and what of it is wanted."""
    size = MAX_BYTES >> 20
    parser.add_argument(
        "ledger", type=Path, metavar="台账", help=f"xlsx、xls、ods 或 csv（UTF-8、GBK），不超过 {size} MB"
    )
    parser.add_argument(
        "--mapping", type=Path, default=None, metavar="文件", help=f"对照文件（默认在台账旁边，叫 台账{SUFFIX}）"
    )
    parser.add_argument("--dry-run", action="store_true", help="只看会改什么，什么也不写")
    parser.add_argument(
        "--preview", type=Path, default=None, metavar="文件", help="把预览写成 xlsx，在里面逐行选要不要"
    )
    parser.add_argument("--ticked", type=Path, default=None, metavar="文件", help="只导入预览里写“是”的行")
    parser.add_argument("--only", default="", metavar="行", help="只导入这些行，例如 5-20,33 或 表名!5-20")
    parser.add_argument(
        "--close-missing", action="store_true", help="台账写到的地区里，台账没有的站点改成“已撤销”（不删资料）"
    )
    parser.add_argument("--yes", action="store_true", help="不再问，直接写")


def run(options: Namespace) -> int:
    """Show what a ledger changes, and write it. Raises WrongUseError, BusyError, OSError."""
    root = project_root()
    with folder_lock(root / CACHE):
        return _import(root, options)


def _import(root: Path, options: Namespace) -> int:
    settings = load_settings(root)
    catalogue = sound_catalogue(root, options.on)
    at = options.mapping or options.ledger.with_name(f"{options.ledger.stem}{SUFFIX}")
    text = mapping_text(at, must_be=options.mapping is not None)
    try:
        done = prepare(
            options.ledger,
            catalogue,
            on=options.on,
            region=(settings.region if settings else None) or "",
            mapping=(at.name, text) if text is not None else None,
            choose=partial(_chosen, options) if options.only or options.ticked else None,
        )
    except (WorkbookRefusedError, MappingRefusedError, TicksRefusedError) as error:
        raise WrongUseError(str(error)) from error
    for line in (*ledger_lines(done.ledger), *plan_lines(done.plan, close_missing=options.close_missing)):
        print(line)
    if options.close_missing and done.plan.gone and done.plan.unsure:
        raise WrongUseError(
            f"有 {done.plan.unsure} 行看不出是哪个站点，不能断定哪些站点撤销了。先改好这些行，再用 --close-missing。"
        )
    code = PROBLEMS if done.plan.of(Fate.REFUSED) else FINE
    if options.preview is not None:
        write_preview(_new_file(options.preview), done.plan)
        print(f"预览写在 {options.preview}。改好“要不要”以后，用 --ticked {options.preview} 导入。")
        return code
    if options.dry_run:
        print("这是预览，什么也没有写。")
        return code
    is_new = text is None and bool(done.mapping)
    write_mapping(at, text, done.mapping)
    if not _agreed(options, is_new=is_new, anything=bool(done.plan.of(Fate.NEW, Fate.CHANGED))):
        return code
    return max(code, write_plan(root, done, catalogue, close_missing=options.close_missing))


def sound_catalogue(root: Path, on: date) -> Catalogue:
    """Return what is recorded. Raises WrongUseError where a station is wrong: a row could mean it, and nobody knew."""
    project = read_project(root, on=on, cache=Cache(root / CACHE))
    errors = [one.path for one in project.problems if one.severity is Severity.ERROR and one.path.startswith(STATIONS)]
    if wrong := sorted(set(errors)):
        more = f" 等 {len(wrong)} 个" if len(wrong) > _NAMED else ""
        raise WrongUseError(
            f"有错的站点读不出来，导入时可能重复：{'、'.join(wrong[:_NAMED])}{more}。"
            "先运行 stationbook check，改好再导入。"
        )
    return project.catalogue


def mapping_text(path: Path, *, must_be: bool = False) -> str | None:
    """Return what a mapping's file holds; None where there is none. Raises WrongUseError."""
    if not path.exists() and not must_be:
        return None
    try:
        # As it was written, ends of lines and all, for it may be written back.
        return path.read_bytes().decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise WrongUseError(f"对照文件读不出来：{path}。编码要是 UTF-8。") from error


def write_mapping(path: Path, before: str | None, after: str) -> None:
    """Write a mapping that is new, or asks more than it did, old or new and never half. Raises OSError."""
    if not after or after == before:
        return
    beside = path.with_name(f"{path.name}.part")
    beside.write_bytes(after.encode())
    beside.replace(path)
    print(f"列名和地名的对照{'写在' if before is None else '补充在'} {path}，请核对。")


def write_plan(root: Path, done: Prepared, catalogue: Catalogue, *, close_missing: bool) -> int:
    """Write what a plan changes and say so. Raises WrongUseError where a file changed meanwhile, OSError."""
    gone = dict(closed(done.plan.gone, Known(catalogue))) if close_missing else {}
    changes, refused = changes_of(root, done.plan, catalogue, gone)
    try:
        write_changes(root, changes)
    except WriteRefusedError as error:
        raise WrongUseError(str(error)) from error
    for line in refused:
        print(line, file=sys.stderr)
    new = sum(1 for one in changes if one.before is None)
    print(f"写好了：新增 {new} 个文件，修改 {len(changes) - new} 个。" if changes else "没有要写的，资料没有动。")
    return PROBLEMS if refused else FINE


def _chosen(options: Namespace, rows: Sequence[Said]) -> list[Said]:
    chosen = ticked(options.ticked, rows) if options.ticked else list(rows)
    return chosen_rows(options.only, chosen) if options.only else chosen


def _new_file(path: Path) -> Path:
    if path.exists():
        raise WrongUseError(f"已经有了 {path}，没有覆盖。请换一个名称。")
    return path


def _agreed(options: Namespace, *, is_new: bool, anything: bool) -> bool:
    """Whether to write: where nobody can be asked, the first look at a ledger is only a look."""
    if options.yes or not anything:
        return True
    if sys.stdin is not None and sys.stdin.isatty():
        try:
            return input("写进去吗？（是/否）").strip().lower() in _YES
        except EOFError:
            return False
    if is_new:
        print("这是第一次读这份台账：核对上面的预览和对照文件，再运行一次就写进去。")
    return not is_new
