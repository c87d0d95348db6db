"""How long do the station pages alone take? Reads a built project's cache and stamps its pages into a folder."""

import os
import sys
from pathlib import Path

from stationbook.load.build_date import build_date
from stationbook.model.settings import Settings
from stationbook.pages.context import Context
from stationbook.site.stamped import stamped_pages
from stationbook.store.cache import Cache
from stationbook.store.project import CACHE, read_project
from stationbook.theme.frame import Frame, prototype_of
from stationbook.theme.press import Press, frame_key


def main(project: Path, target: Path) -> None:
    """Stamp every station page, each in the frame of a page of the built site."""
    on = build_date(os.environ)
    context = Context(read_project(project, on=on, cache=Cache(project / CACHE)).catalogue, Settings(), on)
    stamped = stamped_pages(context)
    numbers = [number for number, (kind, _, _) in enumerate(stamped.kinds) if kind == "station"]
    page = stamped.render(numbers[0])
    html = (project / "site" / page.address / "index.html").read_text("utf-8")
    prototype = prototype_of(page.kind, page.address)
    frame = Frame.of(html.replace(page.body, prototype.body), prototype)
    Press(stamped.render, numbers, {frame_key(page.kind, page.address): frame}, target).run()


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
