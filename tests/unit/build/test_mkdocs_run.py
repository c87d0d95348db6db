"""Does MkDocs write the site of the project that was read, and is it said in words why it could not?

Whatever goes wrong here is written in a project's own mkdocs.yml, templates and hooks, as people may write it.
"""

import errno
import gc
import logging
import os
import shutil
import tempfile
from datetime import date
from pathlib import Path

import pytest

from stationbook.build.built import BuiltSite
from stationbook.build.given import Given, MkDocsFailedError
from stationbook.build.mkdocs_run import run_mkdocs
from stationbook.build.site import build_site
from stationbook.pages.context import Context
from stationbook.store import project as store_project
from stationbook.store.project import read_project
from tests.conftest import ROOT
from tests.tiny import make_tiny_project, write

ON = date(2026, 11, 23)
HOOK = "import os, pathlib, sys, tempfile\n\ndef on_pre_build(config, **rest):\n    {}\n"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return make_tiny_project(ROOT, tmp_path / "project")


def add(project: Path, lines: str) -> None:
    """Add settings to mkdocs.yml."""
    with (project / "mkdocs.yml").open("a", encoding="utf-8") as file:
        file.write(f"{lines}\n")


def with_hook(project: Path, statement: str) -> None:
    write(project, "hook.py", HOOK.format(statement))
    add(project, "hooks: [hook.py]")


def run(project: Path, *, strict: bool = False) -> BuiltSite:
    stage = project / ".cache/work/stage"
    stage.mkdir(parents=True, exist_ok=True)
    return run_mkdocs(project, stage, Given(read_project(project, on=ON), ON), strict=strict)


def test_full_disk_is_an_error_of_the_system_with_its_file(project: Path) -> None:
    with_hook(project, "raise OSError(28, os.strerror(28), '/a/b.html')")
    with pytest.raises(OSError, match=os.strerror(errno.ENOSPC)) as caught:
        run(project)
    assert (caught.value.errno, caught.value.filename) == (errno.ENOSPC, "/a/b.html")


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ("sys.exit(3)", "SystemExit: 3"),
        ("{}['nothing']", "hook.py.*KeyError: 'nothing'"),
        ("from mkdocs.exceptions import PluginError; raise PluginError('不行')", "^不行$"),
        (
            "from concurrent.futures.process import BrokenProcessPool; raise BrokenProcessPool",
            "被系统结束了，多半是内存不够",
        ),
    ],
)
def test_every_end_without_a_site_has_words(project: Path, statement: str, words: str) -> None:
    with_hook(project, statement)
    with pytest.raises(MkDocsFailedError, match=f"(?s){words}"):
        run(project)


def test_template_that_is_wrong_or_not_there_is_named_and_no_error_of_the_system(project: Path) -> None:
    write(project, "overrides/main.html", '{% extends "nothing.html" %}')
    with pytest.raises(MkDocsFailedError, match=r"nothing\.html"):
        run(project)
    write(project, "overrides/main.html", "{% if %}")
    with pytest.raises(MkDocsFailedError, match="TemplateSyntaxError"):
        run(project)


def test_warning_of_mkdocs_stops_a_strict_run_with_its_words_and_no_other(project: Path) -> None:
    add(project, "nav: [index.md, nothing.md]")
    run(project)
    with pytest.raises(MkDocsFailedError, match=r"'nothing\.md' is included in the 'nav'"):
        run(project, strict=True)


def test_settings_that_mkdocs_refuses_are_told_with_its_words(project: Path) -> None:
    add(project, "extra_css: nothing")
    with pytest.raises(MkDocsFailedError, match="Config value 'extra_css'"):
        run(project)


def test_settings_without_the_plugin_are_refused(project: Path) -> None:
    write(project, "mkdocs.yml", "site_name: x\ndocs_dir: content\ntheme: material\n")
    with pytest.raises(MkDocsFailedError, match="plugins 里没有 stationbook"):
        run(project)


def test_run_works_from_the_projects_folder_and_leaves_the_process_as_it_was(
    project: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    with_hook(project, "pathlib.Path('seen').write_text(tempfile.mkdtemp())")
    add(project, "nav: [index.md, nothing.md]")

    def state() -> tuple[object, ...]:
        logger = logging.getLogger("mkdocs")
        # The theme takes off its own variable.
        environment = {name: value for name, value in os.environ.items() if name != "NO_MKDOCS_2_WARNING"}
        return Path.cwd(), tempfile.gettempdir(), list(logger.handlers), logger.propagate, environment

    before = state()
    run(project)
    assert state() == before
    assert capfd.readouterr() == ("", "")
    assert Path((project / "seen").read_text()).parent == project / ".cache/work/temporary"


def test_nothing_of_a_run_is_held_after_it_and_the_next_one_writes_the_same(project: Path) -> None:
    first = run(project)
    stage = project / ".cache/work/stage"
    kept = {path: path.read_bytes() for path in stage.rglob("*") if path.is_file()}
    shutil.rmtree(stage)
    assert run(project) == first
    assert {path: path.read_bytes() for path in stage.rglob("*") if path.is_file()} == kept
    assert [one for one in gc.get_objects() if isinstance(one, Context)] == []


def test_failed_run_leaves_nothing_for_the_next_one(project: Path) -> None:
    write(project, "overrides/main.html", "{% if %}")
    with pytest.raises(MkDocsFailedError):
        run(project)
    assert [one for one in gc.get_objects() if isinstance(one, Context)] == []
    (project / "overrides/main.html").unlink()
    shutil.copy(ROOT / "overrides/main.html", project / "overrides")
    assert run(project).pages


def test_project_is_read_once_for_a_whole_build(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read, times = store_project._read, []

    def counted(*given: object) -> object:
        times.append(given)
        return read(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(store_project, "_read", counted)
    built = build_site(project, project / "site", on=ON)
    assert (project / "site/stations/990101/qingxi/index.html").exists()
    assert (built.changed > 0, len(times)) == (True, 1)
