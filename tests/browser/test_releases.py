"""Do two releases side by side know each other?"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from generator.publish import publish_site
from playwright.sync_api import Browser, Page, expect

from tests.browser.opening import open_mounted
from tests.serving import serve

PAGE = "standards/stationbook/building-standard/2026/"


@pytest.fixture(scope="module")
def releases_url(built_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    target = tmp_path_factory.mktemp("releases")
    publish_site(built_site, target, "2026.1", alias="latest")
    publish_site(built_site, target, "2026.2", alias="latest")
    server, url = serve(target)
    yield url
    server.shutdown()
    server.server_close()


def test_root_leads_to_the_latest_release(page: Page, releases_url: str) -> None:
    page.goto(releases_url)
    page.wait_for_url(f"{releases_url}latest/")


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
