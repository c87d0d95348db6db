"""Does the frame of every page serve: text size, colour scheme, menu, keyboard?"""

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.opening import open_mounted

LARGEST = "localStorage.setItem('stationbook.text-size', '150')"
# Where the keyboard stands: what it is, and whether any of it is to be seen.
FOCUSED = """() => {
  const one = document.activeElement;
  const box = one.getBoundingClientRect();
  const isSeen = one.checkVisibility({ visibilityProperty: true, opacityProperty: true })
    && box.right > 0 && box.left < innerWidth && box.bottom > 0 && box.top < innerHeight;
  const words = `${one.tagName}.${one.className} ${one.textContent.trim().slice(0, 20)}`;
  return one === document.body ? null : [words, isSeen];
}"""
# The parts of the header that stand on two lines, are cut at the edge, or are smaller than their letters.
BROKEN = """() => {
  const seen = (names) => [...document.querySelectorAll(names)].filter((one) => one.checkVisibility());
  const letters = (one) => parseFloat(getComputedStyle(one).fontSize);
  const parts = seen(".sb-header > *, .sb-header__tool").filter((one) => {
    const box = one.getBoundingClientRect();
    return box.left < 0 || box.right > innerWidth || one.scrollHeight > 2.6 * letters(one) + 12;
  });
  const small = seen(".sb-header svg, .sb-header input").filter((one) => one.clientHeight < 1.4 * letters(one));
  return [...parts, ...small].map((one) => one.outerHTML.slice(0, 80));
}"""


def font_size(page: Page) -> float:
    return float(page.evaluate("parseFloat(getComputedStyle(document.querySelector('.md-typeset p')).fontSize)"))


def test_text_size_is_chosen_by_name_and_remembered(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}about/")
    before = font_size(page)
    page.get_by_text("大字").click()
    page.get_by_role("button", name="大", exact=True).click()
    assert font_size(page) == before * 1.25
    page.reload()
    assert font_size(page) == before * 1.25
    page.get_by_text("大字").click()
    expect(page.get_by_role("button", name="大", exact=True)).to_have_attribute("aria-pressed", "true")
    expect(page.get_by_role("button", name="标准")).to_have_attribute("aria-pressed", "false")
    page.get_by_role("button", name="特大").click()
    assert font_size(page) == before * 1.5
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="特大")).to_be_hidden()


def test_large_text_is_there_before_the_page_is_drawn(context: BrowserContext, site_url: str) -> None:
    context.add_init_script(LARGEST)
    page = context.new_page()
    page.route("**/*.mjs", lambda route: route.abort())
    page.goto(f"{site_url}about/")
    expect(page.locator("html")).to_have_attribute("data-sb-text", "150")


@pytest.mark.parametrize("size", ["100", "125", "150"])
def test_header_keeps_one_line_at_every_width_and_size(browser: Browser, site_url: str, size: str) -> None:
    context = browser.new_context()
    context.add_init_script(f"localStorage.setItem('stationbook.text-size', '{size}')")
    page = context.new_page()
    page.goto(f"{site_url}about/")
    expect(page.locator(".sb-header__menu button")).to_have_attribute("aria-controls", "sb-drawer")
    for width in (320, 360, 390, 480, 768, 1024, 1440):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate(BROKEN) == [], width
        assert page.evaluate("document.querySelector('.md-header').offsetHeight") <= 90, width
    context.close()


def test_header_leaves_with_the_page_where_the_text_is_largest(context: BrowserContext, site_url: str) -> None:
    context.add_init_script(LARGEST)
    page = context.new_page()
    page.goto(f"{site_url}about/")
    page.evaluate("scrollTo(0, 400)")
    expect(page.locator(".md-header")).not_to_be_in_viewport()


def test_largest_text_fits_a_phone(browser: Browser, site_url: str) -> None:
    context = browser.new_context(viewport={"width": 320, "height": 640})
    context.add_init_script(LARGEST)
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


def test_dark_scheme_follows_the_system_until_another_is_chosen(browser: Browser, site_url: str) -> None:
    context = browser.new_context(color_scheme="dark")
    page = context.new_page()
    page.goto(site_url)
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    page.get_by_text("大字").click()
    expect(page.get_by_label("随系统")).to_be_checked()
    page.get_by_label("浅色").check()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "default")
    page.reload()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "default")
    page.get_by_text("大字").click()
    expect(page.get_by_label("浅色")).to_be_checked()
    context.close()


def test_menu_opens_on_a_phone_without_javascript(browser: Browser, site_url: str) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844}, java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site_url}about/")
    expect(page.get_by_text("大字")).to_be_hidden()
    page.locator(".sb-header__menu label").click()
    expect(page.get_by_role("link", name="必学清单").first).to_be_in_viewport()
    context.close()


@pytest.mark.parametrize("address", ["stations/990101/qingxi/", "guide/add-a-station/", "learn/assistance/"])
@pytest.mark.parametrize("width", [390, 1440])
def test_keyboard_never_stands_where_nothing_is_seen(browser: Browser, site_url: str, address: str, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 844})
    page = context.new_page()
    open_mounted(page, site_url + address)
    stops = []
    for _ in range(40):
        page.keyboard.press("Tab")
        stops.append(page.evaluate(FOCUSED))
    context.close()
    assert [stop for stop in stops if stop and not stop[1]] == []
    assert len(list(filter(None, stops))) > 15


def test_menu_is_a_button_for_the_keyboard_and_gives_the_focus_back(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}stations/990101/qingxi/")
    menu = page.get_by_role("button", name="菜单")
    expect(menu).to_have_attribute("aria-expanded", "false")
    expect(page.get_by_role("link", name="覆盖")).to_be_hidden()
    menu.focus()
    page.keyboard.press("Enter")
    expect(menu).to_have_attribute("aria-expanded", "true")
    expect(page.locator("#sb-drawer a:focus")).to_have_text("首页")
    page.keyboard.press("Escape")
    expect(menu).to_be_focused()
    expect(menu).to_have_attribute("aria-expanded", "false")
    page.keyboard.press("Enter")
    for _ in range(12):
        page.keyboard.press("Tab")
    expect(menu).to_have_attribute("aria-expanded", "false")
    expect(page.get_by_role("link", name="覆盖")).to_be_hidden()


def test_one_ring_goes_around_search_field_and_button(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}search/")
    page.locator("#sb-page-query").focus()
    rings = page.locator(".sb-search--large .sb-search__row").evaluate(
        "row => [row, row.firstElementChild].map((one) => getComputedStyle(one).outlineStyle)"
    )
    assert rings == ["solid", "none"]


def test_first_tab_stop_leads_past_the_header(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}about/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.classList.contains('md-skip')")
