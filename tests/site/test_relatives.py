"""Do MkDocs' relatives take the plugin as it is: ProperDocs, which builds sites, and mike, which publishes versions?

`make audit` installs them; nothing else needs them, so that they are in no lock.
"""

import os
import re
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from tests.conftest import BUILT_ON, ROOT
from tests.tiny import write

# The line that says who made a page.
_GENERATOR = re.compile(rb'<meta name="generator"[^>]*>')


def needs(package: str) -> pytest.MarkDecorator:
    return pytest.mark.skipif(find_spec(package) is None, reason=f"{package} is not installed; make audit installs it")


def run(*command: str, cwd: Path) -> str:
    # mike, and the MkDocs or ProperDocs that it runs, stand beside this Python.
    paths = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    who = {f"GIT_{role}_{what}": "a@example.org" for role in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    ours = {"PYTHONPATH": str(ROOT / "generator"), "STATIONBOOK_ON": BUILT_ON, "NO_MKDOCS_2_WARNING": "1"}
    environment = {**os.environ, **ours, **who, "PATH": paths}
    done = subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def pages(site: Path) -> dict[str, bytes]:
    """Return the files of a site without what says who made them; lists of offline files hold their sums."""
    files = {path.relative_to(site).as_posix(): path for path in site.rglob("*") if path.is_file()}
    return {
        name: b"" if name.startswith("offline/") else _GENERATOR.sub(b"", path.read_bytes())
        for name, path in files.items()
    }


@needs("properdocs")
def test_properdocs_builds_the_same_site(tiny_project: Path, tmp_path: Path) -> None:
    made = {}
    for program in ("mkdocs", "properdocs"):
        run(sys.executable, "-m", program, "build", "--quiet", "--site-dir", str(tmp_path / program), cwd=tiny_project)
        made[program] = pages(tmp_path / program)
    assert "stations/990101/qingxi/index.html" in made["mkdocs"]
    assert made["properdocs"] == made["mkdocs"]
    home = (tmp_path / "properdocs/index.html").read_text(encoding="utf-8")
    assert "mkdocs-ProperDocs" in home


@needs("mike")
def test_mike_publishes_a_version_and_the_one_after_it(tiny_project: Path) -> None:
    write(tiny_project, ".gitignore", "site/\n.cache/\n")
    run("git", "init", "--quiet", cwd=tiny_project)
    run("git", "add", ".", cwd=tiny_project)
    run("git", "commit", "--quiet", "--message", "a project", cwd=tiny_project)
    for version in ("2026", "2027"):
        run("mike", "deploy", "--update-aliases", version, "latest", cwd=tiny_project)
        page = f"gh-pages:{version}/stations/990101/qingxi/index.html"
        assert run("git", "show", page, cwd=tiny_project) == (
            tiny_project / "site/stations/990101/qingxi/index.html"
        ).read_text(encoding="utf-8")
    published = set(run("git", "ls-tree", "--name-only", "gh-pages", cwd=tiny_project).split())
    assert published == {".nojekyll", "2026", "2027", "latest", "versions.json"}
    assert run("git", "status", "--short", cwd=tiny_project) == ""
