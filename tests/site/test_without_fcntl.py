"""Does a build hold its folder alone where the system has no ``fcntl``, by a file that says who holds it?"""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.conftest import BUILT_ON, ROOT
from tests.tiny import write

RUN = "import sys; from stationbook.cli import main; sys.exit(main())"
HOLDS = """
import sys
from pathlib import Path
from stationbook.build.journal import folder_lock
with folder_lock(Path(".cache")):
    print("held", flush=True)
    sys.stdin.read()
"""
Start = Callable[..., "subprocess.Popen[str]"]


@pytest.fixture
def start(tiny_project: Path, tmp_path: Path) -> Iterator[Start]:
    """Begin Python in the project, on a system without the module; what is begun ends with the test."""
    write(tmp_path, "system/sitecustomize.py", "import sys\nsys.modules['fcntl'] = None\n")
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(tmp_path / "system"), str(ROOT / "generator")])}
    begun: list[subprocess.Popen[str]] = []

    def start(*arguments: str) -> "subprocess.Popen[str]":
        command = [sys.executable, "-c", *arguments]
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
        begun.append(subprocess.Popen(command, cwd=tiny_project, env=environment, text=True, **pipes))  # type: ignore[call-overload]
        return begun[-1]

    yield start
    for one in begun:
        one.kill()
        one.communicate(timeout=60)


def test_project_is_built_again_but_not_while_another_command_builds(tiny_project: Path, start: Start) -> None:
    def built() -> tuple[int, str]:
        command = start(RUN, "build", "--on", BUILT_ON)
        out, err = command.communicate(timeout=300)
        return command.returncode, out + err

    first = built()
    assert (first[0], "改动" in first[1], "Warning" in first[1]) == (0, True, False), first
    second = built()
    assert (second[0], "与上次相同，没有改动" in second[1]) == (0, True), second
    # The lock is the file itself, and a command that ends takes it away.
    assert not (tiny_project / ".cache/lock").exists()
    holder = start(HOLDS)
    assert holder.stdout
    assert holder.stdout.readline() == "held\n"
    busy = built()
    assert (busy[0] != 0, "另一个命令正在生成这个网站" in busy[1]) == (True, True), busy
    # A killed one leaves it behind, with the number of a process that is no more.
    holder.kill()
    holder.wait(60)
    assert (tiny_project / ".cache/lock").exists()
    after = built()
    assert (after[0], "没有改动" in after[1]) == (0, True), after
