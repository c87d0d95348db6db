"""Does a build that is killed, or meets a full or locked disk, leave every file old or new?"""

import contextlib
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import BUILT_ON, ROOT, run_stationbook
from tests.tiny import QINGXI, write

STATION = "data/stations/99/990101/qingxi.yml"
NAMES = ("清溪镇社会工作服务站", "清溪镇甲站", "清溪镇乙站", "清溪镇丙站")


def contents(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def build(project: Path, site: Path) -> "subprocess.CompletedProcess[str]":
    return run_stationbook("build", "--on", BUILT_ON, "--site-dir", str(site), cwd=project)


def test_killed_at_any_moment_every_file_is_old_or_new(tiny_project: Path, tmp_path: Path) -> None:
    site = tiny_project / "site"
    versions = []
    for name in NAMES[:2]:
        write(tiny_project, STATION, QINGXI.replace(NAMES[0], name))
        assert build(tiny_project, tmp_path / name).returncode == 0
        versions.append(contents(tmp_path / name))
    assert build(tiny_project, site).returncode == 0
    command = [sys.executable, "-c", "import sys; from generator.cli import main; sys.exit(main())", "build"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    moments = random.Random(7)
    for number in range(8):
        write(tiny_project, STATION, QINGXI.replace(NAMES[0], NAMES[number % 2]))
        running = subprocess.Popen(
            [*command, "--on", BUILT_ON],
            cwd=tiny_project,
            env=environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        time.sleep(moments.uniform(0.3, 2.0))
        with contextlib.suppress(ProcessLookupError):
            os.killpg(running.pid, signal.SIGKILL)
        running.wait()
        for name, content in contents(site).items():
            assert content in (versions[0][name], versions[1][name]), f"{name} is neither old nor new"
    done = build(tiny_project, site)
    assert done.returncode == 0, done.stderr
    assert contents(site) == versions[1]


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 12 MB, where one may be made."""
    disk = tmp_path / "disk"
    disk.mkdir()
    made = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=12m", "tmpfs", str(disk)], capture_output=True, check=False
    )
    if made.returncode:
        pytest.skip("this user cannot mount a small disk")
    try:
        yield disk
    finally:
        subprocess.run(["umount", str(disk)], check=False)


def test_full_disk_keeps_the_site_as_it_was(tiny_project: Path, small_disk: Path) -> None:
    site = small_disk / "site"
    assert build(tiny_project, site).returncode == 0
    before = contents(site)
    free = shutil.disk_usage(small_disk).free
    (small_disk / "filler").write_bytes(b"x" * max(free - 50_000, 0))
    write(tiny_project, "content/index.md", "---\ntitle: 首页\nkind: home\n---\n\n" + "换了字。" * 9000)
    done = build(tiny_project, site)
    assert done.returncode == 1
    assert "文件读写没有成功" in done.stderr
    assert contents(site) == before
    (small_disk / "filler").unlink()
    assert build(tiny_project, site).returncode == 0
    assert "换了字" in (site / "index.html").read_text(encoding="utf-8")


def test_output_that_cannot_be_written_is_said_and_left_alone(tiny_project: Path, small_disk: Path) -> None:
    site = small_disk / "site"
    assert build(tiny_project, site).returncode == 0
    before = contents(site)
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    write(tiny_project, STATION, QINGXI.replace(NAMES[0], NAMES[1]))
    done = build(tiny_project, site)
    assert done.returncode == 1
    assert "文件读写没有成功" in done.stderr
    assert contents(site) == before
