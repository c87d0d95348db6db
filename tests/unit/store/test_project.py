"""Does a project that is read with what an earlier command kept still see what must not leave it?"""

import io
import os
from pathlib import Path

import pytest

from stationbook.model.problem import Problem
from stationbook.store.cache import Cache, files_key
from stationbook.store.project import read_project
from tests.builders import ON
from tests.tiny import QINGXI, write

STATION = "data/stations/99/990101/qingxi.yml"


@pytest.fixture
def world(tmp_path: Path) -> Path:
    write(tmp_path, "secrets/id_rsa.yml", QINGXI)
    root = tmp_path / "project"
    divisions = "code,name\n99,示例省\n9901,示例市\n990101,例县\n990101101,清溪镇\n"
    write(root, "data/divisions/sample.csv", divisions)
    write(root, STATION, QINGXI)
    write(root, "content/guide/index.md", "# 页\n")
    assert problems(root) == []
    return root


def problems(root: Path) -> list[Problem]:
    """Read the project as the next command does, which finds what the last one kept."""
    return list(read_project(root, on=ON, cache=Cache(root / ".cache")).problems)


@pytest.mark.parametrize("folder", ["content/guide", "data/policies", "data/stations/99", "overrides/assets"])
@pytest.mark.parametrize("to", ["secrets", "secrets/id_rsa.yml"])
def test_new_link_out_of_the_project_is_seen_once(world: Path, folder: str, to: str) -> None:
    (world / folder).mkdir(parents=True, exist_ok=True)
    link = f"{folder}/leak.yml" if to.endswith(".yml") else f"{folder}/leak"
    (world / link).symlink_to(world.parent / to)
    (problem,) = problems(world)
    assert (problem.path, problem.message) == (link, "这个链接指向项目以外")


def test_link_that_leads_elsewhere_than_before_is_seen(world: Path) -> None:
    link = world / "content/again.md"
    link.symlink_to("guide/index.md")
    assert problems(world) == []
    link.unlink()
    link.symlink_to(write(world.parent, "same.md", "# 页\n"))
    (problem,) = problems(world)
    assert problem.path == "content/again.md"


@pytest.mark.parametrize("name", [STATION, "data/stations/99/new.yml", "data/policies/x.yml", "content/x.md"])
def test_pipe_is_told_and_never_opened(world: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    (world / name).unlink(missing_ok=True)
    (world / name).parent.mkdir(exist_ok=True)
    os.mkfifo(world / name)
    read_bytes = Path.read_bytes

    def reading(path: Path) -> bytes:
        assert path.is_file(), f"{path} would be waited for"
        return read_bytes(path)

    monkeypatch.setattr(Path, "read_bytes", reading)
    monkeypatch.setattr(
        "stationbook.load.files.open", lambda name, mode: io.BytesIO(reading(Path(name))), raising=False
    )
    assert name in {problem.path for problem in problems(world) if "不是普通文件" in problem.message}


def test_key_of_files_tells_a_link_from_the_file_it_leads_to(tmp_path: Path) -> None:
    write(tmp_path, "a", "x")
    before = files_key(tmp_path, ["a"])
    (tmp_path / "a").rename(tmp_path / "b")
    (tmp_path / "a").symlink_to("b")
    assert files_key(tmp_path, ["a"]) != before


@pytest.mark.parametrize(
    ("name", "text", "place"),
    [
        ("data/hotlines.yml", '- {number: "12345", name: 找 138 0013 8000}\n', (1, 27)),
        ("data/divisions/counties.csv", "code,name\n98,问 13800138000\n", (2, 1)),
        ("content/guide/x.md", "# 页\n\n问 13800138000\n", (3, 1)),
        ("content/guide/y.md", '# 页\n\n<p onclick="x()">好</p>\n', (3, 1)),
        ("mkdocs.yml", "site_name: 站\nplugins: [{stationbook: {footer: 问 13800138000}}]\n", (2, 34)),
    ],
)
def test_what_must_not_be_published_is_told_by_place(world: Path, name: str, text: str, place: tuple[int, int]) -> None:
    write(world, name, text)
    (problem,) = problems(world)
    assert (problem.path, (problem.line, problem.column)) == (name, place)


def test_page_with_an_error_is_left_out_and_the_others_stay(world: Path) -> None:
    write(world, "content/guide/x.md", "问 13800138000\n")
    project = read_project(world, on=ON)
    assert set(project.catalogue.written) == {"content/guide/index.md"}
