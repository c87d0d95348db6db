"""Is a build begun by what was written, and not by what a build reads?"""

import threading
from pathlib import Path

from watchdog.events import FileSystemEvent, FileSystemEventHandler

from stationbook.build.serve import WriteObserver


class Told(FileSystemEventHandler):
    """Remembers the names of the files it was told of."""

    def __init__(self) -> None:
        self.names: list[str] = []
        self.last = threading.Event()

    def on_any_event(self, event: FileSystemEvent) -> None:
        self.names.append(Path(str(event.src_path)).name)
        if "last" in self.names[-1]:
            self.last.set()


def test_reading_is_no_change_and_every_kind_of_writing_is(tmp_path: Path) -> None:
    below = tmp_path / "county"
    below.mkdir()
    for name in ("read", "written", "moved", "removed"):
        (below / f"{name}.yml").write_text("id: one", "utf-8")
    told, observer = Told(), WriteObserver()
    observer.schedule(told, str(tmp_path), recursive=True)
    observer.start()
    try:
        (below / "read.yml").read_text("utf-8")
        list(below.iterdir())
        (below / "written.yml").write_text("id: two", "utf-8")
        (below / "moved.yml").rename(below / "there.yml")
        (below / "removed.yml").unlink()
        (below / "last.yml").write_text("id: one", "utf-8")
        assert told.last.wait(10)
    finally:
        observer.stop()
        observer.join()
    assert {name for name in told.names if name.endswith(".yml")} == {
        "written.yml",
        "moved.yml",
        "removed.yml",
        "last.yml",
    }
