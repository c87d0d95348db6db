"""What does a run of the theme leave behind for the builds after it?"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from stationbook.model.settings import Settings
from stationbook.store.cache import State, files_key
from stationbook.store.changes import Mark
from stationbook.store.project import Project
from stationbook.theme.frame import Frame
from stationbook.theme.press import FrameKey
from stationbook.theme.shell import Shell

# The file of the cache in which a run of the theme leaves what it knows.
BUILT = "built"
_SETTINGS = ("mkdocs.yml", "requirements.lock")


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
    overrides = sorted(path.relative_to(root).as_posix() for path in (root / "overrides").rglob("*") if path.is_file())
    return project.rest_key + files_key(root, [*_SETTINGS, *overrides]) + bytes([serving])
