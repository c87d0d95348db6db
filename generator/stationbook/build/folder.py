"""What stands in the folder of a site before a build, and how do files get in without touching anybody else's?"""

import os
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from stationbook.build.journal import STAGE, commit
from stationbook.build.output import Mark, folder_id, mark_content, refuse_taken
from stationbook.store.cache import State


@dataclass(frozen=True)
class SiteFolder:
    """The folder of a project's site before a build: the states of all files in it, and its mark."""

    root: Path
    folder: Path
    present: Mapping[str, State]
    mark: Mark

    @cached_property
    def owned(self) -> frozenset[str]:
        """Return the files that the program wrote."""
        return self.mark.owned(self.present.keys())

    @cached_property
    def strangers(self) -> frozenset[str]:
        """Return the files of others."""
        return frozenset(self.present.keys() - self.owned)

    def is_as(self, known: Mapping[str, State]) -> bool:
        """Whether the program's files are the known ones, unchanged. A site of none is never finished."""
        return bool(known) and {name: self.present[name] for name in self.owned} == known

    def differing(self, work: Path, names: Collection[str]) -> list[str]:
        """Return which files of the stage the folder lacks, or has otherwise."""
        return [name for name in names if not _is_same(name, work / STAGE, self.folder)]

    def take(self, work: Path, moved: Collection[str], removed: Collection[str], names: Collection[str]) -> None:
        """Carry files of the stage over and remove others, after which the program's files are those of these names.

        Raises OutputRefusedError, before anything is touched, where a stranger's file is in the way.
        """
        refuse_taken(self.folder, moved, self.strangers)
        mark = Mark(folder_id(self.root), frozenset(names))
        if not moved and not removed and mark == self.mark:
            return
        listed = mark.files | self.owned if mark.files is not None else self.owned
        commit(
            work,
            self.folder,
            moved,
            removed,
            project=mark.project,
            announced=None if Mark(mark.project, listed) == self.mark else mark_content(self.root, listed),
            mark=None if mark == self.mark else mark_content(self.root, names),
        )


def _is_same(name: str, stage: Path, folder: Path) -> bool:
    """Whether a file of the folder is one, and holds what it should."""
    try:
        # Text paths, for fifty thousand files.
        there = os.open(f"{folder}/{name}", os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))
        with open(there, "rb") as other, open(f"{stage}/{name}", "rb") as one:  # noqa: PTH123
            return os.fstat(there).st_size == os.fstat(one.fileno()).st_size and one.read() == other.read()
    except OSError:
        return False
