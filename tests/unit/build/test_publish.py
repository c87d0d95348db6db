"""Is a release built of the files as they are, while nobody else builds or publishes?"""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from stationbook.build import publish as publishing
from stationbook.build.journal import BusyError, folder_lock
from stationbook.build.output import OutputRefusedError
from stationbook.build.publish import publish
from stationbook.build.release.ours import OURS
from stationbook.build.release.target import PublishRefusedError
from stationbook.build.site import Built
from stationbook.check.report import BuildReport
from tests.conftest import ROOT
from tests.unit.build.released import ON, contents, listed, write_site


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project whose site says what content/words.md says."""
    root = tmp_path / "project"
    (root / "content").mkdir(parents=True)
    (root / "mkdocs.yml").write_text("", encoding="utf-8")
    (root / "content/words.md").write_text("第一版", encoding="utf-8")

    def build(root: Path, site_dir: Path, **_: Any) -> Built:
        write_site(site_dir, (root / "content/words.md").read_text(encoding="utf-8"))
        return Built(site_dir, 3, 5, BuildReport(1, 1, 0, 0, ()))

    monkeypatch.setattr(publishing, "build_site", build)
    return root


def publish_to(target: Path, project: Path, version: str = "2026.1") -> publishing.Published:
    return publish(project, target, version, alias="latest", on=ON, home=project.parent / "home")


def test_what_is_published_is_built_of_the_files_as_they_are_now(project: Path, target: Path) -> None:
    write_site(project / "site", "很久以前")
    publish_to(target, project)
    (project / "content/words.md").write_text("第二版", encoding="utf-8")
    publish_to(target, project, "2026.2")
    pages = [(target / version / "index.html").read_text(encoding="utf-8") for version in ("2026.1", "2026.2")]
    assert ["第一版" in pages[0], "第二版" in pages[1]] == [True, True]


def during(monkeypatch: pytest.MonkeyPatch, act: Callable[[], object]) -> None:
    """Have something happen while the site is built."""
    build = publishing.build_site  # type: ignore[attr-defined]

    def busy(*arguments: Any, **named: Any) -> Built:
        built = build(*arguments, **named)
        act()
        return built

    monkeypatch.setattr(publishing, "build_site", busy)


@pytest.mark.parametrize("name", ["content/words.md", "data/stations/new.yml", "overrides/main.html", "mkdocs.yml"])
def test_a_file_that_changes_while_the_site_is_built_stops_the_release(
    project: Path, target: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    def edit() -> None:
        (project / name).parent.mkdir(parents=True, exist_ok=True)
        (project / name).write_text("改了", encoding="utf-8")

    during(monkeypatch, edit)
    with pytest.raises(PublishRefusedError, match=rf"又有改动.*{name}.*没有发布"):
        publish_to(target, project)
    assert contents(target) == {}


def test_a_file_removed_while_the_site_is_built_stops_the_release(
    project: Path, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    during(monkeypatch, (project / "content/words.md").unlink)
    with pytest.raises(PublishRefusedError, match="又有改动"):
        publish_to(target, project)


@pytest.mark.parametrize("linked", [".cache", ".cache/release", ".cache/release/site"])
def test_nothing_is_written_where_a_link_in_the_cache_leads(project: Path, target: Path, linked: str) -> None:
    mine = project.parent / "mine"
    (mine / "release").mkdir(parents=True)
    (project / linked).parent.mkdir(parents=True, exist_ok=True)
    (project / linked).symlink_to(mine)
    with pytest.raises(OutputRefusedError, match="请先移走那个链接"):
        publish_to(target, project)
    assert [path.name for path in mine.rglob("*")] == ["release"]


def test_an_editors_own_file_does_not_stop_a_release(
    project: Path, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    during(monkeypatch, lambda: (project / "content/.words.md.swp").write_bytes(b"x"))
    publish_to(target, project)
    assert listed(target) == [("2026.1", ["latest"])]


TAKE = """
import sys
from pathlib import Path
from stationbook.build.journal import folder_lock
folder_lock(Path(sys.argv[1])).__enter__()
"""


def test_project_and_releases_are_held_while_the_site_is_built(
    project: Path, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    refused = []

    def try_both() -> None:
        for folder in (project / ".cache", target / OURS):
            done = subprocess.run([sys.executable, "-c", TAKE, folder], cwd=ROOT, capture_output=True, check=False)
            refused.append(b"BusyError" in done.stderr)

    during(monkeypatch, try_both)
    publish_to(target, project)
    assert refused == [True, True]


def test_second_command_on_the_same_releases_is_told_to_wait(project: Path, target: Path) -> None:
    holder = (
        "import sys; from pathlib import Path; from stationbook.build.journal import folder_lock\n"
        "with folder_lock(Path(sys.argv[1])): print('held', flush=True); sys.stdin.read()"
    )
    command = [sys.executable, "-c", holder, str(target / OURS)]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        assert other.stdout
        assert other.stdout.readline() == b"held\n"
        with pytest.raises(BusyError, match=f"另一个命令正在往 {target} 发布"):
            publish_to(target, project)
        other.communicate(b"")
    with folder_lock(target / OURS):
        assert contents(target) == {}
