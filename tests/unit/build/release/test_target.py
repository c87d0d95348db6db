"""Which folders may not hold releases?"""

from collections.abc import Callable
from pathlib import Path

import pytest

from stationbook.build.release.ours import OURS, RELEASE_FILE, mark_text
from stationbook.build.release.target import PublishRefusedError, refuse_target
from stationbook.pages.release import RELEASE_MARK
from tests.tiny import write


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project in a folder of its user's, with the data kept elsewhere."""
    root = tmp_path / "home/me/project"
    for folder in (root / "content", tmp_path / "elsewhere/records"):
        folder.mkdir(parents=True)
    (root / "data").symlink_to(tmp_path / "elsewhere/records")
    return root


@pytest.mark.parametrize(
    ("place", "words"),
    [
        ("home/me/project", "是项目或您的主目录"),
        ("home/me", "是项目或您的主目录"),
        ("home", "是项目或您的主目录"),
        (".", "是项目或您的主目录"),
        ("/", "是项目或您的主目录"),
        ("home/me/project/content", "在项目文件夹里"),
        ("home/me/project/.cache/releases", "在项目文件夹里"),
        ("home/me/project/site", "在项目文件夹里"),
        ("home/me/project/public", "在项目文件夹里"),
        ("elsewhere/records", "在项目文件夹里"),
        ("elsewhere/records/99", "在项目文件夹里"),
    ],
)
def test_project_what_is_above_it_and_what_is_in_it_are_refused(
    root: Path, tmp_path: Path, place: str, words: str
) -> None:
    with pytest.raises(PublishRefusedError, match=words):
        refuse_target(root, tmp_path / place, tmp_path / "home/me")


def test_home_is_refused_wherever_the_project_lies(tmp_path: Path) -> None:
    (tmp_path / "home").mkdir()
    with pytest.raises(PublishRefusedError, match="主目录"):
        refuse_target(tmp_path / "project", tmp_path / "home", tmp_path / "home")


def test_project_is_known_by_any_of_its_names(root: Path, tmp_path: Path) -> None:
    (tmp_path / "other-name").symlink_to(root)
    with pytest.raises(PublishRefusedError, match="在项目文件夹里"):
        refuse_target(root, tmp_path / "other-name/public", tmp_path / "nobody")


@pytest.mark.parametrize("place", ["home/me/www", "srv/www", "elsewhere"])
def test_any_other_folder_will_do_and_nothing_is_written_by_asking(root: Path, tmp_path: Path, place: str) -> None:
    before = sorted(tmp_path.rglob("*"))
    refuse_target(root, tmp_path / place, tmp_path / "home/me")
    assert sorted(tmp_path.rglob("*")) == before


def built(folder: Path) -> None:
    write(folder, "index.html", f"<html>{RELEASE_MARK}</html>")


def released(folder: Path) -> None:
    write(folder, RELEASE_FILE, mark_text("2026.1"))


def a_file(folder: Path) -> None:
    write(folder.parent, folder.name, "x")


def a_link_in_our_place(folder: Path) -> None:
    write(folder, "precious/new/file", "x")
    (folder / OURS).symlink_to(folder / "precious")


@pytest.mark.parametrize(
    ("make", "below", "words"),
    [
        (built, "", "里是生成的网站"),
        (built, "releases", "里是生成的网站"),
        (released, "", "是一个发布的版本.*--to .*/srv"),
        (released, "more", "是一个发布的版本"),
        (a_file, "", "不是文件夹"),
        (a_link_in_our_place, "", "应当是本命令自己的文件夹"),
    ],
)
def test_site_release_and_what_is_no_folder_are_refused(
    root: Path, tmp_path: Path, make: Callable[[Path], None], below: str, words: str
) -> None:
    make(tmp_path / "srv/www")
    with pytest.raises(PublishRefusedError, match=words):
        refuse_target(root, tmp_path / "srv/www" / below, tmp_path / "home/me")
