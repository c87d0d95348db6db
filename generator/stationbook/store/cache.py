"""What did an earlier command work out, and may it be trusted?"""

import contextlib
import hashlib
import os
import pickle
import secrets
from pathlib import Path
from typing import Any, BinaryIO

import stationbook
from stationbook.store.seal import SEAL, new_seal, open_own

_PIECE = 1 << 20
# The end of the name of a file that is being written; what a killed command left of these is swept away.
UNFINISHED = ".part"

State = tuple[int, int, int, int]
"""By what a file is known to be unchanged without opening it: size, times of content and of state, number."""


def state_of(found: os.stat_result) -> State:
    """Return the state of a file. Time of content and size can be set back, the time of state cannot."""
    return found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino


class Cache:
    """What commands worked out, in files of one folder, each under a key of everything that it was worked out of.

    What is kept is sealed with a key of this machine and bound to its name: nothing else is ever read.
    One that ``holds`` keeps the values at hand as well: for a command that stays and builds again and again.
    """

    def __init__(self, folder: Path, *, holds: bool = False) -> None:
        self.folder = folder
        self._held: dict[str, tuple[bytes, Any]] | None = {} if holds else None

    def put(self, name: str, key: bytes, value: object, *, briefly: bool = False) -> None:
        """Keep a value; a folder that cannot be written keeps nothing.

        ``briefly`` says that the file may stay behind: a cache that holds spares it.
        """
        if self._held is not None:
            self._held[name] = key, value
        if self._held is None or not briefly:
            _write(self.folder / name, key, value)

    def get(self, name: str, key: bytes) -> Any:
        """Return what was kept under this key; None where it is missing, of another key, cut off or changed."""
        if self._held is None:
            return _read(self.folder / name, key)
        if name not in self._held:
            self._held[name] = key, _read(self.folder / name, key)
        of, value = self._held[name]
        return value if of == key else None

    def drop(self, name: str) -> None:
        """Drop what was kept under a name."""
        if self._held is not None:
            self._held.pop(name, None)
        # Whatever stands in its place is no file of ours, and is never read.
        with contextlib.suppress(OSError):
            (self.folder / name).unlink(missing_ok=True)

    def drop_older(self, prefix: str, *, but: int) -> None:
        """Drop what was kept under names with a prefix, but the newest so many."""
        with contextlib.suppress(OSError):
            kept = sorted(self.folder.glob(f"{prefix}*"), key=lambda file: file.stat().st_mtime_ns, reverse=True)
            for file in kept[but:]:
                self.drop(file.name)


def is_linked(folder: Path) -> bool:
    """Whether a cache is a link, or lies in one: then it is another folder that a checkout only names."""
    return folder.is_symlink() or folder.parent.is_symlink()


def _write(file: Path, key: bytes, value: object) -> None:
    beside = file.with_name(f"{file.name}.{secrets.token_hex(8)}{UNFINISHED}")
    try:
        if is_linked(file.parent):
            return
        file.parent.mkdir(parents=True, exist_ok=True)
        with beside.open("xb") as output:
            sealing = _Sealing(file.name, key, output)
            pickle.dump(value, sealing, pickle.HIGHEST_PROTOCOL)
            output.write(sealing.seal())
        beside.replace(file)
    except OSError:
        with contextlib.suppress(OSError):
            beside.unlink(missing_ok=True)


def _read(file: Path, key: bytes) -> Any:
    try:
        with open_own(file) as kept:
            length = os.fstat(kept.fileno()).st_size - SEAL
            sealing = _Sealing(file.name, key)
            while length > 0:
                piece = kept.read(min(length, _PIECE))
                if not piece:
                    return None
                length -= len(piece)
                sealing.write(piece)
            if length < 0 or not secrets.compare_digest(kept.read(), sealing.seal()):
                return None
            kept.seek(0)
            # The seal proves that this program wrote these bytes on this machine, under this name and key.
            return pickle.load(kept)
    except OSError:
        return None


class _Sealing:
    """Passes bytes on and sums them up with name and key, so that nothing large is held twice."""

    def __init__(self, name: str, key: bytes, output: BinaryIO | None = None) -> None:
        self._sum, self._output = new_seal(b"memory", name.encode(), key), output

    def write(self, piece: bytes) -> int:
        self._sum.update(piece)
        return self._output.write(piece) if self._output else len(piece)

    def seal(self) -> bytes:
        return self._sum.digest()


def code_key() -> bytes:
    """Return a key of the program itself, with every file it brings: another version works out other things."""
    digest = hashlib.blake2b(digest_size=SEAL)
    package = Path(stationbook.__file__).parent
    for path in sorted(package.rglob("*")):
        if path.is_file() and "__pycache__" not in path.parts:
            digest.update(f"{path.relative_to(package)}\0".encode())
            digest.update(path.read_bytes())
    return digest.digest()


def files_key(root: Path, names: list[str]) -> bytes:
    """Return a key of the content of files below ``root``, and of their names."""
    digest = hashlib.blake2b(digest_size=SEAL)
    for name in names:
        digest.update(os.fsencode(name) + b"\0")
        try:
            digest.update(hashlib.blake2b(_content(root / name)).digest())
        except OSError as error:
            digest.update(str(error.errno).encode())
    return digest.digest()


def _content(path: Path) -> bytes:
    """Return a file's bytes; where a link leads, and nothing of a pipe, which would be waited for without end."""
    where = os.fsencode(path.readlink()) if path.is_symlink() else b""
    return where + (path.read_bytes() if path.is_file() else b"")
