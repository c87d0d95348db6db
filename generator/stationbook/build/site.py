"""How does the site get into its folder: only what changed, and a failed or killed build leaves no half file?"""

import os
import shutil
import tempfile
from collections.abc import Iterable, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, replace
from datetime import date
from errno import ELOOP
from pathlib import Path

from stationbook.build.built import BUILT, BuiltSite, built_key
from stationbook.build.folder import SiteFolder
from stationbook.build.given import Given, MkDocsFailedError
from stationbook.build.journal import STAGE, finish, folder_lock, fresh_stage, fresh_work
from stationbook.build.output import check_output, folder_id, present_files, settle, states_of
from stationbook.build.update import Update, update_site
from stationbook.check.report import BuildReport, refused_problems, report_of
from stationbook.pages.context import Context
from stationbook.pages.standing import is_standing
from stationbook.processes.workers import meanwhile
from stationbook.store.cache import Cache, State, is_linked
from stationbook.store.changes import changes_between, marks_of
from stationbook.store.project import CACHE, Project, read_project

# A site of a whole country is remembered in some ten megabytes; so many site folders are.
_REMEMBERED = 4


class BuildFailedError(Exception):
    """The build was refused: for problems in the data, which ``report`` holds, or in MkDocs' own words."""

    def __init__(self, said: str, report: BuildReport | None = None) -> None:
        super().__init__(said)
        self.report = report


@dataclass(frozen=True, slots=True)
class Built:
    """What a build left in the folder. ``changed`` counts files written or removed; 0 when nothing was new.

    ``strangers`` are files there that the program did not write and did not touch. ``cacheless`` says why the
    project's cache could not be used, where it could not.
    """

    site_dir: Path
    pages: int
    changed: int
    report: BuildReport
    strangers: tuple[str, ...] = ()
    cacheless: str = ""


@dataclass(frozen=True, slots=True)
class Options:
    """How a build treats problems, whether its site is only for the one who edits it, and whose machines help.

    ``verify`` compares every file with what it should be, and not only those whose state changed.
    """

    strict: bool = False
    allow_problems: bool = False
    serving: bool = False
    scheduler: str = ""
    verify: bool = False


def build_site(
    root: Path,
    site_dir: Path,
    *,
    on: date,
    options: Options | None = None,
    cache: Cache | None = None,
) -> Built:
    """Build the project below ``root`` into ``site_dir``, file by file, each old or new and never half.

    While only station records changed since the last build, only their pages and what shows them are written;
    otherwise MkDocs writes a whole site beside the cache, of which the files that differ are moved.
    Raises OutputRefusedError for a folder that is not for this site, BuildFailedError for problems or if MkDocs
    refuses, BusyError if another command builds, OSError if a file cannot be written.
    """
    options, cache = options or Options(), cache or Cache(root / CACHE)
    check_output(root, site_dir)
    site_dir = site_dir.resolve()
    with ExitStack() as held:
        cache, cacheless = _held_cache(held, cache, site_dir)
        mark = check_output(root, site_dir)
        work = fresh_work(cache.folder)
        held.callback(shutil.rmtree, work, ignore_errors=True)
        listed = meanwhile(present_files, site_dir)
        project = read_project(root, on=on, cache=cache)
        report = _refuse(project, options)
        site = SiteFolder(root, site_dir, listed(), mark)
        last = _LastBuild(cache, site_dir, built_key(root, project, serving=options.serving))
        known = None if options.verify else last.known(site)
        update = _update(project, known, on, work / STAGE, site_dir) if known is not None else None
        if update is not None:
            changed, files = _commit_update(update, site, work, last)
        else:
            made = _render(root, fresh_stage(work), Given(project, on, options.serving, options.scheduler), options)
            changed, files = _commit_whole(made, site, work, last)
        return Built(site_dir, _count_pages(files), changed, report, tuple(sorted(site.strangers)), cacheless)


def _refuse(project: Project, options: Options) -> BuildReport:
    """Return what there is to say of the data. Raises BuildFailedError where problems keep it from being published."""
    report = report_of(project.catalogue, project.problems)
    if refused_problems(project.problems, strict=options.strict, allow_problems=options.allow_problems):
        raise BuildFailedError("资料有错", report)
    return report


