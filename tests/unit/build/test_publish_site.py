"""How does a built site become one release beside the earlier ones?"""

import hashlib
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from stationbook.build.publish import publish_site
from stationbook.build.release.target import PublishRefusedError
from stationbook.pages.redirect import Target, render_redirect
from stationbook.pages.release import RELEASE_MARK
from tests.unit.build.released import PAGE, contents, listed, write_site


def test_first_release_appears_with_its_alias_and_the_root_leads_to_it(site: Path, target: Path) -> None:
    publish_site(site, target, "2026.1", alias="latest")
    assert {name.split("/")[0] for name in contents(target)} == {
        *("2026.1", "latest", "versions.json"),
        *("index.html", "404.html", "robots.txt", "sitemap.xml", "stations", "offline"),
    }
    assert 'href="./latest/"' in (target / "index.html").read_text(encoding="utf-8")
    assert json.loads((target / "versions.json").read_bytes()) == [
        {"version": "2026.1", "title": "2026.1", "aliases": ["latest"]}
    ]


def test_every_page_says_its_version_and_links_to_the_same_page_of_the_latest(site: Path, target: Path) -> None:
    publish_site(site, target, "2026.1", alias="latest")
    page = (target / "2026.1" / PAGE / "index.html").read_text(encoding="utf-8")
    assert "本页为 2026.1 版" in page
    assert f'href="../../../../latest/{PAGE}"' in page
    assert RELEASE_MARK not in page


def test_page_of_a_release_without_any_alias_links_to_the_root_which_leads_on(site: Path, target: Path) -> None:
    publish_site(site, target, "2026.1")
    assert 'href="../../../../">看最新版<' in (target / "2026.1" / PAGE / "index.html").read_text(encoding="utf-8")
    assert 'href="./2026.1/"' in (target / "index.html").read_text(encoding="utf-8")


def test_a_second_release_leaves_the_first_untouched_and_takes_the_alias(site: Path, target: Path) -> None:
    publish_site(site, target, "2026.9", alias="latest")
    before = contents(target / "2026.9")
    write_site(site, "新的")
    publish_site(site, target, "2026.10", alias="latest")
    assert contents(target / "2026.9") == before
    assert contents(target / "latest") == contents(target / "2026.10") != before
    assert listed(target) == [("2026.10", ["latest"]), ("2026.9", [])]


def test_release_without_the_alias_leaves_what_the_root_leads_to(site: Path, target: Path) -> None:
    publish_site(site, target, "2026.1", alias="latest")
    before = contents(target)
    placed = publish_site(site, target, "2026.2")
    assert placed.leading.version == "2026.1"
    changed = {name for name, content in contents(target).items() if before.get(name) != content}
    assert {name.split("/")[0] for name in changed} == {"2026.2", "versions.json"}


def test_standing_address_stands_at_the_root_alone_and_leads_to_the_newest(site: Path, target: Path) -> None:
    standing = "s/990101-qingxi/index.html"
    (site / standing).parent.mkdir(parents=True)
    html = render_redirect("s/990101-qingxi/", "站点的网页", [Target(PAGE, "清溪")], "https://example.org/")
    (site / standing).write_text(html, encoding="utf-8")
    publish_site(site, target, "2026.1", alias="latest")
    assert [name for name in contents(target) if "990101-qingxi" in name] == [standing]
    assert f"url=../../latest/{PAGE}" in (target / standing).read_text(encoding="utf-8")
    publish_site(site, target, "2026.2", alias="newest")
    assert f"url=../../newest/{PAGE}" in (target / standing).read_text(encoding="utf-8")


def test_hashes_of_what_a_device_saves_are_those_of_the_published_bytes(site: Path, target: Path) -> None:
    publish_site(site, target, "2026.1", alias="latest")
    files = json.loads((target / "latest/offline/learn.json").read_bytes())["files"]
    assert [address for address, _, _ in files] == ["offline/"]
    page = (target / "latest/offline/index.html").read_bytes()
    assert files == [["offline/", hashlib.sha256(page).hexdigest()[:16], len(page)]]


