"""Does a process end with the one that began it, and take with it what it began itself?"""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from stationbook.build.journal import folder_lock

# A command that reads many files on two processes, and holds a folder meanwhile.
READS = """
import os, sys, time
from pathlib import Path
from stationbook.build.journal import folder_lock
from stationbook.processes import workers
from stationbook.processes.workers import meanwhile, on_processes

def work(shard):
    os.write(1, f"{os.getpid()}\\n".encode())  # in one piece: others write at the same time
    time.sleep(600)

if __name__ == "__main__":
    workers.START = sys.argv[2]
    with folder_lock(Path(sys.argv[1])):
        begun = meanwhile(work, 1) if workers.START == "fork" else None
        list(on_processes(work, [[1], [2]], is_worth=True, workers=2))
"""


@pytest.fixture
def started() -> Iterator[list["subprocess.Popen[str]"]]:
    """Processes that are ended, whatever a test finds."""
    begun: list[subprocess.Popen[str]] = []
    yield begun
    for one in begun:
        one.kill()
        one.wait(60)
        for pipe in (one.stdin, one.stdout):
            if pipe:
                pipe.close()


def start(started: list["subprocess.Popen[str]"], *arguments: str, cwd: Path) -> "subprocess.Popen[str]":
    environment = {**os.environ, "PYTHONPATH": f"{cwd}{os.pathsep}{Path(__file__).parents[3] / 'generator'}"}
    begun = subprocess.Popen(
        [sys.executable, *arguments],
        cwd=cwd,
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        process_group=0,
    )
    started.append(begun)
    return begun


def read_line(process: "subprocess.Popen[str]") -> list[int]:
    assert process.stdout
    return [int(number) for number in process.stdout.readline().split()]


def wait_until_gone(*numbers: int) -> None:
    """Return when these processes are no more; a test that waits for ever has failed."""
    for number in numbers:
        while is_running(number):
            pass


def is_running(number: int) -> bool:
    """Whether a process runs; what has ended and only waits to be asked for its code does not."""
    try:
        return Path(f"/proc/{number}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


pytestmark = pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="no list of processes here")


@pytest.mark.parametrize(("method", "count"), [("fork", 3), ("spawn", 2)])
def test_workers_end_with_a_killed_command_and_do_not_hold_its_folder(
    tmp_path: Path, started: list["subprocess.Popen[str]"], method: str, count: int
) -> None:
    (tmp_path / "reads.py").write_text(READS)
    command = start(started, "reads.py", str(tmp_path / "cache"), method, cwd=tmp_path)
    workers = [number for _ in range(count) for number in read_line(command)]
    assert len(set(workers)) == count
    command.kill()
    command.wait(60)
    with folder_lock(tmp_path / "cache"):
        pass
    wait_until_gone(*workers)
