"""How do changed records get into their files, each old or new and never half, and never over somebody's change?"""

import contextlib
import os
import re
import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

_NAME = re.compile(r"(?:data|content)/(?:[^/\\:\x00-\x1f]+/)*[^/\\:\x00-\x1f]+\.(?:yml|md)")
_BESIDE = re.compile(r"\.stationbook-[0-9a-f]{16}\.part")


class WriteRefusedError(Exception):
    """Nothing, or no further file, was written; the message says why, in Chinese."""


@dataclass(frozen=True, slots=True)
class Change:
    """A file of the project by its path, what was read of it (None where there was none), and what it is to hold."""

    name: str
    before: bytes | None
    after: bytes


def read_for_edit(root: Path, name: str) -> bytes:
    """Return what a file holds that is to be edited. Raises WriteRefusedError for a path that may not be written."""
    path = _safe(root, name)
    if not path.is_file():
        raise WriteRefusedError(f"没有这个文件：{name}")
    return path.read_bytes()


def write_changes(root: Path, changes: Iterable[Change]) -> None:
    """Write files of data/ and content/, whichever differ from what was read.

    All are written beside their places first, and all places compared with what was read; only then do they move, one
    after another, each compared once more. A killed command leaves every file old or new, and the same command again
    writes the rest. Raises WriteRefusedError, before anything moves, for a path elsewhere, a link, and a file that
    changed meanwhile; OSError.
    """
    wanted = [one for one in changes if one.after != one.before]
    if len({one.name for one in wanted}) != len(wanted):
        raise WriteRefusedError("同一个文件要改两次")
    paths = [_safe(root, one.name) for one in wanted]
    for folder in sorted({path.parent for path in paths}):
        folder.mkdir(parents=True, exist_ok=True)
        _sweep(folder)
    waiting = [path.with_name(f".stationbook-{secrets.token_hex(8)}.part") for path in paths]
    try:
        for path, one, beside in zip(paths, wanted, waiting, strict=True):
            _write_beside(path, beside, one.after)
        _compare(root, paths, wanted)
        for path, one, beside in zip(paths, wanted, waiting, strict=True):
            _compare(root, [path], [one])
            beside.replace(path)
    finally:
        for beside in waiting:
            with contextlib.suppress(OSError):
                beside.unlink()


def _safe(root: Path, name: str) -> Path:
    """Return where a file lies, past no link and in no other folder."""
    path, home = root / name, root.resolve()
    if not _NAME.fullmatch(name) or {"..", "."} & set(name.split("/")):
        raise WriteRefusedError(f"只能写 data 和 content 里的文件，不能写 {name}")
    for part in (path, *path.parents):
        if part == root:
            break
        if part.is_symlink() or (part != path and part.exists() and part.resolve() != home / part.relative_to(root)):
            raise WriteRefusedError(f"{name} 经过链接，没有写")
    if path.exists() and not path.is_file():
        raise WriteRefusedError(f"{name} 不是普通文件，没有写")
    return path


def _compare(root: Path, paths: Sequence[Path], wanted: Sequence[Change]) -> None:
    for path, one in zip(paths, wanted, strict=True):
        _safe(root, one.name)
        try:
            now: bytes | None = path.read_bytes()
        except FileNotFoundError:
            now = None
        if now != one.before:
            words = "已经有了这个文件" if one.before is None else "这个文件刚刚被别人改过"
            raise WriteRefusedError(f"{words}：{one.name}。请再运行一次。")


def _write_beside(path: Path, beside: Path, content: bytes) -> None:
    with beside.open("xb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    if path.exists():
        # Who could read or write the file still can.
        beside.chmod(path.stat().st_mode & 0o7777)


def _sweep(folder: Path) -> None:
    """Remove what a killed command left beside; who calls this holds the project's lock."""
    for one in list(folder.iterdir()):
        if _BESIDE.fullmatch(one.name) and not one.is_symlink() and one.is_file():
            with contextlib.suppress(OSError):
                one.unlink()
