"""Is a file of the layer there where the project has none, and gives way to the project's own?"""

from pathlib import Path

import pytest

from stationbook.load import tree as trees
from stationbook.load.tree import LAYER, Source, Tree, in_layer, tree_of
from tests.conftest import ROOT
from tests.tiny import write

LAW, OTHER = "data/policies/law.yml", "data/policies/other.yml"


@pytest.fixture
def tree(tmp_path: Path) -> Tree:
    (tmp_path / "project").mkdir()
    for name in (LAW, OTHER, "data/stations/99/990101/qingxi.yml", "content/about.md"):
        write(tmp_path / "layer", name, "layer")
    return Tree(tmp_path / "project", tmp_path / "layer")


def layer(tree: Tree, name: str) -> Source:
    assert tree.layer
    return Source(tree.layer, tree.layer / name)


def test_file_that_the_project_has_not_comes_from_the_layer(tree: Tree) -> None:
    assert tree.find(LAW) == layer(tree, LAW)
    assert tree.brought() == [LAW, OTHER]


def test_own_file_of_the_same_path_wins(tree: Tree) -> None:
    own = write(tree.root, LAW, "project")
    assert tree.find(LAW) == Source(tree.root, own)
    assert tree.brought() == [OTHER]
    assert tree.glob("data/policies/**/*.yml") == [LAW, OTHER]


def test_broken_link_is_the_projects_own_and_no_way_to_the_layer(tree: Tree) -> None:
    (tree.root / "data/policies").mkdir(parents=True)
    (tree.root / LAW).symlink_to("nowhere.yml")
    assert tree.find(LAW).home == tree.root


@pytest.mark.parametrize("name", ["data/stations/99/990101/qingxi.yml", "content/about.md"])
def test_what_is_no_part_of_the_layer_is_never_brought(tree: Tree, name: str) -> None:
    assert tree.find(name).home == tree.root
    assert tree.glob(name) == []


def test_paths_are_sorted_folder_by_folder(tree: Tree) -> None:
    for name in ("content/standards/a-b/x/standard.yml", "content/standards/a/x/standard.yml"):
        write(tree.root, name, "")
    write(tree.root, "content/standards/trade/gb-1/standard.yml", "")
    found = tree.glob("content/standards/*/*/standard.yml")
    assert [name.split("/")[2] for name in found] == ["a", "a-b", "trade"]


def test_project_without_a_layer_finds_its_own_files_only(tmp_path: Path) -> None:
    tree = Tree(tmp_path)
    assert tree.find(LAW) == Source(tmp_path, tmp_path / LAW)
    assert tree.brought() == []


def test_checkout_that_holds_the_layers_sources_has_none_below_it(tmp_path: Path) -> None:
    assert tree_of(ROOT).layer is None
    assert tree_of(tmp_path).layer == trees.layer_folder()


@pytest.mark.parametrize("part", LAYER)
def test_every_part_of_the_layer_is_there(root: Path, part: str) -> None:
    assert (root / part).is_dir() if part.endswith("/") else (root / part).is_file()
    assert in_layer(f"{part}x.yml" if part.endswith("/") else part)
