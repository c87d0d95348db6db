"""What in a folder of releases did this program make, and may it therefore replace?"""

import os
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, StringConstraints, ValidationError

from stationbook.pages.release import RELEASE_MARK, ROOT_MARK

NAME = "[0-9A-Za-z]+([.-][0-9A-Za-z]+)*"
Name = Annotated[str, StringConstraints(pattern=f"^{NAME}$", max_length=80)]
"""A version or an alias: the name of one folder, and never a way out of it."""
OURS = ".stationbook"
"""The one folder among the releases that this program works in; no visitor needs it."""
RELEASE_FILE = "release.json"


class Mark(BaseModel):
    """What release.json says: this program made the folder, for this version."""

    model_config = ConfigDict(frozen=True)

    generator: Literal["stationbook"]
    version: Name


def mark_of(folder: Path) -> Mark | None:
    """Return the mark of a release or of an alias; None for any other folder, and for a link."""
    if folder.is_symlink():
        return None
    try:
        return Mark.model_validate_json((folder / RELEASE_FILE).read_bytes())
    except (OSError, ValidationError):
        return None


def mark_text(version: str) -> str:
    """Return the text of release.json."""
    return Mark(generator="stationbook", version=version).model_dump_json() + "\n"


def is_alias(folder: Path) -> bool:
    """Whether the folder is the alias of a release, which bears another name; it may be replaced, a release never."""
    mark = mark_of(folder)
    return mark is not None and mark.version != folder.name


def is_site(folder: Path) -> bool:
    """Whether a build wrote this folder: its pages still wait for the release's line."""
    try:
        return RELEASE_MARK.encode() in (folder / "index.html").read_bytes()
    except OSError:
        return False


def is_root_file(path: Path) -> bool:
    """Whether this program wrote a file beside the releases; a file of somebody else lacks the mark."""
    if path.is_symlink() or not path.is_file():
        return False
    with open(path, "rb") as file:  # noqa: PTH123
        return ROOT_MARK.encode() in file.read(1024)


def is_there(path: Path) -> bool:
    """Whether anything has this name, a link that leads nowhere included."""
    return os.path.lexists(path)
