"""Which folder may a site be written into, and which of the files there are the program's own?

A site's folder is new, empty, or carries the mark of this very project: a file that lists what the program wrote
there. Whatever is not on the list is somebody else's: it is neither changed nor removed, and a site that would need
its place is refused.
"""

import contextlib
import hashlib
import json
import os
import time
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from stat import S_ISREG

from stationbook.store.cache import State, state_of

MARK = ".stationbook"
# Where files wait, on the site's own device, until they take their places.
WAITING = f"{MARK}.new"
_PROJECT_FILE = "mkdocs.yml"
_CACHE = ".cache"
_PARTS = ("content", "data", "generator", "overrides", "tests", "docs", ".git", ".github", ".venv", _CACHE)
_RELEASES = ("versions.json", "release.json")
# What a new file system has at its top.
_NOTHING = frozenset({"lost+found", WAITING})
# Links and other things that are no files are never taken for what the program wrote.
_NO_FILE: State = (-1, 0, 0, 0)
# A change within one tick of the file system's clock leaves a file's times as they are.
_TICK = 20_000_000
_ELSEWHERE = "请用 --site-dir 另选一个新的或空的文件夹。"


class OutputRefusedError(Exception):
    """A site is not written into a folder; the message says why and what to do. Nothing was touched."""


@dataclass(frozen=True, slots=True)
class Mark:
    """Whose site a folder holds, and the files that the program wrote there; None stands for all that are there."""

    project: str
    files: frozenset[str] | None

    def owned(self, present: Collection[str]) -> frozenset[str]:
        """Return which of the files that are present the program wrote."""
        return frozenset(present) if self.files is None else self.files.intersection(present)


def folder_id(folder: Path) -> str:
    """Return a short name for a folder, by where it lies."""
    return hashlib.blake2b(os.fsencode(folder.resolve()), digest_size=8).hexdigest()


def check_output(root: Path, folder: Path) -> Mark:
    """Return the mark of a folder that the project below ``root`` may write a site into; a new one lists no files.

    Raises OutputRefusedError for any other folder, and for one of the cache that leads out of it by a link.
    """
    refuse_led_away(root, folder)
    reason = _wrong_place(root.resolve(), folder.resolve())
    if reason:
        raise OutputRefusedError(f"网站不能放在 {folder}：{reason}没有动任何文件。{_ELSEWHERE}")
    if not folder.is_dir() or _NOTHING.issuperset(os.listdir(folder)):  # noqa: PTH208 - names are all it needs
        return Mark(folder_id(root), frozenset())
    mark = read_mark(folder)
    if mark is None:
        raise OutputRefusedError(
            f"{folder} 里已经有文件，却没有本程序的清单（{MARK}），看不出哪些可以改，所以没有动任何文件。"
            f"如果是以前的版本生成的网站，请先删去整个文件夹，再运行一次；否则{_ELSEWHERE}"
        )
    if mark.project != folder_id(root) and not _lies_in(root, folder):
        raise OutputRefusedError(
            f"{folder} 里是另一个项目（或本项目换地方以前）生成的网站，没有动任何文件。"
            f"如果不再要它，请先移走或删去整个文件夹，再运行一次；否则{_ELSEWHERE}"
        )
    return mark


def refuse_led_away(root: Path, folder: Path) -> None:
    """Raise OutputRefusedError for a folder that is one of the cache by its name, and by a link another."""
    if folder.is_relative_to(root / _CACHE) and not folder.resolve().is_relative_to(root.resolve() / _CACHE):
        raise OutputRefusedError(
            f"{folder} 的路上有链接，会写到 {_CACHE} 以外，所以没有动任何文件。请先移走那个链接，再运行一次。"
        )


def _wrong_place(root: Path, folder: Path) -> str:
    """Return why no site may ever be in a folder, whatever it holds; nothing where one may be."""
    if folder.parent == folder:
        return "这是磁盘的根。"
    if folder.exists() and not folder.is_dir():
        return "这是文件，不是文件夹。"
    if any(_is_same(folder, above) for above in (root, *root.parents)):
        return "这是项目本身，或者项目在它里面。"
    home = _home()
    if home and any(_is_same(folder, above) for above in (home, *home.parents)):
        return "这是您的主文件夹，或者主文件夹在它里面。"
    for part in _PARTS if not _is_own_site(root, folder) else ():
        # A part that is not there yet is known by its name only.
        if folder.is_relative_to(root / part) or any(
            _is_same(above, root / part) for above in (folder, *folder.parents)
        ):
            return f"这里是项目的 {part}，放着项目自己的东西。"
    if any((folder / name).exists() for name in _RELEASES):
        return "这里放着已发布的版本。"
    return ""


