"""Does an installed program make a region's site where there is no repository?"""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.conftest import BUILT_ON, ROOT
from tests.tiny import write

RUN = "import sys; from stationbook.cli import main; sys.exit(main())"
WHERE = "import stationbook as it; from stationbook.load.tree import layer_folder; print(it.__file__, layer_folder())"


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the unpacked wheel."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as packed:
        packed.extractall(folder / "installed")
    return folder / "installed"


def run(installed: Path, code: str, *arguments: str, cwd: Path) -> str:
    environment = {**os.environ, "PYTHONPATH": str(installed)}
    done = subprocess.run(
        [sys.executable, "-P", "-c", code, *arguments],
        cwd=cwd,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_two_files_and_the_wheel_are_a_site_of_that_region(installed: Path, tmp_path: Path) -> None:
    assert run(installed, WHERE, cwd=tmp_path).split() == [
        str(installed / "stationbook/__init__.py"),
        str(installed / "stationbook/layer"),
    ]
    write(tmp_path, "mkdocs.yml", 'site_name: 站\ndocs_dir: content\nplugins: [{stationbook: {region: "5223"}}]\n')
    write(tmp_path, "content/index.md", "---\ntitle: 首页\nkind: home\n---\n\n这里的社工站。\n")
    run(installed, RUN, "build", "--strict", "--on", BUILT_ON, cwd=tmp_path)
    site = tmp_path / "site"
    for name in ("index.html", "learn/children/index.html", "policies/dibao-57/index.html", "guide/index.html"):
        assert (site / name).is_file(), name
    home = (site / "index.html").read_text(encoding="utf-8")
    assert "assets/stylesheets/stationbook.css" in home
    assert "assets/javascripts/main.mjs" in home
    assert "示例" not in home
    assert all(path.name.startswith("5223") for path in (site / "divisions").iterdir() if path.is_dir())
