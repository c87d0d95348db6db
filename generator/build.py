"""How does the site get into its folder: only what changed, and a failed or killed build leaves no half file?"""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from generator.build_report import BuildReport, refused_problems, report_of
from generator.increment import BUILT, BuiltSite, Update, built_key, update_site
from generator.journal import STAGE, alone, carry_over, finish, fresh_stage
from generator.marks import changes_between, marks_of
from generator.pages.context import Context
from generator.project.memory import Memory
from generator.project.read import CACHE, Project, read_project
from generator.workers import meanwhile


class BuildFailedError(Exception):
    """The build was refused: for problems in the data, which ``report`` holds, or in MkDocs' own words."""

    def __init__(self, said: str, report: BuildReport | None = None) -> None:
        super().__init__(said)
        self.report = report


@dataclass(frozen=True, slots=True)
class Built:
    """What a build left in the folder. ``changed`` counts files written or removed; 0 when nothing was new."""

    site_dir: Path
    pages: int
    changed: int
    report: BuildReport


@dataclass(frozen=True, slots=True)
class Options:
    """How a build treats problems, whether its site is only for the one who edits it, and whose machines help."""

    strict: bool = False
    allow_problems: bool = False
    serving: bool = False
    scheduler: str = ""


def build_site(
    root: Path,
    site_dir: Path,
    *,
    on: date,
    options: Options | None = None,
    memory: Memory | None = None,
    waiting: Callable[[], None] = lambda: None,
) -> Built:
    """Build the project below ``root`` into ``site_dir``, file by file, each old or new and never half.

    While only station records changed since the last build, only their pages and what shows them are written;
    otherwise MkDocs writes a whole site beside the cache, of which the files that differ are moved.
    ``waiting`` is called about five times a second while MkDocs runs. Raises BuildFailedError for problems or
    if MkDocs refuses, BusyError if another command builds, OSError if a file cannot be written.
    """
    options, memory = options or Options(), memory or Memory(root / CACHE)
    cache = memory.folder
    with alone(cache):
        finish(cache)
        listed = meanwhile(_files, site_dir)
        project = read_project(root, on=on, memory=memory)
        report = report_of(project.catalogue, project.problems)
        if refused_problems(project.problems, strict=options.strict, allow_problems=options.allow_problems):
            raise BuildFailedError("资料有错", report)
        key = built_key(root, project, serving=options.serving)
        present = listed()
        known: BuiltSite | None = memory.recall(BUILT, key)
        if known is not None and known.files == present:
            update = _update(project, known, on, fresh_stage(cache), site_dir)
            if update is not None:
                return _updated(memory, key, site_dir, update, report)
        memory.forget(BUILT)
        stage = fresh_stage(cache)
        _run_mkdocs(root, stage, on, options, waiting)
        files = _files(stage)
        moved, removed = _differing(stage, files, site_dir, present)
        carry_over(cache, site_dir, moved, removed, whole=len(moved) == len(files))
        built: BuiltSite | None = memory.recall(BUILT, key)
        if built is not None:
            memory.remember(BUILT, key, replace(built, files=files))
        return Built(site_dir, _count_pages(files), len(moved) + len(removed), report)


def _update(project: Project, known: BuiltSite, on: date, stage: Path, site_dir: Path) -> Update | None:
    changes = changes_between(known.stations, marks_of(project))
    if not changes.stations:
        return Update(frozenset(), frozenset(), known)
    return update_site(project, Context(project.catalogue, known.settings, on), known, changes, stage, site_dir)


def _updated(memory: Memory, key: bytes, site_dir: Path, update: Update, report: BuildReport) -> Built:
    """Move what an update wrote and differs; remember the site as it then is."""
    stage, files = memory.folder / STAGE, dict(update.site.files)
    moved = [name for name in update.written if not _is_same(name, stage, site_dir)]
    removed = [name for name in update.removed if name in files]
    if moved or removed:
        sizes = {name: (stage / name).stat().st_size for name in moved}
        carry_over(memory.folder, site_dir, moved, removed)
        files = {name: size for name, size in {**files, **sizes}.items() if name not in update.removed}
    if update.written or update.removed:
        # The next build compares files and stations with what it recalls; an older memory only makes it do more.
        memory.remember(BUILT, key, replace(update.site, files=files), briefly=True)
    return Built(site_dir, _count_pages(files), len(moved) + len(removed), report)


def _run_mkdocs(root: Path, stage: Path, on: date, options: Options, waiting: Callable[[], None]) -> None:
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(stage)]
    command += ["--strict"] if options.strict else []
    flags = {"ALLOW_PROBLEMS": options.allow_problems, "SERVING": options.serving}
    environment = {
        **os.environ,
        **{f"STATIONBOOK_{name}": "1" if flag else "" for name, flag in flags.items()},
        "STATIONBOOK_ON": on.isoformat(),
        "STATIONBOOK_CACHE": str(stage.parent),
        "STATIONBOOK_SCHEDULER": options.scheduler,
        "NO_MKDOCS_2_WARNING": "1",
    }
    log = stage.with_name("mkdocs.log")
    with log.open("w+", encoding="utf-8") as output:
        running = subprocess.Popen(command, cwd=root, env=environment, stdout=output, stderr=output)
        while True:
            try:
                code = running.wait(0.2)
                break
            except subprocess.TimeoutExpired:
                waiting()
        output.seek(0)
        said = output.read().strip()
    if code:
        shutil.rmtree(stage, ignore_errors=True)
        raise BuildFailedError(said)


def _differing(
    stage: Path, fresh: dict[str, int], site_dir: Path, present: dict[str, int]
) -> tuple[list[str], list[str]]:
    """Return the files of the stage that differ from the site's, and the site's that are no more."""
    moved = [name for name, size in fresh.items() if present.get(name) != size or not _is_same(name, stage, site_dir)]
    return moved, [name for name in present if name not in fresh]


def _is_same(name: str, stage: Path, site_dir: Path) -> bool:
    try:
        # Text paths, for fifty thousand files.
        with open(f"{stage}/{name}", "rb") as one, open(f"{site_dir}/{name}", "rb") as other:  # noqa: PTH123
            return one.read() == other.read()
    except OSError:
        return False


def _files(folder: Path) -> dict[str, int]:
    """Return the size of every file below a folder, by its path with forward slashes."""
    sizes: dict[str, int] = {}
    open_folders = [(os.fspath(folder), "")]
    while open_folders:
        path, prefix = open_folders.pop()
        if not os.path.isdir(path):  # noqa: PTH112 - text paths are several times as fast for 40,000 files
            continue
        with os.scandir(path) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    open_folders.append((entry.path, f"{prefix}{entry.name}/"))
                elif entry.is_file():
                    sizes[f"{prefix}{entry.name}"] = entry.stat().st_size
    return sizes


def _count_pages(files: dict[str, int]) -> int:
    return sum(name.endswith("index.html") for name in files)
