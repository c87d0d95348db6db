"""Does a build of what changed leave the same files as a build from nothing, and touch no others?"""

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from stationbook.build import mkdocs_run
from stationbook.build.output import MARK
from stationbook.build.site import build_site
from tests.conftest import BUILT_ON
from tests.tiny import write

ON = date.fromisoformat(BUILT_ON)
COUNTY = "data/stations/99/990101"
NEW = """\
id: 990101-xinzhan
official_name: 例县新站社会工作服务站
tier: township
division: "990101102"
status: operating
sample: true
former_ids: [990101-laozhan]
"""


@pytest.fixture(scope="module")
def project(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real project, built once; each test then changes some records."""
    copy = tmp_path_factory.mktemp("project")
    for name in ("content", "data", "overrides"):
        shutil.copytree(root / name, copy / name)
    shutil.copy(root / "mkdocs.yml", copy / "mkdocs.yml")
    build_site(copy, copy / "site", on=ON)
    return copy


def edit(old: str, new: str) -> Callable[[Path], None]:
    def change(project: Path) -> None:
        path = project / COUNTY / "qingxi.yml"
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")

    return change


def add(project: Path) -> None:
    write(project, f"{COUNTY}/xinzhan.yml", NEW)


def remove(project: Path) -> None:
    (project / COUNTY / "xinzhan.yml").unlink()


NEW_STANDING = ("s/990101-xinzhan", "s/990101-laozhan")
STATION = "stations/990101/qingxi/index.html"
CHANGES = {
    "phone": (edit("000-", "000-9"), {STATION, "finder/contacts.json", "data/stations.csv", "data/stations.json"}),
    "name": (
        edit("official_name: 例县", "official_name: 例县新"),
        {STATION, "divisions/990101/index.html", "s/990101-qingxi/index.html"},
    ),
    "area": (edit("area_m2: ", "area_m2: 1"), {STATION, "data/stations.json"}),
    "verified": (edit("assured: {on: 2026-", "assured: {on: 2024-"), {STATION}),
    "new station": (
        add,
        {f"{way}/index.html" for way in ("stations/990101/xinzhan", "stations/990101/laozhan", *NEW_STANDING)},
    ),
    "removed station": (remove, {f"{way}/index.html" for way in ("stations/990101/xinzhan", *NEW_STANDING)}),
}


def times(site: Path) -> dict[str, tuple[int, int]]:
    files = (path for path in site.rglob("*") if path.is_file() and path.name != MARK)
    return {path.relative_to(site).as_posix(): (path.stat().st_mtime_ns, path.stat().st_ino) for path in files}


def contents(site: Path) -> dict[str, bytes]:
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}


@pytest.mark.parametrize("name", CHANGES)
def test_only_what_shows_the_change_is_written_and_the_theme_stays_asleep(
    project: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    change, expected = CHANGES[name]
    before = times(project / "site")
    change(project)
    monkeypatch.setattr(mkdocs_run, "run_mkdocs", lambda *_, **__: pytest.fail("the theme ran"))
    built = build_site(project, project / "site", on=ON)
    after = times(project / "site")
    touched = {one for one in before.keys() | after.keys() if before.get(one) != after.get(one)}
    assert touched >= expected
    assert len(touched) == built.changed
    untouched = [one for one in touched if one.startswith(("learn/", "policies/", "pagefind/", "assets/", "guide/"))]
    assert untouched == []
    others = {one for one in touched if one.startswith("stations/") and one.endswith("html")} - expected
    assert {one for one in touched if one.startswith(("s/", "c/", "p/"))} <= expected
    assert not any("990102" in one for one in others)


def test_after_all_these_changes_the_site_is_that_of_a_build_from_nothing(project: Path, tmp_path: Path) -> None:
    add(project)
    build_site(project, project / "site", on=ON)
    shutil.rmtree(project / ".cache")
    build_site(project, tmp_path / "cold", on=ON)
    ours, cold = contents(project / "site"), contents(tmp_path / "cold")
    assert sorted(ours.keys() ^ cold.keys()) == []
    assert [name for name in ours if ours[name] != cold[name]] == []


def test_standing_addresses_of_a_station_that_goes_to_another_county_lead_there(tiny_project: Path) -> None:
    write(tiny_project, f"{COUNTY}/xinzhan.yml", NEW)
    build_site(tiny_project, tiny_project / "site", on=ON)
    (tiny_project / COUNTY / "xinzhan.yml").unlink()
    moved = NEW.replace("id: 990101-", "id: 990102-").replace("township", "county").replace("990101102", "990102")
    moved = moved.replace("[990101-laozhan]", "[990101-laozhan, 990101-xinzhan]")
    write(tiny_project, "data/stations/99/990102/xinzhan.yml", moved)
    build_site(tiny_project, tiny_project / "site", on=ON)
    for way in ("s/990102-xinzhan", *NEW_STANDING):
        page = (tiny_project / "site" / way / "index.html").read_text("utf-8")
        assert 'url=../../stations/990102/xinzhan/"' in page
    assert (tiny_project / "site/s/990101-qingxi/index.html").is_file()


def test_site_below_a_path_keeps_its_addresses_and_changes_like_any_other(tiny_project: Path, tmp_path: Path) -> None:
    settings = (tiny_project / "mkdocs.yml").read_text(encoding="utf-8")
    below = "use_directory_urls: false\nsite_url: https://example.org/a/b/\n"
    write(tiny_project, "mkdocs.yml", below + settings)
    write(tiny_project, "content/about.md", "# 关于\n")
    build_site(tiny_project, tiny_project / "site", on=ON)
    assert (tiny_project / "site/about/index.html").is_file()
    record = tiny_project / COUNTY / "qingxi.yml"
    record.write_text(record.read_text("utf-8").replace("清溪镇社会", "清溪镇新社会"), "utf-8")
    build_site(tiny_project, tiny_project / "site", on=ON)
    page = (tiny_project / "site" / STATION).read_text("utf-8")
    assert "清溪镇新社会" in page
    assert 'href="https://example.org/a/b/stations/990101/qingxi/"' in page
    shutil.rmtree(tiny_project / ".cache")
    build_site(tiny_project, tmp_path / "cold", on=ON)
    assert contents(tiny_project / "site") == contents(tmp_path / "cold")
