"""How does a release come into its folder, so that a killed command leaves it whole or absent?

Everything is first written into the one folder of our own. Then a plan is put beside it, and only then the moves begin;
whoever comes next and finds a plan carries it out to its end. Without a plan, what lies there is the rest of a killed
run and is dropped. Nothing outside that folder is ever looked at as a leftover.
"""

import os
import shutil
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from stationbook.build.release.ours import OURS, Name, is_alias, is_there
from stationbook.build.release.target import PublishRefusedError
from stationbook.build.release.versions import VERSIONS

_PLAN, _NEW, _OLD = "plan.json", "new", "old"
# In the folder of what is new: the release, the same for the alias, and what stands beside them.
RELEASE, ALIAS, ROOT = "release", "alias", "root"


class Plan(BaseModel):
    """What was about to appear: a version, and the alias that is to lead to it."""

    model_config = ConfigDict(frozen=True)

    version: Name
    alias: Name | None = None


def fresh_folder(target: Path) -> Path:
    """Return an empty folder to write into, on the disk of the releases."""
    new = target / OURS / _NEW
    drop_unfinished(target)
    new.mkdir(parents=True)
    return new


def drop_unfinished(target: Path) -> None:
    """Give back the room of what was written and will not be published."""
    if not (target / OURS / _PLAN).exists():
        _drop(target / OURS / _NEW)
        _drop(target / OURS / _OLD)


def carry_out(target: Path, plan: Plan) -> None:
    """Let what was written appear. Up to the plan's own rename nothing outside our folder has changed."""
    if hasattr(os, "sync"):
        # The plan must not outlive, at a loss of power, the files that it speaks of.
        os.sync()
    beside = target / OURS / f"{_PLAN}.new"
    with beside.open("w", encoding="utf-8") as output:
        output.write(plan.model_dump_json())
        output.flush()
        os.fsync(output.fileno())
    beside.replace(target / OURS / _PLAN)
    finish(target)


def finish(target: Path) -> str:
    """Carry out the plan that a killed command left. Returns its version, or nothing where there was none.

    Every step can be done again: what has moved is no longer among what is new. The list of versions goes last.
    """
    file = target / OURS / _PLAN
    try:
        plan = Plan.model_validate_json(file.read_bytes())
    except FileNotFoundError:
        return ""
    except ValidationError:
        # Written in one piece or not at all; this one is not ours.
        file.unlink()
        return ""
    new, old = target / OURS / _NEW, target / OURS / _OLD
    if (new / RELEASE).is_dir():
        if is_there(target / plan.version):
            raise PublishRefusedError(f"{target / plan.version} 已经存在，{plan.version} 版放不进去。请先移走它。")
        (new / RELEASE).rename(target / plan.version)
    if plan.alias and (new / ALIAS).is_dir():
        _put_aside(target / plan.alias, old)
        (new / ALIAS).rename(target / plan.alias)
    for name in sorted(_files(new / ROOT), key=lambda name: name == VERSIONS):
        (target / name).parent.mkdir(parents=True, exist_ok=True)
        (new / ROOT / name).replace(target / name)
    _drop(new)
    _drop(old)
    file.unlink()
    return plan.version


def copy_site(
    source: Path, folder: Path, change: Callable[[str, bytes], bytes | None] = lambda name, content: content
) -> None:
    """Copy the files of a built site, each changed by its name and content, and not where that gives nothing.

    Ours to work with are left out.
    """
    for name in _files(source):
        content = None if name.startswith(OURS) else change(name, (source / name).read_bytes())
        if content is not None:
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes(content)


def write_root(folder: Path, files: Iterable[tuple[str, bytes]]) -> None:
    """Write what is to stand beside the releases."""
    for name, content in files:
        path = folder / ROOT / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def _put_aside(alias: Path, old: Path) -> None:
    if not is_there(alias):
        return
    if not is_alias(alias):
        raise PublishRefusedError(f"{alias} 不是由本命令发布的，别名 {alias.name} 放不进去。请先移走它。")
    _drop(old)
    alias.rename(old)


def _files(folder: Path) -> Iterator[str]:
    """Yield every file below a folder, by its path with forward slashes."""
    for path, _, names in os.walk(folder):
        below = os.path.relpath(path, folder).replace(os.sep, "/")
        yield from (name if below == "." else f"{below}/{name}" for name in names)


def _drop(path: Path) -> None:
    if path.is_symlink() or path.is_file():
        path.unlink()
    elif path.is_dir():
        shutil.rmtree(path)
