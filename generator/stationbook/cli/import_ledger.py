"""What does `stationbook import` take and say?"""

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterable
from functools import partial
from pathlib import Path

from stationbook.build.journal import folder_lock
from stationbook.cli.endings import FINE, PROBLEMS, WrongUseError
from stationbook.cli.ledger_files import mapping_text, sound_catalogue, write_mapping, write_plan
from stationbook.cli.project import project_root
from stationbook.ledger.mapping import SUFFIX, MappingRefusedError
from stationbook.ledger.plan import Fate
from stationbook.ledger.prepare import prepare
from stationbook.ledger.preview import TicksRefusedError, chosen_rows, ticked, write_preview
from stationbook.ledger.report import ledger_lines, plan_lines
from stationbook.ledger.rows import Said
from stationbook.ledger.workbook import MAX_BYTES, WorkbookRefusedError
from stationbook.load.project_file import load_settings
from stationbook.store.project import CACHE

_YES = frozenset({"是", "y", "yes", "好"})


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


def _chosen(options: Namespace, rows: Iterable[Said]) -> list[Said]:
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
