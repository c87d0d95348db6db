"""Is every command of the table there, and loaded only when it is used?"""

import json
import os
import subprocess
import sys
import tomllib
from collections.abc import Sequence
from pathlib import Path

import pytest

from stationbook.cli import main
from stationbook.cli.commands import COMMANDS, command
from tests.conftest import ROOT

ENVIRONMENT = {**os.environ, "PYTHONPATH": str(ROOT / "generator")}
LOADED = """
import json, sys
from stationbook.cli import main
try:
    main(json.loads(sys.argv[1]))
except SystemExit:
    print(json.dumps(sorted(sys.modules)))
"""


def loaded_by(*words: str) -> tuple[str, set[str]]:
    """Return what a command prints that ends with its help, and every module that it loaded."""
    done = subprocess.run(
        [sys.executable, "-c", LOADED, json.dumps(words)], env=ENVIRONMENT, capture_output=True, text=True, check=True
    )
    *said, modules = done.stdout.splitlines()
    return "\n".join(said), set(json.loads(modules))


def test_list_of_commands_is_the_table_and_loads_no_command_and_no_other_package() -> None:
    said, modules = loaded_by("--help")
    assert all(f"{one.name} " in said and one.about in said for one in COMMANDS)
    assert modules.isdisjoint(one.module for one in COMMANDS)
    # Standard library and the few modules that read the words; nothing that was installed.
    ours = {name for name in modules if name.startswith("stationbook.")}
    assert {name.split(".")[1] for name in ours} <= {"cli", "load", "processes"}
    roots = {name.split(".")[0] for name in modules}
    assert roots & {"pydantic", "mkdocs", "jinja2", "yaml", "ryaml", "markdown", "folium", "docx", "filelock"} == set()


@pytest.mark.parametrize("name", [one.name for one in COMMANDS])
def test_command_loads_its_own_module_and_no_other_command(name: str) -> None:
    said, modules = loaded_by(name, "--help")
    assert said.startswith(f"用法：stationbook {name} ")
    assert "usage" not in said
    assert "options:" not in said
    assert [one.name for one in COMMANDS if one.module in modules] == [name]


def test_only_the_server_loads_mkdocs() -> None:
    assert [one.name for one in COMMANDS if "mkdocs" in loaded_by(one.name, "--help")[1]] == ["serve"]


def test_every_module_of_a_command_holds_what_it_must() -> None:
    for one in COMMANDS:
        module = command(one.name)
        assert all(callable(getattr(module, function)) for function in ("add_arguments", "run")), one


@pytest.mark.parametrize("words", [["--help"], ["check", "--help"]])
def test_package_runs_as_a_program_as_well(words: Sequence[str], tmp_path: Path) -> None:
    by_name = [sys.executable, "-c", "import sys; from stationbook.cli import main; sys.exit(main())", *words]
    by_module = [sys.executable, "-m", "stationbook", *words]
    said = [
        subprocess.run(line, env=ENVIRONMENT, cwd=tmp_path, capture_output=True, text=True, check=True).stdout
        for line in (by_name, by_module)
    ]
    assert said[0] == said[1] != ""
    scripts = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["scripts"]
    assert scripts == {"stationbook": "stationbook.__main__:main"}


def test_project_is_asked_for_before_anything_is_done(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    looking = (["check"], ["assess"], ["diff", "main"], ["stale"], ["divisions", "new.csv"])
    making = (["build"], ["serve"], ["new", "station"], ["sample", "3", "new"], ["publish", "1", "--to", "new"])
    for words in (*looking, *making):
        assert main(words) == 2
        assert "请进入项目文件夹再运行" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_wrong_date_of_the_environment_is_wrong_use(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("STATIONBOOK_ON", "tomorrow")
    assert main(["check"]) == 2
    assert "环境变量里的日期不对" in capsys.readouterr().err
