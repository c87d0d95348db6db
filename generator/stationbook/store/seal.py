"""By what does the program know again what it wrote itself into a cache?

By a seal under a key of this machine's own. The key lies in the user's state folder and never in a checkout, so
that nobody who can only put files into a project can seal anything.
"""

import contextlib
import hashlib
import os
import secrets
import stat
from errno import EINVAL
from functools import cache
from pathlib import Path
from typing import BinaryIO

_KEY, SEAL = 32, 32
# Where no key can be kept each process has its own, and trusts nothing that another one wrote.
_OF_THIS_PROCESS = secrets.token_bytes(_KEY)


def new_seal(*purpose: bytes) -> "hashlib.blake2b":
    """Return a hash under this machine's key; what is sealed for one purpose is not valid for another."""
    seal = hashlib.blake2b(key=_machine_key(_key_file()), digest_size=SEAL)
    for part in purpose:
        seal.update(len(part).to_bytes(8, "big") + part)
    return seal


def sealed(content: bytes, *purpose: bytes) -> bytes:
    """Return the content with its seal before it."""
    seal = new_seal(*purpose)
    seal.update(content)
    return seal.digest() + content


def unsealed(kept: bytes, *purpose: bytes) -> bytes | None:
    """Return the content of what ``sealed`` returned; None of anything else."""
    content = kept[SEAL:]
    return content if secrets.compare_digest(sealed(content, *purpose), kept) else None


def open_own(file: Path) -> BinaryIO:
    """Open a file that the program may have written. Raises OSError for whatever else has its name.

    A link may lead to a device that never ends, and a pipe is waited for without end.
    """
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    descriptor = os.open(file, flags)
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise OSError(EINVAL, "不是普通文件", str(file))
    return open(descriptor, "rb")  # noqa: PTH123 - a Path cannot be opened with flags


def _key_file() -> Path | None:
    """Return where the key lies, by the customs of the system; None where there is no such place."""
    named = os.environ.get("LOCALAPPDATA" if os.name == "nt" else "XDG_STATE_HOME", "")
    if named and Path(named).is_absolute():
        return Path(named) / "stationbook/key"
    try:
        return Path.home() / ".local/state/stationbook/key"
    except RuntimeError:
        return None


@cache
def _machine_key(file: Path | None) -> bytes:
    if file is None:
        return _OF_THIS_PROCESS
    return _kept_key(file) or _made_key(file) or _OF_THIS_PROCESS


def _kept_key(file: Path) -> bytes | None:
    """Return the key in a file that nobody but this user can read or has written."""
    try:
        with open_own(file) as kept:
            state, key = os.fstat(kept.fileno()), kept.read(_KEY + 1)
    except OSError:
        return None
    is_private = os.name == "nt" or (state.st_uid == os.geteuid() and not state.st_mode & 0o077)
    return key if is_private and len(key) == _KEY else None


def _made_key(file: Path) -> bytes | None:
    beside = file.with_name(f"{file.name}.{secrets.token_hex(8)}")
    try:
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with open(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as made:  # noqa: PTH123
            made.write(secrets.token_bytes(_KEY))
        beside.replace(file)
    except OSError:
        with contextlib.suppress(OSError):
            beside.unlink(missing_ok=True)
        return None
    # Two commands may have made one at once; the last of them stays.
    return _kept_key(file)
