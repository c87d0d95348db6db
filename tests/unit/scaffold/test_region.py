"""Is the project that a region gets sound from the first day, whatever the region and whoever runs it?"""

import json
import re
import shlex
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from stationbook.cli import main
from stationbook.exports.schemas import editor_schemas, schema_path
from stationbook.load.divisions import load_divisions
from stationbook.load.tree import Tree
from stationbook.model.division import Divisions
from stationbook.scaffold.answers import new_site
from stationbook.scaffold.region import MODEL_TEXTS, SAMPLES, write_region
from stationbook.store.project import read_project
from tests.builders import ON
from tests.conftest import ROOT
from tests.repository import commit, git, replaced

NAMES = {"name": "某某“社工站”: #1", "publisher": "某某局", "contact": "0859-3221234"}


@pytest.fixture(scope="module")
def divisions() -> Divisions:
    return load_divisions(Tree(ROOT)).divisions


def made(target: Path, divisions: Divisions, *, samples: bool = False, **given: str) -> list[str]:
    site = new_site({"kind": "department", **NAMES, **given}, divisions, None, with_samples=samples)
    return write_region(target, site, divisions, ROOT)


@pytest.mark.parametrize(
    ("division", "kind", "samples"),
    [
        ("5223", "department", False),
        ("522301", "organisation", False),
        ("52", "department", True),
        ("11", "individual", False),
        ("4419", "department", True),
        ("4604", "individual", True),
    ],
)
def test_project_has_no_problem(
    tmp_path: Path, divisions: Divisions, division: str, kind: str, *, samples: bool
) -> None:
    made(tmp_path / "made", divisions, division=division, kind=kind, samples=samples, site_url="https://example.org")
    project = read_project(tmp_path / "made", on=ON)
    assert [str(one) for one in project.problems] == []
    assert division in project.catalogue.divisions
    assert bool(len(project.catalogue.stations)) == samples
    assert {f"stationbook/{one.rsplit('/', 1)[1]}" for one in MODEL_TEXTS} <= project.catalogue.standards.keys()


def test_editor_finds_the_schemas_that_a_build_makes(tmp_path: Path, divisions: Divisions) -> None:
    files = made(tmp_path / "made", divisions, division="5223")
    settings = json.loads((tmp_path / "made/.vscode/settings.json").read_text(encoding="utf-8"))
    assert settings["yaml.schemas"] == editor_schemas()
    name = "data/regions/5223.yml"
    assert name in files
    line = (tmp_path / "made" / name).read_text(encoding="utf-8").splitlines()[0]
    schema = (tmp_path / "made" / name).parent / line.removeprefix("# yaml-language-server: $schema=")
    assert schema.resolve() == (tmp_path / "made/site" / schema_path("region")).resolve()


def test_every_setting_that_is_written_as_a_comment_is_right_too(tmp_path: Path, divisions: Divisions) -> None:
    made(tmp_path / "made", divisions, division="5223")
    path = tmp_path / "made/mkdocs.yml"
    commented = re.compile(
        r"^      # (?=(?:footer|logo|colour|searches|icp|police|repository|basemap): ?|  \w)", re.MULTILINE
    )
    text, count = commented.subn("      ", path.read_text(encoding="utf-8"))
    assert count == 11
    path.write_text(text, encoding="utf-8")
    (tmp_path / "made/content/images").mkdir()
    (tmp_path / "made/content/images/logo.png").write_bytes(b"picture")
    assert [str(one) for one in read_project(tmp_path / "made", on=ON).problems] == []


def test_words_fit_who_runs_the_site(tmp_path: Path, divisions: Divisions) -> None:
    for kind in ("department", "organisation", "individual"):
        made(tmp_path / kind, divisions, division="5223", kind=kind)
        about = (tmp_path / kind / "content/about.md").read_text(encoding="utf-8")
        assert ("不是政府网站" in about) == (kind != "department")
        assert ("个人制作" in about) == (kind == "individual")
        assert "示例" not in about


