"""How does the site get into its folder, so that a failed build leaves the earlier one untouched?"""

import hashlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import generator
from generator.build_report import BuildReport, read_report
from generator.project.read import CACHE

INPUTS = ("content", "data", "overrides", "generator")
INPUT_FILES = ("mkdocs.yml", "requirements.lock")
_NOT_INPUT = {"__pycache__"}


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
    report: BuildReport | None = None


def build_site(
    root: Path,
    site_dir: Path,
    *,
    on: date,
    strict: bool = False,
    allow_problems: bool = False,
    waiting: Callable[[], None] = lambda: None,
) -> Built:
    """Build the project below ``root`` into ``site_dir``, file by file, each old or new and never half.

    MkDocs writes into a folder of its own beside the cache; only when it is done are changed files moved
    into place one by one. ``waiting`` is called about five times a second while MkDocs runs.
    Raises BuildFailedError if MkDocs refuses, OSError if a file cannot be written.
    """
    cache = root / CACHE
    cache.mkdir(exist_ok=True)
    record, report = cache / "build.json", cache / "report.json"
    key = _fingerprint(root, f"{on}|{strict}|{allow_problems}|{site_dir.resolve()}|{generator.__version__}")
    if _is_current(record, key, site_dir):
        return Built(site_dir, _count_pages(site_dir), 0, read_report(report))
    record.unlink(missing_ok=True)
    report.unlink(missing_ok=True)
    stage = cache / "stage"
    shutil.rmtree(stage, ignore_errors=True)
    try:
        _run_mkdocs(root, stage, on, strict, allow_problems, waiting)
        changed = _move_into_place(stage, site_dir)
    finally:
        shutil.rmtree(stage, ignore_errors=True)
    record.write_text(json.dumps({"key": key, "files": _files(site_dir)}), encoding="utf-8")
    return Built(site_dir, _count_pages(site_dir), changed, read_report(report))


def _run_mkdocs(
    root: Path, stage: Path, on: date, strict: bool, allow_problems: bool, waiting: Callable[[], None]
) -> None:
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(stage)]
    command += ["--strict"] if strict else []
    environment = {**os.environ, "STATIONBOOK_ON": on.isoformat(), "NO_MKDOCS_2_WARNING": "1"}
    environment["STATIONBOOK_ALLOW_PROBLEMS"] = "1" if allow_problems else ""
    environment["STATIONBOOK_STRICT"] = "1" if strict else ""
    report = stage.with_name("report.json")
    environment["STATIONBOOK_REPORT"] = str(report)
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
        raise BuildFailedError(said, read_report(report))


def _move_into_place(stage: Path, site_dir: Path) -> int:
    """Move every file that differs, then remove what the new site no longer has. Returns how many."""
    changed = 0
    fresh, before = _files(stage), _files(site_dir)
    site_dir.mkdir(parents=True, exist_ok=True)
    # A rename within one file system is atomic; across two the copy comes first and the rename last.
    renames = stage.stat().st_dev == site_dir.stat().st_dev
    folders: set[Path] = set()
    for name in sorted(fresh):
        source, target = stage / name, site_dir / name
        if name in before and fresh[name] == before[name] and _same_bytes(source, target):
            continue
        if target.parent not in folders:
            target.parent.mkdir(parents=True, exist_ok=True)
            folders.add(target.parent)
        if target.is_dir():
            shutil.rmtree(target)
        if renames:
            source.replace(target)
        else:
            beside = target.with_name(f".{target.name}.new")
            shutil.copyfile(source, beside)
            beside.replace(target)
        changed += 1
    gone = sorted(before.keys() - fresh.keys())
    for name in gone:
        (site_dir / name).unlink(missing_ok=True)
        changed += 1
    for folder in sorted({parent for name in gone for parent in (site_dir / name).parents}, reverse=True):
        if folder != site_dir and folder.is_relative_to(site_dir) and folder.is_dir() and not any(folder.iterdir()):
            folder.rmdir()
    return changed


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


def _same_bytes(one: Path, other: Path) -> bool:
    return one.read_bytes() == other.read_bytes()


def _states(folder: str) -> Iterator[tuple[str, int, int]]:
    if not os.path.isdir(folder):  # noqa: PTH112 - as above
        return
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir():
                if entry.name not in _NOT_INPUT:
                    yield from _states(entry.path)
            elif entry.is_file():
                state = entry.stat()
                yield entry.path, state.st_size, state.st_mtime_ns


def _fingerprint(root: Path, salt: str) -> str:
    """Hash names, sizes and change times of everything a build reads."""
    digest = hashlib.sha256(salt.encode())
    for name in INPUT_FILES:
        if (root / name).exists():
            state = (root / name).stat()
            digest.update(f"{name}|{state.st_size}|{state.st_mtime_ns}\n".encode())
    for folder in INPUTS:
        for path, size, changed in sorted(_states(os.fspath(root / folder))):
            digest.update(f"{path}|{size}|{changed}\n".encode())
    return digest.hexdigest()


def _is_current(record: Path, key: str, site_dir: Path) -> bool:
    """Whether the folder still holds what the last build with this key wrote; a broken record is ignored."""
    try:
        known = json.loads(record.read_text(encoding="utf-8"))
        return bool(known["key"] == key and known["files"] == _files(site_dir))
    except (OSError, ValueError, KeyError, TypeError):
        return False


def _count_pages(site_dir: Path) -> int:
    return sum(name.endswith("index.html") for name in _files(site_dir))
