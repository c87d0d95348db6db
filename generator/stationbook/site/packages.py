"""Which files make up the packages that a device saves, and by which hashes does it know them?

Hashes are of the final bytes, so they are written last: after a build, after an update, and after a release was told
its version. The list of a province holds addresses only, for in a whole country they are tens of thousands.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from stationbook.search.station_index import CONTACTS_FILE, INDEX_FILE

FOLDER = "offline"
# What every package needs to be shown: styles, scripts, and the page for what is not saved.
_FRAME = ("assets/stylesheets/", "assets/javascripts/", "offline/index.html", "manifest.webmanifest", "assets/images/")
_NEVER = (".map", ".apkg", ".docx", "home.png")
# With a province's own pages: the finder and its data. Points of provinces without places are not there.
PROVINCE_FRAME = (
    "stations/",
    "divisions/",
    "hotlines/",
    INDEX_FILE,
    CONTACTS_FILE,
    "finder/divisions.json",
    "finder/calendar.json",
    "map/overview.json",
    "map/map.js",
)
PACKAGES: Mapping[str, tuple[str, ...]] = {
    "learn": ("learn/", "policies/", "finder/calendar.json"),
    "standards": ("standards/",),
}


def write_packages(site_dir: Path) -> None:
    """Write the list of each package of a site from nothing."""
    for name, prefixes in PACKAGES.items():
        found = sorted(path.relative_to(site_dir).as_posix() for path in _files(site_dir, (*prefixes, *_FRAME)))
        _write(site_dir, name, [_listed(site_dir, one) for one in found])


def refreshed_packages(site_dir: Path, stage: Path, written: frozenset[str]) -> Iterator[tuple[str, bytes]]:
    """Yield the lists that name a file which an update wrote, with its new hash."""
    for name in PACKAGES:
        file = site_dir / FOLDER / f"{name}.json"
        if file.is_file():
            known = json.loads(file.read_text(encoding="utf-8"))["files"]
            fresh = [_listed(stage, path_of(one[0])) if path_of(one[0]) in written else one for one in known]
            if fresh != known:
                yield f"{FOLDER}/{name}.json", _content(fresh)


def rehash_packages(site_dir: Path) -> None:
    """Write the lists again of a site in which pages were changed, as a release is told its version."""
    for name in PACKAGES:
        file = site_dir / FOLDER / f"{name}.json"
        if file.is_file():
            known = json.loads(file.read_text(encoding="utf-8"))["files"]
            _write(site_dir, name, [_listed(site_dir, path_of(one[0])) for one in known])


def province_package(paths: Iterable[str], records: Iterable[bytes]) -> bytes:
    """Return the list of a province's package; its version changes with any of the records."""
    digest = hashlib.sha256()
    for record in records:
        digest.update(record)
    files = [[path, "", 0] for path in paths]
    return json.dumps({"version": digest.hexdigest()[:12], "files": files}, separators=(",", ":")).encode()


def path_of(address: str) -> str:
    """Return the file of an address that a browser asks for."""
    return f"{address}index.html" if not address or address.endswith("/") else address


def _files(site_dir: Path, prefixes: Iterable[str]) -> Iterator[Path]:
    for prefix in prefixes:
        start = site_dir / prefix
        paths = start.rglob("*") if prefix.endswith("/") else [start]
        yield from (path for path in paths if path.is_file() and not path.name.endswith(_NEVER))


def _listed(folder: Path, name: str) -> list[Any]:
    content = (folder / name).read_bytes()
    address = name.removesuffix("index.html") if name.endswith("index.html") else name
    return [address, hashlib.sha256(content).hexdigest()[:16], len(content)]


def _content(files: list[list[Any]]) -> bytes:
    version = hashlib.sha256(json.dumps(files).encode()).hexdigest()[:12]
    return json.dumps({"version": version, "files": files}, ensure_ascii=False, separators=(",", ":")).encode()


def _write(site_dir: Path, name: str, files: list[list[Any]]) -> None:
    target = site_dir / FOLDER / f"{name}.json"
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(_content(files))
