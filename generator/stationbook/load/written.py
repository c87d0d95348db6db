"""What of content/ is published: which pages did people write, which pictures do they show, and what lies beside?"""

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

import markdown

from stationbook.load.files import UNPUBLISHED, FileRefusedError, read_text
from stationbook.load.folders import files_below
from stationbook.load.html_reader import HtmlReader
from stationbook.load.standards import split_front_matter
from stationbook.load.tree import Tree
from stationbook.model.problem import Problem, Severity
from stationbook.model.written import WrittenPage

FOLDER, STANDARDS = "content", "content/standards/"
# As mkdocs.yml names them, but for the contents list, which adds nothing of its own.
_EXTENSIONS = ("attr_list", "tables", "def_list", "md_in_html")
_PICTURES = frozenset({".png", ".jpg", ".jpeg", ".webp", ".gif"})
_OF_STANDARDS = re.compile(
    r"content/standards/[^/]+/(?:series\.yml|[^/]+/(?:standard\.yml"
    r"|[^/]+/(?:index\.md|(?:indicators|must-learn|questions|requirements|profile|comments)\.yml)))"
)
# What systems and git leave in folders without being asked.
_LEFT_BEHIND = frozenset({".DS_Store", "Thumbs.db", "desktop.ini", ".gitkeep"})


@dataclass(frozen=True, slots=True)
class LoadedPages:
    """The pages by their paths, and every problem met while reading."""

    pages: dict[str, WrittenPage]
    problems: tuple[Problem, ...]


def load_written(tree: Tree, *, shown: str = "") -> LoadedPages:
    """Read every page below content/ but the standards, and tell of every file there that is not published.

    ``shown`` is a picture that is published without a page that names it.
    """
    found = files_below(tree.root, FOLDER)
    problems = list(found.problems)
    brought = [name for name in tree.brought() if name.startswith(f"{FOLDER}/")]
    files = [name for name in (*found.files, *brought) if not _OF_STANDARDS.fullmatch(name)]
    pages: dict[str, WrittenPage] = {}
    for name in files:
        if name.endswith(".md") and not name.startswith(STANDARDS) and not _hidden(name):
            try:
                pages[name] = _page(name, read_text(*tree.find(name)), frozenset(files))
            except FileRefusedError as refused:
                problems.append(refused.problem(name))
    told = {problem.path for problem in problems} | pages.keys() | {shown}
    told |= {picture for page in pages.values() for picture in page.pictures}
    problems += dict.fromkeys(one for name in files if name not in told for one in _left_out(name))
    return LoadedPages(pages, tuple(problems))


def _page(name: str, text: str, files: frozenset[str]) -> WrittenPage:
    html = markdown.markdown(split_front_matter(text)[1], extensions=list(_EXTENSIONS))
    named = (posixpath.normpath(posixpath.join(posixpath.dirname(name), one)) for one in _addresses(html))
    pictures = (one for one in named if Path(one).suffix.lower() in _PICTURES and not _hidden(one))
    return WrittenPage(text, html, frozenset(one for one in pictures if one in files and not one.startswith(STANDARDS)))


def _addresses(html: str) -> Iterator[str]:
    """Yield the addresses within the project that a page shows or links, without their anchors."""
    gathering = _Addresses()
    gathering.feed(html)
    for address in gathering.found:
        try:
            parts = urlsplit(address)
        except ValueError:
            continue
        if not parts.scheme and not parts.netloc and parts.path:
            yield unquote(parts.path)


class _Addresses(HtmlReader):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [value for name, value in attrs if value and (tag, name) in {("img", "src"), ("a", "href")}]


def _hidden(name: str) -> bool:
    return any(part.startswith(".") for part in name.split("/"))


def _left_out(name: str) -> Iterator[Problem]:
    """Yield why a file is not published, and what to do with it."""
    parts = name.split("/")
    suffix = Path(name).suffix.lower()
    if parts[-1] in _LEFT_BEHIND or suffix == ".yaml" or (suffix in {".yml", ".md"} and not name.endswith(suffix)):
        # Told by `misnamed_files`, or nobody's.
        return
    words, hint = (
        "content 里只公布网页（.md）和网页里用到的图片，这个文件不会公布",
        "要公布的资料写进 data，其余的移出去",
    )
    if _hidden(name):
        shown = next(number for number, part in enumerate(parts) if part.startswith("."))
        name, words, hint = "/".join(parts[: shown + 1]), "以点开头的文件和文件夹不会公布", "移出 content"
    elif name.startswith(STANDARDS):
        words, hint = "标准的文件夹里只用固定名称的文件，这个文件不会被读到，也不会公布", "核对文件名，或移出去"
    elif suffix == ".svg":
        words, hint = "svg 图片里可以藏着会运行的内容，不会公布", "另存为 png，再在网页里引用"
    elif suffix in _PICTURES:
        words, hint = "没有网页用到这张图片，不会公布", "在网页里写 ![图片说明](文件名)，或把图片移出去"
    yield UNPUBLISHED.at(name, (), words, hint, severity=Severity.WARNING)
