"""What does `stationbook fmt` take and say?"""

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator, Sequence
from pathlib import Path

from stationbook.build.journal import folder_lock
from stationbook.cli.endings import FINE, PROBLEMS, WrongUseError
from stationbook.cli.project import project_root
from stationbook.edit.canonical import FormatRefusedError, canonical
from stationbook.edit.files import Change, WriteRefusedError, read_for_edit, write_changes
from stationbook.load.record_types import type_of
from stationbook.model.problem import visible
from stationbook.store.project import CACHE


def add_arguments(parser: ArgumentParser) -> None:
    """Add which files are written in the one form, and whether they are only looked at."""
    parser.add_argument("paths", nargs="*", type=Path, metavar="路径", help="只改这些文件，或文件夹里的文件")
    parser.add_argument("--check", action="store_true", help="不写文件；有不一样的，列出来，以 1 结束")
    parser.add_argument("--dry-run", action="store_true", help="不写文件，只列出会改哪些")


def run(options: Namespace) -> int:
    """Write the files of records in their one form. Raises WrongUseError, BusyError, OSError."""
    root = project_root()
    for path in options.paths:
        if not path.exists():
            raise WrongUseError(f"没有这个文件或文件夹：{visible(str(path))}")
    wanted = [path.resolve() for path in options.paths]
    with folder_lock(root / CACHE):
        changes, refused = _changes(root, wanted)
        for one in changes:
            print(visible(one.name))
        is_written = not (options.check or options.dry_run)
        if is_written:
            try:
                write_changes(root, changes)
            except WriteRefusedError as error:
                print(visible(str(error)), file=sys.stderr)
                return PROBLEMS
    done = "改成了统一的写法" if is_written else "不是统一的写法"
    print(f"{len(changes)} 个文件{done}，内容和注释都没有变。" if changes else "都是统一的写法，没有要改的。")
    return PROBLEMS if refused or (options.check and changes) else FINE


def _changes(root: Path, wanted: Sequence[Path]) -> tuple[list[Change], int]:
    """Return what is to be written, and how many files cannot be read or written; each of them is told."""
    changes: list[Change] = []
    refused = 0
    for name in _names(root, wanted):
        try:
            before = read_for_edit(root, name)
            after = canonical(name, before.decode("utf-8")).encode("utf-8")
        except UnicodeDecodeError:
            reason = "编码不是 UTF-8"
        except (FormatRefusedError, WriteRefusedError) as error:
            reason = str(error)
        else:
            if after != before:
                changes.append(Change(name, before, after))
            continue
        print(visible(f"{name}：没有动，{reason}"), file=sys.stderr)
        refused += 1
    return changes, refused


def _names(root: Path, wanted: Sequence[Path]) -> Iterator[str]:
    """Yield the files of the project that hold records, or those of them that lie below some paths."""
    for path in sorted(path for top in ("data", "content") for path in (root / top).rglob("*.yml")):
        name = path.relative_to(root).as_posix()
        is_wanted = not wanted or any(path.resolve().is_relative_to(one) for one in wanted)
        if is_wanted and type_of(name) is not None and path.is_file():
            yield name
