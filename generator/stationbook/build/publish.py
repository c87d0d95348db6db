"""How does the project become one release beside the earlier ones, of one state of its files?"""

import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import stationbook
from stationbook.build.journal import BusyError, folder_lock
from stationbook.build.output import refuse_led_away
from stationbook.build.release.ours import OURS, RELEASE_FILE, mark_text
from stationbook.build.release.placing import (
    ALIAS,
    RELEASE,
    Plan,
    carry_out,
    copy_site,
    drop_unfinished,
    finish,
    fresh_folder,
    write_root,
)
from stationbook.build.release.root import new_root_files, root_files
from stationbook.build.release.target import PublishRefusedError, refuse_target
from stationbook.build.release.versions import (
    VERSIONS,
    Release,
    leading,
    load_releases,
    refuse_bad_names,
    refuse_taken_names,
    versions_text,
    with_release,
)
from stationbook.build.site import Built, build_site
from stationbook.check.report import BuildReport
from stationbook.pages.redirect import is_redirect
from stationbook.pages.release import RELEASE_MARK, render_release_line
from stationbook.pages.standing import is_standing
from stationbook.site.packages import rehash_packages
from stationbook.store.cache import Cache
from stationbook.store.project import CACHE
from stationbook.theme.defaults import overrides_folder

_INPUTS = ("data", "content", "overrides", "mkdocs.yml", "requirements.lock")
State = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class Placed:
    """A release among the others: its folder, the release that the root leads to, root files of others left alone."""

    folder: Path
    leading: Release
    left: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Published:
    """What a publication did. ``report`` is that of the build; there was none where a killed run only had to be ended.

    ``finished`` is the version that an earlier, killed run had begun and that was carried to its end first.
    """

    placed: Placed
    report: BuildReport | None
    finished: str = ""


def publish(
    root: Path,
    target: Path,
    version: str,
    *,
    alias: str | None = None,
    on: date,
    home: Path,
) -> Published:
    """Build the project below ``root`` and put the site into ``target/version`` and, as plain files, ``target/alias``.

    Both are held against other commands throughout. An existing release is never touched. Raises PublishRefusedError
    for names or a target that will not do, and for files that changed meanwhile, OutputRefusedError where a link leads
    out of the cache, BuildFailedError for problems in the data, BusyError if another command builds or publishes,
    OSError on a full disk.
    """
    refuse_bad_names(version, alias)
    refuse_target(root, target, home)
    refuse_led_away(root, _site_of(root))
    with folder_lock(root / CACHE), _held_releases(target):
        finished = finish(target)
        releases = load_releases(target)
        if finished == version:
            return Published(Placed(target / version, leading(releases)), None, finished)
        refuse_taken_names(target, releases, version, alias)
        built = _built(root, on)
        return Published(publish_site(built.site_dir, target, version, alias=alias), built.report, finished)


def publish_site(site_dir: Path, target: Path, version: str, *, alias: str | None = None) -> Placed:
    """Put a built site among the releases of ``target``, as ``publish`` says; the caller holds the folder."""
    refuse_bad_names(version, alias)
    before = load_releases(target)
    refuse_taken_names(target, before, version, alias)
    for name in filter(None, (version, alias)):
        if (site_dir / name).exists():
            raise PublishRefusedError(f"网站里已经有名为 {name} 的栏目，不能再作版本号或别名。请换一个。")
    after = with_release(before, version, alias)
    lead = leading(after)
    left: list[str] = []
    try:
        new = fresh_folder(target)
        pages = _write_release(site_dir, new / RELEASE, version, latest=next(iter(lead.aliases), ""))
        if alias:
            copy_site(new / RELEASE, new / ALIAS)
        if lead.version == version:
            write_root(new, new_root_files(target, root_files(site_dir, pages, after), left))
        write_root(new, [(VERSIONS, versions_text(after).encode())])
        carry_out(target, Plan(version=version, alias=alias))
    finally:
        drop_unfinished(target)
    return Placed(target / version, lead, tuple(left))


def _write_release(site_dir: Path, folder: Path, version: str, *, latest: str) -> dict[str, bytes]:
    """Write the site as a release, each page told its version; standing addresses have no version and stay out.

    Returns the addresses of the pages, each with the page itself where that only leads to another.
    """
    pages = {}

    def told(name: str, content: bytes) -> bytes | None:
        address = name.removesuffix("index.html")
        if address != name:
            pages[address] = content if is_redirect(content) else b""
            if pages[address] and is_standing(address):
                return None
        if not name.endswith(".html"):
            return content
        line = render_release_line(address, version=version, latest=latest)
        return content.replace(RELEASE_MARK.encode(), line.encode(), 1)

    copy_site(site_dir, folder, told)
    # The pages have other bytes now; a device that saves this release knows them by their hashes.
    rehash_packages(folder)
    (folder / RELEASE_FILE).write_text(mark_text(version), encoding="utf-8")
    return pages


def _site_of(root: Path) -> Path:
    """Return where a site is built that is to be released."""
    return root / CACHE / "release/site"


def _built(root: Path, on: date) -> Built:
    """Build into a folder of the cache that is there for releases only, and see that no file changed meanwhile."""
    cache = Cache(_site_of(root).parent)
    before = _states(root)
    built = build_site(root, _site_of(root), on=on, cache=cache)
    after = _states(root)
    if before != after:
        # Part of the site may be of before the change, part of after it; nothing of it is to be recalled.
        shutil.rmtree(cache.folder, ignore_errors=True)
        changed = min(name for name in {*before, *after} if before.get(name) != after.get(name))
        raise PublishRefusedError(f"生成网站的时候，文件又有改动（{changed}），没有发布。请等改完再运行一次。")
    return built


def _states(root: Path) -> Mapping[str, State | None]:
    """Return of every file that a site is made of, the program's own included, by what a change of it would show."""
    places = [*(root / name for name in _INPUTS), Path(stationbook.__file__).parent, overrides_folder()]
    return {name: _state(name) for place in places for name in _files(os.fspath(place))}


def _files(place: str) -> Iterator[str]:
    if os.path.isfile(place):  # noqa: PTH113 - text paths, for tens of thousands of files
        yield place
    for folder, folders, names in os.walk(place):
        # An editor's own files and Python's are no part of a site.
        folders[:] = [name for name in folders if not name.startswith((".", "__pycache__"))]
        yield from (f"{folder}/{name}" for name in names if not name.startswith("."))


def _state(name: str) -> State | None:
    try:
        found = os.stat(name)  # noqa: PTH116
    except OSError:
        return None
    return found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino


@contextmanager
def _held_releases(target: Path) -> Iterator[None]:
    with ExitStack() as held:
        try:
            held.enter_context(folder_lock(target / OURS))
        except BusyError as error:
            raise BusyError(f"另一个命令正在往 {target} 发布，请等它结束再运行。") from error
        yield
