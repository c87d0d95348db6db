"""Does a card come back when Leitner's scheme says so, by China's calendar?"""

import json
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, Page, expect

MODULE = "assets/javascripts/lib/leitner.mjs"
LIB = f"async (given) => {{ const lib = await import(new URL('{MODULE}', '%s').href); return (%s) }}"
KEY = "stationbook.learning"
REVIEW = "learn/review/"


def run(page: Page, url: str, expression: str, given: Any = None) -> Any:
    return page.evaluate(LIB % (url, expression), given)


def test_card_moves_on_by_1_2_4_8_16_days_and_back_to_the_first(plain: Page, site_url: str) -> None:
    walk = """(() => { let card = lib.newCard('2026-12-30', 'x'); const seen = [];
        for (const right of given) { card = lib.answered(card, right, card.due, 'x'); seen.push([card.box, card.due]); }
        return seen })()"""
    assert run(plain, site_url, walk, [True, True, True, True, True, False, True]) == [
        [2, "2027-01-02"], [3, "2027-01-06"], [4, "2027-01-14"], [5, "2027-01-30"], [5, "2027-02-15"],
        [1, "2027-02-16"], [2, "2027-02-18"],
    ]  # fmt: skip


def test_right_before_it_is_due_changes_nothing_and_wrong_always_counts(plain: Page, site_url: str) -> None:
    card = {"box": 3, "due": "2026-12-04", "at": "x"}
    assert run(plain, site_url, "lib.answered(given, true, '2026-12-03', 'y')", card) == card
    back = run(plain, site_url, "lib.answered(given, false, '2026-12-03', 'y')", card)
    assert back == {"box": 1, "due": "2026-12-04", "at": "y"}


@pytest.mark.parametrize(
    ("moment", "day"), [("2026-11-22T16:00:00Z", "2026-11-23"), ("2026-11-22T15:59:59Z", "2026-11-22")]
)
def test_day_begins_at_midnight_in_china(plain: Page, site_url: str, moment: str, day: str) -> None:
    assert run(plain, site_url, "lib.chinaDay(new Date(given))", moment) == day


def test_known_item_becomes_a_card_of_the_next_day_and_lower_boxes_come_first(plain: Page, site_url: str) -> None:
    at = "2026-11-22T20:00:00.000Z"
    kept = {
        "items": {"new": {"state": "known", "at": at}, "no": {"state": "learning", "at": at}},
        "cards": {"late": {"box": 2, "due": "2026-11-01", "at": at}, "far": {"box": 1, "due": "2026-12-01", "at": at}},
    }
    due = "[lib.dueOn(lib.cardsOf(given), '2026-11-23'), lib.dueOn(lib.cardsOf(given), '2026-11-24')]"
    assert run(plain, site_url, due, kept) == [["late"], ["new", "late"]]


def test_review_asks_questions_and_items_and_writes_the_boxes(
    context: BrowserContext, site_url: str, built_site: Path
) -> None:
    (question, *_) = (
        one
        for one in json.loads((built_site / "learn/questions.json").read_text(encoding="utf-8"))
        if one["kind"] == "judgement"
    )
    item = json.loads((built_site / "learn/cards.json").read_text(encoding="utf-8"))[0]
    at = "2026-11-01T00:00:00.000Z"
    card = {"box": 2, "due": "2026-11-20", "at": at}
    learner = {
        "name": "", "named": at, "items": {item["id"]: {"state": "known", "at": at, "seen": "0"}},
        "cards": {question["id"]: card, "withdrawn-question": card}, "answers": {},
    }  # fmt: skip
    store = json.dumps({"version": 2, "learner": "me", "learners": {"me": learner}})
    keep = f"localStorage.setItem('{KEY}', {json.dumps(store)})"
    context.add_init_script(f"localStorage.getItem('{KEY}') || {keep}")
    page = context.new_page()
    page.clock.set_fixed_time("2026-11-23T09:00:00+08:00")
    page.goto(site_url + REVIEW)
    expect(page.locator("[data-place]")).to_contain_text("今天到期 2 张，第 1 张 · 第 1 盒")
    expect(page.locator(".sb-card__front")).to_have_text(item["front"])
    page.get_by_role("button", name="看答案").click()
    expect(page.locator(".sb-explained")).to_contain_text(item["back"][0][:20])
    assert Axe().run(page).response["violations"] == []
    page.get_by_role("button", name="不记得").click()
    page.get_by_label("对" if question["answer"] else "错", exact=True).check()
    page.get_by_role("button", name="交这一题").click()
    expect(page.locator(".sb-explained")).to_contain_text("✓ 答对了")
    page.get_by_role("button", name="下一张").click()
    expect(page.locator("[data-place]")).to_have_text("今天的 2 张都看完了，记得 1 张。")
    kept = json.loads(page.evaluate("localStorage.getItem('stationbook.learning')"))["learners"]["me"]
    assert [(kept["cards"][one]["box"], kept["cards"][one]["due"]) for one in (item["id"], question["id"])] == [
        (1, "2026-11-24"),
        (3, "2026-11-27"),
    ]
    assert kept["answers"][question["id"]]["right"] == 1
    page.reload()
    expect(page.locator("[data-place]")).to_have_text("今天没有到期的卡片。")


def test_empty_box_says_what_to_do(page: Page, site_url: str) -> None:
    page.goto(site_url + REVIEW)
    expect(page.locator("[data-place]")).to_have_text("盒子里还没有卡片。")
    expect(page.locator("[data-done]")).to_contain_text("做一做自测题")
