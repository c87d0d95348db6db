"""Is it said in words why MkDocs wrote no site?"""

import errno
import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from stationbook.build import mkdocs_run
from stationbook.build.mkdocs_run import MkDocsFailedError, run_mkdocs

FULL = "Traceback (most recent call last):\n  ...\nOSError: [Errno 28] No space left on device: '/a/b.html'"


def run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str, waiting: Callable[[], None] = lambda: None
) -> None:
    """Run a script in the place of MkDocs."""
    python = tmp_path / "python"
    python.write_text(f"#!/bin/sh\n{script}\n")
    python.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(python))
    monkeypatch.setattr(mkdocs_run, "_TICK", 0.01)
    (tmp_path / "stage").mkdir()
    run_mkdocs(tmp_path, tmp_path / "stage", {"ON": "2026-11-23"}, strict=False, waiting=waiting)


def test_full_disk_is_an_error_of_the_system_with_its_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(OSError, match=os.strerror(errno.ENOSPC)) as caught:
        run(tmp_path, monkeypatch, f'echo "{FULL}"; exit 1')
    assert (caught.value.errno, caught.value.filename) == (errno.ENOSPC, "/a/b.html")


@pytest.mark.parametrize(
    ("script", "words"),
    [
        ("echo 模板坏了; exit 1", "^模板坏了$"),
        ("exit 3", "没有说明原因就结束了（代码 3）"),
        ("kill -9 $$", "被系统结束了（信号 9），多半是内存不够"),
    ],
)
def test_every_end_without_a_site_has_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str, words: str
) -> None:
    with pytest.raises(MkDocsFailedError, match=words):
        run(tmp_path, monkeypatch, script)


def test_what_is_written_elsewhere_lies_beside_the_stage(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run(tmp_path, monkeypatch, 'echo x > "$TMPDIR/left"')
    assert (tmp_path / "temporary/left").exists()


def test_input_of_the_process_ends_only_with_the_command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # When it ends the process is told to end, too.
    seen: list[bool] = []

    def waiting() -> None:
        seen.append((tmp_path / "ended").exists())
        if len(seen) == 3:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run(tmp_path, monkeypatch, "read line; echo > ended", waiting)
    assert seen == [False, False, False]
    assert (tmp_path / "ended").exists()
