"""Does a command that is stopped say so in words and end at once?"""

import os
import signal
import subprocess
import sys
import tomllib

import pytest

from stationbook.processes.stopping import STOPPED, stopped_with
from tests.conftest import ROOT

STAYS = """
import sys
from stationbook.processes.stopping import stopped_with
with stopped_with("已停下。", code=eval(sys.argv[1])):
    try:
        print("ready", flush=True)
        sys.stdin.read()
    finally:
        print("something of its own", flush=True)
"""


LOADS = """
import importlib.abc, os, signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)
class Interrupt(importlib.abc.MetaPathFinder):
    def find_spec(self, name, *rest):
        if name == stops_at:
            os.kill(os.getpid(), signal.SIGINT)
sys.meta_path.insert(0, Interrupt())
stops_at, sys.argv[1:] = sys.argv[1], ["build"]
from stationbook.__main__ import main
sys.exit(main())
"""


@pytest.mark.skipif(os.name == "nt", reason="signals of this kind are not sent here")
@pytest.mark.parametrize("module", ["argparse", "stationbook.cli.build", "stationbook.build.site"])
def test_command_that_is_stopped_while_it_is_still_loading_says_so_too(module: str) -> None:
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "generator")}
    command = [sys.executable, "-c", LOADS, module]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (130, "", f"{STOPPED}\n")
    scripts = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["scripts"]
    assert scripts["stationbook"] == "stationbook.__main__:main"


@pytest.mark.skipif(os.name == "nt", reason="signals of this kind are not sent here")
@pytest.mark.parametrize(
    ("number", "code", "expected"), [("SIGINT", "None", 130), ("SIGTERM", "None", 143), ("SIGINT", "0", 0)]
)
def test_stopped_command_says_so_and_ends_without_a_traceback(number: str, code: str, expected: int) -> None:
    command = [sys.executable, "-c", STAYS, code]
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "generator")}
    running = subprocess.Popen(
        command, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    assert running.stdout
    assert running.stdout.readline() == "ready\n"
    running.send_signal(getattr(signal, number))
    running.wait(60)
    assert (running.returncode, *running.communicate()) == (expected, "", "已停下。\n")


def test_signal_that_is_ignored_stays_ignored_and_others_come_back(monkeypatch: pytest.MonkeyPatch) -> None:
    before = signal.getsignal(signal.SIGTERM)
    monkeypatch.setattr(signal, "getsignal", lambda number: signal.SIG_IGN if number == signal.SIGINT else before)
    at_first = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        with stopped_with("已停下。"):
            os.kill(os.getpid(), signal.SIGINT)
    finally:
        signal.signal(signal.SIGINT, at_first)
    monkeypatch.undo()
    assert signal.getsignal(signal.SIGTERM) is before
