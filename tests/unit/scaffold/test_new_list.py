"""Does a region's project take only its own part of the layer's list, and keep what its own list says besides?"""

from pathlib import Path

from stationbook.assess.list_changes import list_changes
from stationbook.load.divisions import load_divisions
from stationbook.load.tree import Tree
from stationbook.scaffold.new_list import Announced, write_files, written_files
from tests.tiny import write

ANNOUNCED = Announced("2026-05", '批复："甲"', "某省", "2026-04")
OTHER = "code,name,level,township_divisions,备注\n520101,乙县,county,7,山区\n"
LAYER = "code,name\n44,广东省\n52,贵州省\n5201,甲市\n520101,乙县\n5202,丙市\n"


def test_region_gets_a_list_of_its_own_without_the_rest_of_the_country(tmp_path: Path) -> None:
    write(tmp_path / "layer", "data/divisions/counties.csv", LAYER)
    (tmp_path / "project").mkdir()
    tree = Tree(tmp_path / "project", tmp_path / "layer")
    divisions = load_divisions(tree, region="5201").divisions
    found = list_changes(divisions, {"520101": "丁县"}, within="5201")
    files = written_files(tree, divisions, found, ANNOUNCED)
    assert files["data/divisions/counties.csv"] == "code,name\n52,贵州省\n5201,甲市\n520101,丁县\n"
    write_files(tree.root, files)
    loaded = load_divisions(tree, region="5201")
    assert loaded.problems == ()
    assert [one.source.title for one in loaded.divisions.successions] == ['批复："甲"']
    assert sorted(path.name for path in tree.root.rglob("*") if path.is_file()) == ["2026-05.yml", "counties.csv"]


def test_other_columns_and_what_is_known_of_a_county_go_with_its_new_code(tmp_path: Path) -> None:
    write(tmp_path, "data/divisions/counties.csv", OTHER)
    tree = Tree(tmp_path)
    divisions = load_divisions(tree).divisions
    found = list_changes(divisions, {"520102": "乙县"}, within="52")
    files = written_files(tree, divisions, found, ANNOUNCED)
    assert files["data/divisions/counties.csv"] == OTHER.replace("520101", "520102")


def test_file_without_anything_certain_is_an_empty_list_until_somebody_decides(tmp_path: Path) -> None:
    write(tmp_path, "data/divisions/counties.csv", "code,name\n520101,乙县\n520103,己县\n")
    tree = Tree(tmp_path)
    divisions = load_divisions(tree).divisions
    write_files(
        tmp_path, written_files(tree, divisions, list_changes(divisions, {"520103": "己县"}, within="52"), ANNOUNCED)
    )
    loaded = load_divisions(tree)
    assert loaded.problems == ()
    assert list(loaded.divisions.successions) == []
    assert [one.code for one in loaded.divisions] == ["520103"]
