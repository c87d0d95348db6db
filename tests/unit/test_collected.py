"""Does a full run of the tests fail when it passed over a file of tests?"""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.tiny import write

PASSES = "def test_something() -> None:\n    pass\n"
SETTINGS = "[pytest]\ntestpaths = tests\naddopts = -p no:cacheprovider -p tests.collected\n"


def run_pytest(project: Path, *arguments: str) -> "subprocess.CompletedProcess[str]":
    environment = {key: value for key, value in os.environ.items() if not key.startswith("PYTEST_")}
    environment["PYTHONPATH"] = str(ROOT)
    command = [sys.executable, "-m", "pytest", *arguments]
    return subprocess.run(command, cwd=project, env=environment, capture_output=True, text=True, check=False)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project of two files of tests, one in a folder that pytest leaves out by default."""
    write(tmp_path, "pytest.ini", SETTINGS)
    write(tmp_path, "tests/test_seen.py", PASSES)
    write(tmp_path, "tests/build/test_hidden.py", PASSES)
    return tmp_path


@pytest.mark.parametrize("processes", [(), ("-n", "2")], ids=["one process", "two processes"])
def test_file_in_a_folder_that_pytest_leaves_out_fails_the_run(project: Path, processes: tuple[str, ...]) -> None:
    done = run_pytest(project, *processes)
    assert done.returncode == 1
    assert "not collected, or without a test: build/test_hidden.py" in done.stdout


def test_run_that_collects_every_file_passes(project: Path) -> None:
    write(project, "pytest.ini", SETTINGS + "norecursedirs = .*\n")
    write(project, "tests/.kept/test_old.py", PASSES)
    done = run_pytest(project)
    assert (done.returncode, "2 passed" in done.stdout) == (0, True), done.stdout


def test_settings_that_leave_out_a_part_fail_the_run(project: Path) -> None:
    write(project, "pytest.ini", SETTINGS.replace("testpaths = tests", "testpaths = tests/build"))
    done = run_pytest(project)
    assert done.returncode == 1
    assert "without a test: test_seen.py" in done.stdout


def test_file_whose_tests_have_wrong_names_fails_the_run(project: Path) -> None:
    write(project, "tests/build/test_hidden.py", PASSES.replace("test_", "tset_"))
    done = run_pytest(project, "-o", "norecursedirs=.*")
    assert done.returncode == 1
    assert "build/test_hidden.py" in done.stdout


def test_path_that_holds_all_tests_is_a_full_run(project: Path) -> None:
    assert run_pytest(project, "tests").returncode == 1
    assert run_pytest(project, str(project)).returncode == 1


def test_run_of_a_part_is_left_alone(project: Path) -> None:
    assert run_pytest(project, "tests/test_seen.py").returncode == 0
    assert run_pytest(project / "tests", "test_seen.py").returncode == 0


def test_choosing_tests_by_name_hides_no_file_that_was_collected(project: Path) -> None:
    write(project, "pytest.ini", SETTINGS + "norecursedirs = .*\n")
    write(project, "tests/build/test_hidden.py", PASSES.replace("something", "other"))
    assert run_pytest(project, "-k", "something").returncode == 0
