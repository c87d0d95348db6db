"""What does `stationbook diff` take and say?"""

from argparse import ArgumentParser, Namespace
from contextlib import suppress
from pathlib import Path

from stationbook.cli.endings import FINE, WrongUseError
from stationbook.cli.output import refuse_others, write_whole
from stationbook.cli.progress import progress
from stationbook.cli.project import project_root
from stationbook.load.project_file import PROJECT_FILE
from stationbook.load.revision import RevisionError, find_revision
from stationbook.load.snapshot import Snapshot, snapshot_of_folder, snapshot_of_revision
from stationbook.model.problem import visible
from stationbook.review.forms import FORMS, TITLE
from stationbook.review.review import review_of
from stationbook.review.sides import read_sides


def add_arguments(parser: ArgumentParser) -> None:
    """Add both sides of the change, and the form and place of what is said of it."""
    parser.add_argument("base", metavar="改前", help="git 里的版本（例如 main），或改前的项目文件夹")
    parser.add_argument("head", nargs="?", metavar="改后", help="git 里的版本，或文件夹；不写就是现在的文件")
    parser.add_argument("--format", choices=tuple(FORMS), default="text", help="text、markdown、json 或 html")
    parser.add_argument("-o", "--output", type=Path, metavar="文件", help="写进这个文件，不显示在屏幕上")


def run(options: Namespace) -> int:
    """Say what a change means. Raises WrongUseError for a side that cannot be read or a file that is not ours."""
    root = project_root()
    if options.output is not None:
        refuse_others(options.output, TITLE)
    try:
        base = _snapshot(root, options.base)
        after = snapshot_of_folder(root, "现在的文件", id_length=_id_length(base))
        if options.head is not None:
            after = _snapshot(root, options.head, id_length=_id_length(base))
        with progress("读取改前和改后的资料"):
            text = FORMS[options.format](review_of(read_sides(base, after, on=options.on)))
    except RevisionError as error:
        raise WrongUseError(str(error)) from error
    if options.output is None:
        print(text, end="" if text.endswith("\n") else "\n")
    else:
        write_whole(options.output, text.encode())
        print(f"写好了：{visible(str(options.output))}")
    return FINE


def _snapshot(root: Path, named: str, *, id_length: int | None = None) -> Snapshot:
    """Return what a word names: the folder of a project, else a revision."""
    with suppress(OSError, ValueError):
        # An unset variable of a shell gives an empty word, which as a path would be the folder one stands in.
        if named.strip() and (Path(named) / PROJECT_FILE).is_file():
            return snapshot_of_folder(Path(named).resolve(), named, **({"id_length": id_length} if id_length else {}))
    if Path(named).is_dir() and "/" in named.rstrip("/"):
        raise WrongUseError(f"文件夹 {visible(named)} 里没有 {PROJECT_FILE}，不是一个项目。")
    return snapshot_of_revision(find_revision(root, named))


def _id_length(snapshot: Snapshot) -> int:
    return len(snapshot.revision.commit) if snapshot.revision else 40
