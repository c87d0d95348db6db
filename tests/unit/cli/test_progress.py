"""What does a command say while somebody waits, and what of it stays?"""

import contextlib
import sys

import pytest

from stationbook.cli.progress import progress


def test_terminal_shows_one_line_that_is_gone_in_the_end_even_of_a_refusal(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    with contextlib.suppress(KeyError), progress("读取") as tick:
        tick()
        raise KeyError
    assert capsys.readouterr().err == "\r读取… 0 秒\r读取… 0 秒\r\033[K"


def test_elsewhere_it_is_one_plain_line(capsys: pytest.CaptureFixture[str]) -> None:
    with progress("读取") as tick:
        tick()
    assert capsys.readouterr().err == "读取…\n"
