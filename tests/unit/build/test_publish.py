"""How does the project become one release beside the earlier ones?"""

import hashlib
import itertools
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from stationbook.build import publish as publishing
from stationbook.build.journal import BusyError, folder_lock
from stationbook.build.output import OutputRefusedError
from stationbook.build.publish import publish, publish_site
from stationbook.build.release.ours import OURS
from stationbook.build.release.placing import finish
from stationbook.build.release.target import PublishRefusedError
from stationbook.build.site import Built
from stationbook.check.report import BuildReport
from stationbook.pages.redirect import Target, render_redirect
from stationbook.pages.release import RELEASE_MARK
from stationbook.site.packages import write_packages
from tests.conftest import ROOT

ON = date(2026, 11, 23)
PAGE = "stations/990101/qingxi/"
SITEMAP = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<urlset>\n<url><loc>https://example.org/</loc></url>\n'
    f"<url><loc>https://example.org/{PAGE}</loc></url>\n</urlset>\n"
)


def write_site(site: Path, words: str = "页面", sitemap: str = SITEMAP) -> None:
    """Write a site of three pages and two files, as a build leaves it."""
    for address in ("", PAGE, "offline/"):
        (site / address).mkdir(parents=True, exist_ok=True)
        (site / address / "index.html").write_text(f"<body>{RELEASE_MARK}<p>{words}</p></body>", encoding="utf-8")
    (site / "data.json").write_text("{}", encoding="utf-8")
    (site / "sitemap.xml").write_text(sitemap, encoding="utf-8")
    write_packages(site)


@pytest.fixture(autouse=True)
def _no_wait_for_the_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    """What waits until everything on this machine is on its disk serves a loss of power, which no test makes."""
    monkeypatch.setattr(os, "sync", lambda: None, raising=False)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    write_site(tmp_path / "site")
    return tmp_path / "site"


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "www"


def contents(folder: Path) -> dict[str, bytes]:
    """Return what visitors find in a folder, by path."""
    files = {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}
    return {name: content for name, content in files.items() if not name.startswith(OURS)}


