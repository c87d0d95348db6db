"""Where does a file of the project lie: in the project itself, or in the national layer that the program brings?

The layer holds what is the same for every region: divisions, policies, services, hotlines, calendar, must-learn lists,
the standards that they name, and the maintainers' guide. A project's own file of the same path wins over the layer's,
so that an upgrade of the program reaches every region, and a region can still say it differently.
"""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NamedTuple

import stationbook

_STANDARDS = "content/standards"
_LISTS = ("assistance", "children", "elderly", "general")
LAYER = (
    "data/divisions/counties.csv",
    "data/divisions/townships.csv",
    "data/divisions/successions/national.yml",
    "data/policies/",
    "data/services.yml",
    "data/hotlines.yml",
    "data/calendar/",
    "content/guide/",
    f"{_STANDARDS}/trade/",
    f"{_STANDARDS}/stationbook/series.yml",
    *(f"{_STANDARDS}/stationbook/must-learn-{name}/" for name in _LISTS),
)
"""The paths of the layer; one that ends in a slash is a folder with all that lies in it."""


class Source(NamedTuple):
    """A file, by the folder whose paths it goes by (the project's or the layer's) and its path."""

    home: Path
    path: Path


@dataclass(frozen=True, slots=True)
class Tree:
    """The files of a project over those of a layer, or of a project alone."""

    root: Path
    layer: Path | None = None

    def find(self, name: str) -> Source:
        """Return where a file lies. One that lies nowhere is the project's, who may come to write it."""
        own = self.root / name
        if self.layer is not None and in_layer(name) and not own.exists() and not own.is_symlink():
            brought = self.layer / name
            if brought.is_file():
                return Source(self.layer, brought)
        return Source(self.root, own)

    def glob(self, pattern: str) -> list[str]:
        """Return the paths of files that match a pattern, of both, sorted by folder and name."""
        names = {path.relative_to(self.root).as_posix() for path in self.root.glob(pattern)}
        if self.layer is not None:
            brought = (path.relative_to(self.layer).as_posix() for path in self.layer.glob(pattern) if path.is_file())
            names |= set(filter(in_layer, brought))
        return sorted(names, key=lambda name: name.split("/"))

    def brought(self) -> list[str]:
        """Return the paths of all files that come from the layer, because the project has none of its own."""
        if self.layer is None:
            return []
        return [name for name in layer_names(self.layer) if self.find(name).home == self.layer]


def layer_names(layer: Path) -> list[str]:
    """Return the paths of all files of a layer, in the order of its parts."""
    names = []
    for part in LAYER:
        found = sorted((layer / part).rglob("*")) if part.endswith("/") else [layer / part]
        names += [path.relative_to(layer).as_posix() for path in found if path.is_file()]
    return names


def in_layer(name: str) -> bool:
    """Whether a path is one that the layer may hold."""
    return any(name == part or (part.endswith("/") and name.startswith(part)) for part in LAYER)


def tree_of(root: Path) -> Tree:
    """Return the files of a project over the program's layer; alone where the project holds the layer's sources."""
    layer = layer_folder()
    return Tree(root, None if layer is None or layer == root.resolve() else layer)


@cache
def layer_folder() -> Path | None:
    """Return where the program's layer lies: in the installed package, else in the checkout that it runs from."""
    package = Path(stationbook.__file__).resolve().parent
    if (package / "layer").is_dir():
        return package / "layer"
    checkout = package.parents[1]
    return checkout if (checkout / "data/policies").is_dir() else None
