"""A repository of git around a project, for tests that look at its past."""

import os
import subprocess
from pathlib import Path

from tests.tiny import write
from tests.whole import write_whole

_SETTINGS = "site_name: 小站\nplugins:\n  - stationbook: {layer: false}\n"
# Nobody's own settings, signatures or hooks.
_ALONE = {
    **os.environ,
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    **{f"GIT_{who}_{what}": "test@example.org" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")},
}


def git(root: Path, *words: str) -> str:
    """Run git in a folder and return what it prints."""
    return subprocess.run(["git", *words], cwd=root, env=_ALONE, capture_output=True, text=True, check=True).stdout


def commit(root: Path) -> str:
    """Commit every file as it is and return the commit's id."""
    git(root, "add", "-A")
    git(root, "commit", "--allow-empty", "-q", "-m", "one")
    return git(root, "rev-parse", "HEAD").strip()


def whole_repository(root: Path) -> Path:
    """Write a project with a file of every kind, commit it, and return its root."""
    write_whole(root)
    write(root, "mkdocs.yml", _SETTINGS)
    write(root, "content/index.md", "---\ntitle: 首页\nkind: home\n---\n\n小小的世界。\n")
    git(root, "init", "-q", "-b", "main")
    commit(root)
    return root


def replaced(root: Path, name: str, old: str, new: str) -> None:
    """Replace words that stand in a file of the project."""
    text = (root / name).read_text(encoding="utf-8")
    assert old in text
    write(root, name, text.replace(old, new))
