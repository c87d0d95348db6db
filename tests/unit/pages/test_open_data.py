"""Does the page of open data list what is made, and is nothing made that it does not know?"""

import re
from pathlib import Path

import pytest

from stationbook.model.settings import Settings
from stationbook.pages.context import Context
from stationbook.pages.open_data import render_open_data
from stationbook.pages.open_files import EXPORTS
from stationbook.site.files import all_groups
from stationbook.store.columns import column_names
from stationbook.store.project import read_project
from tests.builders import ON, context, must_learn, standards, station
from tests.whole import write_whole


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Context:
    root: Path = write_whole(tmp_path_factory.mktemp("whole"))
    return Context(read_project(root, on=ON).catalogue, Settings(), ON)


def test_page_links_each_file_that_is_listed_with_its_format_and_words(world: Context) -> None:
    body = render_open_data(world).body
    listed = [(path, export.format, about) for export in EXPORTS for path, about in export.listed(world)]
    shown = re.findall(r'<a href="\.\./([^"]+)" download>.*?"sb-status">(\w+)</span><span[^>]*>([^<]+)<', body, re.S)
    assert shown == listed
    assert len({path for path, _, _ in listed}) == len(listed) > len(EXPORTS)


def test_every_file_that_is_listed_is_made_by_the_export_that_lists_it(world: Context) -> None:
    for export in EXPORTS:
        made = {path for code in export.codes(world) for path, _ in export.make(world, code)}
        listed = {path for path, _ in export.listed(world)}
        assert listed <= made, export.name
        assert listed, export.name


def test_nothing_lies_below_data_that_no_export_makes(world: Context) -> None:
    exported = {path for export in EXPORTS for code in export.codes(world) for path, _ in export.make(world, code)}
    files = {path for group in all_groups(world) for path, _ in group.make() if not group.name.endswith(".png")}
    assert {path for path in files if path.startswith("data/") or path.endswith(".apkg")} == exported


def test_site_without_stations_and_lists_offers_no_division_and_no_deck() -> None:
    body = render_open_data(context()).body
    assert "../data/divisions/" not in body
    assert "Anki" not in body


def test_divisions_are_made_one_by_one_and_read_only_their_own_stations() -> None:
    groups = {group.name: group for group in all_groups(context(station(), standards=standards(must_learn())))}
    assert {name for name in groups if name.startswith("division ")} == {
        "division 99",
        "division 9901",
        "division 990101",
    }
    assert groups["division 9901"].division == "9901"
    assert groups["division 9901"].reads == {"csv", "json"}
    assert groups["data/stations.csv"].division == ""


def test_what_files_are_said_to_read_are_columns_that_there_are(world: Context) -> None:
    for group in all_groups(world):
        assert group.reads <= set(column_names()), group.name
