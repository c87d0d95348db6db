"""Is a site written only into a folder that is new, empty or this project's, and is nobody else's file ever taken?"""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from stationbook.build import output
from stationbook.build.output import (
    MARK,
    WAITING,
    Mark,
    OutputRefusedError,
    check_output,
    folder_id,
    mark_content,
    present_files,
    read_mark,
    refuse_taken,
)
from tests.tiny import write


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project in somebody's home, with a site, a release folder, and things that are none of its business."""
    home, project = tmp_path / "home/me", tmp_path / "work/project"
    monkeypatch.setenv("HOME", str(home))
    for name in ("mkdocs.yml", "content/index.md", "data/stations/a.yml", ".git/HEAD", "notes/mine.txt", "README.md"):
        write(project, name, "mine")
    write(project, "site/index.html", "page")
    (project / "site" / MARK).write_bytes(mark_content(project, ["index.html"]))
    write(home, "photos/one.jpg", "mine")
    write(home, "releases/versions.json", "[]")
    write(home, "releases/1.0/release.json", "{}")
    write(home, "releases/1.0/index.html", "page")
    (home / "releases/1.0" / MARK).write_bytes(mark_content(project, ["index.html"]))
    (home / "empty").mkdir()
    (home / "link").symlink_to(project / "data")
    (home / "linked-project").symlink_to(project)
    return project


REFUSED = {
    "the project": (".", "项目本身"),
    "above the project": ("..", "项目在它里面"),
    "a home": ("../../home/me", "您的主文件夹"),
    "above a home": ("../../home", "主文件夹在它里面"),
    "the root": ("/", "磁盘的根"),
    "content": ("content", "项目的 content"),
    "new in data": ("data/new/site", "项目的 data"),
    "a part that is not there": ("overrides/site", "项目的 overrides"),
    "git": (".git", "项目的 .git"),
    "cache": (".cache", "项目的 .cache"),
    "new in the cache": (".cache/other", "项目的 .cache"),
    "a link into the data": ("../../home/me/link", "项目的 data"),
    "the project through a link": ("../../home/me/linked-project", "项目本身"),
    "data through a link": ("../../home/me/linked-project/data/site", "项目的 data"),
    "a file": ("README.md", "这是文件"),
    "releases": ("../../home/me/releases", "已发布的版本"),
    "a release with a mark": ("../../home/me/releases/1.0", "已发布的版本"),
    "a stranger's folder": ("../../home/me/photos", "没有本程序的清单"),
    "own notes": ("notes", "没有本程序的清单"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_folder_that_is_not_for_a_site_is_refused_with_the_reason(project: Path, name: str) -> None:
    folder, reason = REFUSED[name]
    before = sorted(project.parents[2].rglob("*"))
    with pytest.raises(OutputRefusedError, match=f"{reason}.*没有动任何文件.*--site-dir"):
        check_output(project, project / folder)
    assert sorted(project.parents[2].rglob("*")) == before


@pytest.mark.parametrize("folder", ["../../new/deep", "../../home/me/empty", "new", "build/site", ".cache/serve/site"])
def test_new_or_empty_folder_is_given_without_any_file(project: Path, folder: str) -> None:
    assert check_output(project, project / folder) == Mark(folder_id(project), frozenset())


@pytest.mark.parametrize("linked", [".cache", ".cache/release", ".cache/release/site"])
def test_site_of_the_cache_that_a_link_leads_elsewhere_is_refused(project: Path, linked: str) -> None:
    (project.parent / "mine").mkdir()
    shutil.rmtree(project / ".cache", ignore_errors=True)
    (project / linked).parent.mkdir(parents=True, exist_ok=True)
    (project / linked).symlink_to(project.parent / "mine")
    with pytest.raises(OutputRefusedError, match=r"有链接，会写到 \.cache 以外.*请先移走那个链接"):
        check_output(project, project / ".cache/release/site")


@pytest.mark.parametrize("name", ["lost+found", WAITING])
def test_folder_of_a_new_file_system_and_of_a_killed_first_build_count_as_empty(project: Path, name: str) -> None:
    (project / "disk" / name).mkdir(parents=True)
    assert check_output(project, project / "disk").files == frozenset()


def test_own_site_is_given_with_the_files_that_were_written(project: Path) -> None:
    assert check_output(project, project / "site") == Mark(folder_id(project), frozenset({"index.html"}))


def test_own_site_is_known_wherever_it_was_copied_and_after_the_project_moved(project: Path) -> None:
    outside = project.parents[1] / "www"
    (project / "site").rename(outside)
    assert check_output(project, outside).files == frozenset({"index.html"})
    outside.rename(project / "site")
    moved = project.with_name("moved")
    project.rename(moved)
    assert check_output(moved, moved / "site").files == frozenset({"index.html"})


def test_site_of_another_project_is_refused_also_within_this_one(project: Path) -> None:
    other = project / "samples"
    write(other, "mkdocs.yml", "")
    write(other, "site/index.html", "page")
    (other / "site" / MARK).write_bytes(mark_content(other, ["index.html"]))
    with pytest.raises(OutputRefusedError, match="另一个项目"):
        check_output(project, other / "site")
    assert check_output(other, other / "site").files == frozenset({"index.html"})


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"[]",
        b"null",
        b"{}",
        b'{"project": 5}',
        b'{"project": "a", "files": {}}',
        b'{"files": []}',
        b"\xff",
        b"[" * 9999,
        b'{"project": "a", "files": [5]}',
    ],
)
def test_mark_that_the_program_did_not_write_is_none(project: Path, content: bytes) -> None:
    (project / "site" / MARK).write_bytes(content)
    assert read_mark(project / "site") is None
    with pytest.raises(OutputRefusedError, match="没有本程序的清单"):
        check_output(project, project / "site")


