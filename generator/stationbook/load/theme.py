"""Which files of overrides/ may a site carry?"""

from pathlib import Path

from stationbook.load.files import UNPUBLISHED
from stationbook.load.folders import Folder, files_below
from stationbook.model.problem import Severity

FOLDER = "overrides"
_OF_A_THEME = frozenset(
    {".html", ".css", ".js", ".mjs", ".svg", ".png", ".jpg", ".jpeg", ".webp", ".gif", ".ico", ".woff2"}
)


def load_theme(root: Path) -> Folder:
    """Return the templates, styles, scripts and pictures below overrides/, and a problem for every other file."""
    found = files_below(root, FOLDER)
    kept = tuple(name for name in found.files if Path(name).suffix.lower() in _OF_A_THEME)
    words, hint = "overrides 里只公布网页的样式、脚本、字体和图片，这个文件不会公布", "移出 overrides"
    others = (
        UNPUBLISHED.at(name, (), words, hint, severity=Severity.WARNING) for name in found.files if name not in kept
    )
    return Folder(kept, (*found.problems, *(one for one in others if not Path(one.path).name.startswith("."))))
