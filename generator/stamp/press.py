"""How are thousands of pages rendered, framed and written, on as many processes as there are?"""

import multiprocessing
import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor
from pathlib import Path

from generator.pages.page import Page
from generator.stamp.frame import Frame

FrameKey = tuple[str, int]
# Below this many pages a second process costs more than it brings.
_WORTH_WORKERS = 2000
_SHARD = 500

Render = Callable[[int], Page]


def frame_key(kind: str, address: str) -> FrameKey:
    """Return by what a frame differs: the kind of page, and how deep it lies, for the ways to the assets."""
    return kind, address.count("/")


class Press:
    """Everything that a worker needs; processes inherit it, so that nothing large is sent to them."""

    def __init__(self, render: Render, count: int, frames: Mapping[FrameKey, Frame], site_dir: Path) -> None:
        self._render, self._count = render, count
        self._frames, self._site_dir = frames, site_dir

    def run(self, workers: int | None = None) -> int:
        """Render, frame and write every page; returns how many. Raises OSError if a file cannot be written."""
        shards = [range(start, min(start + _SHARD, self._count)) for start in range(0, self._count, _SHARD)]
        wanted = workers if workers is not None else (os.cpu_count() or 1)
        if self._count < _WORTH_WORKERS or wanted < 2 or "fork" not in multiprocessing.get_all_start_methods():
            return sum(map(self.press, shards))
        global _inherited
        _inherited = self
        try:
            with ProcessPoolExecutor(wanted, mp_context=multiprocessing.get_context("fork")) as pool:
                return self.run_on(pool, shards)
        finally:
            _inherited = None

    def run_on(self, pool: Executor, shards: Iterable[Sequence[int]]) -> int:
        """Run the shards on an executor whose workers have inherited this press."""
        return sum(pool.map(_press_inherited, shards))

    def press(self, shard: Sequence[int]) -> int:
        """Render, frame and write the pages of a shard."""
        folders: set[Path] = set()
        for number in shard:
            page = self._render(number)
            folder = self._site_dir / page.address
            if folder not in folders:
                folder.mkdir(parents=True, exist_ok=True)
                folders.add(folder)
            html = self._frames[frame_key(page.kind, page.address)].stamp(page)
            (folder / "index.html").write_bytes(html.encode())
        return len(shard)


_inherited: Press | None = None


def _press_inherited(shard: Sequence[int]) -> int:
    if _inherited is None:
        raise RuntimeError("this worker inherited no press")
    return _inherited.press(shard)
