"""Do the README's commands and examples run as written?"""

import re
import shutil
from pathlib import Path

import pytest

from tests.conftest import run_stationbook
from tests.site.test_site_files import broken_links


@pytest.fixture(scope="module")
def readme(root: Path) -> str:
    return (root / "README.md").read_text(encoding="utf-8")


def test_commands_of_make_exist(root: Path, readme: str) -> None:
    targets = set(re.findall(r"^([a-z]+):", (root / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    named = set(re.findall(r"make ([a-z]+)", readme))
    assert {"site", "serve", "test"} <= named
    assert named <= targets


def test_files_that_it_names_exist(root: Path, readme: str) -> None:
    named = re.findall(r"`((?:data|content|generator|overrides|tests)/[\w./-]*)`", readme)
    images = re.findall(r"!\[[^]]*\]\(([^)]+)\)", readme)
    written = {"data/stations/99/990101/qingxi.yml"}
    assert len(named) > 5
    assert [name for name in (*named, *images) if not (root / name).exists() and name not in written] == []


def test_station_of_the_five_steps_passes_the_check(root: Path, readme: str, tmp_path: Path) -> None:
    example = re.search(r"```yaml\n( *id: 990101-qingxi\n.*?)```", readme, re.DOTALL)
    assert example
    lines = example[1].splitlines()
    indent = len(lines[0]) - len(lines[0].lstrip())
    project = tmp_path / "project"
    station = project / "data/stations/99/990101/qingxi.yml"
    station.parent.mkdir(parents=True)
    shutil.copytree(root / "data/divisions", project / "data/divisions")
    shutil.copy(root / "mkdocs.yml", project)
    text = "\n".join(line[indent:] for line in lines) + "\nsample: true\n"
    station.write_text(text, encoding="utf-8")
    done = run_stationbook("check", "data/stations/99/990101/qingxi.yml", cwd=project)
    assert done.returncode == 0, done.stdout + done.stderr


def test_commands_of_a_release_run(tiny_project: Path, readme: str, tmp_path: Path) -> None:
    command = re.search(r"stationbook (publish [\w.]+ --to) /srv/www (--alias \w+)", readme)
    assert command
    done = run_stationbook(*command[1].split(), str(tmp_path / "www"), *command[2].split(), cwd=tiny_project)
    assert done.returncode == 0, done.stdout + done.stderr
    assert (tmp_path / "www/2026.1/index.html").is_file()
    assert (tmp_path / "www/latest/index.html").is_file()


def test_site_for_a_region_comes_about_as_it_is_written(readme: str, tmp_path: Path) -> None:
    section = readme.split("## A site for your region")[1].split("\n## ")[0]
    commands = [line.split() for line in re.findall(r"^    (.+)$", section, re.MULTILINE)]
    assert commands[0] == ["pip", "install", "stationbook-*.whl"]
    folder = tmp_path
    for command, *arguments in commands[1:]:
        if command == "cd":
            folder /= arguments[0]
        else:
            assert command == "stationbook"
            done = run_stationbook(*arguments, cwd=folder)
            assert done.returncode == 0, done.stdout + done.stderr
    assert (folder / "site/index.html").is_file()
    pages = [page for page in (folder / "site").rglob("*.html") if page.name != "404.html"]
    assert broken_links(folder / "site", pages) == []
