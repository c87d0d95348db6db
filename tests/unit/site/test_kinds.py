"""Does every page carry the name under which its kind stands in the table?"""

import re
from pathlib import Path

import pytest

from stationbook.model.settings import Settings
from stationbook.pages.context import Context
from stationbook.site.pages import PAGES
from stationbook.site.stamped import STAMPED, shows_changes
from stationbook.store.changes import Changes, changes_between
from stationbook.store.project import read_project
from tests.builders import ON, context, station
from tests.whole import write_whole


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Context:
    root: Path = write_whole(tmp_path_factory.mktemp("whole"))
    return Context(read_project(root, on=ON).catalogue, Settings(), ON)


def test_pages_carry_the_name_of_their_kind_and_its_address_is_theirs(world: Context) -> None:
    for kind in PAGES:
        assert {render().kind for render in kind.pages(world)} <= {kind.name}
    for stamped in STAMPED:
        for address, key in stamped.listed(world):
            page = stamped.render(world, key)
            assert (page.kind, page.address) == (stamped.name, address)


def test_names_are_words_joined_by_hyphens_and_none_stands_twice() -> None:
    names = [kind.name for kind in (*PAGES, *STAMPED)]
    assert len(set(names)) == len(names)
    assert all(re.fullmatch(r"[a-z]+(-[a-z]+)*", name) for name in names)


def test_page_shows_a_station_that_is_named_there_and_no_other() -> None:
    world = context(station(), station("baishi", parent="990101-qingxi"), station("zaozi"))
    renamed = Changes(
        stations=frozenset({"990101-qingxi"}),
        columns=frozenset({"brief"}),
        briefs=frozenset({"990101-qingxi"}),
        divisions=frozenset({"99", "9901", "990101", "990101101"}),
        now={},
    )
    shown = [one for one in world.catalogue.stations if shows_changes("station", one, world, renamed, {})]
    assert sorted(shown) == ["990101-baishi", "990101-qingxi"]
    codes = ["99", "52", "990101"]
    assert [code for code in codes if shows_changes("division", code, world, renamed, {})] == ["99", "990101"]
    assert not shows_changes("findings", "52", world, renamed, {})
    nothing = changes_between({}, {})
    assert not any(shows_changes(kind.name, "990101-qingxi", world, nothing, {}) for kind in STAMPED)
