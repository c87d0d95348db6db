"""Can a clause be opened by its link, cited, and found in the catalogue?"""

import re

from playwright.sync_api import Browser, Page, expect

EDITION = "standards/stationbook/building-standard/2026/"


def test_link_to_a_clause_opens_it_in_view(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}{EDITION}#premises.area")
    expect(page.locator("[id='premises.area']")).to_be_in_viewport()


def test_citation_is_copied_with_number_and_lasting_link(browser: Browser, site_url: str) -> None:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    # The address of the standard shows the edition in force; a citation names the edition's own address.
    page.goto(f"{site_url}standards/stationbook/building-standard/")
    page.locator("[id='premises.area'] >> .sb-clause__cite").first.click()
    copied = page.evaluate("navigator.clipboard.readText()")
    first, link = copied.split("\n")
    assert re.fullmatch(r"《乡镇（街道）社工站建设标准》\(2026 版\) \d+\.\d+", first)
    assert link == f"{site_url}{EDITION}#premises.area"
    context.close()


def test_catalogue_filters_by_the_address(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}standards/")
    every = page.locator(".sb-standard-row:visible").count()
    page.goto(f"{site_url}standards/?words=贵州")
    expect(page.locator("[data-said]")).to_contain_text("份")
    assert 0 < page.locator(".sb-standard-row:visible").count() < every


def test_clause_leads_to_the_point_that_scores_it_and_back(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}{EDITION}#premises.area")
    page.locator("[id='premises.area']").get_by_role("link", name=re.compile("观测点")).click()
    expect(page).to_have_url(re.compile(r"assessment-reference/2026/indicators/#premises\.rooms\.area$"))
    expect(page.locator("[id='premises.rooms.area']")).to_be_in_viewport()
    page.locator("[id='premises.rooms.area']").get_by_role("link", name=re.compile("建设标准|条")).first.click()
    expect(page).to_have_url(re.compile(r"building-standard/(2026/)?#premises\.area$"))
