"""What does `stationbook apply` take and say?"""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from stationbook.build.journal import folder_lock
from stationbook.cli.endings import FINE, PROBLEMS, WrongUseError
from stationbook.cli.project import project_root
from stationbook.corrections.decide import Outcome, decide
from stationbook.corrections.received import NotReadError, received
from stationbook.corrections.report import report_lines
from stationbook.edit.files import Change, WriteRefusedError, write_changes
from stationbook.store.cache import Cache
from stationbook.store.project import CACHE, read_project

_WRONG = frozenset({Outcome.EDITED, Outcome.OUTDATED, Outcome.REFUSED})


def add_arguments(parser: ArgumentParser) -> None:
    """Add what was handed in, which of it is approved, and where the report goes."""
    parser.add_argument(
        "handed_in",
        metavar="文件或文件夹",
        help="收到的更正：议题（JSON）、邮件（.eml）、表单的文件（.json、.txt、.md）、答卷（.csv）",
    )
    parser.add_argument(
        "--approve",
        action="append",
        default=[],
        metavar="核对码",
        help="核准这一份，可以写几次；先用 --dry-run 看核对码",
    )
    parser.add_argument("--report", metavar="文件", help="把说明写进这个文件（Markdown），不写就显示出来")
    parser.add_argument("--dry-run", action="store_true", help="只说会怎样，什么也不写")


def run(options: Namespace) -> int:
    """Apply what was approved; return PROBLEMS where something was refused. Raises WrongUseError."""
    root = project_root()
    with folder_lock(root / CACHE):
        project = read_project(root, on=options.on, cache=Cache(root / CACHE))
        try:
            handed_in = list(received(Path(options.handed_in)))
        except NotReadError as error:
            raise WrongUseError(f"{options.handed_in}：{error}") from error
        approved = frozenset(code.strip().lower() for code in options.approve)
        if unknown := approved - {one.block.correction.code for one in handed_in if one.block.correction}:
            raise WrongUseError(f"收到的更正里没有核对码是 {'、'.join(sorted(unknown))} 的。")
        decisions = decide(root, project.catalogue, handed_in, approved=approved, on=options.on)
        if not options.dry_run:
            changes = [Change(name, before.encode(), after.encode()) for name, before, after in decisions.files]
            try:
                write_changes(root, changes)
            except WriteRefusedError as error:
                raise WrongUseError(str(error)) from error
    report = "\n".join(report_lines(decisions, is_dry=options.dry_run)) + "\n"
    if options.report:
        Path(options.report).write_text(report, encoding="utf-8")
    else:
        print(report, end="")
    return PROBLEMS if any(one.outcome in _WRONG for one in decisions.decided) else FINE
