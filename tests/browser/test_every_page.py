"""Does every kind of page keep to its own origin, stay readable, and please axe?"""

from contextlib import closing
from typing import Any
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.browser.kinds import KINDS
from tests.browser.opening import open_mounted

EVERY_KIND = pytest.mark.parametrize("address", KINDS.values(), ids=KINDS.keys())
# Findings of the theme's own markup which our overrides do not replace; each with its reason.
MATERIALS_OWN: dict[str, str] = {}
SETTLED = """() => Promise.allSettled(document.getAnimations()
  .filter((one) => one.playState === "running" && one.effect.getComputedTiming().endTime !== Infinity)
  .map((one) => one.finished))"""


@EVERY_KIND
def test_page_keeps_to_its_origin_fits_320_pixels_and_pleases_axe(
    browser: Browser, site_url: str, address: str
) -> None:
    origins, failed, errors = set(), [], []
    with closing(browser.new_context(viewport={"width": 320, "height": 640}, locale="zh-CN")) as context:
        context.on("request", lambda request: origins.add(urlsplit(request.url).netloc))
        context.on("response", lambda response: failed.append(response.url) if response.status >= 400 else None)
        context.on("weberror", lambda error: errors.append(error.error.message))
        page = context.new_page()
        open_mounted(page, site_url + address)
        width = page.evaluate("document.documentElement.scrollWidth")
        page.set_viewport_size({"width": 1280, "height": 900})
        open_mounted(page, site_url + address)
        serious = {"light": serious_findings(page)}
        page.locator("input[name=__palette][data-md-color-scheme=slate]").dispatch_event("click")
        expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
        serious["dark"] = serious_findings(page)
    assert origins - {""} == {urlsplit(site_url).netloc}
    assert failed == []
    assert errors == []
    assert width <= 320
    assert serious == {"light": [], "dark": []}


def serious_findings(page: Page) -> list[tuple[str, Any]]:
    """Return what axe calls serious or critical, with the first places, when no colour is changing any more."""
    page.evaluate(SETTLED)
    return [
        (rule["id"], [node["target"] for node in rule["nodes"]][:5])
        for rule in Axe().run(page).response["violations"]
        if rule["impact"] in {"serious", "critical"} and rule["id"] not in MATERIALS_OWN
    ]


@EVERY_KIND
def test_page_reads_without_javascript(browser: Browser, site_url: str, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(site_url + address)
    heading = page.locator("main h1")
    assert heading.count() == 1
    assert heading.is_visible()
    assert len(page.locator("main").inner_text()) > 80
    context.close()
