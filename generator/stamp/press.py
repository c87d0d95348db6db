"""How are thousands of pages rendered, framed and written, on as many processes as there are?"""

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
