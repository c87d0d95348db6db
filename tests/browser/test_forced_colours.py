"""Where the system forces its colours and takes backgrounds away: does one see where one is and what is chosen?"""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.opening import open_mounted

# The colours of what is drawn and of what it is drawn on.
ON_CANVAS = """([selector, pseudo]) => {
  const probe = document.body.appendChild(document.createElement("p"));
  probe.style.backgroundColor = "Canvas";
  const colours = [getComputedStyle(document.querySelector(selector), pseudo), getComputedStyle(probe)];
  return colours.map((one) => one.backgroundColor);
}"""


@pytest.fixture
def forced(page: Page) -> Page:
    page.emulate_media(forced_colors="active")
    return page


def test_search_field_has_its_ring_and_the_chosen_offer_its_own(forced: Page, site_url: str) -> None:
    open_mounted(forced, site_url)
    field = forced.locator("#sb-home-query")
    field.focus()
    expect(forced.locator(".sb-search--large .sb-search__row")).to_have_css("outline-style", "solid")
    field.press_sequentially("和平镇社工站")
    offer = forced.get_by_role("option").filter(has_text="和平镇社工站").first
    expect(offer).to_be_visible()
    expect(offer).to_have_css("outline-style", "none")
    field.press("ArrowDown")
    expect(forced.locator("[role=option][aria-selected=true]")).to_have_css("outline-style", "solid")


def test_button_of_the_search_field_has_an_edge(forced: Page, site_url: str) -> None:
    open_mounted(forced, f"{site_url}search/")
    expect(forced.locator(".sb-search--large .sb-search__button")).to_have_css("border-right-style", "solid")


def test_arrows_of_folds_are_seen(forced: Page, site_url: str) -> None:
    open_mounted(forced, f"{site_url}stations/990101/qingxi/")
    arrow, canvas = forced.evaluate(ON_CANVAS, [".sb-fold > summary", "::after"])
    assert arrow != canvas


def test_chosen_text_size_is_marked(forced: Page, site_url: str) -> None:
    open_mounted(forced, f"{site_url}about/")
    forced.get_by_text("大字").click()
    chosen = forced.get_by_role("button", name="标准")
    assert "✓" in chosen.evaluate("one => getComputedStyle(one, '::before').content")