def _is_own_site(root: Path, folder: Path) -> bool:
    """Whether a folder is one of the sites that the program keeps for itself, as for serving."""
    return folder.name == "site" and folder.parent.parent == root / _CACHE


def _is_same(one: Path, other: Path) -> bool:
    """Whether two paths lead to one folder, through links, mounts, and names whose case does not matter."""
    try:
        return one.samefile(other)
    except OSError:
        return False


def _home() -> Path | None:
    try:
        return Path.home()
    except RuntimeError:
        return None


def _lies_in(root: Path, folder: Path) -> bool:
    """Whether a project is the nearest above a folder: its own site stays its own when both move together."""
    above = next((one for one in folder.resolve().parents if (one / _PROJECT_FILE).is_file()), None)
    return above is not None and _is_same(above, root)


def read_mark(folder: Path) -> Mark | None:
    """Return the mark of a folder; None where there is none, or one that the program did not write."""
    file = folder / MARK
    try:
        kept = json.loads(file.read_text(encoding="utf-8")) if S_ISREG(file.lstat().st_mode) else None
    except (OSError, ValueError, RecursionError):
        return None
    if not isinstance(kept, dict) or not isinstance(kept.get("project"), str):
        return None
    files = kept.get("files", ())
    if files is None:
        return Mark(kept["project"], None)
    if not isinstance(files, list) or not all(isinstance(name, str) for name in files):
        return None
    return Mark(kept["project"], frozenset(files))


def mark_content(root: Path, files: Iterable[str] | None) -> bytes:
    """Return what the mark of a site of this project holds."""
    kept = {"project": folder_id(root), "files": None if files is None else sorted(files)}
    return f"{json.dumps(kept, ensure_ascii=False, indent=0)}\n".encode()


def present_files(folder: Path) -> dict[str, State]:
    """Return the state of everything below a folder that is no folder, by its path with forward slashes.

    Links are not followed. The mark and what waits for its place are left out.
    """
    found: dict[str, State] = {}
    open_folders = [(os.fspath(folder), "")]
    while open_folders:
        path, prefix = open_folders.pop()
        try:
            # Text paths, several times as fast for 40,000 files.
            entries = list(os.scandir(path))
        except OSError:
            if prefix:
                found[prefix[:-1]] = _NO_FILE
            continue
        for entry in entries:
            name = f"{prefix}{entry.name}"
            if name in (MARK, WAITING):
                continue
            if entry.is_dir(follow_symlinks=False):
                open_folders.append((entry.path, f"{name}/"))
            elif entry.is_file(follow_symlinks=False):
                # What somebody takes away in this moment is not there.
                with contextlib.suppress(FileNotFoundError):
                    found[name] = state_of(entry.stat(follow_symlinks=False))
            else:
                found[name] = _NO_FILE
    return found


def states_of(folder: Path, names: Collection[str]) -> dict[str, State]:
    """Return the states of some files, once any later change will leave other ones."""
    found = {name: state_of(os.lstat(f"{folder}/{name}")) for name in names}
    settle(found)
    return found


def settle(states: Mapping[str, State]) -> None:
    """Wait until the clock of the file system is past the last of these changes."""
    newest = max((state for _, _, state, _ in states.values()), default=0)
    if time.time_ns() - newest < _TICK:
        time.sleep(_TICK / 1e9)


def refuse_taken(folder: Path, names: Iterable[str], strangers: Collection[str]) -> None:
    """Raise OutputRefusedError if a file of the site would take the place of a stranger's, or of a folder with one."""
    if not strangers:
        return
    held = {above for name in strangers for above in _above(name)}
    for name in names:
        found = next((one for one in (name, *_above(name)) if one in strangers), name if name in held else None)
        if found is not None:
            raise OutputRefusedError(
                f"{folder / found} 不是本程序写的，网站却要在这个位置写文件，所以没有动任何文件。"
                "请先把它移走，再运行一次。"
            )


def _above(name: str) -> Iterator[str]:
    at = name.find("/")
    while at > 0:
        yield name[:at]
        at = name.find("/", at + 1)
