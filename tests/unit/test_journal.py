"""Is every file of the site old or new, wherever a command is killed or the disk ends?"""

import contextlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from generator import journal
from generator.journal import BusyError, alone, carry_over, finish, fresh_stage

OLD = {"index.html": "old", "a/index.html": "old", "gone/index.html": "old", "file": "old"}
NEW = {"index.html": "new", "a/index.html": "new", "b/c/index.html": "new", "file/index.html": "new"}


class Killed(BaseException):
    """Stands for a process that ends between two system calls."""


def contents(folder: Path) -> dict[str, str]:
    return {p.relative_to(folder).as_posix(): p.read_text() for p in folder.rglob("*") if p.is_file()}


def world(tmp_path: Path) -> tuple[Path, Path]:
    cache, site = tmp_path / "cache", tmp_path / "site"
    shutil.rmtree(site, ignore_errors=True)
    for name, words in OLD.items():
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_text(words)
    stage = fresh_stage(cache)
    for name, words in NEW.items():
        (stage / name).parent.mkdir(parents=True, exist_ok=True)
        (stage / name).write_text(words)
    return cache, site


def calls_until_kill(monkeypatch: pytest.MonkeyPatch, number: int) -> Iterator[int]:
    """Let the n-th change of the file system be the last one that happens."""
    left = iter(range(number))
    for name in ("replace", "unlink", "rmdir", "mkdir"):
        real = getattr(Path, name)

        def counted(self: Path, *rest: object, real: object = real, **named: object) -> object:
            if next(left, None) is None:
                raise Killed
            return real(self, *rest, **named)  # type: ignore[operator]

        monkeypatch.setattr(Path, name, counted)
    return left


@pytest.mark.parametrize("number", range(30))
def test_killed_at_any_step_leaves_whole_files_and_the_next_command_ends_the_work(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    cache, site = world(tmp_path)
    removed = ["gone/index.html", "file"]
    with monkeypatch.context() as patched:
        calls_until_kill(patched, number)
        with contextlib.suppress(Killed):
            carry_over(cache, site, NEW, removed)
    assert set(contents(site).values()) <= {"old", "new"}
    begun = (cache / journal.JOURNAL).exists()
    assert finish(cache) is begun
    assert contents(site) in ((NEW,) if begun else (OLD, NEW))
    assert not (cache / journal.JOURNAL).exists()


@pytest.mark.parametrize("number", range(8))
def test_first_site_goes_into_its_place_at_once_or_not_at_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    cache, site = world(tmp_path)
    shutil.rmtree(site)
    with monkeypatch.context() as patched:
        calls_until_kill(patched, number)
        with contextlib.suppress(Killed):
            carry_over(cache, site, NEW, [], whole=True)
    assert contents(site) in ({}, NEW)
    begun = (cache / journal.JOURNAL).exists()
    assert finish(cache) is begun
    assert contents(site) in ((NEW,) if begun else ({}, NEW))


def test_folder_that_holds_a_stranger_is_not_replaced_whole(tmp_path: Path) -> None:
    cache, site = world(tmp_path)
    (site / "stranger").write_text("kept")
    carry_over(cache, site, NEW, ["gone/index.html", "file"], whole=True)
    assert contents(site) == {**NEW, "stranger": "kept"}


def test_journal_of_another_file_system_brings_files_near_before_it_begins(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache, site = world(tmp_path)
    near = site.with_name(".site.new")
    journal._bring_near(cache / journal.STAGE, site, sorted(NEW))
    assert contents(near) == NEW
    carry_over(cache, site, NEW, ["gone/index.html", "file"])
    assert contents(site) == NEW
    assert not near.exists()


def test_nothing_to_finish_is_nothing_done(tmp_path: Path) -> None:
    assert finish(tmp_path) is False


def test_who_holds_a_folder_may_ask_again_and_no_other_may(tmp_path: Path) -> None:
    def other() -> None:
        with pytest.raises(BusyError, match="另一个命令"), alone(tmp_path):
            pytest.fail("two hold the same folder")

    with alone(tmp_path):
        with alone(tmp_path):
            pass
        thread = ThreadPoolExecutor(1).submit(other)
        thread.result()
    with alone(tmp_path):
        pass


HOLDS_AND_FORKS = """
import os, sys
from pathlib import Path
from generator.journal import alone
with alone(Path(sys.argv[1])):
    if os.fork():
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
        with pytest.raises(BusyError), alone(tmp_path):
            pass
        parent.kill()
        parent.wait()
        with alone(tmp_path):
            pass
