"""Does every kind of page keep to its own origin, stay readable, and please axe?"""

from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.browser.kinds import KINDS

EVERY_KIND = pytest.mark.parametrize("address", KINDS.values(), ids=KINDS.keys())
# Findings of the theme's own markup which our overrides do not replace; each with its reason.
MATERIALS_OWN: dict[str, str] = {}


@EVERY_KIND
def test_no_request_leaves_the_site(page: Page, site_url: str, address: str) -> None:
    origins = set()
    page.on("request", lambda request: origins.add(urlsplit(request.url).netloc))
    failed = []
    page.on("response", lambda response: failed.append(response.url) if response.status >= 400 else None)
    page.goto(site_url + address, wait_until="networkidle")
    assert origins - {""} == {urlsplit(site_url).netloc}
    assert failed == []


@EVERY_KIND
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious(browser: Browser, site_url: str, address: str, scheme: str) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 900}, color_scheme=scheme, locale="zh-CN")  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(site_url + address, wait_until="networkidle")
    found = Axe().run(page).response["violations"]
    context.close()
    serious = [
        (rule["id"], [node["target"] for node in rule["nodes"]][:5])
        for rule in found
        if rule["impact"] in {"serious", "critical"} and rule["id"] not in MATERIALS_OWN
    ]
    assert serious == []


@EVERY_KIND
def test_page_fits_320_pixels(browser: Browser, site_url: str, address: str) -> None:
    context = browser.new_context(viewport={"width": 320, "height": 640})
    page = context.new_page()
    page.goto(site_url + address, wait_until="networkidle")
    width = page.evaluate("document.documentElement.scrollWidth")
    context.close()
    assert width <= 320


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
