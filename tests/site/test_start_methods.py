"""Is the site the same, byte for byte, on one process, on forked ones, and where there is no fork?"""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import BUILT_ON, ROOT
from tests.tiny import another, write

RUN = "import sys; from stationbook.cli import main; sys.exit(main())"
# Python runs this first in every process of the build, the one that MkDocs runs in and those that begin anew.
SYSTEM = """\
import os, sys
from pathlib import Path
from stationbook.processes import workers
workers.START = {start!r}
workers._processors = lambda: {processors}
workers.is_worth_workers = lambda items, *, least: True
if "--multiprocessing-fork" in sys.orig_argv:
    Path(__file__).with_name(str(os.getpid())).touch()
"""


def built(project: Path, system: Path, *, start: str, processors: int) -> dict[Path, bytes]:
    """Return the files of a project's site as a system makes it that begins processes so."""
    # Nothing is remembered of the stations, so that processes read them as well.
    (project / ".cache/stations").unlink(missing_ok=True)
    write(system, "sitecustomize.py", SYSTEM.format(start=start, processors=processors))
    command = [sys.executable, "-c", RUN, "build", "--on", BUILT_ON, "--site-dir", str(system / "site")]
    paths = os.pathsep.join([str(system), str(ROOT / "generator")])
    done = subprocess.run(
        [*command, "--verify"],
        cwd=project,
        env={**os.environ, "PYTHONPATH": paths},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    site = system / "site"
    # The mark names the project and lists its files; it is the same as well.
    return {path.relative_to(site): path.read_bytes() for path in site.rglob("*") if path.is_file()}


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork here")
def test_site_is_the_same_however_processes_begin(tiny_project: Path, tmp_path: Path) -> None:
    for number in range(5):
        write(tiny_project, f"data/stations/99/990101/s{number}.yml", another(f"s{number}"))
    one = built(tiny_project, tmp_path / "one", start="fork", processors=1)
    forked = built(tiny_project, tmp_path / "forked", start="fork", processors=2)
    spawned = built(tiny_project, tmp_path / "spawned", start="spawn", processors=2)
    assert Path("stations/990101/s4/index.html") in one
    assert forked == one
    assert spawned == one
    began = [path.name for path in (tmp_path / "spawned").iterdir() if path.name.isdigit()]
    assert len(began) >= 2, "one reads, one writes"
