"""Can a bureau sort, open and take away what the page of its division holds?"""

import csv
import io
import json
import re

from playwright.sync_api import Page, expect


def column(page: Page, number: int) -> list[float]:
    """The figures of a column of the table of children."""
    cells = page.locator(f"#children + .sb-table-scroll tbody tr td:nth-child({number})")
    return [float(text.strip().rstrip("%")) for text in cells.all_inner_texts()]


def test_children_sort_by_any_column_both_ways(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}divisions/52/")
    table = page.locator("[data-module=sortable-table]")
    for number, name in ((2, "应建站"), (3, "收录"), (4, "未收录")):
        heading = table.get_by_role("columnheader", name=re.compile(f"^{name}"))
        heading.get_by_role("button").click()
        expect(heading).to_have_attribute("aria-sort", "descending")
        assert column(page, number) == sorted(column(page, number), reverse=True)
        heading.get_by_role("button").click()
        expect(heading).to_have_attribute("aria-sort", "ascending")
        assert column(page, number) == sorted(column(page, number))


def test_downloads_hold_exactly_the_stations_of_the_division(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}divisions/320812/")
    listed = {
        "-".join(href.rstrip("/").split("/")[-2:])
        for link in page.locator("#stations + ul a").all()
        if (href := link.get_attribute("href"))
    }
    for form in ("csv", "json"):
        expect(page.locator(f"a[download][href='../../data/divisions/320812.{form}']")).to_be_visible()
    table, records = (page.request.get(f"{site_url}data/divisions/320812.{form}") for form in ("csv", "json"))
    assert {row["id"] for row in csv.DictReader(io.StringIO(table.body().decode("utf-8-sig")))} == listed
    assert {one["id"] for one in json.loads(records.body())} == listed
    assert listed


def test_tier_of_the_network_leads_to_its_stations(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}divisions/990101/")
    tier = page.locator(".sb-network__tier").nth(2).get_by_role("link")
    count = int(tier.inner_text().rsplit(" ", 1)[-1])
    tier.click()
    shown = page.locator("[data-station]:not([hidden])")
    expect(page.locator("[data-said]")).to_contain_text("个站点")
    assert shown.count() == count > 0
