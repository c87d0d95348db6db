"""Is every file of the site old or new, wherever a command is killed or the disk ends?"""

import contextlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from stationbook.build import journal
from stationbook.build.journal import JOURNAL, STAGE, BusyError, commit, finish, folder_lock, fresh_stage, fresh_work
from stationbook.build.output import MARK, WAITING
from stationbook.store.seal import sealed

OLD = {"index.html": "old", "a/index.html": "old", "gone/index.html": "old", "file": "old"}
NEW = {"index.html": "new", "a/index.html": "new", "b/c/index.html": "new", "file/index.html": "new"}
GONE = ["gone/index.html", "file"]


class Killed(BaseException):
    """Stands for a process that ends between two system calls."""


def contents(folder: Path) -> dict[str, str]:
    """Return what is in a folder, but for the mark and what waits for its place."""
    found = {p.relative_to(folder).as_posix(): p.read_text() for p in folder.rglob("*") if p.is_file()}
    return {name: words for name, words in found.items() if not name.startswith(MARK)}


def mark(*files: str, project: str = "ours") -> bytes:
    return json.dumps({"project": project, "files": sorted(files)}).encode()


def write(folder: Path, files: dict[str, str]) -> None:
    for name, words in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(words)


@pytest.fixture
def work(tmp_path: Path) -> Path:
    """A work folder whose stage holds the new files, beside a site with the old ones."""
    write(tmp_path / "site", {**OLD, MARK: mark(*OLD).decode()})
    work = fresh_work(tmp_path / "cache")
    write(work / STAGE, NEW)
    return work


def carry(work: Path) -> None:
    site = work.parent.parent / "site"
    commit(work, site, NEW, GONE, project="ours", mark=mark(*NEW), announced=mark(*OLD, *NEW))


def calls_until_kill(monkeypatch: pytest.MonkeyPatch, number: int) -> Iterator[int]:
    """Let the n-th change of the file system be the last one that happens."""
    left = iter(range(number))
    for name in ("replace", "unlink", "rmdir", "mkdir", "write_bytes"):
        real = getattr(Path, name)

        def counted(self: Path, *rest: object, real: object = real, **named: object) -> object:
            if next(left, None) is None:
                raise Killed
            return real(self, *rest, **named)  # type: ignore[operator]

        monkeypatch.setattr(Path, name, counted)
    return left


def elsewhere(stage: Path, folder: Path) -> bool:
    return False


@pytest.mark.parametrize("device", ["the same device", "another device"])
@pytest.mark.parametrize("number", range(36))
def test_killed_at_any_step_leaves_whole_files_and_the_next_command_ends_the_work(
    work: Path, monkeypatch: pytest.MonkeyPatch, number: int, device: str
) -> None:
    cache, site = work.parent, work.parent.parent / "site"
    with monkeypatch.context() as patched:
        if device == "another device":
            patched.setattr(journal, "_is_near", elsewhere)
        calls_until_kill(patched, number)
        with contextlib.suppress(Killed):
            carry(work)
    seen = contents(site)
    assert set(seen.values()) <= {"old", "new"}
    assert set(seen) <= set(json.loads((site / MARK).read_text())["files"])
    begun = (cache / JOURNAL).exists()
    assert finish(cache) is begun
    assert list(cache.iterdir()) == []
    assert contents(site) in ((NEW,) if begun else (OLD, NEW))


