"""Fixtures of the tests of publishing."""

import os
from pathlib import Path

import pytest

from tests.unit.build.released import write_site


@pytest.fixture(autouse=True)
def _no_wait_for_the_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    """What waits until everything on this machine is on its disk serves a loss of power, which no test makes."""
    monkeypatch.setattr(os, "sync", lambda: None, raising=False)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    write_site(tmp_path / "site")
    return tmp_path / "site"


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "www"
