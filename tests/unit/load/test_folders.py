"""Is only what really lies in a folder found, and every way out of it told?"""

import os
from pathlib import Path

import pytest

from stationbook.load.files import FileRefusedError, read_text
from stationbook.load.folders import Folder, files_below
from stationbook.load.theme import load_theme
from tests.tiny import write


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with a page, beside a folder of someone's secrets."""
    write(tmp_path, "secrets/id_rsa", "KEY")
    write(tmp_path, "project/content/guide/index.md", "# 页")
    write(tmp_path, "project/data/hotlines.yml", "[]")
    return tmp_path / "project"


def link(project: Path, name: str, to: str | Path) -> None:
    (project / name).parent.mkdir(parents=True, exist_ok=True)
    (project / name).symlink_to(to)


def told(found: Folder) -> list[tuple[str, str, bool]]:
    return [(problem.path, problem.message, problem.stops_all) for problem in found.problems]


def test_files_are_found_sorted_and_nothing_is_told_of_a_plain_folder(project: Path) -> None:
    write(project, "content/about.md", "# 关于")
    assert files_below(project, "content") == Folder(("content/about.md", "content/guide/index.md"), ())
    assert files_below(project, "nowhere") == Folder((), ())


def test_link_to_a_file_outside_is_told_and_not_followed(project: Path) -> None:
    link(project, "content/guide/photo.png", "/etc/hostname")
    found = files_below(project, "content")
    assert found.files == ("content/guide/index.md",)
    assert told(found) == [("content/guide/photo.png", "这个链接指向项目以外", False)]


def test_linked_folder_outside_stops_everything_for_mkdocs_would_walk_into_it(project: Path) -> None:
    link(project, "content/guide/leak", project.parent / "secrets")
    found = files_below(project, "content")
    assert found.files == ("content/guide/index.md",)
    assert told(found) == [("content/guide/leak", "这个链接指向项目以外", True)]


def test_circle_of_folders_is_told_and_not_walked(project: Path) -> None:
    link(project, "content/guide/round", "..")
    ((path, words, stops_all),) = told(files_below(project, "content"))
    assert (path, stops_all) == ("content/guide/round", True)
    assert "不会跟进去" in words


def test_link_within_its_folder_is_a_file_and_one_to_elsewhere_in_the_project_is_none(project: Path) -> None:
    write(project, ".env", "TOKEN=1")
    link(project, "content/again.md", "guide/index.md")
    link(project, "content/leak.md", "../.env")
    found = files_below(project, "content")
    assert found.files == ("content/again.md", "content/guide/index.md")
    assert told(found) == [("content/leak.md", "这个链接指向 content 以外", False)]


def test_folder_that_is_a_link_itself_holds_nothing(project: Path) -> None:
    (project / "content").rename(project.parent / "elsewhere")
    link(project, "content", project.parent / "elsewhere")
    assert told(files_below(project, "content")) == [("content", "这个链接指向项目以外", True)]


def test_folder_left_to_another_reader_is_passed_over(project: Path) -> None:
    write(project, "data/stations/99/x.yml", "id: x")
    assert files_below(project, "data", passing="data/stations").files == ("data/hotlines.yml",)


def test_folder_that_cannot_be_opened_is_told(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.scandir

    def refuse(path: Path) -> object:
        if path.name == "guide":
            raise PermissionError(13, "Permission denied")
        return real(path)

    monkeypatch.setattr("stationbook.load.folders.os.scandir", refuse)
    assert told(files_below(project, "content")) == [("content/guide", "文件夹打不开：Permission denied", False)]


@pytest.mark.parametrize("name", ["content/guide/pipe.md", "content/pipe.png"])
def test_pipe_is_told_and_not_waited_for(project: Path, name: str) -> None:
    os.mkfifo(project / name)
    found = files_below(project, "content")
    assert found.files == ("content/guide/index.md",)
    assert [path for path, words, _ in told(found) if "不是普通文件" in words] == [name]


def test_pipe_and_device_are_refused_where_a_text_is_read(project: Path) -> None:
    os.mkfifo(project / "data/pipe.yml")
    link(project, "data/link.yml", "pipe.yml")
    for name in ("data/pipe.yml", "data/link.yml"):
        with pytest.raises(FileRefusedError, match="不是普通文件"):
            read_text(project, project / name)


def test_theme_carries_styles_scripts_and_pictures_and_tells_of_the_rest(project: Path) -> None:
    ours = ("overrides/assets/a.css", "overrides/assets/b.mjs", "overrides/assets/c.svg", "overrides/main.html")
    for name in (*ours, "overrides/assets/.DS_Store", "overrides/assets/clients.xlsx"):
        write(project, name, "x")
    link(project, "overrides/assets/leak.png", project.parent / "secrets/id_rsa")
    found = load_theme(project)
    assert found.files == ours
    assert [path for path, *_ in told(found)] == ["overrides/assets/leak.png", "overrides/assets/clients.xlsx"]
