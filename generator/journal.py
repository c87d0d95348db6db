"""How do changed files get into the site's folder, so that a killed command leaves every file old or new?

Everything is written beside the site first. Then a journal names what is to be moved and removed, and only
then the moves begin; whoever comes next and finds a journal carries it out to its end.
"""

import contextlib
import json
import os
import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout

Plan = Mapping[str, Any]
JOURNAL = "journal.json"
STAGE = "stage"


class BusyError(Exception):
    """Another command is writing the same site."""


@contextmanager
def alone(folder: Path) -> Iterator[None]:
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


def fresh_stage(cache: Path) -> Path:
    """Return an empty folder to write into, beside the journal."""
    stage = cache / STAGE
    shutil.rmtree(stage, ignore_errors=True)
    stage.mkdir(parents=True)
    return stage


def carry_over(
    cache: Path, site_dir: Path, moved: Iterable[str], removed: Iterable[str], *, whole: bool = False
) -> None:
    """Move the named files of the stage into the site and remove others from it. Raises OSError on a full disk.

    ``whole`` says that the stage holds nothing but these files; into an empty folder it then goes at once, for
    a rename of each of fifty thousand files takes a while. Up to the journal's rename nothing of the site has
    changed; from there on ``finish`` can end the work.
    """
    stage = cache / STAGE
    site_dir.mkdir(parents=True, exist_ok=True)
    is_near = stage.stat().st_dev == site_dir.stat().st_dev
    at_once = whole and is_near and not any(site_dir.iterdir())
    plan: dict[str, Any] = {"site": str(site_dir), "whole": at_once, "moved": sorted(moved), "removed": sorted(removed)}
    if not is_near:
        # Across file systems a rename is a copy: what may fill the disk comes before the journal, too.
        _bring_near(stage, site_dir, plan["moved"])
    beside = cache / f"{JOURNAL}.new"
    with beside.open("w", encoding="utf-8") as output:
        json.dump(plan, output, ensure_ascii=False)
        output.flush()
        os.fsync(output.fileno())
    beside.replace(cache / JOURNAL)
    finish(cache)


def finish(cache: Path) -> bool:
    """Carry out the journal that a killed command left, if there is one. Returns whether there was."""
    journal = cache / JOURNAL
    try:
        plan = json.loads(journal.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return False
    site_dir, stage = Path(plan["site"]), cache / STAGE
    # An earlier version wrote journals without this word.
    is_whole = plan.get("whole", False)
    if is_whole and stage.is_dir():
        # On some systems a folder takes the place of an empty one, on others of none only.
        with contextlib.suppress(FileNotFoundError):
            site_dir.rmdir()
        stage.replace(site_dir)
    elif not is_whole:
        _finish_files(plan, site_dir, stage)
    journal.unlink()
    return True


def _finish_files(plan: Plan, site_dir: Path, stage: Path) -> None:
    near = _near(site_dir)
    # What goes makes way first: a file may become a folder.
    for name in plan["removed"]:
        if (site_dir / name).is_file():
            (site_dir / name).unlink()
    for name in plan["moved"]:
        for source in (stage / name, near / name):
            if source.is_file():
                _move(source, site_dir / name)
    _drop_empty(site_dir, plan["removed"])
    shutil.rmtree(near, ignore_errors=True)
    shutil.rmtree(stage, ignore_errors=True)


def _move(source: Path, target: Path) -> None:
    try:
        source.replace(target)
    except (FileNotFoundError, IsADirectoryError, NotADirectoryError):
        _clear_way(target)
        source.replace(target)


def _clear_way(target: Path) -> None:
    """Make the folder of a file, and take away what stands in its place."""
    if target.is_dir():
        shutil.rmtree(target)
    for parent in target.parents:
        if parent.is_file():
            parent.unlink()
    target.parent.mkdir(parents=True, exist_ok=True)


def _near(site_dir: Path) -> Path:
    return site_dir.with_name(f".{site_dir.name}.new")


def _bring_near(stage: Path, site_dir: Path, names: Iterable[str]) -> None:
    near = _near(site_dir)
    shutil.rmtree(near, ignore_errors=True)
    for name in names:
        (near / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(stage / name, near / name)
        (stage / name).unlink()


def _drop_empty(site_dir: Path, removed: Iterable[str]) -> None:
    folders = {parent for name in removed for parent in (site_dir / name).parents}
    for folder in sorted(folders, reverse=True):
        if folder != site_dir and folder.is_relative_to(site_dir) and folder.is_dir() and not any(folder.iterdir()):
            folder.rmdir()
