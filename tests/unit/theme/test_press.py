"""Do processes of every kind read and write the same: none besides this one, forked ones, new interpreters?"""

import multiprocessing
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from stationbook.model.settings import Settings
from stationbook.pages.context import Context
from stationbook.processes import workers
from stationbook.site.files import SiteFiles
from stationbook.site.stamped import stamped_pages
from stationbook.store import stations
from stationbook.store.project import read_project
from stationbook.theme import press
from stationbook.theme.frame import Frame
from stationbook.theme.press import Press
from stationbook.theme.stamped import prototypes_of
from tests.builders import ON
from tests.tiny import another, write
from tests.unit.theme.test_frame import rendered
from tests.whole import FILES


@pytest.fixture
def world(tmp_path: Path) -> Path:
    for name, text in FILES.items():
        write(tmp_path / "world", name, text)
    for number in range(4):
        write(tmp_path / "world", f"data/stations/99/990101/s{number}.yml", another(f"s{number}"))
    # A problem that only who reads the file can tell.
    write(tmp_path / "world", "data/stations/99/990101/wrong.yml", another("wrong").replace("township", "towncship"))
    return tmp_path / "world"


def made(world: Path, site: Path) -> tuple[list[str], dict[str, bytes]]:
    """Return the problems of a project, and what of its site is written without the theme."""
    project = read_project(world, on=ON)
    context = Context(project.catalogue, Settings(), ON)
    stamped, files = stamped_pages(context), SiteFiles(context)
    frames = {key: Frame.of(rendered(one), one) for key, one in prototypes_of(stamped).items()}
    names = Press(stamped.render, range(len(stamped)), frames, site, files.make, len(files.groups)).run()
    written = {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}
    assert {name for group in names for name in group} < written.keys()
    return [str(problem) for problem in project.problems], written


def noting(names: list[str], begin: Callable[..., ProcessPoolExecutor]) -> Callable[..., ProcessPoolExecutor]:
    """Return what begins processes, and notes its name."""

    def begun(*given: Any) -> ProcessPoolExecutor:
        names.append(begin.__name__)
        return begin(*given)

    return begun


@pytest.mark.parametrize("start", [one for one in ("fork", "spawn") if one in multiprocessing.get_all_start_methods()])
def test_processes_of_every_kind_make_the_same_site_as_one(
    world: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, start: str
) -> None:
    alone = made(world, tmp_path / "alone")
    monkeypatch.setattr(workers, "START", start)
    monkeypatch.setattr(workers, "_DEARER", 1)
    monkeypatch.setattr(workers, "_processors", lambda: 2)
    monkeypatch.setattr(stations, "_WORTH_WORKERS", 1)
    monkeypatch.setattr(stations, "_SHARD", 2)
    monkeypatch.setattr(press, "_WORTH_WORKERS", 1)
    began: list[str] = []
    for name in ("_forked", "_spawned"):
        monkeypatch.setattr(workers, name, noting(began, getattr(workers, name)))
    assert made(world, tmp_path / "several") == alone
    assert any("towncship" in problem for problem in alone[0])
    assert set(began) == {"_forked" if start == "fork" else "_spawned"}
