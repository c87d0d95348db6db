"""Do two releases side by side know each other?"""

import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from stationbook.build.publish import publish_site
from tests.browser.opening import open_mounted
from tests.serving import serve
from tests.tiny import write

PAGE = "standards/stationbook/building-standard/2026/"


@contextmanager
def served(folder: Path) -> Iterator[str]:
    server, url = serve(folder)
    yield url
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="module")
def small_site(built_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two pages of the site, with what they load."""
    site = tmp_path_factory.mktemp("small") / "site"
    shutil.copytree(built_site / "assets", site / "assets")
    shutil.copytree(built_site / PAGE, site / PAGE)
    shutil.copy(built_site / "index.html", site)
    return site


@pytest.fixture(scope="module")
def releases_url(small_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    target = tmp_path_factory.mktemp("releases")
    publish_site(small_site, target, "2026.1", alias="latest")
    publish_site(small_site, target, "2026.2", alias="latest")
    with served(target) as url:
        yield url


def test_root_leads_to_the_latest_release(page: Page, releases_url: str) -> None:
    page.goto(releases_url)
    page.wait_for_url(f"{releases_url}latest/")


def test_release_without_an_alias_leads_to_the_same_page_of_a_later_one(
    page: Page, small_site: Path, tmp_path: Path
) -> None:
    publish_site(small_site, tmp_path, "1.0")
    publish_site(small_site, tmp_path, "1.1")
    with served(tmp_path) as url:
        page.goto(f"{url}1.0/{PAGE}")
        page.get_by_role("link", name="看最新版的这一页").click()
        page.wait_for_url(f"{url}1.1/{PAGE}")


@pytest.fixture(scope="module")
def lasting_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Releases of a site of two pages that knows its address."""
    folder = tmp_path_factory.mktemp("lasting")
    for name in ("index.html", "about/index.html"):
        write(folder / "site", name, f"<!doctype html><title>{name}</title>")
    write(folder / "site", "sitemap.xml", "<urlset><url><loc>https://example.org/</loc></url></urlset>")
    publish_site(folder / "site", folder / "www", "1.0", alias="latest")
    with served(folder / "www") as url:
        yield url


def test_lasting_address_opens_the_page_with_what_follows_it(page: Page, lasting_url: str) -> None:
    page.goto(f"{lasting_url}about/?q=1#here")
    page.wait_for_url(f"{lasting_url}latest/about/?q=1#here")
    page.goto(f"{lasting_url}?q=1")
    page.wait_for_url(f"{lasting_url}latest/?q=1")


def test_lasting_address_opens_the_page_without_javascript(browser: Browser, lasting_url: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{lasting_url}about/")
    page.wait_for_url(f"{lasting_url}latest/about/")
    context.close()


def test_what_has_no_page_is_looked_for_in_the_latest_release_once(page: Page, lasting_url: str) -> None:
    missing = page.request.get(f"{lasting_url}404.html").text()
    asked: list[str] = []

    def answer(route: Route) -> None:
        asked.append(route.request.url.removeprefix(lasting_url))
        route.fulfill(status=404, content_type="text/html", body=missing)

    page.route(re.compile("missing"), answer)
    page.goto(f"{lasting_url}data/missing/?q=1#here")
    page.wait_for_url(f"{lasting_url}latest/data/missing/?q=1#here")
    expect(page.get_by_role("heading", name="没有这个网页")).to_be_visible()
    page.goto(f"{lasting_url}1.0/missing/")
    expect(page.get_by_role("heading", name="没有这个网页")).to_be_visible()
    assert page.url == f"{lasting_url}1.0/missing/"
    assert asked == ["data/missing/?q=1", "latest/data/missing/?q=1", "1.0/missing/"]
    page.get_by_role("link", name="打开首页").click()
    page.wait_for_url(f"{lasting_url}latest/")


def test_standing_address_that_does_not_exist_is_told_so_at_the_root(page: Page, lasting_url: str) -> None:
    missing = page.request.get(f"{lasting_url}404.html").text()
    page.route(re.compile("nowhere"), lambda route: route.fulfill(status=404, content_type="text/html", body=missing))
    page.goto(f"{lasting_url}s/990101-nowhere/")
    expect(page.get_by_text("没有这个编号。")).to_be_visible()
    assert page.url == f"{lasting_url}s/990101-nowhere/"
    page.goto(f"{lasting_url}1.0/nowhere/")
    expect(page.get_by_text("没有这个编号。")).to_be_hidden()


def test_an_outdated_release_says_so_and_leads_to_the_same_page(page: Page, releases_url: str) -> None:
    page.goto(f"{releases_url}2026.1/{PAGE}")
    banner = page.locator(".sb-release--outdated")
    expect(banner).to_contain_text("您看的是 2026.1 版，已经有 2026.2 版。")
    banner.get_by_role("link", name="看最新版的这一页").click()
    page.wait_for_url(f"{releases_url}latest/{PAGE}")


def test_the_newest_release_says_its_version_quietly(page: Page, releases_url: str) -> None:
    open_mounted(page, f"{releases_url}2026.2/{PAGE}")
    expect(page.locator(".sb-release")).to_contain_text("本页为 2026.2 版。")
    expect(page.locator(".sb-release--outdated")).to_have_count(0)


def test_the_selector_changes_to_the_same_page_of_another_release(page: Page, releases_url: str) -> None:
    page.goto(f"{releases_url}2026.2/{PAGE}")
    page.get_by_label("换一版看").select_option("2026.1")
    page.wait_for_url(f"{releases_url}2026.1/{PAGE}")


def test_without_javascript_the_version_and_the_link_are_there(browser: Browser, releases_url: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{releases_url}2026.1/{PAGE}")
    expect(page.locator(".sb-release")).to_contain_text("本页为 2026.1 版。")
    assert page.get_by_role("link", name="看最新版的这一页").get_attribute("href") == f"../../../../../latest/{PAGE}"
    context.close()
