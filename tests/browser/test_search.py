"""Is everything found that should be, and nothing else, when people type Chinese without spaces?"""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Page, expect

from stationbook.search.records import search_records
from stationbook.store.project import read_project
from tests.builders import ON

QUERIES: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "queries.yml").read_text(encoding="utf-8"))
ANSWERS = """async (query) => {
  const { groupedAnswers } = await import(new URL("../assets/javascripts/lib/search-answers.mjs", location.href).href);
  const groups = await groupedAnswers("../", query, 500);
  return groups.flatMap((group) => group.answers.map((answer) => answer.url));
}"""


def letters(text: str) -> str:
    """What counts for a match: letters, digits and Han characters, without signs, spaces or case."""
    return re.sub(r"[\W_]+", "", text).lower()


@pytest.fixture(scope="module")
def words_of(root: Path, built_site: Path) -> dict[str, str]:
    """Everything that may be found at an address, by the address."""
    catalogue = read_project(root, on=ON).catalogue
    words: dict[str, str] = {}
    for record in search_records(catalogue):
        words[record.url] = words.get(record.url, "") + letters(f"{record.title}{record.text}")
    for station in catalogue.stations.values():
        words[station.address] = letters(repr(station) + catalogue.divisions.path_name(station.division))
        for offered in station.services:
            words[station.address] += letters(catalogue.services()[offered.service].name)
    for page in built_site.rglob("index.html"):
        address = page.parent.relative_to(built_site).as_posix().removeprefix(".")
        text = re.sub(r"<[^>]+>", "", page.read_text(encoding="utf-8"))
        words.setdefault(f"{address}/".lstrip("/"), letters(text))
    return words


def test_the_query_set_is_large_enough() -> None:
    assert len({entry["query"] for entry in QUERIES}) >= 60
    assert all(entry["finds"] for entry in QUERIES)


def test_recall_is_one_and_precision_at_least_095(page: Page, site_url: str, words_of: dict[str, str]) -> None:
    page.goto(f"{site_url}search/")
    missed, found, wrong = [], 0, []
    for entry in QUERIES:
        answers = page.evaluate(ANSWERS, entry["query"])
        missed += [(entry["query"], url) for url in entry["finds"] if url not in answers]
        terms = [letters(term) for term in entry["query"].split()]
        found += len(answers)
        wrong += [(entry["query"], url) for url in answers if not all(term in words_of[url] for term in terms)]
    assert missed == []
    assert len(wrong) / found <= 0.05, wrong


def test_typing_a_station_offers_it_and_enter_opens_it(page: Page, site_url: str) -> None:
    page.goto(site_url)
    box = page.locator("#sb-home-query")
    box.press_sequentially("和平镇社工站")
    box.press("End")
    offer = page.get_by_role("option").filter(has_text="和平镇社工站").first
    expect(offer).to_be_visible()
    box.press("ArrowDown")
    box.press("Enter")
    page.wait_for_url("**/stations/320812/heping/")


def test_escape_closes_the_offers_and_keeps_the_words(page: Page, site_url: str) -> None:
    page.goto(site_url)
    box = page.locator("#sb-home-query")
    box.press_sequentially("低保")
    expect(page.get_by_role("listbox")).to_be_visible()
    box.press("Escape")
    expect(page.get_by_role("listbox")).to_be_hidden()
    expect(box).to_have_value("低保")


def test_an_empty_result_says_what_to_do_next(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}search/?q=不可能有的词语组合")
    expect(page.locator("[data-said]")).to_contain_text("没有找到")
    expect(page.get_by_role("heading", name="怎样更容易找到")).to_be_visible()


def test_a_search_can_be_shared_and_back_works(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}search/?q=低保")
    expect(page.locator("[data-said]")).to_contain_text("“低保”：找到")
    page.locator("#sb-page-query").fill("探访")
    page.locator("#sb-page-query").press("Enter")
    expect(page.locator("[data-said]")).to_contain_text("“探访”：找到")
    page.go_back()
    expect(page.locator("[data-said]")).to_contain_text("“低保”：找到")


def test_markup_in_a_query_stays_text(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}search/?q=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E")
    expect(page.locator("[data-said]")).to_contain_text("<img src=x onerror=alert(1)>")
    assert page.locator("main img").count() == 0
