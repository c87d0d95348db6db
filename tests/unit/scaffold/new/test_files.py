"""Is a new file put where nothing stands, whole or not at all?"""

import os
from pathlib import Path

import pytest

from stationbook.scaffold.new.files import ThereAlreadyError, refuse_existing, write_new


def test_new_file_is_written_whole_with_its_folders(tmp_path: Path) -> None:
    write_new(tmp_path, "data/policies/new.yml", "id: new\n")
    assert (tmp_path / "data/policies/new.yml").read_bytes() == b"id: new\n"
    assert [one.name for one in (tmp_path / "data/policies").iterdir()] == ["new.yml"]


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
def test_whatever_stands_there_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "file.yml").write_text("mine", encoding="utf-8")
    (tmp_path / "folder.yml").mkdir()
    (tmp_path / "link.yml").symlink_to(tmp_path / "nowhere")
    for name in ("file.yml", "folder.yml", "link.yml"):
        for put in (lambda name: refuse_existing(tmp_path, name), lambda name: write_new(tmp_path, name, "new")):
            with pytest.raises(ThereAlreadyError, match="没有动它"):
                put(name)
    assert (tmp_path / "file.yml").read_text(encoding="utf-8") == "mine"
    assert sorted(one.name for one in tmp_path.iterdir()) == ["file.yml", "folder.yml", "link.yml"]
