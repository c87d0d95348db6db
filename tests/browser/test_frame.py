"""Does the frame of every page serve: text size, colour scheme, menu, keyboard?"""

from playwright.sync_api import Browser, Page, expect

from tests.browser.opening import open_mounted


def font_size(page: Page) -> float:
    return float(page.evaluate("parseFloat(getComputedStyle(document.querySelector('.md-typeset p')).fontSize)"))


def test_large_text_grows_and_is_remembered(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}about/")
    before = font_size(page)
    button = page.locator("[data-module=text-size]")
    button.click()
    assert font_size(page) == before * 1.25
    page.reload()
    expect(page.locator("html")).to_have_attribute("data-sb-text", "125")
    page.locator("[data-module=text-size]").click()
    assert font_size(page) == before * 1.5


def test_largest_text_fits_a_phone(browser: Browser, site_url: str) -> None:
    context = browser.new_context(viewport={"width": 320, "height": 640})
    context.add_init_script("localStorage.setItem('stationbook.text-size', '150')")
    page = context.new_page()
    for address in (
        "",
        "stations/990101/qingxi/",
        "learn/assistance/",
        "standards/stationbook/building-standard/2026/",
    ):
        open_mounted(page, site_url + address)
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, address
    context.close()


def test_dark_scheme_follows_the_system(browser: Browser, site_url: str) -> None:
    context = browser.new_context(color_scheme="dark")
    page = context.new_page()
    page.goto(site_url)
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    context.close()


def test_menu_opens_on_a_phone_without_javascript(browser: Browser, site_url: str) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844}, java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site_url}about/")
    page.locator(".sb-header__menu").click()
    expect(page.get_by_role("link", name="必学清单").first).to_be_visible()
    context.close()


def test_first_tab_stop_leads_past_the_header(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}about/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.classList.contains('md-skip')")
