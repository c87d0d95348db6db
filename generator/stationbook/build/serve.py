"""How does a maintainer see the site while editing, each change a moment after it is saved?"""

import functools
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from mkdocs.livereload import LiveReloadServer
from watchdog.events import FileClosedEvent, FileCreatedEvent, FileDeletedEvent, FileModifiedEvent, FileMovedEvent
from watchdog.observers import Observer

from stationbook import pages
from stationbook.build.journal import BusyError
from stationbook.build.site import BuildFailedError, Built, Options, build_site
from stationbook.store.cache import Cache
from stationbook.store.project import CACHE
from stationbook.theme.defaults import overrides_folder

WRITES = (FileClosedEvent, FileCreatedEvent, FileDeletedEvent, FileModifiedEvent, FileMovedEvent)


def watched_places(root: Path) -> list[Path]:
    """Return where a change makes the site another: the project's files, and the program's templates and theme."""
    own = [root / name for name in ("data", "content", "overrides", "mkdocs.yml")]
    return list(dict.fromkeys([*own, overrides_folder(), Path(pages.__file__).parent / "templates"]))


class WriteObserver(Observer):  # type: ignore[misc, valid-type]
    """Is told by the system of what is written, at once and without a look at tens of thousands of files.

    Not of what is only read: a build reads everything, would be followed by the next, and overflow the queue.
    """

    def schedule(self, event_handler: Any, path: str, *, recursive: bool = False) -> Any:
        """Watch a path; nothing but ``WRITES`` reaches the handler."""
        return super().schedule(event_handler, path, recursive=recursive, event_filter=list(WRITES))


def serve_site(
    root: Path, *, port: int, on: date, built: Callable[[Built], None], failed: Callable[[str], None]
) -> None:
    """Build into the cache, serve it on this machine, and build again whenever a file changes; until interrupted.

    Records with errors are left out and told to ``built``; what the theme refuses is told to ``failed``, and
    the earlier site stays. Raises OSError if the port is taken.
    """
    folder = root / CACHE / "serve"
    cache = Cache(folder, holds=True)

    def build() -> None:
        try:
            options = Options(allow_problems=True, serving=True)
            built(build_site(root, folder / "site", on=on, options=options, cache=cache))
        except BuildFailedError as error:
            failed("\n".join(map(str, error.report.errors)) if error.report else str(error))
        except (BusyError, OSError) as error:
            failed(str(error))

    build()
    server = LiveReloadServer(
        builder=build, host="127.0.0.1", port=port, root=str(folder / "site"), polling_interval=0.2
    )
    server.observer = WriteObserver()
    server.error_handler = functools.partial(_error_page, folder / "site")
    for place in watched_places(root):
        if place.exists():
            server.watch(str(place))
    try:
        server.serve()  # type: ignore[no-untyped-call]
    except KeyboardInterrupt:
        server.shutdown()


def _error_page(site: Path, code: int) -> bytes | None:
    page = site / f"{code}.html"
    return page.read_bytes() if page.is_file() else None
