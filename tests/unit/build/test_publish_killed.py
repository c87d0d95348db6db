"""Is a release whole or absent, whenever the command that publishes it dies?"""

import itertools
import shutil
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from stationbook.build.publish import publish_site
from stationbook.build.release.ours import OURS
from stationbook.build.release.placing import finish
from tests.unit.build.released import below, contents, write_site


class KilledError(BaseException):
    """The command is dead: nothing that it would still do is done."""


def dies_at(step: int, monkeypatch: pytest.MonkeyPatch, act: Callable[[], object]) -> bool:
    """Let everything that changes files work until a step, and nothing from there on. Returns whether it came there."""
    begun = itertools.count()

    def mortal(real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*arguments: Any, **named: Any) -> Any:
            if next(begun) >= step:
                raise KilledError
            return real(*arguments, **named)

        return call

    for name in ("rename", "replace", "unlink", "write_bytes", "write_text", "mkdir"):
        monkeypatch.setattr(Path, name, mortal(getattr(Path, name)))
    monkeypatch.setattr(shutil, "rmtree", mortal(shutil.rmtree))
    try:
        act()
    except KilledError:
        return True
    return False


def test_killed_at_any_step_a_release_is_whole_or_absent_and_the_next_run_completes(
    site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old, new = tmp_path / "old", tmp_path / "new"
    publish_site(site, old, "2026.1", alias="latest")
    shutil.copytree(old, new)
    write_site(site, "新的")
    publish_site(site, new, "2026.2", alias="latest")
    was, will = contents(old), contents(new)
    for step in itertools.count():
        target = tmp_path / f"killed-{step}"
        shutil.copytree(old, target)
        with monkeypatch.context() as patch:
            died = dies_at(step, patch, partial(publish_site, site, target, "2026.2", alias="latest"))
        if not died:
            break
        found = contents(target)
        assert below(found, "2026.1/") == below(was, "2026.1/")
        assert below(found, "2026.2/") in ({}, below(will, "2026.2/")), f"half a release after step {step}"
        assert below(found, "latest/") in ({}, below(was, "latest/"), below(will, "latest/")), step
        if not finish(target):
            publish_site(site, target, "2026.2", alias="latest")
        assert contents(target) == will, step
        assert list((target / OURS).iterdir()) == []
    assert step > 30
