"""Does a build that is killed, or meets a full or locked disk, leave every file old or new?"""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from stationbook.build.output import MARK
from tests.conftest import BUILT_ON, ROOT, run_stationbook
from tests.tiny import QINGXI, write

STATION = "data/stations/99/990101/qingxi.yml"
NAMES = ("清溪镇社会工作服务站", "清溪镇甲站")
COMMAND = [sys.executable, "-c", "import sys; from stationbook.cli import main; sys.exit(main())", "build"]


def contents(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def build(project: Path, site: Path) -> "subprocess.CompletedProcess[str]":
    return run_stationbook("build", "--on", BUILT_ON, "--site-dir", str(site), cwd=project)


def has_begun(project: Path) -> bool:
    return any((project / ".cache").glob("work-*"))


def renders(project: Path) -> bool:
    return any((project / ".cache").glob("work-*/stage/assets"))


def has_rendered(project: Path) -> bool:
    return any((project / ".cache").glob("work-*/stage/offline/*.json"))


KILLS: list[tuple[signal.Signals, bool, Callable[[Path], bool]]] = [
    (signal.SIGKILL, False, renders),
    (signal.SIGKILL, True, has_begun),
    (signal.SIGTERM, False, has_rendered),
    (signal.SIGINT, True, renders),
]


def test_after_a_kill_of_any_kind_every_file_is_old_or_new_and_the_next_build_is_right(
    tiny_project: Path, tmp_path: Path
) -> None:
    site, versions = tiny_project / "site", []
    for name in NAMES:
        write(tiny_project, STATION, QINGXI.replace(NAMES[0], name))
        assert build(tiny_project, tmp_path / name).returncode == 0
        versions.append(contents(tmp_path / name))
    for number, (kind, of_group, moment) in enumerate(KILLS):
        is_first = number % 2 == 0
        if is_first:
            shutil.rmtree(site, ignore_errors=True)
        shutil.rmtree(tiny_project / ".cache", ignore_errors=True)
        version = versions[number % 2]
        write(tiny_project, STATION, QINGXI.replace(NAMES[0], NAMES[number % 2]))
        running = subprocess.Popen(
            [*COMMAND, "--on", BUILT_ON, "--site-dir", str(site)],
            cwd=tiny_project,
            env={**os.environ, "PYTHONPATH": str(ROOT / "generator")},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )
        while not moment(tiny_project):
            assert running.poll() is None, "the build ended before it was killed"
        (os.killpg if of_group else os.kill)(running.pid, kind)
        # The output ends when nobody can write to it any more: the workers are gone as well.
        said, _ = running.communicate(timeout=60)
        assert running.returncode == (-kind if kind is signal.SIGKILL else 128 + kind)
        assert "Traceback" not in said
        assert kind is signal.SIGKILL or "已停下" in said
        for name, content in contents(site).items():
            assert name.startswith(MARK) or content in (versions[0].get(name), versions[1].get(name)), name
        done = build(tiny_project, site)
        assert done.returncode == 0, done.stderr
        assert contents(site) == version
        assert not has_begun(tiny_project)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 12 MB, where one may be made."""
    disk = tmp_path / "disk"
    mount(disk, "12m")
    try:
        yield disk
    finally:
        subprocess.run(["umount", str(disk)], check=False)


def mount(folder: Path, size: str) -> None:
    folder.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder)]
    if subprocess.run(command, capture_output=True, check=False).returncode:
        pytest.skip("this user cannot mount a small disk")


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


def test_site_that_is_a_mount_point_is_built_and_brought_up_to_date(tiny_project: Path, small_disk: Path) -> None:
    beside = sorted(small_disk.parent.iterdir())
    assert build(tiny_project, small_disk).returncode == 0
    write(tiny_project, STATION, QINGXI.replace(NAMES[0], NAMES[1]))
    done = build(tiny_project, small_disk)
    assert done.returncode == 0, done.stderr
    assert NAMES[1] in (small_disk / "stations/990101/qingxi/index.html").read_text(encoding="utf-8")
    assert sorted(small_disk.parent.iterdir()) == beside
    assert [path.name for path in small_disk.iterdir() if path.name.startswith(".")] == [MARK]


def test_cache_on_a_full_disk_is_told_with_the_reason(tiny_project: Path) -> None:
    mount(tiny_project / ".cache", "2m")
    try:
        done = build(tiny_project, tiny_project / "site")
        assert done.returncode == 1
        assert "文件读写没有成功：磁盘满了" in done.stderr
        assert not (tiny_project / "site").exists()
    finally:
        subprocess.run(["umount", str(tiny_project / ".cache")], check=False)
    done = build(tiny_project, tiny_project / "site")
    assert done.returncode == 0, done.stderr
