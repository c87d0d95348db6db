"""What does `stationbook check` take and say?"""

import json
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

from stationbook.cli.endings import WrongUseError
from stationbook.cli.problems import code_of, print_problems
from stationbook.cli.project import project_root
from stationbook.load.revision import RevisionError
from stationbook.model.problem import Problem, Severity, visible
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
    parser.add_argument("--format", choices=("text", "json"), default="text", help="text 或 json")


def run(options: Namespace) -> int:
    """Print every problem, or those below some paths. Raises WrongUseError for a path or revision that is not there."""
    root = project_root()
    wanted = [_found(path) for path in options.paths]
    problems: Sequence[Problem] = read_project(root, on=options.on, cache=Cache(root / CACHE)).problems
    if options.since is not None:
        problems = sorted([*problems, *_since(root, options.since, options.on)], key=lambda one: one.sort_key)
    if wanted:
        problems = [p for p in problems if any((root / p.path).resolve().is_relative_to(w) for w in wanted)]
    if options.format == "json":
        print(json.dumps(list(_shown(problems)), ensure_ascii=False, indent=2))
    else:
        print_problems(problems, file=sys.stdout)
        errors = sum(p.severity is Severity.ERROR for p in problems)
        warnings = len(problems) - errors
        print(f"{errors} 处错误，{warnings} 处提醒。" if problems else "检查完毕，没有问题。")
    return code_of(problems)


def _since(root: Path, revision: str, on: date) -> Sequence[Problem]:
    try:
        return suspicious_since(root, revision, on=on)
    except RevisionError as error:
        raise WrongUseError(str(error)) from error


def _found(path: Path) -> Path:
    if not path.exists():
        raise WrongUseError(f"没有这个文件或文件夹：{visible(str(path))}")
    return path.resolve()


def _shown(problems: Iterable[Problem]) -> Iterable[dict[str, Any]]:
    for p in problems:
        yield (
            {**asdict(p), "path": visible(p.path), "message": visible(p.message), "hint": visible(p.hint)}
            | {"field": visible(p.field_name), "severity": p.severity.value}
        )
