"""Does `stationbook publish` make a release of these very files, whole, and say what to do with it?"""

import os
import re
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote

import pytest

from tests.conftest import BUILT_ON, run_stationbook
from tests.tiny import QINGXI, write

STATION = "data/stations/99/990101/qingxi.yml"
PAGE = "stations/990101/qingxi/index.html"
SITE_URL = "https://sgz.example.org/network/"


def publish(project: Path, version: str, target: Path, *more: str) -> tuple[int, str, str]:
    done = run_stationbook("publish", version, "--to", str(target), "--on", BUILT_ON, *more, cwd=project)
    return done.returncode, done.stdout, done.stderr


def files_below(folder: Path) -> list[str]:
    return sorted(p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file())


def test_release_is_of_the_files_as_they_are_and_not_of_an_older_site(tiny_project: Path, tmp_path: Path) -> None:
    assert run_stationbook("build", "--on", BUILT_ON, cwd=tiny_project).returncode == 0
    www = tmp_path / "www"
    assert publish(tiny_project, "2026.1", www, "--alias", "latest")[0] == 0
    write(tiny_project, STATION, QINGXI.replace("清溪镇", "新溪镇"))
    code, said, _ = publish(tiny_project, "2026.2", www, "--alias", "latest")
    assert code == 0
    assert f"2026.2 版已发布到 {www / '2026.2'}，latest 也换成了这一版。" in said
    assert f"请让网站服务器以 {www} 为根" in said
    old, new = ((www / version / PAGE).read_text(encoding="utf-8") for version in ("2026.1", "2026.2"))
    assert ("清溪镇" in old, "新溪镇" in old, "新溪镇" in new) == (True, False, True)
    assert "清溪镇" in (tiny_project / "site" / PAGE).read_text(encoding="utf-8")


def test_release_of_files_with_an_error_is_refused_as_a_build_is(tiny_project: Path, tmp_path: Path) -> None:
    write(tiny_project, STATION, QINGXI.replace("township\n", "twonship\n"))
    code, _, said = publish(tiny_project, "2026.1", tmp_path / "www")
    assert code == 1
    assert f"{STATION}:3:7 tier：" in said
    assert "没有发布，已发布的版本没有动。" in said
    assert [name for name in files_below(tmp_path / "www") if not name.startswith(".stationbook/")] == []


@pytest.mark.parametrize(
    ("to", "words"),
    [("", "文件夹的名字是空的"), (".", "是项目"), ("public", "在项目文件夹里"), ("..", "是项目")],
)
def test_wrong_folder_is_refused_in_words_before_anything_is_written(tiny_project: Path, to: str, words: str) -> None:
    before = files_below(tiny_project.parent)
    done = run_stationbook("publish", "2026.1", "--to", to, cwd=tiny_project)
    assert (done.returncode, words in done.stderr) == (2, True), done.stderr
    assert files_below(tiny_project.parent) == before


def test_release_ended_by_a_kill_is_carried_to_its_end_and_said(tiny_project: Path, tmp_path: Path) -> None:
    www = tmp_path / "www"
    assert publish(tiny_project, "2026.1", www)[0] == 0
    ours = www / ".stationbook"
    (ours / "new/root").mkdir(parents=True)
    (www / "2026.1").rename(ours / "new/release")
    (www / "versions.json").rename(ours / "new/root/versions.json")
    write(ours, "plan.json", '{"version": "2026.1", "alias": null}')
    code, said, _ = publish(tiny_project, "2026.1", www)
    assert code == 0
    assert "上次发布 2026.1 版时中断了，现在已经做完，内容是上次那时的资料。" in said
    assert (www / "2026.1" / PAGE).is_file()
    assert publish(tiny_project, "2026.1", www)[0] == 2


class Canonical(HTMLParser):
    """Finds the lasting address that a page gives for itself."""

    href = ""

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        found = dict(attributes)
        if tag == "link" and found.get("rel") == "canonical":
            self.href = found["href"] or ""


def test_lasting_address_of_every_page_answers_below_the_root(tiny_project: Path, tmp_path: Path) -> None:
    settings = (tiny_project / "mkdocs.yml").read_text(encoding="utf-8")
    write(tiny_project, "mkdocs.yml", settings.replace("# site_url:", f"site_url: {SITE_URL}"))
    www = tmp_path / "www"
    write(www, "robots.txt", "mine")
    code, said, _ = publish(tiny_project, "2026.1", www, "--alias", "latest")
    assert code == 0
    assert f"{www} 里的 robots.txt 不是本命令写的，没有动。" in said
    pages = [name for name in files_below(www / "2026.1") if name.endswith("index.html")]
    assert PAGE in pages
    for name in pages:
        parser = Canonical()
        parser.feed((www / "2026.1" / name).read_text(encoding="utf-8"))
        address = unquote(parser.href.removeprefix(SITE_URL))
        assert f"{address}index.html" == name, "a page whose lasting address is its own"
        root = "../" * address.count("/") or "./"
        assert f'href="{root}latest/{address}"' in (www / name).read_text(encoding="utf-8")
    listed = re.findall("<loc>(.*?)</loc>", (www / "sitemap.xml").read_text(encoding="utf-8"))
    assert SITE_URL + "stations/990101/qingxi/" in listed
    assert [one for one in listed if "/s/" in one] == []
    standing = (www / "s/990101-qingxi/index.html").read_text(encoding="utf-8")
    assert 'content="0; url=../../latest/stations/990101/qingxi/"' in standing
    assert f'<link rel="canonical" href="{SITE_URL}stations/990101/qingxi/">' in standing
    assert [name for name in files_below(www) if "s/990101-qingxi/" in name] == ["s/990101-qingxi/index.html"]
    missing = [one for one in listed if not (www / unquote(one.removeprefix(SITE_URL)) / "index.html").is_file()]
    assert missing == []


@pytest.mark.skipif(os.name != "posix", reason="other systems have no umask")
def test_a_umask_that_shuts_out_the_server_is_respected_and_said(tiny_project: Path, tmp_path: Path) -> None:
    before = os.umask(0o077)
    try:
        code, said, _ = publish(tiny_project, "2026.1", tmp_path / "www")
    finally:
        os.umask(before)
    assert (code, "umask 不许别的用户读新文件" in said) == (0, True)
    assert {path.stat().st_mode & 0o077 for path in (tmp_path / "www").rglob("*")} == {0}
