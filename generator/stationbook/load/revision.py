"""What did the files of a project hold at a revision of git, without touching the work tree?"""

import os
import subprocess
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path, PureWindowsPath

# Modes of ls-tree: plain files, also those that may be run. Links (120000) and other repositories (160000) are none.
_PLAIN = ("100644", "100755", "100664")
# Whatever is asked of git here only reads, and fetches and asks nothing.
_QUIET = {"GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0", "GIT_NO_LAZY_FETCH": "1", "LC_ALL": "C"}
_SHOWN = 10


class RevisionError(ValueError):
    """A revision that cannot be read; the message says why, and what to do."""


@dataclass(frozen=True, slots=True)
class Revision:
    """A commit of the repository around a project: ``name`` as it was asked for, ``commit`` its whole id.

    ``tree`` is what git calls the project's folder in it.
    """

    root: Path
    name: str
    commit: str
    tree: str

    @property
    def shown(self) -> str:
        """The name with the beginning of the id, where the name is not that itself."""
        short = self.commit[:_SHOWN]
        return short if self.commit.startswith(self.name) else f"{self.name}（{short}）"


def find_revision(root: Path, name: str) -> Revision:
    """Return the commit that a name stands for. Raises RevisionError where there is no git or no such commit."""
    prefix = _git(root, "rev-parse", "--show-prefix").decode("utf-8", "surrogateescape").rstrip("\n").rstrip("/")
    if not name or name.startswith("-") or not name.isprintable():
        raise RevisionError(f"“{name[:80]!r}”不是版本的名称。写分支、标签或提交的编号，例如 main。")
    try:
        commit = _git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}").decode()
    except RevisionError as error:
        raise RevisionError(f"没有“{name[:80]}”这个版本。{_advice(root)}") from error
    commit = commit.strip()
    return Revision(root, name, commit, f"{commit}:{prefix}")


def _advice(root: Path) -> str:
    with suppress(RevisionError):
        if _git(root, "rev-parse", "--is-shallow-repository").strip() == b"true":
            return "这里只取了最近的提交（浅克隆），先运行 git fetch --unshallow，再试一次。"
    return "运行 git branch --all 和 git tag 看有哪些；远处的先 git fetch。"


def files_at(revision: Revision) -> dict[str, str]:
    """Return the id of the content of every plain file by its path in the project."""
    try:
        listed = _git(revision.root, "ls-tree", "-r", "-z", "--full-tree", revision.tree)
    except RevisionError:
        # The project's folder did not exist yet.
        return {}
    found = {}
    for line in listed.split(b"\0"):
        about, tab, path = line.partition(b"\t")
        name = os.fsdecode(path)
        if tab and (parts := about.decode("ascii").split())[0] in _PLAIN and _stays_below(name):
            found[name] = parts[2]
    return found


def _stays_below(name: str) -> bool:
    """Whether a path leads to no other place than below its folder; a forged commit may hold any name."""
    path = PureWindowsPath(name)
    return not path.drive and not path.root and ".." not in path.parts and name != "."


def contents(root: Path, ids: Iterable[str]) -> Iterator[bytes]:
    """Yield the content of each id, in order. Raises RevisionError where the repository does not hold one."""
    with tempfile.TemporaryFile() as asked:
        # A file, for who only writes to a pipe while git writes to another waits for git without end.
        asked.write("".join(f"{one}\n" for one in ids).encode("ascii"))
        asked.seek(0)
        with _started(root, asked.fileno(), "cat-file", "--batch") as git:
            assert git.stdout is not None
            while head := git.stdout.readline():
                parts = head.split()
                if len(parts) != 3:
                    raise RevisionError("版本库不完整，缺少其中的文件。先运行 git fetch --refetch，再试一次。")
                yield git.stdout.read(int(parts[2]))
                git.stdout.read(1)


def write_files(root: Path, files: Mapping[str, str], target: Path) -> None:
    """Write the files of a revision below a new folder of our own."""
    for name, content in zip(files, contents(root, files.values()), strict=True):
        path = target / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def _started(root: Path, asked: int, *words: str) -> "subprocess.Popen[bytes]":
    return subprocess.Popen(
        ["git", "-C", os.fspath(root), *words],
        stdin=asked,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, **_QUIET},
    )


def _git(root: Path, *words: str) -> bytes:
    """Return what git prints. Raises RevisionError where it is not there or fails."""
    command = ["git", "-C", os.fspath(root), *words]
    try:
        done = subprocess.run(
            command, stdin=subprocess.DEVNULL, capture_output=True, check=False, env={**os.environ, **_QUIET}
        )
    except FileNotFoundError as error:
        raise RevisionError("没有装 git。装好再试，或者写两个文件夹来对照。") from error
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip()
        if "not a git repository" in said:
            raise RevisionError("这个项目不在 git 版本库里。可以写两个文件夹来对照：先写改动以前的，再写现在的。")
        if "dubious ownership" in said:
            raise RevisionError(
                f"git 不肯读别的用户的版本库。要读它，先运行 git config --global --add safe.directory {root}"
            )
        raise RevisionError(f"git 没有读成：{said[:300] or '没有说原因'}")
    return done.stdout
