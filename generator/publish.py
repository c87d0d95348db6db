"""How does a built site become one release beside the earlier ones, without touching them?"""

import json
import re
import shutil
from pathlib import Path
from typing import Any

from generator.offline import rehash_packages
from generator.pages.release import RELEASE_MARK, render_release_line, render_release_redirect

VERSION = re.compile(r"[0-9A-Za-z]+(?:[.-][0-9A-Za-z]+)*")
VERSIONS = "versions.json"


class PublishRefusedError(Exception):
    """The release was not made; the message says why and what to do."""


def publish_site(site_dir: Path, target: Path, version: str, *, alias: str | None = None) -> Path:
    """Copy the built site to ``target/version`` and, as plain files, to ``target/alias``.

    An existing release is never touched. Every folder appears by a rename and ``versions.json`` is written
    last, so a reader finds the old state or the new one; what a killed run left half-done is cleared first.
    Every page is told its version. The list is as Material's selector and mike read it.
    Returns the folder of the release. Raises PublishRefusedError, or OSError on a full disk.
    """
    _refuse_bad_names(version, alias)
    if not (site_dir / "index.html").is_file():
        raise PublishRefusedError(f"{site_dir} 里还没有生成好的网站，请先运行 stationbook build。")
    target.mkdir(parents=True, exist_ok=True)
    _clear_leftovers(target)
    releases = _known_releases(target)
    _refuse_taken_names(target, releases, version, alias)
    _appear(site_dir, target / version, version, alias)
    if alias:
        _appear(site_dir, target / alias, version, alias)
    for release in releases:
        release["aliases"] = [name for name in release["aliases"] if name != alias]
    releases.append({"version": version, "title": version, "aliases": [alias] if alias else []})
    releases.sort(key=lambda release: _natural(release["version"]), reverse=True)
    _replace(target / "index.html", render_release_redirect(f"{alias or version}/"))
    _replace(target / VERSIONS, json.dumps(releases, ensure_ascii=False, indent=2) + "\n")
    return target / version


def _refuse_bad_names(version: str, alias: str | None) -> None:
    for name in (version, alias or version):
        if not VERSION.fullmatch(name):
            raise PublishRefusedError(f"“{name}”不能作版本号。请只用数字、字母、点和短横，例如 2026.1。")
    if version == alias:
        raise PublishRefusedError("别名不能与版本号相同。")


def _refuse_taken_names(target: Path, releases: list[dict[str, Any]], version: str, alias: str | None) -> None:
    if any(release["version"] == version for release in releases):
        raise PublishRefusedError(f"{version} 版已经发布过，已发布的版本不再改动。请换一个版本号。")
    if any(version in release["aliases"] for release in releases):
        raise PublishRefusedError(f"“{version}”已经用作别名，请换一个版本号。")
    if any(release["version"] == alias for release in releases):
        raise PublishRefusedError(f"“{alias}”已经是一个版本号，不能再作别名。")
    named = {name for release in releases for name in (release["version"], *release["aliases"])}
    for name in filter(None, (version, alias)):
        if (target / name).exists() and name not in named and not (target / name / "release.json").exists():
            raise PublishRefusedError(f"{target / name} 已经存在，但不是由本命令发布的。请换一个名字，或先移走它。")


def _known_releases(target: Path) -> list[dict[str, Any]]:
    file = target / VERSIONS
    if not file.exists():
        return []
    try:
        return list(json.loads(file.read_text(encoding="utf-8")))
    except ValueError as error:
        raise PublishRefusedError(f"{file} 不是正确的 JSON，请先修好或从备份恢复：{error}") from error


def _appear(site_dir: Path, folder: Path, version: str, alias: str | None) -> None:
    """Let a folder appear, or take the place of an earlier one of that name, by renames only."""
    fresh, old = folder.with_name(f".{folder.name}.new"), folder.with_name(f".{folder.name}.old")
    shutil.copytree(site_dir, fresh)
    for page in fresh.rglob("*.html"):
        _tell_version(page, page.relative_to(fresh).as_posix(), version, alias)
    # The pages have other bytes now; a device that saves this release knows them by their hashes.
    rehash_packages(fresh)
    (fresh / "release.json").write_text(json.dumps({"version": version}) + "\n", encoding="utf-8")
    if folder.exists():
        folder.rename(old)
    fresh.rename(folder)
    shutil.rmtree(old, ignore_errors=True)


def _tell_version(page: Path, name: str, version: str, alias: str | None) -> None:
    text = page.read_text(encoding="utf-8")
    if RELEASE_MARK in text:
        line = render_release_line(name.removesuffix("index.html"), version=version, latest=alias or "latest")
        page.write_text(text.replace(RELEASE_MARK, line, 1), encoding="utf-8")


def _clear_leftovers(target: Path) -> None:
    """Bring back what a killed run had moved aside, and drop what it had not finished."""
    for old in target.glob(".*.old"):
        folder = old.with_name(old.name[1:].removesuffix(".old"))
        if folder.exists():
            shutil.rmtree(old)
        else:
            old.rename(folder)
    for fresh in target.glob(".*.new"):
        if fresh.is_dir():
            shutil.rmtree(fresh)
        else:
            fresh.unlink()


def _replace(file: Path, text: str) -> None:
    fresh = file.with_name(f".{file.name}.new")
    fresh.write_text(text, encoding="utf-8")
    fresh.replace(file)


def _natural(version: str) -> list[tuple[int, int, str]]:
    """Order 2026.10 after 2026.9."""
    return [(1, int(part), "") if part.isdigit() else (0, 0, part) for part in re.split(r"[.-]", version)]
