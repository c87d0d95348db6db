"""What does a command say while somebody waits, and what of it stays?"""

import contextlib
import sys
import threading

import pytest

from stationbook.cli import progress as module
from stationbook.cli.progress import progress


def test_terminal_shows_one_line_that_moves_and_is_gone_in_the_end_even_of_a_refusal(
    capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    monkeypatch.setattr(module, "_TICK", 0.001)
    said, before = "", threading.active_count()
    with contextlib.suppress(KeyError), progress("读取"):
        while said.count("\r读取… 0 秒") < 2:
            said += capfd.readouterr().err
        raise KeyError
    assert (said + capfd.readouterr().err).endswith("\r读取… 0 秒\r\033[K")
    assert threading.active_count() == before


def test_elsewhere_it_is_one_plain_line(capsys: pytest.CaptureFixture[str]) -> None:
    with progress("读取"):
        pass
    assert capsys.readouterr().err == "读取…\n"
