"""How are thousands of pages rendered, framed and written, and files beside them, on as many processes as there are?"""

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from stationbook.exports.content import Content
from stationbook.pages.page import Page
from stationbook.processes.workers import is_worth_workers, on_processes, shards_of
from stationbook.site.writing import write_file
from stationbook.theme.frame import Frame

FrameKey = tuple[str, int]
# Below this many pages a second process costs more than it brings.
_WORTH_WORKERS = 2000
_PAGES, _FILES = 500, 10

Render = Callable[[int], Page]
MakeGroup = Callable[[int], Iterable[tuple[str, Content]]]


class _Job(NamedTuple):
    """What one process does at a time: the numbers of some pages, or of some groups of files."""

    numbers: Sequence[int]
    are_files: bool


def frame_key(kind: str, address: str) -> FrameKey:
    """Return by what a frame differs: the kind of page, and how deep it lies, for the ways to the assets."""
    return kind, address.count("/")


def _no_files(number: int) -> Iterable[tuple[str, Content]]:
    return ()


class Press:
    """Everything that a process needs to render, frame and write pages, and to write groups of other files.

    ``render`` makes a page of its number, ``make`` the files of a group, of which there are ``groups``.
    """

    def __init__(
        self,
        render: Render,
        numbers: Sequence[int],
        frames: Mapping[FrameKey, Frame],
        site_dir: Path,
        make: MakeGroup = _no_files,
        groups: int = 0,
    ) -> None:
        self._render, self._numbers, self._make, self._groups = render, numbers, make, groups
        self._frames, self._site_dir = frames, os.fspath(site_dir)

    def run(self, workers: int | None = None) -> list[tuple[str, ...]]:
        """Write everything; return the names of the files of each group. Raises OSError if one cannot be written."""
        jobs = [_Job(numbers, are_files=True) for numbers in shards_of(range(self._groups), _FILES)]
        jobs += [_Job(numbers, are_files=False) for numbers in shards_of(self._numbers, _PAGES)]
        is_worth = is_worth_workers(len(self._numbers), least=_WORTH_WORKERS)
        written = on_processes(self._work, jobs, is_worth=is_worth, workers=workers)
        return [names for made in written for names in made]

    def _work(self, job: _Job) -> list[tuple[str, ...]]:
        if job.are_files:
            return [self._write_files(number) for number in job.numbers]
        for number in job.numbers:
            page = self._render(number)
            html = self._frames[frame_key(page.kind, page.address)].stamp(page)
            write_file(f"{self._site_dir}/{page.address}index.html", html.encode())
        return []

    def _write_files(self, group: int) -> tuple[str, ...]:
        names = []
        for name, content in self._make(group):
            write_file(f"{self._site_dir}/{name}", content)
            names.append(name)
        return tuple(names)
