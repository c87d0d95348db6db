"""Does a tick stay, and does the reader hear of it when it cannot?"""

from playwright.sync_api import Browser, BrowserContext, Page, expect

LIST = "learn/assistance/"
FULL = "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }"
SPOILT = "localStorage.getItem('stationbook.learning') || localStorage.setItem('stationbook.learning', '{')"


def test_tick_is_there_after_a_reload_and_on_the_home_page(page: Page, site_url: str) -> None:
    page.goto(site_url + LIST)
    page.locator(".sb-item__box").first.check()
    expect(page.locator("[data-progress]")).to_contain_text("已学 1 /")
    page.reload()
    expect(page.locator(".sb-item__box").first).to_be_checked()
    page.goto(site_url)
    expect(page.locator("body")).to_contain_text("已学 1 /")


def test_two_tabs_keep_each_other_up_to_date(context: BrowserContext, site_url: str) -> None:
    first, second = context.new_page(), context.new_page()
    for tab in (first, second):
        tab.goto(site_url + LIST)
        expect(tab.locator("[data-kept]")).not_to_be_empty()
    first.locator(".sb-item__box").nth(0).check()
    expect(second.locator(".sb-item__box").nth(0)).to_be_checked()
    second.locator(".sb-item__box").nth(1).check()
    expect(first.locator("[data-progress]")).to_contain_text("已学 2 /")


def test_refused_storage_is_said(browser: Browser, site_url: str) -> None:
    context = browser.new_context()
    context.add_init_script(
        "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }"
    )
    page = context.new_page()
    page.goto(site_url + LIST)
    page.locator(".sb-item__box").first.check()
    expect(page.locator("[data-kept]")).to_contain_text("不让保存")
    context.close()


def test_spoilt_storage_does_not_stop_the_list(browser: Browser, site_url: str) -> None:
    context = browser.new_context()
    context.add_init_script(
        "localStorage.getItem('stationbook.learning') || localStorage.setItem('stationbook.learning', '{')"
    )
    page = context.new_page()
    page.goto(site_url + LIST)
    page.locator(".sb-item__box").first.check()
    expect(page.locator("[data-progress]")).to_contain_text("已学 1 /")
    context.close()


def test_paper_shows_every_box_and_a_place_to_sign(page: Page, site_url: str) -> None:
    page.goto(site_url + LIST)
    page.emulate_media(media="print")
    expect(page.locator(".sb-signature")).to_be_visible()
    expect(page.locator(".sb-item__box").last).to_be_visible()
    expect(page.locator(".sb-header")).to_be_hidden()
    expect(page.get_by_role("button", name="打印清单")).to_be_hidden()


def test_link_to_an_item_opens_it(page: Page, site_url: str) -> None:
    page.goto(site_url + LIST)
    item = page.locator(".sb-item:has(details)").first.get_attribute("id")
    page.goto(f"{site_url}{LIST}#{item}")
    expect(page.locator(f"[id='{item}'] details")).to_have_attribute("open", "")
