"""How does the site get into its folder, so that a failed build leaves the earlier one untouched?"""

import os
import shutil
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from stationbook.build import folder as site_folder
from stationbook.build import mkdocs_run
from stationbook.build import site as build
from stationbook.build.built import BUILT, BuiltSite
from stationbook.build.given import Given, MkDocsFailedError
from stationbook.build.journal import BusyError, folder_lock
from stationbook.build.output import MARK, OutputRefusedError
from stationbook.build.site import BuildFailedError, Options, build_site
from stationbook.cli.build import print_remarks
from stationbook.model.settings import Settings

ON = date(2026, 11, 23)


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project whose MkDocs copies content/*.html, or fails when content/broken exists."""
    root = tmp_path / "project"
    (root / "content").mkdir(parents=True)
    (root / "content/index.html").write_text("one", encoding="utf-8")
    runs: list[Path] = []
    deep: list[str] = []

    def run(root: Path, stage: Path, given: Given, *, strict: bool) -> BuiltSite:
        runs.append(stage)
        if (root / "content/broken").exists():
            (stage / "index.html").write_text("half", encoding="utf-8")
            raise MkDocsFailedError("坏了")
        for page in (root / "content").glob("*.html"):
            (stage / page.name).write_bytes(page.read_bytes())
        for name in deep:
            put(stage / name, "deep")
        return BuiltSite(Settings(), "")

    monkeypatch.setattr(mkdocs_run, "run_mkdocs", run)
    monkeypatch.setattr(build, "runs", runs, raising=False)
    monkeypatch.setattr(build, "deep", deep, raising=False)
    return root


def test_failed_build_keeps_the_earlier_site(project: Path) -> None:
    site = project / "site"
    build_site(project, site, on=ON)
    (project / "content/broken").write_text("", encoding="utf-8")
    with pytest.raises(BuildFailedError, match="坏了"):
        build_site(project, site, on=ON)
    assert (site / "index.html").read_text(encoding="utf-8") == "one"
    assert not [path for path in (project / ".cache").iterdir() if path.name.startswith(("journal", "work"))]


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
    assert sorted(p.name for p in site.iterdir()) == [MARK, "index.html", "new.html"]
    assert (site / "index.html").stat().st_mtime_ns == before
    assert built.changed == 2


@pytest.mark.parametrize(
    "damage", [lambda kept: b"", lambda kept: kept[:-9], lambda kept: kept[:50] + b"x" + kept[51:]]
)
@pytest.mark.parametrize("name", [BUILT, "rest"])
def test_broken_cache_is_ignored_not_trusted(project: Path, name: str, damage: Callable[[bytes], bytes]) -> None:
    build_site(project, project / "site", on=ON)
    (kept,) = (project / ".cache").glob(f"{name}*")
    kept.write_bytes(damage(kept.read_bytes()))
    assert build_site(project, project / "site", on=ON).changed == 0
    assert len(build.runs) == (2 if name == BUILT else 1)  # type: ignore[attr-defined]


def test_two_builds_at_once_are_refused_in_words(project: Path) -> None:
    with folder_lock(project / ".cache"), ThreadPoolExecutor(1) as other:
        with pytest.raises(BusyError, match="另一个命令"):
            other.submit(build_site, project, project / "site", on=ON).result()
        build_site(project, project / "site", on=ON)


def put(path: Path, words: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(words, encoding="utf-8")
    return path


def test_project_that_is_named_as_its_own_site_is_refused_and_nothing_is_touched(project: Path) -> None:
    before = sorted(project.parent.rglob("*"))
    for folder in (project, project.parent, project / "content", project / "content/new", project / ".git"):
        with pytest.raises(OutputRefusedError, match="没有动任何文件"):
            build_site(project, folder, on=ON)
    assert sorted(project.parent.rglob("*")) == before


def test_first_build_that_was_cut_short_is_never_taken_for_finished(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(*rest: object, **named: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(site_folder, "commit", killed)
        with pytest.raises(KeyboardInterrupt):
            build_site(project, project / "site", on=ON)
    for folder in (project / "site", tmp_path / "another"):
        folder.mkdir(exist_ok=True)
        assert build_site(project, folder, on=ON).changed == 1
        assert (folder / "index.html").read_text(encoding="utf-8") == "one"


def test_two_folders_have_memories_of_their_own(project: Path, tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    build_site(project, one, on=ON)
    shutil.copytree(one, other)
    put(project / "content/index.html", "two")
    assert [build_site(project, folder, on=ON).changed for folder in (one, other, one, other)] == [1, 1, 0, 0]
    assert (other / "index.html").read_text(encoding="utf-8") == "two"


def set_back(page: Path, words: str) -> None:
    """Change a file in its place and set its time back."""
    before = page.stat()
    page.write_text(words, encoding="utf-8")
    os.utime(page, ns=(before.st_atime_ns, before.st_mtime_ns))


def swap(page: Path, words: str) -> None:
    """Put another file in the place of one, with the same time."""
    put(page.with_name("other"), words)
    shutil.copystat(page, page.with_name("other"))
    page.with_name("other").replace(page)


def link(page: Path, words: str) -> None:
    """Put a link to somebody's file in the place of one."""
    target = put(page.parent.parent / "linked", words)
    page.unlink()
    page.symlink_to(target)


@pytest.mark.parametrize("change", [set_back, swap, link])
def test_file_of_the_site_that_was_changed_by_hand_is_put_right(
    project: Path, change: Callable[[Path, str], None]
) -> None:
    page = project / "site/index.html"
    build_site(project, project / "site", on=ON)
    change(page, "own")
    assert build_site(project, project / "site", on=ON).changed == 1
    assert not page.is_symlink()
    assert page.read_text(encoding="utf-8") == "one"
    assert change is not link or (project / "linked").read_text(encoding="utf-8") == "own"


def test_verify_compares_by_content_what_looks_unchanged(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = project / "site/index.html"
    build_site(project, project / "site", on=ON)
    monkeypatch.setattr(site_folder.SiteFolder, "is_as", lambda *_: True)
    set_back(page, "bad")
    assert build_site(project, project / "site", on=ON).changed == 0
    assert build_site(project, project / "site", on=ON, options=Options(verify=True)).changed == 1
    assert page.read_text(encoding="utf-8") == "one"


def test_file_of_somebody_else_in_the_site_stays_and_is_named(project: Path) -> None:
    build_site(project, project / "site", on=ON)
    put(project / "site/CNAME", "example.org")
    put(project / "site/old/mine.html", "mine")
    for _ in range(2):
        built = build_site(project, project / "site", on=ON)
        assert (built.changed, built.strangers) == (0, ("CNAME", "old/mine.html"))
    assert len(build.runs) == 1  # type: ignore[attr-defined]
    put(project / "content/index.html", "two")
    assert build_site(project, project / "site", on=ON).changed == 1
    assert (project / "site/CNAME").read_text(encoding="utf-8") == "example.org"


def test_file_of_somebody_else_where_the_site_needs_the_place_is_refused(project: Path) -> None:
    build_site(project, project / "site", on=ON)
    mine = put(project / "site/new.html", "mine")
    put(project / "content/new.html", "new")
    put(project / "content/index.html", "two")
    with pytest.raises(OutputRefusedError, match=r"new\.html 不是本程序写的.*请先把它移走"):
        build_site(project, project / "site", on=ON)
    assert mine.read_text(encoding="utf-8") == "mine"
    assert (project / "site/index.html").read_text(encoding="utf-8") == "one"
    mine.unlink()
    assert build_site(project, project / "site", on=ON).changed == 2


def test_link_in_the_site_is_never_followed(project: Path, tmp_path: Path) -> None:
    build_site(project, project / "site", on=ON)
    (tmp_path / "mine").mkdir()
    (project / "site/folder").symlink_to(tmp_path / "mine")
    build.deep.append("folder/page.html")  # type: ignore[attr-defined]
    put(project / "content/index.html", "two")
    with pytest.raises(OutputRefusedError, match="folder 不是本程序写的"):
        build_site(project, project / "site", on=ON)
    assert list((tmp_path / "mine").iterdir()) == []


@pytest.mark.parametrize("spoil", ["a file", "a link", "a folder in the way of the lock"])
def test_cache_that_cannot_be_used_is_done_without_and_the_reason_is_told(
    project: Path, tmp_path: Path, spoil: str
) -> None:
    cache = project / ".cache"
    if spoil == "a file":
        cache.write_text("mine", encoding="utf-8")
    elif spoil == "a link":
        (tmp_path / "mine/stage").mkdir(parents=True)
        cache.symlink_to(tmp_path / "mine")
    else:
        (cache / "lock").mkdir(parents=True)
    built = build_site(project, project / "site", on=ON)
    assert built.cacheless
    assert (project / "site/index.html").read_text(encoding="utf-8") == "one"
    assert spoil != "a file" or cache.read_text(encoding="utf-8") == "mine"
    assert spoil != "a link" or [path.name for path in (tmp_path / "mine").rglob("*")] == ["stage"]


def test_folder_in_the_place_of_what_is_kept_stops_nothing_and_stays(project: Path) -> None:
    build_site(project, project / "site", on=ON)
    for kept in [path for path in (project / ".cache").iterdir() if path.name != "lock"]:
        kept.unlink()
        put(kept / "mine", "mine")
    put(project / ".cache/built/mine", "mine")
    assert build_site(project, project / "site", on=ON).changed == 0
    assert (project / ".cache/built/mine").exists()


@pytest.mark.skipif(os.name == "nt", reason="no umask here")
def test_umask_is_respected(project: Path) -> None:
    before = os.umask(0o077)
    try:
        build_site(project, project / "site", on=ON)
    finally:
        os.umask(before)
    assert {path.stat().st_mode & 0o077 for path in (project / "site", *(project / "site").rglob("*"))} == {0}


def test_site_that_others_cannot_read_and_files_of_others_are_told(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    built = build_site(project, project / "site", on=ON)
    print_remarks(built)
    assert capsys.readouterr().err == ""
    (project / "site").chmod(0o700)
    print_remarks(replace(built, strangers=tuple("abcdef"), cacheless="只能读"))
    said = capsys.readouterr().err.splitlines()
    assert "a、b、c、d、e 等 6 个文件不是本程序写的，没有动" in said[0]
    assert "缓存文件夹 .cache 用不了（只能读）" in said[1]
    assert "网页服务器如果由别的用户运行，就读不到" in said[2]
    assert said[2].endswith(f"chmod -R a+rX {project / 'site'}")