def listed(target: Path) -> list[tuple[str, list[str]]]:
    return [(one["version"], one["aliases"]) for one in json.loads((target / "versions.json").read_bytes())]


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


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project whose site says what content/words.md says."""
    root = tmp_path / "project"
    (root / "content").mkdir(parents=True)
    (root / "mkdocs.yml").write_text("", encoding="utf-8")
    (root / "content/words.md").write_text("第一版", encoding="utf-8")

    def build(root: Path, site_dir: Path, **_: Any) -> Built:
        write_site(site_dir, (root / "content/words.md").read_text(encoding="utf-8"))
        return Built(site_dir, 3, 5, BuildReport(1, 1, 0, 0, ()))

    monkeypatch.setattr(publishing, "build_site", build)
    return root


def publish_to(target: Path, project: Path, version: str = "2026.1") -> publishing.Published:
    return publish(project, target, version, alias="latest", on=ON, home=project.parent / "home")


def test_what_is_published_is_built_of_the_files_as_they_are_now(project: Path, target: Path) -> None:
    write_site(project / "site", "很久以前")
    publish_to(target, project)
    (project / "content/words.md").write_text("第二版", encoding="utf-8")
    publish_to(target, project, "2026.2")
    pages = [(target / version / "index.html").read_text(encoding="utf-8") for version in ("2026.1", "2026.2")]
    assert ["第一版" in pages[0], "第二版" in pages[1]] == [True, True]


def during(monkeypatch: pytest.MonkeyPatch, act: Callable[[], object]) -> None:
    """Have something happen while the site is built."""
    build = publishing.build_site  # type: ignore[attr-defined]

    def busy(*arguments: Any, **named: Any) -> Built:
        built = build(*arguments, **named)
        act()
        return built

    monkeypatch.setattr(publishing, "build_site", busy)


@pytest.mark.parametrize("name", ["content/words.md", "data/stations/new.yml", "overrides/main.html", "mkdocs.yml"])
def test_a_file_that_changes_while_the_site_is_built_stops_the_release(
    project: Path, target: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    def edit() -> None:
        (project / name).parent.mkdir(parents=True, exist_ok=True)
        (project / name).write_text("改了", encoding="utf-8")

    during(monkeypatch, edit)
    with pytest.raises(PublishRefusedError, match=rf"又有改动.*{name}.*没有发布"):
        publish_to(target, project)
    assert contents(target) == {}


def test_a_file_removed_while_the_site_is_built_stops_the_release(
    project: Path, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    during(monkeypatch, (project / "content/words.md").unlink)
    with pytest.raises(PublishRefusedError, match="又有改动"):
        publish_to(target, project)


@pytest.mark.parametrize("linked", [".cache", ".cache/release", ".cache/release/site"])
def test_nothing_is_written_where_a_link_in_the_cache_leads(project: Path, target: Path, linked: str) -> None:
    mine = project.parent / "mine"
    (mine / "release").mkdir(parents=True)
    (project / linked).parent.mkdir(parents=True, exist_ok=True)
    (project / linked).symlink_to(mine)
    with pytest.raises(OutputRefusedError, match="请先移走那个链接"):
        publish_to(target, project)
    assert [path.name for path in mine.rglob("*")] == ["release"]


def test_an_editors_own_file_does_not_stop_a_release(
    project: Path, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    during(monkeypatch, lambda: (project / "content/.words.md.swp").write_bytes(b"x"))
    publish_to(target, project)
    assert listed(target) == [("2026.1", ["latest"])]


TAKE = """
import sys
from pathlib import Path
from stationbook.build.journal import folder_lock
folder_lock(Path(sys.argv[1])).__enter__()
"""


def test_project_and_releases_are_held_while_the_site_is_built(
    project: Path, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    refused = []

    def try_both() -> None:
        for folder in (project / ".cache", target / OURS):
            done = subprocess.run([sys.executable, "-c", TAKE, folder], cwd=ROOT, capture_output=True, check=False)
            refused.append(b"BusyError" in done.stderr)

    during(monkeypatch, try_both)
    publish_to(target, project)
    assert refused == [True, True]


def test_second_command_on_the_same_releases_is_told_to_wait(project: Path, target: Path) -> None:
    holder = (
        "import sys; from pathlib import Path; from stationbook.build.journal import folder_lock\n"
        "with folder_lock(Path(sys.argv[1])): print('held', flush=True); sys.stdin.read()"
    )
    command = [sys.executable, "-c", holder, str(target / OURS)]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        assert other.stdout
        assert other.stdout.readline() == b"held\n"
        with pytest.raises(BusyError, match=f"另一个命令正在往 {target} 发布"):
            publish_to(target, project)
        other.communicate(b"")
    with folder_lock(target / OURS):
        assert contents(target) == {}


class KilledError(BaseException):
    """The command is dead: nothing that it would still do is done."""


def dies_at(step: int, monkeypatch: pytest.MonkeyPatch, act: Callable[[], object]) -> bool:
    """Let everything that changes files work until a step, and nothing from there on. Returns whether it came there."""
    begun = itertools.count()

    def mortal(real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*arguments: Any, **named: Any) -> Any:
            if next(begun) >= step:
                raise KilledError
            return real(*arguments, **named)

        return call

    for name in ("rename", "replace", "unlink", "write_bytes", "write_text", "mkdir"):
        monkeypatch.setattr(Path, name, mortal(getattr(Path, name)))
    monkeypatch.setattr(shutil, "rmtree", mortal(shutil.rmtree))
    try:
        act()
    except KilledError:
        return True
    return False


def test_killed_at_any_step_a_release_is_whole_or_absent_and_the_next_run_completes(
    site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old, new = tmp_path / "old", tmp_path / "new"
    publish_site(site, old, "2026.1", alias="latest")
    shutil.copytree(old, new)
    write_site(site, "新的")
    publish_site(site, new, "2026.2", alias="latest")
    was, will = contents(old), contents(new)
    for step in itertools.count():
        target = tmp_path / f"killed-{step}"
        shutil.copytree(old, target)
        with monkeypatch.context() as patch:
            died = dies_at(step, patch, partial(publish_site, site, target, "2026.2", alias="latest"))
        if not died:
            break
        found = contents(target)
        assert below(found, "2026.1/") == below(was, "2026.1/")
        assert below(found, "2026.2/") in ({}, below(will, "2026.2/")), f"half a release after step {step}"
        assert below(found, "latest/") in ({}, below(was, "latest/"), below(will, "latest/")), step
        if not finish(target):
            publish_site(site, target, "2026.2", alias="latest")
        assert contents(target) == will, step
        assert list((target / OURS).iterdir()) == []
    assert step > 30


def below(found: dict[str, bytes], folder: str) -> dict[str, bytes]:
    return {name: content for name, content in found.items() if name.startswith(folder)}
