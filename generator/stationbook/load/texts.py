"""What do the files of the project say, whatever they are the records of?"""

from collections.abc import Iterator
from pathlib import Path

from stationbook.load.files import FileRefusedError, read_text
from stationbook.load.folders import files_below

SETTINGS = "mkdocs.yml"
_READ = (".yml", ".md", ".csv", ".geojson")
# As long as the longest list of divisions or outline that is read.
_LONGEST = 16 * 1024 * 1024


def project_texts(root: Path, *, passing: str) -> Iterator[tuple[str, str]]:
    """Yield path and text of the settings and of every file of data/ and content/ but those below ``passing``.

    Files that are refused are left out: nothing of them is published.
    """
    names = [SETTINGS, *(name for top in ("data", "content") for name in files_below(root, top, passing=passing).files)]
    for name in names:
        if name.endswith(_READ):
            try:
                yield name, read_text(root, root / name, longest=_LONGEST)
            except FileRefusedError:
                continue
