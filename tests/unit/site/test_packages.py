"""Do the lists of what a device saves name every file by the hash of its bytes?"""

import json
from pathlib import Path

from stationbook.site.packages import (
    PROVINCE_FRAME,
    path_of,
    province_package,
    refreshed_packages,
    rehash_packages,
    write_packages,
)
from stationbook.store.project import read_project
from tests.builders import ON
from tests.whole import site_of, write_whole


def site(tmp_path: Path) -> Path:
    for name in (
        "learn/index.html",
        "learn/items.json",
        "policies/law/index.html",
        "offline/index.html",
        "learn/a.apkg",
    ):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(name)
    write_packages(tmp_path)
    return tmp_path


def package(site: Path) -> tuple[str, dict[str, str]]:
    read = json.loads((site / "offline/learn.json").read_text())
    return read["version"], {address: digest for address, digest, _ in read["files"]}


def test_package_holds_pages_data_and_the_offline_page_but_no_decks(tmp_path: Path) -> None:
    _, files = package(site(tmp_path))
    assert sorted(files) == ["learn/", "learn/items.json", "offline/", "policies/law/"]


def test_version_changes_exactly_when_a_file_of_the_package_does(tmp_path: Path) -> None:
    version, files = package(site(tmp_path))
    (tmp_path / "coverage.html").write_text("other")
    rehash_packages(tmp_path)
    assert package(tmp_path) == (version, files)
    (tmp_path / "learn/index.html").write_text("new")
    rehash_packages(tmp_path)
    changed, now = package(tmp_path)
    assert changed != version
    assert {one for one in files if files[one] != now[one]} == {"learn/"}


def test_update_writes_only_the_lists_that_name_a_written_file(tmp_path: Path) -> None:
    built, stage = site(tmp_path / "site"), tmp_path / "stage"
    (stage / "learn").mkdir(parents=True)
    (stage / "learn/index.html").write_text("new")
    assert [name for name, _ in refreshed_packages(built, stage, frozenset({"learn/index.html"}))] == [
        "offline/learn.json"
    ]
    assert list(refreshed_packages(built, stage, frozenset({"coverage/index.html"}))) == []


def test_list_of_a_province_changes_with_its_records() -> None:
    one, other = (json.loads(province_package(["stations/"], [record]))["version"] for record in (b"1", b"2"))
    assert one != other
    assert (path_of("stations/"), path_of(""), path_of("a.json")) == ("stations/index.html", "index.html", "a.json")


def test_what_goes_with_every_province_is_a_page_or_a_file_of_the_site(tmp_path: Path) -> None:
    whole = site_of(read_project(write_whole(tmp_path), on=ON).catalogue, on=ON)
    assert [address for address in PROVINCE_FRAME if path_of(address) not in whole] == []
