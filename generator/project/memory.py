"""What did an earlier command work out, and may it be trusted?"""

import contextlib
import hashlib
import os
import pickle
from pathlib import Path
from typing import Any, BinaryIO

import generator

_SEAL = 32
_PIECE = 1 << 20


class Memory:
    """What commands worked out, in files of one folder, each under a key of everything that it was worked out of.

    One that ``holds`` keeps the values at hand as well: for a command that stays and builds again and again.
    """

    def __init__(self, folder: Path, *, holds: bool = False) -> None:
        self.folder = folder
        self._held: dict[str, tuple[bytes, Any]] | None = {} if holds else None

    def remember(self, name: str, key: bytes, value: object, *, briefly: bool = False) -> None:
        """Keep a value; a folder that cannot be written keeps nothing.

        ``briefly`` says that the file may stay behind: a memory that holds spares it.
        """
        if self._held is not None:
            self._held[name] = key, value
        if self._held is None or not briefly:
            _write(self.folder / name, key, value)

    def recall(self, name: str, key: bytes) -> Any:
        """Return what was kept under this key; None where it is missing, of another key, cut off or changed."""
        if self._held is None:
            return _read(self.folder / name, key)
        if name not in self._held:
            self._held[name] = key, _read(self.folder / name, key)
        of, value = self._held[name]
        return value if of == key else None

    def forget(self, name: str) -> None:
        """Drop what was kept under a name."""
        if self._held is not None:
            self._held.pop(name, None)
        (self.folder / name).unlink(missing_ok=True)


def _write(file: Path, key: bytes, value: object) -> None:
    beside = file.with_name(f"{file.name}.{os.getpid()}")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with beside.open("wb") as output:
            sealing = _Sealing(key, output)
            pickle.dump(value, sealing, pickle.HIGHEST_PROTOCOL)
            output.write(sealing.seal())
        beside.replace(file)
    except OSError:
        with contextlib.suppress(OSError):
            beside.unlink(missing_ok=True)


def _read(file: Path, key: bytes) -> Any:
    try:
        with file.open("rb") as kept:
            length = os.fstat(kept.fileno()).st_size - _SEAL
            sealing = _Sealing(key)
            while length > 0:
                piece = kept.read(min(length, _PIECE))
                if not piece:
                    return None
                length -= len(piece)
                sealing.write(piece)
            if length < 0 or kept.read() != sealing.seal():
                return None
            kept.seek(0)
            # The seal proves that this program wrote these bytes under this key; no others are unpickled.
            return pickle.load(kept)
    except OSError:
        return None


class _Sealing:
    """Passes bytes on and sums them up with the key, so that nothing large is held twice."""

    def __init__(self, key: bytes, output: BinaryIO | None = None) -> None:
        self._sum, self._output = hashlib.blake2b(key, digest_size=_SEAL), output

    def write(self, piece: bytes) -> int:
        self._sum.update(piece)
        return self._output.write(piece) if self._output else len(piece)

    def seal(self) -> bytes:
        return self._sum.digest()


def code_key() -> bytes:
    """Return a key of the program itself: another version works out other things."""
    digest = hashlib.blake2b(digest_size=_SEAL)
    package = Path(generator.__file__).parent
    for path in sorted(package.rglob("*")):
        if path.suffix in {".py", ".html"}:
            digest.update(f"{path.relative_to(package)}\0".encode())
            digest.update(path.read_bytes())
    return digest.digest()


def files_key(root: Path, names: list[str]) -> bytes:
    """Return a key of the content of files below ``root``, and of their names."""
    digest = hashlib.blake2b(digest_size=_SEAL)
    for name in names:
        digest.update(f"{name}\0".encode())
        try:
            digest.update(hashlib.blake2b(_content(root / name)).digest())
        except OSError as error:
            digest.update(str(error.errno).encode())
    return digest.digest()


def _content(path: Path) -> bytes:
    """Return a file's bytes; where a link leads, and nothing of a pipe, which would be waited for without end."""
    where = os.fsencode(path.readlink()) if path.is_symlink() else b""
    return where + (path.read_bytes() if path.is_file() else b"")
