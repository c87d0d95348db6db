"""How do changed files get into the site's folder, so that a killed command leaves every file old or new?

Everything is written beside the site first, in a work folder of the cache that no other command ever uses. Then a
journal names what is to be moved and removed, and only then the moves begin; whoever comes next and finds a journal
carries it out to its end. A journal is sealed, so nobody but this program can name a path here.
"""

import contextlib
import json
import os
import re
import secrets
import shutil
import warnings
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path, PurePosixPath

from stationbook.build.output import MARK, WAITING, read_mark
from stationbook.store.cache import UNFINISHED
from stationbook.store.seal import open_own, sealed, unsealed

with warnings.catch_warnings():
    # Where there is no fcntl it says, in English and to everybody, that a lock is then a file, which is well.
    warnings.filterwarnings("ignore", "only soft file lock")
    from filelock import FileLock, Timeout

JOURNAL = "journal"
STAGE = "stage"
_WORK = re.compile(r"work-[0-9a-f]{16}")
_ANNOUNCED = f"{MARK}.announced"
# What earlier versions kept here, and would stay for good.
_EARLIER = ("stage", "journal.json", "journal.json.new", "mkdocs.log", "built")


class BusyError(Exception):
    """Another command is writing the same site."""


@contextmanager
def folder_lock(folder: Path) -> Iterator[None]:
    """Hold a folder while a command writes in it; a killed command lets go of it, and its children never hold it.

    Whoever holds it may ask again: publishing builds. Raises BusyError, or OSError where no lock can be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    # The same object for the same file, which counts how often this thread holds it.
    lock = FileLock(folder.resolve() / "lock", timeout=0, is_singleton=True)
    try:
        lock.acquire()
    except Timeout as busy:
        raise BusyError("另一个命令正在生成这个网站，请等它结束再运行。") from busy
    try:
        yield
    finally:
        lock.release()


@dataclass(frozen=True, slots=True)
class _Plan:
    """What is to be done: names below the site, and whether the files wait there already or in the work folder.

    A name may be that of a folder, which then goes into its place with all that it holds; an empty one is the whole.
    """

    work: str
    project: str
    site: str
    waiting: bool
    moved: tuple[str, ...]
    removed: tuple[str, ...]


def fresh_work(cache: Path) -> Path:
    """Return a new folder to work in, with an empty stage in it; whoever holds the cache may call this."""
    work = cache / f"work-{secrets.token_hex(8)}"
    fresh_stage(work)
    return work


def fresh_stage(work: Path) -> Path:
    """Return the stage of a work folder, emptied."""
    stage = work / STAGE
    shutil.rmtree(stage, ignore_errors=True)
    stage.mkdir(parents=True)
    return stage


def commit(
    work: Path,
    site_dir: Path,
    moved: Iterable[str],
    removed: Iterable[str],
    *,
    project: str,
    mark: bytes | None,
    announced: bytes | None,
) -> None:
    """Move the named files of the stage into the site, remove others from it, and give it a mark that lists them.

    ``announced`` is the mark for meanwhile, which lists old files and new; None leaves the one that is there. Up to
    the journal's rename no file of the site has changed; from there on ``finish`` can end the work. Raises OSError.
    """
    stage, waiting = work / STAGE, site_dir / WAITING
    if mark is not None:
        (stage / MARK).write_bytes(mark)
    is_new = not site_dir.exists()
    names = sorted(moved)
    shutil.rmtree(waiting, ignore_errors=True)
    waiting.mkdir(parents=True)
    try:
        is_near = _is_near(stage, waiting)
        if is_near and is_new:
            # The mark comes with the files.
            waiting.rmdir()
            site_dir.rmdir()
            names = [""]
        else:
            names = [*_highest_new(names, site_dir), *([MARK] if mark is not None else [])]
            if not is_near:
                # Across file systems a rename is a copy: what may fill the disk comes before the journal.
                _copy(stage, waiting, names)
            if announced is not None:
                (waiting / _ANNOUNCED).write_bytes(announced)
                (waiting / _ANNOUNCED).replace(site_dir / MARK)
        plan = _Plan(work.name, project, str(site_dir), not is_near, tuple(names), tuple(sorted(removed)))
        _write_synced(work.parent / JOURNAL, sealed(json.dumps(asdict(plan)).encode(), *_purpose(work.parent)))
    except OSError:
        shutil.rmtree(waiting, ignore_errors=True)
        if is_new:
            with contextlib.suppress(OSError):
                site_dir.rmdir()
        raise
    _carry_out(work.parent, plan)


def finish(cache: Path) -> bool:
    """Carry out the journal that a killed command left, if there is one, and sweep the cache of unfinished work.

    What cannot be carried out is dropped: the next build of that site compares it with what it should be. Whoever
    holds the cache may call this. Returns whether there was a journal.
    """
    plan = _kept_plan(cache)
    if plan is not None:
        with contextlib.suppress(OSError):
            _carry_out(cache, plan)
    for path in list(cache.iterdir()) if cache.is_dir() else ():
        is_ours = _WORK.fullmatch(path.name) or path.name in (JOURNAL, *_EARLIER) or path.name.endswith(UNFINISHED)
        if is_ours and not path.is_symlink() and path.is_dir() and path.name != "built":
            shutil.rmtree(path, ignore_errors=True)
        elif is_ours:
            with contextlib.suppress(OSError):
                path.unlink()
    return plan is not None


def _kept_plan(cache: Path) -> _Plan | None:
    """Return what the journal says; None of anything that this program did not write, or that fits no more."""
    try:
        with open_own(cache / JOURNAL) as file:
            content = unsealed(file.read(), *_purpose(cache))
        kept = json.loads(content) if content is not None else None
        plan = _Plan(**{**kept, "moved": tuple(kept["moved"]), "removed": tuple(kept["removed"])}) if kept else None
    except (OSError, ValueError, TypeError, KeyError):
        return None
    names = (plan.work, plan.project, plan.site, *plan.moved, *plan.removed) if plan is not None else ()
    if plan is None or not all(isinstance(name, str) for name in names) or not _WORK.fullmatch(plan.work):
        return None
    site_dir, mark = Path(plan.site), read_mark(Path(plan.site))
    is_ours = site_dir.resolve() == site_dir and mark is not None and mark.project == plan.project
    if plan.moved == ("",):
        return plan if is_ours or not os.path.lexists(site_dir) else None
    return plan if is_ours and all(_is_below(site_dir, name) for name in (*plan.moved, *plan.removed)) else None


def _purpose(cache: Path) -> tuple[bytes, bytes]:
    """Return for what a journal is sealed: that of a cache which was copied elsewhere is none."""
    return b"journal", os.fsencode(cache.resolve())


def _is_below(site_dir: Path, name: str) -> bool:
    """Whether a name leads to a place in the site, past no link."""
    path = PurePosixPath(name)
    if path.is_absolute() or ".." in path.parts or "\\" in name or not name:
        return False
    parent = (site_dir / name).parent
    return parent.resolve() == parent


def _carry_out(cache: Path, plan: _Plan) -> None:
    site_dir, work = Path(plan.site), cache / plan.work
    # What goes makes way first: a file may become a folder, and a folder a file.
    for name in plan.removed:
        path = site_dir / name
        # A killed command may have gone further, to where a folder stands in its place.
        if path.is_symlink() or not path.is_dir():
            with contextlib.suppress(FileNotFoundError, NotADirectoryError):
                path.unlink()
    _drop_empty(site_dir, plan.removed)
    source = site_dir / WAITING if plan.waiting else work / STAGE
    for name in plan.moved:
        # What a killed command moved already is there no more.
        if os.path.lexists(source / name):
            _move(source / name, site_dir / name)
    shutil.rmtree(site_dir / WAITING, ignore_errors=True)
    (cache / JOURNAL).unlink(missing_ok=True)
    shutil.rmtree(work, ignore_errors=True)


def _move(source: Path, target: Path) -> None:
    try:
        source.replace(target)
    except FileNotFoundError:
        target.parent.mkdir(parents=True, exist_ok=True)
        source.replace(target)


def _is_near(stage: Path, folder: Path) -> bool:
    """Whether files of the stage can be moved into a folder. Devices do not tell: a mount may be of the same one."""
    probe = stage.with_name("probe")
    probe.write_bytes(b"")
    try:
        probe.replace(folder / probe.name)
    except OSError:
        return False
    (folder / probe.name).unlink()
    return True


def _highest_new(names: Collection[str], site_dir: Path) -> list[str]:
    """Return the names with the highest folder in the place of all that lies in it, where the site has none yet.

    A rename of each of fifty thousand files takes a while.
    """
    known: dict[str, bool] = {}
    found: dict[str, None] = {}
    for name in names:
        at = name.find("/")
        while at > 0:
            folder = name[:at]
            if folder not in known:
                known[folder] = os.path.lexists(site_dir / folder)
            if not known[folder]:
                break
            at = name.find("/", at + 1)
        found[name[:at] if at > 0 else name] = None
    return list(found)


def _copy(stage: Path, waiting: Path, names: Iterable[str]) -> None:
    for name in names:
        (waiting / name).parent.mkdir(parents=True, exist_ok=True)
        if (stage / name).is_dir():
            shutil.copytree(stage / name, waiting / name, copy_function=shutil.copyfile)
        else:
            shutil.copyfile(stage / name, waiting / name)


def _write_synced(file: Path, content: bytes) -> None:
    """Write a file so that it is whole even if the machine stops."""
    beside = file.with_name(f"{file.name}.{secrets.token_hex(8)}{UNFINISHED}")
    with beside.open("xb") as output:
        output.write(content)
        output.flush()
        os.fsync(output.fileno())
    beside.replace(file)


def _drop_empty(site_dir: Path, removed: Iterable[str]) -> None:
    folders = {parent for name in removed for parent in (site_dir / name).parents if parent != site_dir}
    for folder in sorted(folders, reverse=True):
        if folder.is_relative_to(site_dir):
            with contextlib.suppress(OSError):
                folder.rmdir()
