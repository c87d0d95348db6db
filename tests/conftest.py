"""Fixtures for every kind of test: the project's root and its site, built once a session."""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from filelock import FileLock
from hypothesis import settings

from tests.collected import pytest_collection_modifyitems as pytest_collection_modifyitems
from tests.collected import pytest_configure_node as pytest_configure_node

ROOT = Path(__file__).parent.parent
BUILT_ON = "2026-11-23"
# No example is timed: a machine may be busy. `make audit` takes more than the usual hundred.
settings.register_profile("usual", deadline=None)
settings.register_profile("thorough", max_examples=3000, deadline=None)
settings.load_profile("usual")


def run_stationbook(*arguments: str, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    """Run the command as a user does, in a process of its own."""
    environment = {key: value for key, value in os.environ.items() if not key.startswith("STATIONBOOK_")}
    command = [sys.executable, "-c", "import sys; from stationbook.cli import main; sys.exit(main())", *arguments]
    environment["PYTHONPATH"] = str(ROOT / "generator")
    return subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True, check=False)


@pytest.fixture(scope="session")
def root() -> Path:
    return ROOT


@pytest.fixture(scope="session")
def built_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real project, built strictly as of a fixed day; processes that test side by side share it."""
    folder = tmp_path_factory.getbasetemp()
    folder = folder.parent if "PYTEST_XDIST_WORKER" in os.environ else folder
    site, done = folder / "built/site", folder / "built/done"
    with FileLock(folder / "built.lock"):
        if not done.exists():
            shutil.rmtree(folder / "built", ignore_errors=True)
            said = run_stationbook("build", "--strict", "--on", BUILT_ON, "--site-dir", str(site))
            assert said.returncode == 0, said.stdout + said.stderr
            done.touch()
    return site


@pytest.fixture(scope="session", autouse=True)
def interruptible() -> None:
    """Let Ctrl+C reach the commands that tests begin: a run in the background inherits that it is ignored."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(scope="session", autouse=True)
def state_folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A place for the key that seals caches: tests leave the developer's own alone."""
    folder = tmp_path_factory.mktemp("state")
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("XDG_STATE_HOME", str(folder))
        patched.setenv("LOCALAPPDATA", str(folder))
        yield folder
