"""Is a revision read as it was committed, whatever is asked for and whatever stands in the work tree?"""

import os
import subprocess
from pathlib import Path

import pytest

from stationbook.load.revision import RevisionError, files_at, find_revision
from stationbook.load.snapshot import snapshot_of_folder, snapshot_of_revision
from tests.repository import commit, git, whole_repository
from tests.tiny import write


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return whole_repository(tmp_path / "project")


def test_committed_folder_and_its_revision_hold_the_same(root: Path) -> None:
    committed = snapshot_of_revision(find_revision(root, "HEAD"))
    assert committed.files == snapshot_of_folder(root, "now").files
    (content,) = committed.read(["data/hotlines.yml"])
    assert content == (root / "data/hotlines.yml").read_bytes()


def test_work_tree_is_not_touched_and_what_is_in_it_is_not_read(root: Path) -> None:
    write(root, "data/hotlines.yml", "- broken")
    write(root, "new.txt", "mine")
    before = git(root, "status", "--porcelain")
    committed = snapshot_of_revision(find_revision(root, "main"))
    with committed.rest() as tree:
        assert "broken" not in (tree.root / "data/hotlines.yml").read_text(encoding="utf-8")
        assert not (tree.root / "data/stations").exists()
    assert not tree.root.exists()
    assert git(root, "status", "--porcelain") == before


def test_project_below_the_top_of_its_repository_is_found(root: Path) -> None:
    write(root, "sites/small/mkdocs.yml", "site_name: 小\n")
    write(root, "sites/small/data/hotlines.yml", "[]\n")
    commit(root)
    files = snapshot_of_revision(find_revision(root / "sites/small", "HEAD")).files
    assert sorted(files) == ["data/hotlines.yml", "mkdocs.yml"]
    assert files_at(find_revision(root / "sites/small", "HEAD~1")) == {}


@pytest.mark.parametrize(
    "name", ["--output=stolen.txt", "-h", "", "a\nb", "nobody", "HEAD:data", "HEAD~99", "main..HEAD"]
)
def test_what_is_no_revision_is_refused_and_runs_nothing(root: Path, name: str) -> None:
    is_a_name = name and name.isprintable() and not name.startswith("-")
    with pytest.raises(RevisionError, match="没有“" if is_a_name else "不是版本的名称"):
        find_revision(root, name)
    assert not (root / "stolen.txt").exists()
    assert git(root, "status", "--porcelain") == ""


def test_shallow_clone_says_what_to_fetch(root: Path, tmp_path: Path) -> None:
    commit(root)
    git(tmp_path, "clone", "-q", "--depth", "1", root.as_uri(), "shallow")
    with pytest.raises(RevisionError, match="git fetch --unshallow"):
        find_revision(tmp_path / "shallow", "HEAD~1")


def test_folder_without_repository_and_machine_without_git_are_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(RevisionError, match="不在 git 版本库里"):
        find_revision(tmp_path, "HEAD")
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(RevisionError, match="没有装 git"):
        find_revision(tmp_path, "HEAD")


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
def test_link_in_a_commit_is_no_file(root: Path) -> None:
    (root / "data/linked.yml").symlink_to("/etc/passwd")
    commit(root)
    assert "data/linked.yml" not in files_at(find_revision(root, "HEAD"))


def test_forged_commit_leads_to_no_other_folder(root: Path) -> None:
    def made(kind: str, content: bytes) -> str:
        command = ["git", "hash-object", "-w", "-t", kind, "--literally", "--stdin"]
        return subprocess.run(command, cwd=root, input=content, capture_output=True, check=True).stdout.decode().strip()

    blob = made("blob", b"stolen")
    inner = made("tree", b"100644 evil.yml\0" + bytes.fromhex(blob))
    forged = made("tree", b"40000 ..\0" + bytes.fromhex(inner) + b"40000 data\0" + bytes.fromhex(inner))
    named = git(root, "commit-tree", forged, "-m", "forged").strip()
    assert set(files_at(find_revision(root, named))) == {"data/evil.yml"}