@dataclass(frozen=True, slots=True)
class _LastBuild:
    """What is remembered of a folder's site, under a key of everything that it was built of but the stations."""

    cache: Cache
    site_dir: Path
    key: bytes

    @property
    def name(self) -> str:
        """The name of what is remembered: one for each folder."""
        return f"{BUILT}-{folder_id(self.site_dir)}"

    def known(self, site: SiteFolder) -> BuiltSite | None:
        """Return the site of the last build, if nothing but stations may have changed and the folder is as it was."""
        known: BuiltSite | None = self.cache.get(self.name, self.key)
        return known if known is not None and site.is_as(known.files) else None

    def keep(self, built: BuiltSite, files: Mapping[str, State], *, briefly: bool = False) -> None:
        """Keep the site as it is now."""
        self.cache.put(self.name, self.key, replace(built, files=files), briefly=briefly)


def _held_cache(held: ExitStack, cache: Cache, site_dir: Path) -> tuple[Cache, str]:
    """Hold the cache and put it in order; return it, or a temporary one and why the project's will not do."""
    try:
        if is_linked(cache.folder):
            raise OSError(ELOOP, "是一个链接", str(cache.folder))
        held.enter_context(folder_lock(cache.folder))
        finish(cache.folder)
        shutil.rmtree(fresh_work(cache.folder))
        return cache, ""
    except OSError as error:
        user = os.getuid() if hasattr(os, "getuid") else ""
        held.enter_context(folder_lock(Path(tempfile.gettempdir(), f"stationbook-{user}-{folder_id(site_dir)}")))
        folder = held.enter_context(tempfile.TemporaryDirectory(prefix="stationbook-", ignore_cleanup_errors=True))
        return Cache(Path(folder)), error.strerror or str(error)


def _update(project: Project, known: BuiltSite, on: date, stage: Path, site_dir: Path) -> Update | None:
    """Write into the stage what changed stations change, which may be nothing. None where MkDocs has to run."""
    changes = changes_between(known.stations, marks_of(project))
    if not changes.stations:
        return Update(frozenset(), frozenset(), known)
    return update_site(project, Context(project.catalogue, known.settings, on), known, changes, stage, site_dir)


def _commit_update(update: Update, site: SiteFolder, work: Path, last: _LastBuild) -> tuple[int, Mapping[str, State]]:
    """Move what an update wrote and differs; return how many files that and what went are, and those there are."""
    files = dict(update.site.files)
    moved = site.differing(work, update.written)
    removed = [one for one in update.removed if one in files]
    names = (files.keys() | set(moved)) - set(removed)
    site.take(work, moved, removed, names)
    if moved or removed:
        files = {one: state for one, state in files.items() if one in names} | states_of(site.folder, moved)
    if update.written or update.removed:
        # The next build compares files and stations with what it recalls; an older cache only makes it do more.
        last.keep(update.site, files, briefly=True)
    return len(moved) + len(removed), files


def _render(root: Path, stage: Path, given: Given, options: Options) -> BuiltSite:
    """Have MkDocs write the whole site into the stage. Raises BuildFailedError if it refuses."""
    # MkDocs takes half a second to load; a build that changes some stations does without.
    from stationbook.build.mkdocs_run import run_mkdocs

    try:
        return run_mkdocs(root, stage, given, strict=options.strict)
    except MkDocsFailedError as error:
        raise BuildFailedError(str(error)) from error


def _commit_whole(made: BuiltSite, site: SiteFolder, work: Path, last: _LastBuild) -> tuple[int, Mapping[str, State]]:
    """Move what differs of the whole site in the stage, and remove what it lacks; return the same."""
    fresh = present_files(work / STAGE)
    moved, removed = site.differing(work, fresh), site.owned.difference(fresh)
    site.take(work, moved, removed, fresh)
    present = present_files(site.folder)
    files = {name: present[name] for name in fresh if name in present}
    settle(files)
    last.keep(made, files)
    last.cache.drop_older(f"{BUILT}-", but=_REMEMBERED)
    return len(moved) + len(removed), files


def _count_pages(files: Iterable[str]) -> int:
    return sum(name.endswith("index.html") and not is_standing(name) for name in files)
