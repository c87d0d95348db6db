"""Is every file old or new, whatever happens while it is written?"""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from stationbook.edit import files
from stationbook.edit.files import Change, WriteRefusedError, read_for_edit, write_changes
from tests.conftest import ROOT

A, B, NEW = "data/stations/a.yml", "data/b.yml", "data/stations/99/new.yml"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    for name in (A, B):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(b"old\r\n")
    return tmp_path


def held(project: Path) -> dict[str, bytes]:
    return {path.relative_to(project).as_posix(): path.read_bytes() for path in project.rglob("*") if path.is_file()}


def test_changed_and_new_files_are_written_and_nothing_else_is_left(project: Path) -> None:
    (project / A).chmod(0o640)
    (project / "data/stations/.stationbook-0123456789abcdef.part").write_bytes(b"of a killed command")
    write_changes(project, [Change(A, b"old\r\n", b"1"), Change(NEW, None, b"2"), Change(B, b"old\r\n", b"old\r\n")])
    assert held(project) == {A: b"1", B: b"old\r\n", NEW: b"2"}
    assert (project / A).stat().st_mode & 0o777 == 0o640
    write_changes(project, [Change(B, b"old\r\n", b"3")])
    assert held(project) == {A: b"1", B: b"3", NEW: b"2"}


@pytest.mark.parametrize(
    "change",
    [Change(A, b"other", b"1"), Change(A, None, b"1"), Change(NEW, b"was there", b"1")],
    ids=["changed", "came", "went"],
)
def test_nothing_moves_where_one_file_changed_meanwhile(project: Path, change: Change) -> None:
    before = held(project)
    with pytest.raises(WriteRefusedError):
        write_changes(project, [Change(B, b"old\r\n", b"9"), change])
    assert held(project) == before


@pytest.mark.parametrize(
    "name",
    [
        "../a.yml",
        "data/../../a.yml",
        "/etc/a.yml",
        "mkdocs.yml",
        "data/a.py",
        "data\\a.yml",
        "data/./a.yml",
        "data/.yml/..",
    ],
)
def test_no_other_folder_is_written(project: Path, name: str) -> None:
    with pytest.raises(WriteRefusedError):
        write_changes(project, [Change(name, None, b"1")])
    with pytest.raises(WriteRefusedError):
        read_for_edit(project, name)


def test_no_link_is_followed(project: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    other = tmp_path_factory.mktemp("other")
    (other / "a.yml").write_bytes(b"theirs")
    (project / "data/linked").symlink_to(other)
    (project / "data/file.yml").symlink_to(other / "a.yml")
    (project / "data/inner").symlink_to(project / "data/stations")
    for name in ("data/linked/a.yml", "data/file.yml", "data/linked/new.yml", "data/inner/a.yml"):
        with pytest.raises(WriteRefusedError):
            write_changes(project, [Change(name, b"theirs", b"1")])
    assert (other / "a.yml").read_bytes() == b"theirs"
    assert [one.name for one in other.iterdir()] == ["a.yml"]


def test_full_disk_leaves_every_file_as_it_was(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = held(project)
    real = os.fsync

    def fsync(number: int, seen: list[int] = []) -> None:  # noqa: B006 - counts its calls
        seen.append(number)
        if len(seen) == 2:
            raise OSError(28, "No space left on device")
        real(number)

    monkeypatch.setattr(os, "fsync", fsync)
    with pytest.raises(OSError, match="No space"):
        write_changes(project, [Change(A, b"old\r\n", b"1"), Change(B, b"old\r\n", b"2")])
    assert held(project) == before


KILLED = """
import os, signal, sys
from pathlib import Path
from stationbook.edit.files import Change, write_changes
real, left = Path.replace, [int(sys.argv[2])]
def replace(self, target):
    if not left[0]:
        os.kill(os.getpid(), signal.SIGKILL)
    left[0] -= 1
    return real(self, target)
Path.replace = replace
write_changes(Path(sys.argv[1]), [Change(f"data/{n}.yml", b"old", b"new") for n in range(3)])
"""


@pytest.mark.parametrize("moves", [0, 1, 2])
def test_killed_command_leaves_each_file_old_or_new_and_the_next_writes_the_rest(tmp_path: Path, moves: int) -> None:
    (tmp_path / "data").mkdir()
    for number in range(3):
        (tmp_path / f"data/{number}.yml").write_bytes(b"old")
    done = subprocess.run(
        [sys.executable, "-c", KILLED, str(tmp_path), str(moves)],
        env={**os.environ, "PYTHONPATH": str(ROOT / "generator")},
        check=False,
    )
    assert done.returncode == -signal.SIGKILL
    found = [(tmp_path / f"data/{number}.yml").read_bytes() for number in range(3)]
    assert found == [b"new"] * moves + [b"old"] * (3 - moves)
    write_changes(tmp_path, [Change(f"data/{n}.yml", before, b"new") for n, before in enumerate(found)])
    assert held(tmp_path) == {f"data/{number}.yml": b"new" for number in range(3)}


def test_changed_between_the_looks_is_refused(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = files._write_beside

    def slow(path: Path, beside: Path, content: bytes) -> None:
        (project / A).write_bytes(b"theirs")
        real(path, beside, content)

    monkeypatch.setattr(files, "_write_beside", slow)
    with pytest.raises(WriteRefusedError, match="刚刚被别人改过"):
        write_changes(project, [Change(A, b"old\r\n", b"1")])
    assert held(project) == {A: b"theirs", B: b"old\r\n"}
