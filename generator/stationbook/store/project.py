"""What does the project hold that may be published, and what is wrong in it?"""

import gc
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from stationbook.check.all import check_network, check_rest, station_check
from stationbook.check.withdrawn import without_wrong_records, without_wrong_stations
from stationbook.load.catalogue import STATIONS, Loaded, load_rest
from stationbook.load.locate import locate_problems
from stationbook.load.project_file import check_named, check_project_file, load_settings
from stationbook.load.texts import SETTINGS, project_texts
from stationbook.load.theme import load_theme
from stationbook.load.tree import Tree, tree_of
from stationbook.model.catalogue import Catalogue
from stationbook.model.problem import Problem, Severity
from stationbook.model.settings import PluginSettings
from stationbook.store.cache import Cache, code_key, files_key
from stationbook.store.columns import PROBLEMS
from stationbook.store.stations import read_stations

CACHE = ".cache"
_NOT_READ = frozenset({".git", "__pycache__"})


@dataclass(frozen=True, slots=True)
class Project:
    """What may be published, every problem sorted with its line, and by what a later build knows a change.

    ``rest_key`` stands for the program and every file but the stations', ``marks`` for each station's columns;
    ``theme`` are the files of overrides/ that the site may carry.
    """

    catalogue: Catalogue
    problems: tuple[Problem, ...]
    rest_key: bytes
    marks: Mapping[str, bytes]
    theme: tuple[str, ...] = ()


def read_project(root: Path, *, on: date, cache: Cache | None = None) -> Project:
    """Read and check the project below ``root`` as of a date. Never raises for bad data: a refused record is a problem.

    ``cache`` is where what was worked out is kept for the next time; without one nothing is.
    """
    # Records hold no cycles and stay; looking through all of them again and again doubles the time at 40,000.
    collected = gc.isenabled()
    gc.disable()
    try:
        return _read(root, on, cache)
    finally:
        gc.freeze()
        if collected:
            gc.enable()


def _read(root: Path, on: date, cache: Cache | None) -> Project:
    settings = load_settings(root)
    tree = tree_of(root) if settings is not None and settings.layer else Tree(root)
    settings = settings or PluginSettings()
    key = code_key() + _rest_key(tree) + on.isoformat().encode()
    rest, rest_problems = _rest(tree, settings, on, cache, key)
    # Stations are worked out of what is sound: an unknown measure is its requirement's mistake, not theirs.
    sound = without_wrong_records(rest.catalogue, rest_problems)
    read = read_stations(root, sound, on=on, cache=cache, key=key)
    catalogue = replace(
        sound, stations=read.rows, paths={**sound.paths, **read.paths}, refused=sound.refused | read.refused
    )
    of_stations = catalogue.each(PROBLEMS, station_check(catalogue, on=on))
    found = [*rest_problems, *(one for found in of_stations for one in found), *check_network(catalogue)]
    theme = load_theme(root)
    of_settings = [*check_project_file(root), *check_named(root, settings, rest.catalogue.divisions)]
    told = [*of_settings, *rest.problems, *read.problems, *theme.problems, *found]
    # What a region cannot mend does not remind it every day.
    brought = frozenset(tree.brought())
    told = [one for one in told if one.severity is Severity.ERROR or one.path not in brought]
    problems = tuple(locate_problems(tree, told))
    return Project(without_wrong_stations(catalogue, found), problems, key, read.marks, theme.files)


def _rest(
    tree: Tree, settings: PluginSettings, on: date, cache: Cache | None, key: bytes
) -> tuple[Loaded, list[Problem]]:
    """Return everything but the stations with its problems; from the cache where no file of it changed."""
    kept = cache.get("rest", key) if cache else None
    if kept is None:
        loaded = load_rest(tree, region=settings.region or "", logo=settings.logo or "")
        texts = project_texts(tree.root, passing=STATIONS)
        kept = loaded, list(check_rest(loaded.catalogue, texts, on=on))
        if cache is not None:
            cache.put("rest", key, kept)
    found: tuple[Loaded, list[Problem]] = kept
    return found


def _rest_key(tree: Tree) -> bytes:
    """Return a key of all files that are read but the stations': the project's, and what the layer adds."""
    own = files_key(tree.root, sorted(_rest_files(tree.root)))
    return own if tree.layer is None else own + files_key(tree.layer, tree.brought())


def _rest_files(root: Path) -> Iterator[str]:
    """Yield the settings, and every file below data/ and content/ but the stations'."""
    yield SETTINGS
    for top in ("data", "content"):
        for folder, folders, files in os.walk(root / top):
            here = Path(folder).relative_to(root).as_posix()
            folders[:] = sorted(one for one in folders if one not in _NOT_READ and f"{here}/{one}" != STATIONS)
            # What is linked here is not walked into, but that it is linked is a problem.
            yield from (
                f"{here}/{one}" for one in (*files, *(one for one in folders if (root / here / one).is_symlink()))
            )
