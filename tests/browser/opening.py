"""Opening a page and waiting until its scripts stand, without waiting for a network that is merely quiet."""

from playwright.sync_api import Page, expect

# A document of the site without scripts of its own, from which any module of the site can be imported.
PLAIN = "finder/calendar.json"


def open_mounted(page: Page, address: str) -> None:
    """Open a page; returns when every component on it is mounted."""
    page.goto(address)
    expect(page.locator("[data-module]:not([data-mounted])")).to_have_count(0)
