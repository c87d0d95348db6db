"""Does the command work wherever its words go, or do not go?"""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

COMMAND = [sys.executable, "-m", "stationbook"]
FIRST_NUMBER = "import os; from stationbook import __main__ as it; it._open_streams(); print(os.open('mkdocs.yml', 0))"
WHERE = "这里和上层文件夹都没有 mkdocs.yml"
pytestmark = pytest.mark.skipif(os.name == "nt", reason="a POSIX shell is needed")


def run_in_shell(line: str, folder: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run a line of a shell in which "$@" stands for the command."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), **variables}
    return subprocess.run(
        ["sh", "-c", line, "sh", *COMMAND], cwd=folder, env=environment, capture_output=True, text=True, check=False
    )


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "mkdocs.yml").write_text("site_name: 名\n", encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("closed", ["2>&-", ">&-", "<&- >&- 2>&-"])
def test_closed_stream_changes_nothing_and_no_file_takes_its_number(project: Path, closed: str) -> None:
    as_ever = run_in_shell('"$@" build', project)
    done = run_in_shell(f'"$@" build {closed}', project)
    assert done.returncode == as_ever.returncode
    assert done.stderr == ("" if "2>&-" in closed else as_ever.stderr)
    number = f"'{sys.executable}' -c \"{FIRST_NUMBER}\" <&- 2>&-"
    assert int(run_in_shell(number, project).stdout) > 2


def test_reader_that_went_away_is_no_error_to_speak_of(project: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "generator")}
    command = [*COMMAND, "check", "--format", "json"]
    with os.fdopen(writing, "wb") as unread:
        done = subprocess.run(
            command, cwd=project, env=environment, stdout=unread, stderr=subprocess.PIPE, text=True, check=False
        )
    assert (done.returncode, done.stderr) == (141, "")


def test_signs_that_the_output_does_not_know_are_written_otherwise(project: Path) -> None:
    done = run_in_shell('"$@" check', project, PYTHONIOENCODING="ascii:strict")
    assert "Traceback" not in done.stderr
    assert "\\u" in done.stdout


def test_folder_that_was_removed_is_told_as_one_without_a_project(tmp_path: Path) -> None:
    done = run_in_shell('mkdir gone && cd gone && rmdir ../gone && "$@" check', tmp_path)
    assert (done.returncode, done.stderr[: len(WHERE)]) == (2, WHERE)