def test_no_link_of_the_file_system_is_used(site: Path, target: Path) -> None:
    publish_site(site, target, "2026.1", alias="latest")
    assert [
        path for path in target.rglob("*") if path.is_symlink() or (path.is_file() and path.stat().st_nlink > 1)
    ] == []


@pytest.mark.parametrize(
    ("version", "alias", "words"),
    [
        ("2026.1", None, "已经发布过"),
        ("latest", None, "已经用作别名"),
        ("2027.1", "2026.1", "已经是一个版本号"),
        ("../up", None, "不能作版本号"),
        (".hidden", None, "不能作版本号"),
        ("2027.1\n", None, "不能作版本号"),
        ("x" * 81, None, "不能作版本号"),
        ("2027.1", "a/b", "不能作版本号"),
        ("2027.1", "2027.1", "别名不能与版本号相同"),
        ("404.html", None, "网站要用的文件名"),
        ("2027.1", "versions.json", "网站要用的文件名"),
        ("2027.1", "s", "网站要用的文件名"),
        ("stations", None, "已经存在"),
        ("2027.1", "data.json", "已经有名为 data.json 的栏目"),
    ],
)
def test_a_name_that_is_taken_or_unsafe_is_refused_and_nothing_changes(
    site: Path, target: Path, version: str, alias: str | None, words: str
) -> None:
    publish_site(site, target, "2026.1", alias="latest")
    before = contents(target)
    with pytest.raises(PublishRefusedError, match=words):
        publish_site(site, target, version, alias=alias)
    assert contents(target) == before


def somebody_elses(target: Path) -> None:
    (target / "latest").mkdir(parents=True)
    (target / "latest/keep.txt").write_text("mine", encoding="utf-8")


def an_update_feed(target: Path) -> None:
    somebody_elses(target)
    (target / "latest/release.json").write_text('{"version": "1.2.3"}', encoding="utf-8")


def a_link(target: Path) -> None:
    somebody_elses(target)
    (target / "latest").rename(target.parent / "elsewhere")
    (target / "latest").symlink_to(target.parent / "elsewhere")


def a_release_that_is_not_listed(target: Path) -> None:
    write_site(target.parent / "site")
    publish_site(target.parent / "site", target, "latest")
    (target / "versions.json").unlink()


@pytest.mark.parametrize("make", [somebody_elses, an_update_feed, a_link, a_release_that_is_not_listed])
def test_a_folder_that_is_not_our_alias_is_not_replaced(site: Path, target: Path, make: Callable[[Path], None]) -> None:
    make(target)
    before, really = contents(target / "latest"), (target / "latest").resolve()
    with pytest.raises(PublishRefusedError, match="不是由本命令发布的"):
        publish_site(site, target, "2026.1", alias="latest")
    assert (contents(target / "latest"), (target / "latest").resolve()) == (before, really)
    assert not (target / "2026.1").exists()


def test_a_release_that_the_list_forgot_is_never_replaced(site: Path, target: Path) -> None:
    publish_site(site, target, "2026.1")
    (target / "versions.json").unlink()
    before = contents(target / "2026.1")
    write_site(site, "新的")
    with pytest.raises(PublishRefusedError, match="已经存在"):
        publish_site(site, target, "2026.1")
    assert contents(target / "2026.1") == before


def test_a_link_in_the_place_of_a_release_is_not_followed(site: Path, target: Path) -> None:
    target.mkdir()
    (target / "2026.1").symlink_to(target.parent / "nowhere")
    with pytest.raises(PublishRefusedError, match="已经存在"):
        publish_site(site, target, "2026.1")
    assert not (target.parent / "nowhere").exists()


def test_files_of_others_in_the_target_stay_what_they_are(site: Path, target: Path) -> None:
    target.mkdir()
    theirs = {".env.old": b"SECRET=1", "env/x": b"1", ".htaccess.new": b"deny", ".x.new/file": b"2", "lock": b"3"}
    for name, content in theirs.items():
        (target / name).parent.mkdir(exist_ok=True)
        (target / name).write_bytes(content)
    publish_site(site, target, "2026.1", alias="latest")
    publish_site(site, target, "2026.2", alias="latest")
    assert {name: contents(target).get(name) for name in theirs} == theirs
