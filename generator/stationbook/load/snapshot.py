"""What did a project hold at one time: in a folder as it is, or at a revision of git?

A file is known by the id that git gives its content, so that what did not change between two times is read once.
"""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from stationbook.load.files import FileRefusedError, read_bytes
from stationbook.load.folders import files_below
from stationbook.load.project_file import PROJECT_FILE, load_settings
from stationbook.load.revision import Revision, contents, files_at, write_files
from stationbook.load.tree import Tree, layer_folder, tree_of

STATIONS = "data/stations/"
_TOPS = ("data", "content")
# As long as the longest list of divisions or outline that is read.
_LONGEST = 16 * 1024 * 1024
_SHA1 = 40


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The settings of a project and all its files below data/ and content/, each with the id of its content.

    ``shown`` is what people call it; without a ``revision`` it is the folder ``root`` as it is.
    """

    shown: str
    root: Path
    files: Mapping[str, str]
    revision: Revision | None = None

    def read(self, names: Sequence[str]) -> Iterator[bytes]:
        """Yield the bytes of files, in order; nothing of one that cannot be read any more."""
        if self.revision is not None:
            yield from contents(self.root, [self.files[name] for name in names])
            return
        for name in names:
            try:
                yield read_bytes(self.root, self.root / name, longest=_LONGEST)
            except FileRefusedError:
                yield b""

    @property
    def stations(self) -> dict[str, str]:
        """The files of the stations."""
        return {name: key for name, key in self.files.items() if name.startswith(STATIONS) and name.endswith(".yml")}

    @property
    def others(self) -> dict[str, str]:
        """All files but the stations'."""
        return {name: key for name, key in self.files.items() if not name.startswith(STATIONS)}

    @contextmanager
    def rest(self) -> Iterator[Tree]:
        """Have everything but the stations in a folder, for as long as the context lasts."""
        if self.revision is None:
            yield _over_layer(self.root, self.root)
            return
        with TemporaryDirectory(prefix="stationbook-") as folder:
            write_files(self.root, self.others, Path(folder))
            yield _over_layer(Path(folder), self.root)


def snapshot_of_revision(revision: Revision) -> Snapshot:
    """Return what the project held at a revision. Raises RevisionError."""
    kept = {name: key for name, key in files_at(revision).items() if name == PROJECT_FILE or name.startswith(_BELOW)}
    return Snapshot(revision.shown, revision.root, kept, revision)


def snapshot_of_folder(root: Path, shown: str, *, id_length: int = _SHA1) -> Snapshot:
    """Return what a project's folder holds now; ``id_length`` is that of the ids of another snapshot."""
    names = [PROJECT_FILE, *(name for top in _TOPS for name in files_below(root, top).files)]
    files = {name: key for name in names if (key := _content_id(root, name, id_length))}
    return Snapshot(shown, root, files)


_BELOW = tuple(f"{top}/" for top in _TOPS)


def _content_id(root: Path, name: str, id_length: int) -> str:
    """Return the id that git gives the content of a file; nothing of one that cannot be read."""
    try:
        content = read_bytes(root, root / name, longest=_LONGEST)
    except FileRefusedError as refused:
        return "" if name == PROJECT_FILE else f"refused: {refused.message}"
    digest = hashlib.sha1(usedforsecurity=False) if id_length == _SHA1 else hashlib.sha256()
    digest.update(b"blob %d\0" % len(content))
    digest.update(content)
    return digest.hexdigest()


def _over_layer(folder: Path, root: Path) -> Tree:
    """Return the files of a folder over the program's layer, where the project ``root`` stands over it too."""
    settings = load_settings(folder)
    if (settings is not None and not settings.layer) or layer_folder() == root.resolve():
        return Tree(folder)
    return tree_of(folder)
