"""Which files really lie in a folder of the project, and which entries are followed by nobody?"""

import os
import stat
from dataclasses import dataclass
from pathlib import Path

from stationbook.load.files import LINK_HINT, LINK_OUT, NOT_A_FILE, NOT_PLAIN, NOT_PLAIN_HINT
from stationbook.model.problem import Problem

# MkDocs walks into the folders that are linked here before anyone can keep it from that: a whole disk, a circle.
_WALKED_BY_MKDOCS = "content"


@dataclass(frozen=True, slots=True)
class Folder:
    """The plain files below a folder by their paths in the project, sorted, and a problem for every other entry."""

    files: tuple[str, ...]
    problems: tuple[Problem, ...]


def files_below(root: Path, top: str, *, passing: str = "") -> Folder:
    """Walk a folder of the project without following links to folders; ``passing`` is left to another reader.

    A link to a file counts as a file where it leads to one below the same folder: what lies elsewhere was not
    put there to be published. A broken link counts as a file too, for whoever opens it says so.
    """
    home, project = os.path.realpath(root / top), os.path.realpath(root)
    if not _lies_in(home, project):
        return Folder((), (NOT_A_FILE.at(top, (), LINK_OUT, LINK_HINT, stops_all=top == _WALKED_BY_MKDOCS),))
    files: list[str] = []
    problems: list[Problem] = []
    # Text paths, for folders of many files.
    waiting = [top] if os.path.isdir(home) else []  # noqa: PTH112
    while waiting:
        folder = waiting.pop()
        try:
            entries = sorted(os.scandir(root / folder), key=lambda entry: entry.name)
        except OSError as error:
            problems.append(NOT_A_FILE.at(folder, (), f"文件夹打不开：{error.strerror}", "核对文件夹的权限"))
            continue
        for entry in entries:
            name = f"{folder}/{entry.name}"
            if entry.is_symlink():
                found = _of_link(name, entry, home, project, top)
            elif entry.is_dir():
                if name != passing:
                    waiting.append(name)
                continue
            else:
                found = None if entry.is_file() else NOT_A_FILE.at(name, (), NOT_PLAIN, NOT_PLAIN_HINT)
            if found is None:
                files.append(name)
            else:
                problems.append(found)
    return Folder(tuple(sorted(files)), tuple(sorted(problems, key=lambda one: one.path)))


def _of_link(name: str, entry: os.DirEntry[str], home: str, project: str, top: str) -> Problem | None:
    """Return what is wrong with a link, or None where it stands for a file."""
    leads = os.path.realpath(entry.path)
    try:
        mode = entry.stat().st_mode
    except OSError:
        # It is broken, or leads to itself.
        mode = stat.S_IFREG
    stops_all = stat.S_ISDIR(mode) and top == _WALKED_BY_MKDOCS
    if not _lies_in(leads, project):
        return NOT_A_FILE.at(name, (), LINK_OUT, LINK_HINT, stops_all=stops_all)
    if stat.S_ISDIR(mode):
        return NOT_A_FILE.at(name, (), "这是通到另一个文件夹的链接，不会跟进去", LINK_HINT, stops_all=stops_all)
    if not _lies_in(leads, home):
        return NOT_A_FILE.at(name, (), f"这个链接指向 {top} 以外", LINK_HINT)
    return None if stat.S_ISREG(mode) else NOT_A_FILE.at(name, (), NOT_PLAIN, NOT_PLAIN_HINT)


def _lies_in(path: str, folder: str) -> bool:
    return f"{path}{os.sep}".startswith(f"{folder.rstrip(os.sep)}{os.sep}")
