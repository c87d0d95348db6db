"""Does MkDocs' own command judge the data as ours does, refuse wrong settings, and leave the process as it was?"""

import os
import subprocess
import sys
from pathlib import Path

from tests.conftest import BUILT_ON, ROOT, run_stationbook
from tests.tiny import QINGXI, write

STATION = "data/stations/99/990101/qingxi.yml"
# Builds twice in one process, as `mkdocs serve` does, and says what became of the environment; the theme takes off
# its own variable, NO_MKDOCS_2_WARNING.
BUILD = """\
import gzip, os, sys
from mkdocs.commands.build import build
from mkdocs.config import load_config
before = dict(os.environ)
for name in ("one", "two"):
    config = load_config("mkdocs.yml", site_dir=name, strict=False)
    config.plugins.on_startup(command="build", dirty=False)
    build(config)
changed = {k for k in before.keys() | os.environ.keys() if before.get(k) != os.environ.get(k)} - {"NO_MKDOCS_2_WARNING"}
one, two = (open(f"{name}/sitemap.xml.gz", "rb").read() for name in ("one", "two"))
print("changed", changed, "time", int.from_bytes(one[4:8], "little"), one == two)
print(gzip.decompress(one) == open("one/sitemap.xml", "rb").read())
"""


def run_python(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    environment = {
        **os.environ,
        "PYTHONPATH": str(ROOT / "generator"),
        "STATIONBOOK_ON": BUILT_ON,
        "NO_MKDOCS_2_WARNING": "1",
    }
    command = [sys.executable, *arguments]
    return subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True, check=False)


def test_warning_of_the_data_fails_a_strict_build_of_either_command_and_no_other(tiny_project: Path) -> None:
    write(tiny_project, STATION, QINGXI.replace("operating", "closed"))
    words = f"{STATION}:5:9 status：已撤销的站点没有写撤销日期"
    theirs = run_python("-m", "mkdocs", "build", "--quiet", "--strict", cwd=tiny_project)
    assert (theirs.returncode, words in theirs.stderr) == (1, True), theirs.stderr
    ours = run_stationbook("build", "--strict", "--on", BUILT_ON, cwd=tiny_project)
    assert (ours.returncode, words in ours.stderr) == (1, True), ours.stderr
    lenient = run_python("-m", "mkdocs", "build", cwd=tiny_project)
    assert (lenient.returncode, words in lenient.stderr) == (0, True), lenient.stderr


def test_build_leaves_the_environment_as_it_was_and_its_time_out_of_the_archive(tiny_project: Path) -> None:
    done = run_python("-c", BUILD, cwd=tiny_project)
    assert done.stdout == "changed set() time 0 True\nTrue\n", done.stdout + done.stderr


def test_unknown_setting_is_a_sentence_for_either_command(tiny_project: Path) -> None:
    settings = (tiny_project / "mkdocs.yml").read_text(encoding="utf-8")
    write(tiny_project, "mkdocs.yml", f"extra_cs: []\n{settings}")
    done = run_stationbook("build", "--on", BUILT_ON, cwd=tiny_project)
    assert (done.returncode, "“extra_cs”这一项，是否想写“extra_css”？" in done.stderr) == (1, True), done.stderr
    basemap = "  - stationbook: {basemap: {ulr: 'https://example.org/'}}"
    write(tiny_project, "mkdocs.yml", settings.replace("  - stationbook: {layer: false}", basemap))
    for theirs in (
        ["-m", "mkdocs", "build", "--quiet"],
        ["-c", "from stationbook.cli import main; exit(main(['build']))"],
    ):
        done = run_python(*theirs, cwd=tiny_project)
        assert (done.returncode, "没有“ulr”这一项，是否想写“url”？" in done.stderr) == (1, True), done.stderr
        assert "Traceback" not in done.stderr
        assert ("Config value 'plugins'" in done.stderr) == ("mkdocs" in theirs)
