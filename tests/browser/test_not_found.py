"""Does an address that does not exist lead on?"""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.browser.opening import open_mounted


@pytest.mark.parametrize("depth", ["清溪镇/", "stations/990101/清溪镇/", "a/b/c/d/清溪镇.html"])
def test_unknown_address_offers_a_search_for_its_words_and_the_ways_on(
    page: Page, site_url: str, built_site: Path, depth: str
) -> None:
    def answer(route: Route) -> None:
        route.fulfill(status=404, path=built_site / "404.html", content_type="text/html; charset=utf-8")

    page.route(site_url + depth, answer)
    open_mounted(page, site_url + depth)
    expect(page.get_by_role("heading", level=1)).to_have_text("找不到这一页")
    main = page.locator("#sb-main")
    expect(main.get_by_role("searchbox").or_(main.get_by_role("combobox"))).to_have_value("清溪镇")
    main.get_by_role("button", name="搜索").click()
    page.wait_for_url("**/search/?q=**")
    expect(page.get_by_role("heading", level=1)).to_be_visible()


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("s/990101-qingxj/", "没有这个编号的站点：990101-qingxj。请对着门牌核对"),
        ("c/stationbook/building-standard/premises.aera/", "没有这个编号的条款：premises.aera。"),
        ("p/dibao-75/", "没有这个编号的政策文件：dibao-75。"),
        ("s/", "从门牌、卡片或文件里的网址来的，请再核对一遍"),
        ("help/s/990101-qingxi/", "从门牌、卡片或文件里的网址来的，请再核对一遍"),
    ],
)
def test_standing_address_that_does_not_exist_is_told_so(
    page: Page, site_url: str, built_site: Path, address: str, words: str
) -> None:
    def answer(route: Route) -> None:
        route.fulfill(status=404, path=built_site / "404.html", content_type="text/html; charset=utf-8")

    page.route(site_url + address, answer)
    open_mounted(page, site_url + address)
    expect(page.locator("#sb-main")).to_contain_text(words)


def test_ways_on_are_links_without_scripts(browser: Browser, site_url: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(site_url + "404.html")
    links = page.locator("#sb-main a").evaluate_all("all => all.map((one) => one.getAttribute('href'))")
    assert links == ["/stations/", "/learn/", "/standards/", "/hotlines/", "tel:12345"]
    assert "Not found" not in page.content()
    context.close()
