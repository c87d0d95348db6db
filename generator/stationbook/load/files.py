"""Which files does the project consist of, and can their text be read at all?"""

import os
import stat
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from stationbook.model.problem import Problem
from stationbook.model.problem_kind import ProblemKind

NAME = ProblemKind(
    "file-name",
    "文件名不会被读到",
    "资料的文件名以 .yml 结尾，网页以 .md 结尾，都用小写。写成 .yaml、.YML，程序不会读。",
    wrong="year: 2027\noff: [{name: 元旦, from: 2027-01-01, until: 2027-01-03}]",
    right="year: 2027\noff: [{name: 元旦, from: 2027-01-01, until: 2027-01-03}]",
    path="data/calendar/2027.yaml",
    right_path="data/calendar/2027.yml",
)
NOT_A_FILE = ProblemKind(
    "file-not-plain",
    "不是能读的文件",
    "只读项目里的普通文件：不读通到别处的链接、管道和设备，不读名称像文件的文件夹，不读太大的或没有权限的文件。",
    wrong="明年的放假安排",
    right="明年的放假安排",
    path="data/calendar/2027.yml/说明.txt",
    right_path="data/calendar/2027/说明.txt",
)
ENCODING = ProblemKind(
    "file-encoding",
    "编码不是 UTF-8",
    "用记事本“另存为”，编码选 UTF-8，不选 ANSI，也不选“带 BOM 的 UTF-8”。",
    wrong="\ufeffyear: 2027\noff: [{name: 元旦, from: 2027-01-01, until: 2027-01-03}]",
    right="year: 2027\noff: [{name: 元旦, from: 2027-01-01, until: 2027-01-03}]",
    path="data/calendar/2027.yml",
)
EMPTY = ProblemKind(
    "file-empty",
    "文件是空的",
    "文件里没有内容，或只有注释。补上内容，或删去文件。",
    wrong="# 还没有写",
    right="year: 2027\noff: [{name: 元旦, from: 2027-01-01, until: 2027-01-03}]",
    path="data/calendar/2027.yml",
)
UNPUBLISHED = ProblemKind(
    "file-unpublished",
    "这个文件不会公布",
    "content 里只公布网页和网页里用到的图片，overrides 里只公布样式、脚本、字体和图片。其余的移出去。只是提醒。",
    wrong="清溪镇,8",
    right="清溪镇,8",
    path="content/guide/名单.csv",
    right_path="data/名单.csv",
)

MAX_BYTES = 1024 * 1024
_BOM = "\ufeff"
LINK_OUT, LINK_HINT = "这个链接指向项目以外", "把文件本身放进来，不用链接"
NOT_PLAIN, NOT_PLAIN_HINT = "这不是普通文件（是管道、设备或套接字），不读它", "删去，或换成普通文件"


class FileRefusedError(ValueError):
    """A file whose text is not read. ``line`` counts from 1; 0 means the whole file."""

    def __init__(self, kind: ProblemKind, message: str, hint: str, line: int = 0) -> None:
        super().__init__(message)
        self.kind, self.message, self.hint, self.line = kind, message, hint, line

    def problem(self, name: str) -> Problem:
        """Return the problem of the file of this name."""
        return self.kind.at(name, (), self.message, self.hint, self.line, 1 if self.line else 0)


def misnamed_files(root: Path, *, but: str = "") -> Iterator[Problem]:
    """Yield the problems of the names of all files below data/ and content/; those of one folder may be left out."""
    for folder in ("data", "content"):
        for path in sorted((root / folder).rglob("*")):
            name = relative(root, path)
            if not name.startswith(f"{but}/"):
                yield from misnamed(name)


def misnamed(name: str) -> Iterator[Problem]:
    """Yield what is wrong in the path of a file that a maintainer surely meant to be read."""
    if any("\udc80" <= sign <= "\udcff" for sign in name):
        yield NAME.at(name, (), "文件名不是 UTF-8 编码", "改一个名称，只用小写字母、数字和短横")
    stem, dot, suffix = name.rpartition("/")[2].rpartition(".")
    if not stem or dot + suffix == ".yml" or suffix.lower() not in {"yml", "yaml", "md"} or suffix == "md":
        return
    right = "md" if suffix.lower() == "md" else "yml"
    yield NAME.at(name, (), f"文件名以 .{suffix} 结尾，不会被读到", f"改名为 {stem}.{right}")


def read_text(root: Path, path: Path, *, longest: int = MAX_BYTES) -> str:
    """Return the text of a file of the project, at most ``longest`` bytes.

    Raises FileRefusedError for what `read_bytes` and `text_in` refuse.
    """
    return text_in(read_bytes(root, path, longest=longest))


def read_bytes(root: Path, path: Path, *, longest: int = MAX_BYTES) -> bytes:
    """Return the bytes of a file of the project, at most ``longest``.

    Raises FileRefusedError for a folder, a pipe or device, a link that leads out of the project, a file that is
    too long, and an unreadable one.
    """
    # Text paths: those of objects are a third of the time of reading a small file.
    name, top = os.fspath(path), os.fspath(root)
    try:
        state = os.lstat(name)
        if stat.S_ISLNK(state.st_mode):
            if not _lies_within(top, name):
                raise FileRefusedError(NOT_A_FILE, LINK_OUT, LINK_HINT)
            state = os.stat(name)  # noqa: PTH116
        elif not _lies_within(top, os.path.dirname(name)):  # noqa: PTH120
            raise FileRefusedError(NOT_A_FILE, LINK_OUT, LINK_HINT)
        if stat.S_ISDIR(state.st_mode):
            raise FileRefusedError(NOT_A_FILE, "这是文件夹，不是文件", "改名，或把里面的文件移出来")
        if not stat.S_ISREG(state.st_mode):
            # A pipe would be waited for without end.
            raise FileRefusedError(NOT_A_FILE, NOT_PLAIN, NOT_PLAIN_HINT)
        if state.st_size > longest:
            raise FileRefusedError(
                NOT_A_FILE, f"文件超过 {longest >> 20} MiB", "一条记录一个文件；图片和附件不要放进来"
            )
        with open(name, "rb") as file:  # noqa: PTH123
            return file.read()
    except OSError as error:
        raise FileRefusedError(NOT_A_FILE, f"文件读不出来：{error.strerror}", "核对文件的权限，链接是否断了") from error


def text_in(content: bytes) -> str:
    """Return the text of a file. Raises FileRefusedError for what is no UTF-8, a byte order mark, and nothing."""
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        hint = "用记事本“另存为”，编码选 UTF-8"
        raise FileRefusedError(ENCODING, "文件不是 UTF-8 编码，里面的字会变成乱码", hint, line) from error
    if text.startswith(_BOM):
        raise FileRefusedError(
            ENCODING, "文件开头有看不见的字节序标记（BOM）", "“另存为”时编码选 UTF-8，不选“带 BOM 的 UTF-8”", 1
        )
    if not text.strip():
        raise FileRefusedError(EMPTY, "文件是空的", "补上内容，或删去文件")
    return text


@lru_cache(maxsize=65536)
def _lies_within(root: str, path: str) -> bool:
    """Whether a link or a folder really lies in the project; tens of thousands of files lie in few folders."""
    inside = os.path.realpath(root).rstrip(os.sep) + os.sep
    return f"{os.path.realpath(path)}{os.sep}".startswith(inside)


def relative(root: Path, path: Path) -> str:
    """Return the path as problems print it: relative to the project, with forward slashes."""
    return path.relative_to(root).as_posix()
