"""Which files of a built site change with some station records, when the theme need not run again?

The theme's run leaves behind a shell around the body of every page, the frames of the stamped pages, and
what of the stations each page read. While nothing but station records changes, bodies are rendered anew and
put into the same shells; the result is the same, byte for byte, as that of a build from nothing.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from stationbook.build.built import BuiltSite
from stationbook.exports.content import Content
from stationbook.pages.context import Context
from stationbook.pages.home import render_home
from stationbook.site.files import all_groups
from stationbook.site.packages import refreshed_packages
from stationbook.site.pages import site_pages
from stationbook.site.reads import watched
from stationbook.site.sitemap import sitemap_files
from stationbook.site.stamped import shows_changes, stamped_pages
from stationbook.site.writing import write_file
from stationbook.store.changes import Changes
from stationbook.store.project import Project
from stationbook.theme.press import Press, frame_key
from stationbook.theme.shell import Shell, words_of


@dataclass(frozen=True, slots=True)
class Update:
    """What an incremental build wrote and what is to go, and the site as it then is."""

    written: frozenset[str]
    removed: frozenset[str]
    site: BuiltSite


def update_site(
    project: Project, context: Context, built: BuiltSite, changes: Changes, stage: Path, site_dir: Path
) -> Update | None:
    """Write every file that the changes touch into ``stage``. None where only the theme can: words outside a body."""
    written: set[str] = set()
    pages = _themed(context, built, changes, _writer(stage, written))
    if pages is None:
        return None
    home, shells = pages
    groups = _files(context, built, changes, _writer(stage, written))
    stamped = stamped_pages(context)
    addresses = frozenset(address for _, address, _ in stamped.kinds)
    if any(frame_key(kind, address) not in built.frames for kind, address, _ in stamped.kinds):
        return None
    numbers = [number for number, one in enumerate(stamped.kinds) if _is_stale(one, context, built, changes)]
    Press(stamped.render, numbers, built.frames, stage).run()
    written |= {f"{stamped.kinds[number][1]}index.html" for number in numbers}
    if addresses != built.stamped:
        for name, content in sitemap_files(built.sitemap, built.site_url, addresses, context.on):
            _writer(stage, written)(name, content)
    for name, content in refreshed_packages(site_dir, stage, frozenset(written)):
        _writer(stage, written)(name, content)
    gone = {f"{address}index.html" for address in built.stamped - addresses}
    kept = {name for names in groups.values() for name in names}
    gone |= {name for names in built.groups.values() for name in names} - kept
    site = replace(built, stations=changes.now, pages=shells, home=home, groups=groups, stamped=addresses)
    return Update(frozenset(written), frozenset(gone - written), site)


Write = Callable[[str, Content], None]


def _writer(stage: Path, written: set[str]) -> Write:
    def write(name: str, content: Content) -> None:
        write_file(f"{stage}/{name}", content)
        written.add(name)

    return write


def _themed(
    context: Context, built: BuiltSite, changes: Changes, write: Write
) -> tuple[Shell, tuple[Shell, ...]] | None:
    """Render the pages of the theme that read what changed; None where one of them needs the theme."""
    reads: set[str] = set()
    pending = list(site_pages(watched(context, reads)))
    if len(pending) != len(built.pages) or built.home is None:
        return None
    shells = []
    for render, old in zip(pending, built.pages, strict=True):
        if old.reads.isdisjoint(changes.columns | changes.subjects):
            shells.append(old)
            continue
        reads.clear()
        page = render()
        if words_of(page) != old.words:
            return None
        write(f"{page.address}index.html", _whole(old, page.body))
        shells.append(old._replace(reads=frozenset(reads)))
    home = built.home
    if not home.reads.isdisjoint(changes.columns | changes.subjects):
        reads.clear()
        body = render_home(watched(context, reads), introduction=built.introduction)
        write("index.html", _whole(home, body))
        home = home._replace(reads=frozenset(reads))
    return home, tuple(shells)


def _whole(shell: Shell, body: str) -> bytes:
    return f"{shell.before}{body}{shell.after}".encode()


def _files(context: Context, built: BuiltSite, changes: Changes, write: Write) -> dict[str, tuple[str, ...]]:
    groups = {}
    for group in all_groups(context):
        is_near = not group.division or group.division in changes.divisions
        if group.name in built.groups and (group.reads.isdisjoint(changes.columns) or not is_near):
            groups[group.name] = built.groups[group.name]
            continue
        names = []
        for name, content in group.make():
            write(name, content)
            names.append(name)
        groups[group.name] = tuple(names)
    return groups


def _is_stale(one: tuple[str, str, str], context: Context, built: BuiltSite, changes: Changes) -> bool:
    """Whether a stamped page is new, or shows anything of the stations that changed."""
    kind, address, key = one
    return address not in built.stamped or shows_changes(kind, key, context, changes, built.stations)
