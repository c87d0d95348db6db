"""What does a run of the theme leave behind for the builds after it?"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path

from stationbook.model.settings import Settings
from stationbook.store.cache import State, files_key
from stationbook.store.changes import Mark
from stationbook.store.project import Project
from stationbook.theme.defaults import overrides_folder
from stationbook.theme.frame import Frame
from stationbook.theme.press import FrameKey
from stationbook.theme.shell import Shell

# The file of the cache in which a run of the theme leaves what it knows.
BUILT = "built"
_SETTINGS = ("mkdocs.yml", "requirements.lock")
# Their versions decide how a page looks, and an installed project has no lock.
_PACKAGES = ("mkdocs", "mkdocs-material", "markdown")


@dataclass(frozen=True)
class BuiltSite:
    """What a run of the theme leaves behind for builds that change some records."""

    settings: Settings
    site_url: str
    stations: Mapping[str, Mark] = field(default_factory=dict)
    frames: Mapping[FrameKey, Frame] = field(default_factory=dict)
    pages: tuple[Shell, ...] = ()
    home: Shell | None = None
    introduction: str = ""
    sitemap: tuple[str, ...] = ()
    groups: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    stamped: frozenset[str] = frozenset()
    files: Mapping[str, State] = field(default_factory=dict)


def built_key(root: Path, project: Project, *, serving: bool) -> bytes:
    """Return a key of everything that a site is built of but the stations: program, settings, theme, texts, date."""
    versions = "\0".join(map(version, _PACKAGES)).encode()
    ours = overrides_folder()
    key = project.rest_key + versions + files_key(root, [*_SETTINGS, *_files_below(root, "overrides")])
    if ours != root.resolve() / "overrides":
        key += files_key(ours.parent, _files_below(ours.parent, "overrides"))
    return key + bytes([serving])


def _files_below(home: Path, folder: str) -> list[str]:
    return sorted(path.relative_to(home).as_posix() for path in (home / folder).rglob("*") if path.is_file())
