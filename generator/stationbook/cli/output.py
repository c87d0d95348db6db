"""How does a command write the one file that somebody asked for, and nothing over what it did not write?"""

import secrets
from contextlib import suppress
from pathlib import Path

from stationbook.cli.endings import WrongUseError
from stationbook.model.problem import visible

_BEGINNING = 2_000


def refuse_others(file: Path, title: str) -> None:
    """Raise WrongUseError where a file cannot be written, or what stands there does not begin with ``title``."""
    shown = visible(str(file))
    if not file.name or file.is_symlink() or (file.exists() and not file.is_file()):
        raise WrongUseError(f"{shown} 不是普通文件，没有写。请换一个文件名。")
    if not file.parent.is_dir():
        raise WrongUseError(f"没有 {visible(str(file.parent))} 这个文件夹。")
    if file.exists():
        with file.open("rb") as opened:
            begins = opened.read(_BEGINNING)
        if begins and title.encode() not in begins:
            raise WrongUseError(f"{shown} 里是别的内容，没有覆盖。请换一个文件名。")


def write_whole(file: Path, content: bytes) -> None:
    """Write a file at once, so that who is stopped leaves the old one. Raises OSError."""
    beside = file.with_name(f".{file.name}.{secrets.token_hex(4)}")
    try:
        beside.write_bytes(content)
        beside.replace(file)
    except OSError:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
        raise
