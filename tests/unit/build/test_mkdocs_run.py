"""Is it said in words why MkDocs wrote no site, and is this process left as it was?"""

import errno
import logging
import os
import tempfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from mkdocs.exceptions import Abort, PluginError

from stationbook.build import mkdocs_run
from stationbook.build.built import BuiltSite
from stationbook.build.given import Given, MkDocsFailedError
from stationbook.build.mkdocs_run import PLUGIN, run_mkdocs
from stationbook.model.settings import Settings

LOG = logging.getLogger("mkdocs.commands.build")


class Plugins(dict[str, Any]):
    """Plugins of a configuration, which are told when a run begins and ends."""

    def on_startup(self, **_: object) -> None:
        """Nothing to do."""

    on_shutdown = on_startup


def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, build: Callable[[Any], None]) -> BuiltSite:
    """Run a function in the place of MkDocs' own build."""
    plugin = SimpleNamespace(given=None)
    config = SimpleNamespace(plugins=Plugins({PLUGIN: plugin}))
    monkeypatch.setattr(mkdocs_run, "load_config", lambda *_, **__: config)
    monkeypatch.setattr(mkdocs_run, "build", lambda _: build(plugin.given))
    (tmp_path / "stage").mkdir()
    given = Given(project=None, on=date(2026, 11, 23))  # type: ignore[arg-type]
    return run_mkdocs(tmp_path, tmp_path / "stage", given, strict=False)


def raising(error: BaseException, *said: str) -> Callable[[Any], None]:
    def build(given: Given) -> None:
        for words in said:
            LOG.error(words)
        raise error

    return build


def test_full_disk_is_an_error_of_the_system_with_its_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    full = OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), "/a/b.html")
    with pytest.raises(OSError, match=os.strerror(errno.ENOSPC)) as caught:
        run(tmp_path, monkeypatch, raising(full))
    assert (caught.value.errno, caught.value.filename) == (errno.ENOSPC, "/a/b.html")


@pytest.mark.parametrize(
    ("build", "words"),
    [
        (raising(Abort("Aborted with a BuildError!"), "模板坏了"), "^模板坏了$"),
        (raising(Abort("Aborted with 1 warnings in strict mode!")), "^Aborted with 1 warnings"),
        (raising(PluginError("别的插件")), "别的插件"),
        (raising(KeyError("x"), "页面坏了"), "页面坏了\nKeyError: 'x'"),
        (lambda given: None, "没有把网站写完"),
    ],
)
def test_every_end_without_a_site_has_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, build: Callable[[Any], None], words: str
) -> None:
    with pytest.raises(MkDocsFailedError, match=words):
        run(tmp_path, monkeypatch, build)


def test_project_without_the_plugin_is_told_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mkdocs_run, "PLUGIN", "another")
    with pytest.raises(MkDocsFailedError, match="plugins 里没有 another"):
        run(tmp_path, monkeypatch, lambda given: None)


def test_what_a_library_writes_elsewhere_lies_beside_the_stage_and_nothing_stays_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    made = BuiltSite(Settings(), "https://example.org/")
    logger = logging.getLogger("mkdocs")
    before = tempfile.tempdir, logger.level, logger.propagate, list(logger.handlers)

    def build(given: Given) -> None:
        Path(tempfile.mkstemp()[1]).write_text("x", encoding="utf-8")
        LOG.warning("一个提醒")
        given.built = made

    assert run(tmp_path, monkeypatch, build) is made
    assert [path.read_text(encoding="utf-8") for path in (tmp_path / "temporary").iterdir()] == ["x"]
    assert (tempfile.tempdir, logger.level, logger.propagate, list(logger.handlers)) == before
    assert capfd.readouterr().err == ""
