"""Does an address without a version lead to the newest release, and is no file of others touched?"""

import re
from pathlib import Path

import pytest

from stationbook.build.release.root import new_root_files, root_files
from stationbook.build.release.versions import with_release
from stationbook.pages.redirect import Target, render_redirect
from stationbook.pages.release import ROOT_MARK
from tests.tiny import write

RELEASES = with_release((), "2026.1", "latest")
PAGES = ["", "stations/990101/qingxi/", "about/"]
REDIRECTS = {
    page: render_redirect(page, "站点的网页", [Target("stations/990101/qingxi/", "清溪")], "").encode()
    for page in ("s/990101-qingxi/", "stations/990101/alt/")
}
HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<urlset>'
SITEMAP = (
    f"{HEAD}<url><loc>https://example.org/sgz/about/</loc></url><url><loc>https://example.org/sgz/</loc></url></urlset>"
)


def files_of(site: Path, sitemap: str = SITEMAP, pages: list[str] = PAGES) -> dict[str, str]:
    write(site, "sitemap.xml", sitemap)
    return {
        name: content.decode() for name, content in root_files(site, dict.fromkeys(pages, b"") | REDIRECTS, RELEASES)
    }


def test_every_page_has_a_file_at_its_lasting_address_that_leads_to_it(tmp_path: Path) -> None:
    files = files_of(tmp_path)
    page = files["stations/990101/qingxi/index.html"]
    there = "../../../latest/stations/990101/qingxi/"
    assert f'<noscript><meta http-equiv="refresh" content="0; url={there}"></noscript>' in page
    assert f'location.replace("{there}"+location.search+location.hash)' in page
    assert f'<a href="{there}">' in page
    assert len(page.encode()) < 600, "there may be fifty thousand of them"


@pytest.mark.parametrize(("page", "root"), [("s/990101-qingxi/", "../../"), ("stations/990101/alt/", "../../../")])
def test_what_leads_on_in_the_site_leads_from_the_root_straight_to_the_page(
    tmp_path: Path, page: str, root: str
) -> None:
    html = files_of(tmp_path)[f"{page}index.html"]
    there = f"{root}latest/stations/990101/qingxi/"
    assert f'<meta http-equiv="refresh" content="0; url={there}">' in html
    assert html.count(there) == html.count(root) == 3
    assert html.startswith(f"<!doctype html><!--{ROOT_MARK}-->")


def test_search_engines_find_the_list_of_lasting_addresses(tmp_path: Path) -> None:
    files = files_of(tmp_path)
    assert "Sitemap: https://example.org/sgz/sitemap.xml\n" in files["robots.txt"]
    assert re.findall("<loc>(.*?)</loc>", files["sitemap.xml"]) == re.findall("<loc>(.*?)</loc>", SITEMAP)
    assert files["sitemap.xml"].startswith('<?xml version="1.0" encoding="UTF-8"?>\n')


def test_missing_page_knows_where_the_releases_stand_on_the_server(tmp_path: Path) -> None:
    assert 'data-base="/sgz/" data-lead="latest" data-names="2026.1 latest"' in files_of(tmp_path)["404.html"]
    assert 'href="/sgz/latest/stations/"' in files_of(tmp_path)["404.html"]


def test_site_without_an_address_has_only_what_needs_none(tmp_path: Path) -> None:
    files = files_of(tmp_path, f"{HEAD}</urlset>")
    assert sorted(files) == ["404.html", "index.html", "s/990101-qingxi/index.html"]
    assert 'data-base="/"' in files["404.html"]


def test_folder_of_the_site_that_bears_the_name_of_a_release_is_not_written_into(tmp_path: Path) -> None:
    files = files_of(tmp_path, pages=["", "2026.1/", "latest/a/", "about/"])
    usual = {"404.html", "about/index.html", "index.html", "robots.txt", "sitemap.xml"}
    assert {*files} == usual | {f"{page}index.html" for page in REDIRECTS}


def test_addresses_are_quoted_as_addresses(tmp_path: Path) -> None:
    page = files_of(tmp_path, pages=['a"#?</script>/'])['a"#?</script>/index.html']
    assert page.count("</script>") == 1
    assert 'href="../../latest/a%22%23%3F%3C/script%3E/"' in page


def staged(target: Path, files: dict[str, str]) -> tuple[list[str], list[str]]:
    left: list[str] = []
    fresh = new_root_files(target, [(name, content.encode()) for name, content in files.items()], left)
    return sorted(name for name, _ in fresh), left


def test_only_what_is_new_or_different_is_written(tmp_path: Path) -> None:
    files = files_of(tmp_path / "site")
    target = tmp_path / "www"
    for name, content in files.items():
        write(target, name, content)
    write(target, "404.html", files["404.html"].replace("2026.1", "2025.1"))
    (target / "robots.txt").unlink()
    assert staged(target, files) == (["404.html", "robots.txt"], [])


@pytest.mark.parametrize("name", ["index.html", "404.html", "robots.txt", "sitemap.xml", "about/index.html"])
def test_file_of_somebody_else_is_left_and_named(tmp_path: Path, name: str) -> None:
    files = files_of(tmp_path / "site")
    write(tmp_path / "www", name, "mine")
    assert staged(tmp_path / "www", files) == (sorted({*files} - {name}), [name])


def test_link_out_of_the_folder_is_not_written_through(tmp_path: Path) -> None:
    files = files_of(tmp_path / "site")
    write(tmp_path, "elsewhere/index.html", files["index.html"])
    (tmp_path / "www").mkdir()
    (tmp_path / "www/stations").symlink_to(tmp_path / "elsewhere")
    (tmp_path / "www/index.html").symlink_to(tmp_path / "elsewhere/index.html")
    (tmp_path / "www/about").write_text("a file", encoding="utf-8")
    written, left = staged(tmp_path / "www", files)
    stations = ["stations/990101/alt/index.html", "stations/990101/qingxi/index.html"]
    assert sorted(left) == ["about/index.html", "index.html", *stations]
    assert written == ["404.html", "robots.txt", "s/990101-qingxi/index.html", "sitemap.xml"]
