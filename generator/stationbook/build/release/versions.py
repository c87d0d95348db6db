"""Which releases are there, and may another one have this name?"""

import re
from collections.abc import Iterable
from pathlib import Path

from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError

from stationbook.build.release.ours import NAME, RELEASE_FILE, Name, is_alias, is_there
from stationbook.build.release.target import PublishRefusedError
from stationbook.pages.standing import FOLDERS

VERSIONS = "versions.json"
# Names of files and folders beside the releases.
_RESERVED = frozenset({VERSIONS, RELEASE_FILE, "index.html", "404.html", "robots.txt", "sitemap.xml", *FOLDERS})
_EXAMPLE = '[{"version": "2026.1", "title": "2026.1", "aliases": ["latest"]}]'


class Release(BaseModel):
    """An entry of versions.json, as Material's selector and mike read it; what else they wrote is kept."""

    model_config = ConfigDict(frozen=True, extra="allow")

    version: Name
    title: str
    aliases: tuple[Name, ...] = ()


_RELEASES = TypeAdapter(tuple[Release, ...])


def load_releases(target: Path) -> tuple[Release, ...]:
    """Return the releases that versions.json lists. Raises PublishRefusedError if it is anything else."""
    file = target / VERSIONS
    if not is_there(file):
        return ()
    if file.is_symlink() or not file.is_file():
        raise PublishRefusedError(f"{file} 应当是普通的文件。请先移走它，或从备份恢复。")
    try:
        return _RELEASES.validate_json(file.read_bytes().removeprefix(b"\xef\xbb\xbf"))
    except ValidationError as error:
        place = error.errors()[0]["loc"]
        where = f"第 {int(place[0]) + 1} 项{''.join(f'的 {name} ' for name in place[1:2])}不对" if place else "内容不对"
        raise PublishRefusedError(
            f"{file} 不是版本列表：{where}。它应当像这样：{_EXAMPLE}。请改好或从备份恢复，再发布。"
        ) from error


def versions_text(releases: Iterable[Release]) -> str:
    """Return the text of versions.json."""
    return _RELEASES.dump_json(tuple(releases), indent=2).decode() + "\n"


def with_release(releases: Iterable[Release], version: str, alias: str | None) -> tuple[Release, ...]:
    """Return the list with a new release, to which the alias then belongs, newest first."""
    others = [one.model_copy(update={"aliases": tuple(a for a in one.aliases if a != alias)}) for one in releases]
    added = Release(version=version, title=version, aliases=(alias,) if alias else ())
    return tuple(sorted([*others, added], key=lambda one: _natural(one.version), reverse=True))


def leading(releases: Iterable[Release]) -> Release:
    """Return the release that visitors are led to: the newest that has an alias, else the newest."""
    listed = list(releases)
    return next((one for one in listed if one.aliases), listed[0])


def folder_of(release: Release) -> str:
    """Return the name by which visitors are led to a release: its alias, which stays when the next one takes it."""
    return release.aliases[0] if release.aliases else release.version


def names_of(releases: Iterable[Release]) -> frozenset[str]:
    """Return every name of a folder that belongs to the releases."""
    return frozenset(name for one in releases for name in (one.version, *one.aliases))


def refuse_bad_names(version: str, alias: str | None) -> None:
    """Raise PublishRefusedError for a name that cannot be that of a folder of releases."""
    for name in (version, alias or version):
        if not re.fullmatch(NAME, name) or len(name) > 80:
            raise PublishRefusedError(f"“{name}”不能作版本号。请只用数字、字母、点和短横，例如 2026.1。")
        if name in _RESERVED:
            raise PublishRefusedError(f"“{name}”是网站要用的文件名，不能作版本号。请改成例如 2026.1。")
    if version == alias:
        raise PublishRefusedError("别名不能与版本号相同。")


def refuse_taken_names(target: Path, releases: Iterable[Release], version: str, alias: str | None) -> None:
    """Raise PublishRefusedError for a name that a release, an alias or somebody else's file has."""
    listed = list(releases)
    if any(one.version == version for one in listed):
        raise PublishRefusedError(f"{version} 版已经发布过，已发布的版本不再改动。请换一个版本号。")
    if any(version in one.aliases for one in listed):
        raise PublishRefusedError(f"“{version}”已经用作别名，请换一个版本号。")
    if any(one.version == alias for one in listed):
        raise PublishRefusedError(f"“{alias}”已经是一个版本号，不能再作别名。")
    if is_there(target / version):
        raise PublishRefusedError(f"{target / version} 已经存在。请换一个版本号，或先移走它。")
    if alias and is_there(target / alias) and not is_alias(target / alias):
        raise PublishRefusedError(f"{target / alias} 已经存在，但不是由本命令发布的。请换一个别名，或先移走它。")


def _natural(version: str) -> list[tuple[int, int, str]]:
    """Order 2026.10 after 2026.9."""
    return [(1, int(part), "") if part.isdigit() else (0, 0, part) for part in re.split(r"[.-]", version)]
