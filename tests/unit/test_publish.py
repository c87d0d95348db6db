"""How does a built site become one release beside the earlier ones?"""

import json
from pathlib import Path

import pytest
from generator.pages.release import RELEASE_MARK
from generator.publish import PublishRefusedError, publish_site


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site of two pages and a file, as a build leaves it."""
    site = tmp_path / "site"
    for address in ("", "stations/990101/qingxi/"):
        (site / address).mkdir(parents=True, exist_ok=True)
        (site / address / "index.html").write_text(f"<body>{RELEASE_MARK}<p>页面</p></body>", encoding="utf-8")
    (site / "data.json").write_text("{}", encoding="utf-8")
    return site


def contents(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def test_first_release_appears_with_its_alias_and_the_root_leads_to_it(site: Path, tmp_path: Path) -> None:
    target = tmp_path / "www"
    publish_site(site, target, "2026.1", alias="latest")
    assert sorted(p.name for p in target.iterdir()) == ["2026.1", "index.html", "latest", "versions.json"]
    assert 'url=latest/"' in (target / "index.html").read_text(encoding="utf-8")
    listed = json.loads((target / "versions.json").read_text(encoding="utf-8"))
    assert listed == [{"version": "2026.1", "title": "2026.1", "aliases": ["latest"]}]


def test_every_page_says_its_version_and_links_to_the_same_page_of_the_latest(site: Path, tmp_path: Path) -> None:
    release = publish_site(site, tmp_path / "www", "2026.1", alias="latest")
    page = (release / "stations/990101/qingxi/index.html").read_text(encoding="utf-8")
    assert "本页为 2026.1 版" in page
    assert 'href="../../../../latest/stations/990101/qingxi/"' in page
    assert RELEASE_MARK not in page


def test_a_second_release_leaves_the_first_untouched_and_takes_the_alias(site: Path, tmp_path: Path) -> None:
    target = tmp_path / "www"
    publish_site(site, target, "2026.9", alias="latest")
    before = contents(target / "2026.9")
    (site / "data.json").write_text('{"new": true}', encoding="utf-8")
    publish_site(site, target, "2026.10", alias="latest")
    assert contents(target / "2026.9") == before
    assert contents(target / "latest") == contents(target / "2026.10")
    listed = json.loads((target / "versions.json").read_text(encoding="utf-8"))
    assert [(one["version"], one["aliases"]) for one in listed] == [("2026.10", ["latest"]), ("2026.9", [])]


def test_no_link_of_the_file_system_is_used(site: Path, tmp_path: Path) -> None:
    publish_site(site, tmp_path / "www", "2026.1", alias="latest")
    assert not [path for path in (tmp_path / "www").rglob("*") if path.is_symlink()]


@pytest.mark.parametrize(
    ("version", "alias", "words"),
    [
        ("2026.1", None, "已经发布过"),
        ("latest", None, "已经用作别名"),
        ("2027.1", "2026.1", "已经是一个版本号"),
        ("../up", None, "不能作版本号"),
        (".hidden", None, "不能作版本号"),
        ("2027.1", "a/b", "不能作版本号"),
        ("2027.1", "2027.1", "别名不能与版本号相同"),
    ],
)
def test_a_name_that_is_taken_or_unsafe_is_refused_and_nothing_changes(
    site: Path, tmp_path: Path, version: str, alias: str | None, words: str
) -> None:
    target = tmp_path / "www"
    publish_site(site, target, "2026.1", alias="latest")
    before = contents(target)
    with pytest.raises(PublishRefusedError, match=words):
        publish_site(site, target, version, alias=alias)
    assert contents(target) == before


def test_a_folder_of_somebody_else_is_not_replaced(site: Path, tmp_path: Path) -> None:
    (tmp_path / "www/latest").mkdir(parents=True)
    (tmp_path / "www/latest/keep.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(PublishRefusedError, match="不是由本命令发布的"):
        publish_site(site, tmp_path / "www", "2026.1", alias="latest")
    assert (tmp_path / "www/latest/keep.txt").exists()


def test_a_site_that_was_never_built_is_refused(tmp_path: Path) -> None:
    with pytest.raises(PublishRefusedError, match="请先运行 stationbook build"):
        publish_site(tmp_path / "nothing", tmp_path / "www", "2026.1")


def test_what_a_killed_run_left_is_cleared_by_the_next(site: Path, tmp_path: Path) -> None:
    target = tmp_path / "www"
    publish_site(site, target, "2026.1", alias="latest")
    (target / "latest").rename(target / ".latest.old")
    (target / ".2026.2.new").mkdir()
    (target / ".versions.json.new").write_text("half", encoding="utf-8")
    publish_site(site, target, "2026.2", alias="latest")
    assert sorted(p.name for p in target.iterdir()) == ["2026.1", "2026.2", "index.html", "latest", "versions.json"]


def test_a_broken_list_of_versions_is_never_overwritten(site: Path, tmp_path: Path) -> None:
    target = tmp_path / "www"
    target.mkdir()
    (target / "versions.json").write_text("[{", encoding="utf-8")
    with pytest.raises(PublishRefusedError, match="不是正确的 JSON"):
        publish_site(site, target, "2026.1")
    assert (target / "versions.json").read_text(encoding="utf-8") == "[{"
