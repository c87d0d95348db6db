"""Is the made-up country the same for the same seed, sound, and plainly fictional?"""

from pathlib import Path

import pytest

from stationbook.load.divisions import load_divisions
from stationbook.load.tree import Tree
from stationbook.model.division import Divisions
from stationbook.scaffold.sample import write_sample
from stationbook.store.project import read_project
from tests.builders import ON


def made(root: Path, target: Path, *, seed: int = 1) -> dict[str, bytes]:
    write_sample(root, target, load_divisions(Tree(root)).divisions, count=60, seed=seed)
    return {p.relative_to(target).as_posix(): p.read_bytes() for p in (target / "data/stations").rglob("*.yml")}


def test_same_seed_gives_the_same_files_and_another_seed_others(root: Path, tmp_path: Path) -> None:
    one, again, other = (made(root, tmp_path / str(n), seed=seed) for n, seed in enumerate((1, 1, 2)))
    assert one == again
    assert one.keys() == other.keys()
    assert one != other


def test_every_record_is_sound_and_says_that_it_is_a_sample(root: Path, tmp_path: Path) -> None:
    made(root, tmp_path / "country")
    project = read_project(tmp_path / "country", on=ON)
    catalogue = project.catalogue
    assert project.problems == ()
    assert len(catalogue.stations) == 60
    assert all(one.sample and one.division.startswith("99") for one in catalogue.stations.values())


def test_folder_that_holds_stations_is_left_alone(root: Path, tmp_path: Path) -> None:
    made(root, tmp_path / "country")
    with pytest.raises(FileExistsError):
        made(root, tmp_path / "country")


def test_more_stations_than_townships_have_names_of_their_own(root: Path, tmp_path: Path) -> None:
    few = [one for one in load_divisions(Tree(root)).divisions if one.code.startswith("520302")]
    write_sample(root, tmp_path / "country", Divisions(few), count=60, seed=1)
    project = read_project(tmp_path / "country", on=ON)
    assert project.problems == ()
    assert len(project.catalogue.stations) == 60
