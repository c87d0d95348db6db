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


RULES = "standards/sample/station-rules/"


def test_day_in_the_address_leads_to_the_edition_of_that_day(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}{RULES}?on=2023-05-01#premises.area")
    page.wait_for_url(f"{site_url}{RULES}2022/#premises.area")
    expect(page.get_by_role("note").first).to_contain_text("现在适用的是 2025 版")


def test_day_before_any_edition_says_so(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}{RULES}?on=2001-01-01")
    expect(page.locator("[data-said]")).to_contain_text("还没有适用的版本")


def test_old_clause_leads_to_the_same_clause_today(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}{RULES}2022/")
    page.locator("[id='premises.area']").get_by_role("link", name="现行版本的这一条").click()
    expect(page).to_have_url(f"{site_url}{RULES}2025/#premises.area")
    page.goto(f"{site_url}{RULES}2022/")
    expect(page.locator("[id='premises.board']").get_by_role("link", name="现行版本的这一条")).to_have_count(0)


def test_only_what_binds_more_can_be_shown(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}{RULES}2027/changes/2025/")
    every = page.locator(".sb-change:visible").count()
    page.get_by_label("只看要求更严的").check()
    shown = page.locator(".sb-change:visible")
    assert 0 < shown.count() < every
    expect(page.locator("[id='premises.area']")).to_be_visible()
    expect(page.locator("[id='service.opening']")).to_be_hidden()


def test_term_explains_itself_by_keyboard_and_without_scripts(browser: Browser, site_url: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site_url}{EDITION}")
    term = page.get_by_role("button", name="总站").first
    term.focus()
    page.keyboard.press("Enter")
    expect(page.locator("[id='define-terms.main-station']")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("[id='define-terms.main-station']")).to_be_hidden()
    context.close()


def test_chain_can_be_walked_from_clause_to_station_and_back(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}{EDITION}#premises.area")
    page.locator("[id='premises.area']").get_by_role("link", name=re.compile("要求：使用面积")).click()
    expect(page).to_have_url(re.compile("requirements/premises-area/$"))
    page.get_by_role("link", name="例县盐井镇社会工作服务站").click()
    step = page.locator(".sb-findings li", has_text="使用面积应不少于 80")
    expect(step).to_contain_text("要改的一项：使用面积")
    step.get_by_role("link", name="第 6.1 条").click()
    expect(page).to_have_url(f"{site_url}{EDITION}#premises.area")
