"""Does a station page say the truth about now, wherever the visitor is?"""

import pytest
from playwright.sync_api import Browser, Page, expect


@pytest.mark.parametrize("timezone", ["Asia/Shanghai", "America/New_York", "Pacific/Auckland"])
def test_open_now_is_told_in_chinas_time(browser: Browser, site_url: str, timezone: str) -> None:
    context = browser.new_context(timezone_id=timezone)
    page = context.new_page()
    page.clock.set_fixed_time("2026-11-23T02:00:00Z")  # Monday 10:00 in China
    page.goto(f"{site_url}stations/990101/qingxi/")
    expect(page.locator("[data-module=open-now]")).to_contain_text("现在开放 · 今天 12:00 关门")
    page.clock.set_fixed_time("2026-11-21T02:00:00Z")  # Saturday
    page.reload()
    expect(page.locator("[data-module=open-now]")).to_contain_text("已休息 · 周一 09:00 开门")
    context.close()


def test_sample_station_has_no_telephone_and_no_way_there(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}stations/990101/qingxi/")
    expect(page.locator("main a[href^='tel:000']")).to_have_count(0)
    expect(page.locator("a[href*='amap'], a[href*='map.baidu'], a[href*='map.qq']")).to_have_count(0)
    expect(page.locator("main")).to_contain_text("示例数据")


def test_former_address_leads_to_the_station(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}stations/990101/yantian/")
    page.wait_for_url(f"{site_url}stations/990101/yanjing/")


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        ("2026-10-01T02:00:00Z", "今天国庆节放假，休息"),
        ("2026-10-10T02:00:00Z", "今天是调休上班日"),
        ("2031-05-01T02:00:00Z", "法定节假日和调休日以站点公告为准"),
    ],
)
def test_holidays_override_the_ordinary_week(browser: Browser, site_url: str, moment: str, words: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.clock.set_fixed_time(moment)
    page.goto(f"{site_url}stations/990101/qingxi/")
    expect(page.locator("[data-module=open-now]")).to_contain_text(words)
    context.close()