def test_all_these_kills_reach_to_the_end(work: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patched:
        left = calls_until_kill(patched, 36)
        carry(work)
    assert next(left, None) is not None
    assert contents(work.parent.parent / "site") == NEW


@pytest.mark.parametrize("number", range(14))
def test_first_site_goes_into_its_place_at_once_or_not_at_all(
    work: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    cache, site = work.parent, work.parent.parent / "site"
    shutil.rmtree(site)
    with monkeypatch.context() as patched:
        calls_until_kill(patched, number)
        with contextlib.suppress(Killed):
            commit(work, site, NEW, [], project="ours", mark=mark(*NEW), announced=mark(*NEW))
    assert contents(site) in ({}, NEW)
    begun = (cache / JOURNAL).exists()
    assert finish(cache) is begun
    assert contents(site) in ((NEW,) if begun else ({}, NEW))


def test_folder_of_an_empty_site_stays_the_folder_it_is(work: Path) -> None:
    site = work.parent.parent / "site"
    shutil.rmtree(site)
    site.mkdir(mode=0o750)
    before = site.stat()
    commit(work, site, NEW, [], project="ours", mark=mark(*NEW), announced=mark(*NEW))
    assert (site.stat().st_ino, site.stat().st_mode) == (before.st_ino, before.st_mode)
    assert contents(site) == NEW


def test_stranger_in_the_site_stays(work: Path) -> None:
    site = work.parent.parent / "site"
    write(site, {"gone/stranger": "kept", "stranger": "kept"})
    carry(work)
    assert contents(site) == {**NEW, "gone/stranger": "kept", "stranger": "kept"}


def test_site_on_another_device_is_brought_near_first_and_nothing_is_left_over(
    work: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = work.parent.parent / "site"
    monkeypatch.setattr(journal, "_is_near", elsewhere)
    carry(work)
    assert contents(site) == NEW
    assert sorted(path.name for path in site.parent.iterdir()) == ["cache", "site"]
    assert not (site / WAITING).exists()


@pytest.mark.parametrize("is_new", [False, True])
def test_disk_that_is_full_before_the_journal_leaves_the_site_as_it_was(
    work: Path, monkeypatch: pytest.MonkeyPatch, *, is_new: bool
) -> None:
    site = work.parent.parent / "site"
    if is_new:
        shutil.rmtree(site)

    def full(*rest: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(journal, "_is_near", elsewhere)
    monkeypatch.setattr(shutil, "copyfile", full)
    with pytest.raises(OSError, match="No space"):
        carry(work)
    assert site.exists() is not is_new
    assert is_new or contents(site) == OLD
    assert not (work.parent / JOURNAL).exists()


def test_journal_that_cannot_be_carried_out_is_in_nobodys_way(work: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*rest: object) -> None:
        raise OSError(18, "Invalid cross-device link")

    with monkeypatch.context() as patched:
        patched.setattr(journal, "_move", refused)
        with pytest.raises(OSError, match="cross-device"):
            carry(work)
        assert (work.parent / JOURNAL).exists()
        assert finish(work.parent) is True
    assert list(work.parent.iterdir()) == []


def forge(cache: Path, change: Callable[[dict[str, object]], object], *, with_seal: bool) -> None:
    """Write a journal of our making over the one in the cache, where wanted with a right seal."""
    plan = json.loads((cache / JOURNAL).read_bytes()[32:])
    content = json.dumps(change(plan)).encode()
    (cache / JOURNAL).write_bytes(sealed(content, *journal._purpose(cache)) if with_seal else content)


@pytest.fixture
def begun(work: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The cache of a command that was killed just after it wrote its journal."""
    with monkeypatch.context() as patched:
        patched.setattr(journal, "_carry_out", lambda *_: None)
        carry(work)
    return work.parent


def outside(begun: Path) -> Path:
    """A folder of somebody else's with a file that a forged journal would like to change."""
    folder = begun.parent / "outside"
    write(folder, {"index.html": "precious", "file": "precious"})
    return folder


FORGED: dict[str, Callable[[dict[str, object], Path], object]] = {
    "absolute name": lambda plan, other: {**plan, "removed": [f"{other}/file"]},
    "parent folders": lambda plan, other: {**plan, "removed": ["../outside/file"]},
    "moved out": lambda plan, other: {**plan, "moved": ["../outside/index.html"]},
    "past a link": lambda plan, other: {**plan, "removed": ["link/file"]},
    "site without a mark": lambda plan, other: {**plan, "site": str(other)},
    "site of another project": lambda plan, other: {**plan, "project": "theirs"},
    "work elsewhere": lambda plan, other: {**plan, "work": "../outside"},
    "whole over a folder": lambda plan, other: {**plan, "site": str(other), "moved": [""]},
    "empty list": lambda plan, other: [],
    "empty mapping": lambda plan, other: {},
    "text": lambda plan, other: "plan",
    "number for names": lambda plan, other: {**plan, "moved": 5},
    "numbers as names": lambda plan, other: {**plan, "moved": [5]},
    "strange word": lambda plan, other: {**plan, "whole": True},
}


@pytest.mark.parametrize("name", FORGED)
def test_journal_that_names_anything_else_counts_as_none_even_with_a_right_seal(begun: Path, name: str) -> None:
    other = outside(begun)
    (begun.parent / "site/link").symlink_to(other)
    forge(begun, lambda plan: FORGED[name](plan, other), with_seal=True)
    assert finish(begun) is False
    assert contents(other) == {"index.html": "precious", "file": "precious"}
    (begun.parent / "site/link").unlink()
    assert contents(begun.parent / "site") == OLD
    assert list(begun.iterdir()) == []


@pytest.mark.parametrize("content", [b"", b"[]", b"{}", b"\xff\xfe", b"x" * 31, b"null"])
def test_journal_without_a_seal_counts_as_none(begun: Path, content: bytes) -> None:
    (begun / JOURNAL).write_bytes(content)
    assert finish(begun) is False
    assert contents(begun.parent / "site") == OLD
    assert list(begun.iterdir()) == []


def test_same_journal_without_its_seal_counts_as_none(begun: Path) -> None:
    forge(begun, lambda plan: plan, with_seal=False)
    assert finish(begun) is False


def test_link_to_the_right_journal_counts_as_none_and_goes_alone(begun: Path) -> None:
    linked = (begun / JOURNAL).rename(begun.parent / "linked")
    (begun / JOURNAL).symlink_to(linked)
    assert finish(begun) is False
    assert linked.exists()
    assert list(begun.iterdir()) == []


def test_journal_of_a_cache_that_was_copied_elsewhere_counts_as_none(begun: Path) -> None:
    shutil.copytree(begun, begun.parent / "copy")
    assert finish(begun.parent / "copy") is False
    assert contents(begun.parent / "site") == OLD
    assert finish(begun) is True
    assert contents(begun.parent / "site") == NEW


def test_what_earlier_versions_left_is_swept_away_and_what_is_no_ones_stays(tmp_path: Path) -> None:
    write(tmp_path, {"stage/page": "", "journal.json": "{}", "mkdocs.log": "", "rest": "kept", "mine": "kept"})
    (tmp_path / f"work-{'0' * 16}").symlink_to(tmp_path.parent)
    assert finish(tmp_path) is False
    assert sorted(path.name for path in tmp_path.iterdir()) == ["mine", "rest"]
    assert tmp_path.parent.exists()


def test_nothing_to_finish_is_nothing_done(tmp_path: Path) -> None:
    assert finish(tmp_path / "none") is False


def test_stage_is_never_that_of_another_command(tmp_path: Path) -> None:
    first, second = fresh_work(tmp_path), fresh_work(tmp_path)
    assert first != second
    (first / STAGE / "page").write_text("")
    assert list(fresh_stage(first).iterdir()) == []


def test_who_holds_a_folder_may_ask_again_and_no_other_may(tmp_path: Path) -> None:
    def other() -> None:
        with pytest.raises(BusyError, match="另一个命令"), folder_lock(tmp_path):
            pytest.fail("two hold the same folder")

    with folder_lock(tmp_path):
        with folder_lock(tmp_path):
            pass
        thread = ThreadPoolExecutor(1).submit(other)
        thread.result()
    with folder_lock(tmp_path):
        pass


HOLDS_AND_FORKS = """
import os, sys
from pathlib import Path
from stationbook.build.journal import folder_lock
with folder_lock(Path(sys.argv[1])):
    # The child says so: what closes its copy of the lock has run then.
    if not os.fork():
        print("held", flush=True)
    sys.stdin.read()
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork here")
def test_forked_child_that_outlives_its_killed_parent_does_not_hold_the_folder(tmp_path: Path) -> None:
    command = [sys.executable, "-c", HOLDS_AND_FORKS, str(tmp_path)]
    parent = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert parent.stdin
    assert parent.stdout
    with parent.stdin, parent.stdout:
        parent.stdout.readline()
        with pytest.raises(BusyError), folder_lock(tmp_path):
            pass
        parent.kill()
        parent.wait(60)
        with folder_lock(tmp_path):
            pass


LETS_GO_AND_ASKS_AGAIN = """
import os, sys
from pathlib import Path
from stationbook.build.journal import folder_lock
reading, writing = os.pipe()
with folder_lock(Path(sys.argv[1])):
    if not os.fork():
        os.close(writing)
        os.read(reading, 1)
        os._exit(0)
with folder_lock(Path(sys.argv[1])):
    print("again")
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork here")
def test_forked_child_that_is_still_there_does_not_hold_what_its_parent_let_go(tmp_path: Path) -> None:
    command = [sys.executable, "-c", LETS_GO_AND_ASKS_AGAIN, str(tmp_path)]
    assert subprocess.run(command, capture_output=True, text=True, check=True).stdout == "again\n"


WITHOUT_FCNTL = """
import sys
sys.modules["fcntl"] = None
from pathlib import Path
from stationbook.build.journal import BusyError, folder_lock
try:
    with folder_lock(Path(sys.argv[1])):
        print("held", flush=True)
        sys.stdin.read()
except BusyError:
    print("busy")
"""


def test_folder_is_held_by_one_command_where_there_is_no_fcntl_as_well(tmp_path: Path) -> None:
    command = [sys.executable, "-W", "ignore", "-c", WITHOUT_FCNTL, str(tmp_path)]

    def second() -> str:
        return subprocess.run(command, input="", capture_output=True, text=True, check=True).stdout.strip()

    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as first:
        assert first.stdout
        assert first.stdout.readline() == "held\n"
        assert second() == "busy"
        first.communicate("")
    assert second() == "held"
