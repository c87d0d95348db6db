"""How are thousands of pages rendered, framed and written, on as many processes as there are?"""

import os
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from generator.pages.page import Page
from generator.stamp.frame import Frame
from generator.workers import on_processes, shards_of

FrameKey = tuple[str, int]
# Below this many pages a second process costs more than it brings.
_WORTH_WORKERS = 2000
_SHARD = 500

Render = Callable[[int], Page]


def frame_key(kind: str, address: str) -> FrameKey:
    """Return by what a frame differs: the kind of page, and how deep it lies, for the ways to the assets."""
    return kind, address.count("/")


class Press:
    """Everything that a process needs to render, frame and write pages."""

    def __init__(
        self, render: Render, numbers: Sequence[int], frames: Mapping[FrameKey, Frame], site_dir: Path
    ) -> None:
        self._render, self._numbers = render, numbers
        self._frames, self._site_dir = frames, site_dir

    def run(self, workers: int | None = None) -> int:
        """Render, frame and write every page; returns how many. Raises OSError if a file cannot be written."""
        shards = shards_of(self._numbers, _SHARD)
        return sum(on_processes(self.press, shards, worth=_WORTH_WORKERS, workers=workers))

    def press(self, shard: Sequence[int]) -> int:
        """Render, frame and write the pages of a shard."""
        site_dir = os.fspath(self._site_dir)
        for number in shard:
            page = self._render(number)
            html = self._frames[frame_key(page.kind, page.address)].stamp(page)
            folder = f"{site_dir}/{page.address}"
            # Text paths and system calls: a Path of each of tens of thousands of pages costs a tenth of the build.
            try:
                os.mkdir(folder)  # noqa: PTH102
            except FileNotFoundError:
                os.makedirs(folder)  # noqa: PTH103
            except FileExistsError:
                pass
            with open(f"{folder}index.html", "wb") as output:  # noqa: PTH123
                output.write(html.encode())
        return len(shard)