def test_mark_that_is_a_link_is_none(project: Path) -> None:
    (project / "site" / MARK).rename(project / "elsewhere")
    (project / "site" / MARK).symlink_to(project / "elsewhere")
    assert read_mark(project / "site") is None


def test_mark_lists_the_files_that_are_there_or_stands_for_all(project: Path) -> None:
    present = ["index.html", "mine"]
    assert check_output(project, project / "site").owned(present) == {"index.html"}
    (project / "site" / MARK).write_bytes(mark_content(project, None))
    assert check_output(project, project / "site").owned(present) == {"index.html", "mine"}


def test_mark_is_the_same_for_two_sites_of_a_project_and_another_for_another_project(project: Path) -> None:
    assert mark_content(project, ["b", "a"]) == mark_content(project / "../project", ["a", "b"])
    assert json.loads(mark_content(project.parent, []))["project"] != folder_id(project)


def test_links_and_folders_that_cannot_be_read_are_named_and_not_entered(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (project / "site/folder").symlink_to(project / "data")
    (project / "site/page").symlink_to(project / "README.md")
    (project / "site/locked").mkdir()
    (project / "site" / WAITING).mkdir()
    real = output.os.scandir  # type: ignore[attr-defined]

    def scandir(path: str) -> object:
        if path.endswith("locked"):
            raise PermissionError(13, "denied")
        return real(path)

    monkeypatch.setattr(output.os, "scandir", scandir)  # type: ignore[attr-defined]
    found = present_files(project / "site")
    assert sorted(found) == ["folder", "index.html", "locked", "page"]
    assert {found[name][0] for name in ("folder", "locked", "page")} == {-1}


IN_THE_WAY: dict[str, Callable[[], tuple[list[str], list[str], str]]] = {
    "the file itself": lambda: (["a/b"], ["a/b"], "a/b"),
    "a file where a folder goes": lambda: (["a/b/c"], ["a"], "a"),
    "a folder with a file of somebody": lambda: (["a"], ["a/b/mine"], "a"),
}


@pytest.mark.parametrize("name", IN_THE_WAY)
def test_file_of_somebody_else_in_the_way_is_named(name: str) -> None:
    names, strangers, found = IN_THE_WAY[name]()
    with pytest.raises(OutputRefusedError, match=f"site/{found} 不是本程序写的.*移走"):
        refuse_taken(Path("site"), names, strangers)


def test_files_of_others_elsewhere_are_in_nobodys_way() -> None:
    refuse_taken(Path("site"), ["a/b", "c"], ["a/mine", "ab", "d/c"])
