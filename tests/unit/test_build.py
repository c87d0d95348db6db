"""How does the site get into its folder, so that a failed build leaves the earlier one untouched?"""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import pytest
from generator import build
from generator.build import BuildFailedError, build_site
from generator.increment import BUILT, BuiltSite, built_key
from generator.journal import BusyError, alone
from generator.model.settings import Settings
from generator.project.memory import Memory
from generator.project.read import read_project

ON = date(2026, 11, 23)


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project whose MkDocs copies content/*.html, or fails when content/broken exists."""
    root = tmp_path / "project"
    (root / "content").mkdir(parents=True)
    (root / "content/index.html").write_text("one", encoding="utf-8")
    runs = []

    def run(root: Path, stage: Path, on: date, *rest: object) -> None:
        runs.append(stage)
        if (root / "content/broken").exists():
            (stage / "index.html").write_text("half", encoding="utf-8")
            raise BuildFailedError("坏了")
        for page in (root / "content").glob("*.html"):
            (stage / page.name).write_bytes(page.read_bytes())
        built = BuiltSite(Settings(), "")
        Memory(stage.parent).remember(BUILT, built_key(root, read_project(root, on=on), serving=False), built)

    monkeypatch.setattr(build, "_run_mkdocs", run)
    monkeypatch.setattr(build, "runs", runs, raising=False)
    return root


def test_failed_build_keeps_the_earlier_site(project: Path) -> None:
    site = project / "site"
    build_site(project, site, on=ON)
    (project / "content/broken").write_text("", encoding="utf-8")
    with pytest.raises(BuildFailedError, match="坏了"):
        build_site(project, site, on=ON)
    assert (site / "index.html").read_text(encoding="utf-8") == "one"
    assert not (project / ".cache/journal.json").exists()


def test_second_build_of_the_same_input_starts_nothing(project: Path) -> None:
    first = build_site(project, project / "site", on=ON)
    second = build_site(project, project / "site", on=ON)
    assert (first.changed, second.changed) == (1, 0)
    assert len(build.runs) == 1  # type: ignore[attr-defined]


def test_another_day_builds_again(project: Path) -> None:
    build_site(project, project / "site", on=ON)
    build_site(project, project / "site", on=date(2026, 11, 24))
    assert len(build.runs) == 2  # type: ignore[attr-defined]


def test_file_missing_from_the_site_is_built_again(project: Path) -> None:
    site = project / "site"
    build_site(project, site, on=ON)
    (site / "index.html").unlink()
    build_site(project, site, on=ON)
    assert (site / "index.html").exists()


def test_unchanged_file_keeps_its_time_and_a_vanished_page_goes(project: Path) -> None:
    site = project / "site"
    (project / "content/old.html").write_text("old", encoding="utf-8")
    build_site(project, site, on=ON)
    before = (site / "index.html").stat().st_mtime_ns
    (project / "content/old.html").unlink()
    (project / "content/new.html").write_text("new", encoding="utf-8")
    built = build_site(project, site, on=ON)
    assert sorted(p.name for p in site.iterdir()) == ["index.html", "new.html"]
    assert (site / "index.html").stat().st_mtime_ns == before
    assert built.changed == 2


@pytest.mark.parametrize(
    "damage", [lambda kept: b"", lambda kept: kept[:-9], lambda kept: kept[:50] + b"x" + kept[51:]]
)
@pytest.mark.parametrize("name", [BUILT, "rest"])
def test_broken_cache_is_ignored_not_trusted(project: Path, name: str, damage: Callable[[bytes], bytes]) -> None:
    build_site(project, project / "site", on=ON)
    kept = project / ".cache" / name
    kept.write_bytes(damage(kept.read_bytes()))
    assert build_site(project, project / "site", on=ON).changed == 0
    assert len(build.runs) == (2 if name == BUILT else 1)  # type: ignore[attr-defined]


def test_two_builds_at_once_are_refused_in_words(project: Path) -> None:
    with alone(project / ".cache"), ThreadPoolExecutor(1) as other:
        with pytest.raises(BusyError, match="另一个命令"):
            other.submit(build_site, project, project / "site", on=ON).result()
        build_site(project, project / "site", on=ON)