def test_every_county_has_its_folder_its_line_for_owners_and_its_row(tmp_path: Path, divisions: Divisions) -> None:
    files = made(tmp_path / "made", divisions, division="5223")
    folder = "data/stations/52/522301"
    assert f"{folder}/.gitkeep" in files
    for name in (".github/CODEOWNERS", "data/stations/README.md"):
        assert folder in (tmp_path / "made" / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", [".github/workflows/site.yml", ".gitlab-ci.yml", "data/regions/5223.yml"])
def test_other_files_are_yaml(tmp_path: Path, divisions: Divisions, name: str) -> None:
    made(tmp_path / "made", divisions, division="5223")
    assert yaml.safe_load((tmp_path / "made" / name).read_text(encoding="utf-8"))


def test_wheel_carries_what_is_copied() -> None:
    wheel = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["hatch"]["build"]["targets"]
    carried = wheel["wheel"]["force-include"]
    for name in (*MODEL_TEXTS, *SAMPLES):
        (source,) = (one for one in carried if name == one or name.startswith(f"{one}/"))
        assert carried[source] == f"stationbook/layer/{source}"
        assert (ROOT / name).exists()


def test_folder_that_holds_something_is_refused_and_left_alone(tmp_path: Path, divisions: Divisions) -> None:
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")
    for target in (tmp_path, tmp_path / "mine.txt"):
        with pytest.raises(FileExistsError):
            made(target, divisions, division="5223")
    assert [one.name for one in tmp_path.iterdir()] == ["mine.txt"]
    (tmp_path / "empty").mkdir()
    assert made(tmp_path / "empty", divisions, division="5223")


def steps_of(workflow: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    for name, job in workflow["jobs"].items():
        yield from ((name, step) for step in job["steps"])


def test_workflow_has_least_permissions_pinned_actions_and_no_words_of_others_in_its_shell(
    tmp_path: Path, divisions: Divisions
) -> None:
    made(tmp_path / "made", divisions, division="5223")
    workflow = yaml.safe_load((tmp_path / "made/.github/workflows/site.yml").read_text(encoding="utf-8"))
    assert workflow["permissions"] == {"contents": "read"}
    assert {name: job.get("permissions") for name, job in workflow["jobs"].items()} == {
        "build": None,
        "comment": {"pull-requests": "write"},
        "publish": {"pages": "write", "id-token": "write"},
    }
    for name, step in steps_of(workflow):
        assert re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40}", step.get("uses", f"actions/none@{'0' * 40}"))
        assert "${{" not in step.get("run", "")
        # Who may write runs nothing of the change.
        assert name == "build" or "checkout" not in step.get("uses", "")
        assert name == "build" or step.get("run", "gh ").startswith("gh ")


@pytest.mark.parametrize("forge", [".github/workflows/site.yml", ".gitlab-ci.yml"])
def test_what_a_workflow_says_of_a_change_runs_as_written(
    tmp_path: Path, divisions: Divisions, monkeypatch: pytest.MonkeyPatch, forge: str
) -> None:
    root = tmp_path / "made"
    made(root, divisions, division="5223", samples=True)
    git(root, "init", "-q", "-b", "main")
    base = commit(root)
    replaced(root, "data/stations/99/990101/qingxi.yml", "status: operating", "status: built")
    commit(root)
    monkeypatch.chdir(root)
    said = (root / forge).read_text(encoding="utf-8")
    lines = re.findall(r"^ +(?:run: |- )?(stationbook (?:diff|check --since) .*)", said, re.MULTILINE)
    assert len(lines) == 3
    for line in lines:
        assert main([*shlex.split(line.replace("$CI_MERGE_REQUEST_DIFF_BASE_SHA", base))[1:], "--on", str(ON)]) == 0
    assert "状态改变" in (root / "changes.md").read_text(encoding="utf-8")
    assert (root / "changes.html").exists()
