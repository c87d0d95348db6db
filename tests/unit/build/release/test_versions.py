"""Which lists of releases are read, and in which order do releases stand?"""

import json
from pathlib import Path

import pytest

from stationbook.build.release.target import PublishRefusedError
from stationbook.build.release.versions import folder_of, leading, load_releases, versions_text, with_release
from tests.tiny import write

GOOD = '{"version": "2026.1", "title": "2026.1", "aliases": ["latest"]}'


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[{", "内容不对"),
        ("", "内容不对"),
        ("\0", "内容不对"),
        ("5", "内容不对"),
        ("{}", "内容不对"),
        ("[" * 100_000, "内容不对"),
        ("[5]", "第 1 项不对"),
        ('[{"version": 5}]', "第 1 项的 version 不对"),
        (f'[{GOOD}, {{"title": "x"}}]', "第 2 项的 version 不对"),
        ('[{"version": "../x", "title": "x"}]', "第 1 项的 version 不对"),
        ('[{"version": "/etc", "title": "x"}]', "第 1 项的 version 不对"),
        ('[{"version": "1", "title": "x", "aliases": ["../.."]}]', "第 1 项的 aliases 不对"),
        ('[{"version": "1", "title": "x", "aliases": "latest"}]', "第 1 项的 aliases 不对"),
        ('[{"version": "1", "title": "\\ud800"}]', "内容不对"),
        ('[{"version": "1"}]', "第 1 项的 title 不对"),
    ],
)
def test_list_of_another_shape_is_refused_in_a_sentence_and_kept(tmp_path: Path, text: str, words: str) -> None:
    write(tmp_path, "versions.json", text)
    with pytest.raises(PublishRefusedError, match=f"不是版本列表：{words}。它应当像这样"):
        load_releases(tmp_path)
    assert (tmp_path / "versions.json").read_text(encoding="utf-8") == text


def test_list_that_is_a_link_or_a_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "versions.json").symlink_to(tmp_path / "nowhere")
    with pytest.raises(PublishRefusedError, match="应当是普通的文件"):
        load_releases(tmp_path)
    (tmp_path / "versions.json").unlink()
    (tmp_path / "versions.json").mkdir()
    with pytest.raises(PublishRefusedError, match="应当是普通的文件"):
        load_releases(tmp_path)


def test_list_with_a_byte_order_mark_and_more_fields_is_read_and_kept(tmp_path: Path) -> None:
    (tmp_path / "versions.json").write_bytes(
        b'\xef\xbb\xbf[{"version":"1.0","title":"One","aliases":[],"properties":{"a":1}}]'
    )
    releases = with_release(load_releases(tmp_path), "1.1", "latest")
    assert json.loads(versions_text(releases)) == [
        {"version": "1.1", "title": "1.1", "aliases": ["latest"]},
        {"version": "1.0", "title": "One", "aliases": [], "properties": {"a": 1}},
    ]


def test_folder_without_a_list_has_no_releases(tmp_path: Path) -> None:
    assert load_releases(tmp_path) == ()


def test_newest_number_comes_first_and_only_the_new_release_has_the_alias() -> None:
    releases = with_release(with_release(with_release((), "2026.9", "latest"), "2026.10", "latest"), "2026.2", None)
    assert [(one.version, one.aliases) for one in releases] == [
        ("2026.10", ("latest",)),
        ("2026.9", ()),
        ("2026.2", ()),
    ]


def test_visitors_are_led_to_the_newest_that_has_an_alias_else_to_the_newest() -> None:
    plain = with_release(with_release((), "1.0", None), "1.1", None)
    assert folder_of(leading(plain)) == "1.1"
    assert folder_of(leading(with_release(plain, "0.9", "stable"))) == "stable"
