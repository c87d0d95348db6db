"""What does `stationbook check` take and say?"""

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from stationbook.build.journal import folder_lock
from stationbook.cli.endings import WrongUseError
from stationbook.cli.fixes import mend
from stationbook.cli.problems import code_of, print_problems
from stationbook.cli.project import project_root
from stationbook.exports.problems import FORMATS, counts_of
from stationbook.load.revision import RevisionError
from stationbook.model.problem import Problem, visible
from stationbook.review.since import suspicious_since
from stationbook.store.cache import Cache
from stationbook.store.project import CACHE, read_project


def add_arguments(parser: ArgumentParser) -> None:
    """Add whose problems are shown, and in which form."""
    parser.add_argument("paths", nargs="*", type=Path, metavar="路径", help="只看这些文件或文件夹里的问题")
    parser.add_argument(
        "--since",
        default=None,
        metavar="版本",
        help="再看 git 里这个版本以来，编号、旧版、题目、站点有没有丢",
    )
    parser.add_argument(
        "--format",
        choices=("text", *FORMATS),
        default="text",
        help="text（给人看）、json、github（在 GitHub 上标在行旁边）、gitlab（代码质量报告）、markdown（评论）",
    )
    parser.add_argument("--fix", action="store_true", help="有把握的错误直接改好，每一处都列出来")
    parser.add_argument("--dry-run", action="store_true", help="与 --fix 一起用：只列出会改什么，不写文件")


def run(options: Namespace) -> int:
    """Print every problem, or those below some paths, and mend the certain ones before if that is asked for.

    Raises WrongUseError for a path or revision that is not there; with ``--fix`` BusyError and OSError.
    """
    root = project_root()
    wanted = [_found(path) for path in options.paths]
    if options.dry_run and not options.fix:
        raise WrongUseError("--dry-run 要与 --fix 一起用")
    if options.fix and options.format != "text":
        raise WrongUseError("--fix 只能与 --format text 一起用")
    if options.fix:
        with folder_lock(root / CACHE):
            mend(root, _problems(root, options, wanted), dry_run=options.dry_run)
    problems = _problems(root, options, wanted)
    if options.format == "text":
        print_problems(problems, file=sys.stdout)
        more = "方括号里是代码，每一种的意思和例子见网站的 guide/problems/ 页。" if problems else ""
        print(f"{counts_of(problems)}{more}")
    else:
        print(FORMATS[options.format](problems))
    return code_of(problems)


def _problems(root: Path, options: Namespace, wanted: Sequence[Path]) -> Sequence[Problem]:
    """Return every problem of the project, or those below some paths."""
    problems: Sequence[Problem] = read_project(root, on=options.on, cache=Cache(root / CACHE)).problems
    if options.since is not None:
        problems = sorted([*problems, *_since(root, options.since, options.on)], key=lambda one: one.sort_key)
    if not wanted:
        return problems
    return [p for p in problems if any((root / p.path).resolve().is_relative_to(w) for w in wanted)]


def _since(root: Path, revision: str, on: date) -> Sequence[Problem]:
    try:
        return suspicious_since(root, revision, on=on)
    except RevisionError as error:
        raise WrongUseError(str(error)) from error


def _found(path: Path) -> Path:
    if not path.exists():
        raise WrongUseError(f"没有这个文件或文件夹：{visible(str(path))}")
    return path.resolve()
