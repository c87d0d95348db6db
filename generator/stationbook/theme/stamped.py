"""How do the many pages get the theme's frame, and how is it proved that they are what the theme would write?"""

import shutil
import zlib
from collections.abc import Mapping, Sequence
from pathlib import Path

from stationbook.exports.stations import record_bytes
from stationbook.pages.page import Page
from stationbook.site.files import SiteFiles
from stationbook.site.stamped import StampedPages
from stationbook.store.columns import RECORD
from stationbook.theme.cluster import ClusterPress, cluster, parcels, press_stations
from stationbook.theme.frame import PROTOTYPE_FOLDER, Frame, prototype_of
from stationbook.theme.press import FrameKey, Press, frame_key

# So many real pages of each kind and depth are rendered by the theme too, chosen by their addresses.
_SAMPLED = 2


class FrameDiffersError(Exception):
    """A stamped page is not what the theme wrote; the message names it."""


def prototypes_of(stamped: StampedPages) -> dict[FrameKey, Page]:
    """Return a prototype for each kind and depth that occurs."""
    found: dict[FrameKey, Page] = {}
    for kind, address, _ in stamped.kinds:
        key = frame_key(kind, address)
        if key not in found:
            found[key] = prototype_of(kind, address)
    return found


def sampled_numbers(stamped: StampedPages) -> list[int]:
    """Return the numbers of the pages that the theme renders too: the same ones for the same addresses."""
    chosen: dict[FrameKey, list[int]] = {}
    order = sorted(range(len(stamped)), key=lambda number: zlib.crc32(stamped.kinds[number][1].encode()))
    for number in order:
        kind, address, _ = stamped.kinds[number]
        numbers = chosen.setdefault(frame_key(kind, address), [])
        if len(numbers) < _SAMPLED:
            numbers.append(number)
    return sorted(number for numbers in chosen.values() for number in numbers)


def frames_of(
    prototypes: Mapping[FrameKey, Page], sampled: Mapping[int, Page], site_dir: Path
) -> Mapping[FrameKey, Frame]:
    """Take the prototypes out of the site and return the frames that the theme put around them.

    Raises FrameDiffersError when a sampled page, which the theme rendered too, differs by a byte from its
    stamped twin: then the theme or an override uses something of a page that a stamped one does not have.
    """
    frames: dict[FrameKey, Frame] = {}
    for key, prototype in prototypes.items():
        rendered = (site_dir / prototype.address / "index.html").read_text(encoding="utf-8")
        frames[key] = Frame.of(rendered, prototype)
    for prototype in prototypes.values():
        shutil.rmtree(site_dir / prototype.address.split("/", 1)[0] / PROTOTYPE_FOLDER, ignore_errors=True)
    for page in sampled.values():
        theirs = (site_dir / page.address / "index.html").read_text(encoding="utf-8")
        if frames[frame_key(page.kind, page.address)].stamp(page) != theirs:
            raise FrameDiffersError(f"{page.address} 用快路生成的与主题生成的不一样，请检查 overrides 里的改动。")
    return frames


def write_all(
    stamped: StampedPages,
    files: SiteFiles,
    frames: Mapping[FrameKey, Frame],
    site_dir: Path,
    *,
    scheduler: str = "",
) -> dict[str, tuple[str, ...]]:
    """Write every stamped page, and every group of other files; return the names of each group's files.

    Stations are rendered on the cluster of a scheduler, if there is one. Raises NoClusterError.
    """
    numbers: Sequence[int] = range(len(stamped))
    if scheduler:
        context, stations = stamped.context, stamped.context.catalogue.stations
        texts = dict(zip(stations, stamped.context.catalogue.each(RECORD, record_bytes), strict=True))
        with cluster(scheduler) as pool:
            press_stations(pool, ClusterPress.of(context, frames), parcels(context, list(stations), texts), site_dir)
        numbers = [number for number, (kind, _, _) in enumerate(stamped.kinds) if kind != "station"]
    names = Press(stamped.render, numbers, frames, site_dir, files.make, len(files.groups)).run()
    return dict(zip((group.name for group in files.groups), names, strict=True))
