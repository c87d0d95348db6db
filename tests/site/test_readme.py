"""Do the README's commands and examples run as written?"""

import re
import shutil
from pathlib import Path

import pytest

from tests.conftest import BUILT_ON, run_stationbook
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


def test_fork_with_the_named_folders_deleted_is_sound_and_every_link_leads_somewhere(
    root: Path, readme: str, tmp_path: Path
) -> None:
    (step,) = re.findall(r"^1\. Delete (.*?)^2\. ", readme, re.MULTILINE | re.DOTALL)
    named = re.findall(r"`(data/\w+)/`", step)
    assert len(named) >= 3
    fork = tmp_path / "fork"
    for folder in ("content", "data", "overrides"):
        shutil.copytree(root / folder, fork / folder, ignore=shutil.ignore_patterns(*(Path(one).name for one in named)))
    shutil.copy(root / "mkdocs.yml", fork)
    assert not any((fork / one).exists() for one in named)
    checked = run_stationbook("check", "--on", BUILT_ON, cwd=fork)
    assert "没有问题" in checked.stdout, checked.stdout
    built = run_stationbook("build", "--strict", "--on", BUILT_ON, cwd=fork)
    assert built.returncode == 0, built.stdout + built.stderr
    pages = [page for page in (fork / "site").rglob("*.html") if page.name != "404.html"]
    assert broken_links(fork / "site", pages) == []
    assert "和平镇社工站" not in (fork / "site/index.html").read_text(encoding="utf-8")
