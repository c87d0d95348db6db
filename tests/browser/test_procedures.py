"""Can a procedure be followed in front of a client, and does a limit end on the right day?"""

import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

LAW = "policies/fayuan-law/"
LIST = "learn/assistance/"
CALENDAR = {
    "2026": {
        "off": {f"2026-10-0{day}": "国庆节" for day in range(1, 8)},
        "work": ["2026-09-20", "2026-10-10"],
    }
}
IN_WORDS = """async ([calendar, now, limit]) => {
  const { limitInWords } = await import(new URL("../assets/javascripts/lib/time-limits.mjs", location.href).href);
  return limitInWords(calendar, new Date(now), limit);
}"""


@pytest.fixture
def in_words(plain: Page) -> Any:
    def said(now: str, count: int, unit: str, calendar: object = CALENDAR) -> str:
        return str(plain.evaluate(IN_WORDS, [calendar, now, {"event": "受理", "count": count, "unit": unit}]))

    return said


@pytest.mark.parametrize(
    ("now", "count", "unit", "words"),
    [
        # Friday to Monday: the weekend does not count.
        (
            "2026-11-20T10:00:00+08:00",
            1,
            "workday",
            "今天受理，最迟 2026年11月23日（星期一）（从明天起数 1 个工作日）。",
        ),
        ("2026-11-20T10:00:00+08:00", 1, "day", "今天受理，最迟 2026年11月21日（星期六）（从明天起数 1 天）。"),
        # 20 September is a Sunday that is worked.
        ("2026-09-18T10:00:00+08:00", 1, "workday", "今天受理，最迟 2026年9月20日（星期日）"),
        # 8 and 9 October, Saturday 10 October is worked, Sunday 11 is off.
        ("2026-09-30T10:00:00+08:00", 3, "workday", "今天受理，最迟 2026年10月10日（星期六）"),
        ("2026-09-30T10:00:00+08:00", 4, "workday", "今天受理，最迟 2026年10月12日（星期一）"),
        ("2026-09-30T10:00:00+08:00", 7, "day", "今天受理，最迟 2026年10月7日（星期三）"),
        # In China the 21st has begun when it is still the 20th in UTC.
        ("2026-11-20T16:30:00Z", 7, "day", "今天受理，最迟 2026年11月28日（星期六）"),
        # Natural days need no calendar.
        ("2026-12-28T10:00:00+08:00", 7, "day", "今天受理，最迟 2027年1月4日（星期一）"),
    ],
)
def test_limit_ends_on_the_right_day(in_words: Any, now: str, count: int, unit: str, words: str) -> None:
    assert in_words(now, count, unit).startswith(words)


def test_last_day_that_is_off_says_so(in_words: Any) -> None:
    assert in_words("2026-09-30T10:00:00+08:00", 7, "day").endswith("这一天休息，是否顺延请问办理单位。")
    assert "休息" not in in_words("2026-09-18T10:00:00+08:00", 2, "day")


@pytest.mark.parametrize("calendar", [CALENDAR, {}])
def test_workdays_beyond_the_known_years_are_left_to_the_reader(in_words: Any, calendar: object) -> None:
    assert in_words("2026-12-30T10:00:00+08:00", 3, "workday", calendar) == "超出已知的节假日安排，请自己数。"


def test_verified_limit_is_counted_on_its_page(page: Page, site_url: str) -> None:
    page.clock.set_fixed_time("2026-11-23T10:00:00+08:00")
    page.goto(site_url + LAW)
    expect(page.locator(".sb-time-limit")).to_have_text(
        [
            "今天收到申请，最迟 2026年11月30日（星期一）（从明天起数 7 天）。",
            "今天作出决定，最迟 2026年11月26日（星期四）（从明天起数 3 天）。",
        ]
    )


def test_unverified_limit_is_never_counted(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}policies/kuasheng-ertong/")
    expect(page.get_by_text("15个工作日").first).to_be_visible()
    assert page.locator("[data-module=time-limit]").count() == 0


def test_papers_are_ticked_but_are_no_progress(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}{LIST}#dibao-57.procedure")
    item = page.locator("[id='dibao-57.procedure']")
    said = page.locator("[data-progress]")
    expect(said).to_contain_text("已学 0 / 60 条")
    item.locator(".sb-materials__box").first.check()
    expect(item.locator(".sb-materials__box").first).to_be_checked()
    expect(said).to_contain_text("已学 0 / 60 条")
    assert page.evaluate("localStorage.getItem('stationbook.learning')") is None
    item.locator(".sb-item__box").check()
    expect(said).to_contain_text("已学 1 / 60 条")
    expect(item.locator(".sb-materials__box").first).to_be_checked()
    page.reload()
    expect(item.locator(".sb-item__box")).to_be_checked()
    expect(item.locator(".sb-materials__box").first).not_to_be_checked()


@pytest.mark.parametrize("address", ["policies/butie-113/", "learn/elderly/#butie-113.procedure"])
def test_local_term_stands_below_its_step(page: Page, site_url: str, address: str) -> None:
    page.goto(site_url + address)
    step = page.locator(".sb-steps > li", has_text="地方定").first
    expect(step.locator(".sb-local").first).to_be_visible()
    expect(step.locator(".sb-local")).to_have_text("本地口径（例县，示例）：自受理起 10 个工作日内审核完")


def test_items_carry_what_a_filter_needs(page: Page, site_url: str) -> None:
    page.goto(site_url + LIST)
    item = page.locator("[id='shjz-649.confidentiality']")
    expect(item).to_have_attribute("data-roles", "station-worker station-head supervisor volunteer")
    expect(item).to_have_attribute("data-stage", "first-day")
    expect(item).to_have_attribute("data-difficulty", "basic")
    expect(item).to_have_attribute("data-line", "assistance")
    expect(item).to_have_attribute("data-since", "")


def test_every_card_prints_on_two_sides_of_a6(page: Page, site_url: str, built_site: Path) -> None:
    cards = sorted(path.parent for path in (built_site / "policies").glob("*/card/index.html"))
    assert len(cards) == 13
    for card in cards:
        page.goto(f"{site_url}{card.relative_to(built_site).as_posix()}/")
        paper = page.pdf(prefer_css_page_size=True)
        sizes = re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", paper)
        assert 1 <= len(sizes) <= 2, card
        # 105 mm by 148 mm in points.
        assert all(abs(float(wide) - 297.6) < 1.5 and abs(float(high) - 419.5) < 1.5 for wide, high in sizes), card


def test_card_leads_from_the_policy_and_offers_to_print(page: Page, site_url: str) -> None:
    page.goto(site_url + LAW)
    page.get_by_role("link", name="口袋卡片").click()
    expect(page.get_by_role("button", name="打印卡片")).to_be_visible()
    page.emulate_media(media="print")
    expect(page.get_by_role("button", name="打印卡片")).to_be_hidden()
    expect(page.get_by_role("heading", name="社工不做什么")).to_be_visible()
