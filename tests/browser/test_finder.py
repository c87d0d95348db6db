"""Do list and map of the finder show the same stations, for mouse, keyboard and address alike?"""

import math
import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.browser.conftest import no_script_error
from tests.browser.map_places import read_places

SHOWN = "[data-station]:not([hidden])"


@pytest.fixture
def wide(browser: Browser, site_url: str) -> Iterator[Page]:
    """The finder on a wide screen, where list and map stand side by side."""
    context = browser.new_context(viewport={"width": 1440, "height": 900}, locale="zh-CN")
    page = context.new_page()
    with no_script_error(page):
        page.goto(f"{site_url}stations/")
        page.locator(".sb-map__said").wait_for()
        page.get_by_text("更多条件").click()
        yield page
    context.close()


AGREES = """({ selector, ids }) => {
  const rows = [...document.querySelectorAll(selector)];
  const placed = rows.filter((row) => ids.includes(row.dataset.station)).length;
  const counted = [...document.querySelectorAll(".sb-count")].reduce((sum, one) => sum + Number(one.innerText), 0);
  return counted === placed;
}"""


def await_agreement(page: Page) -> None:
    """Wait until the map counts the stations of the list that have a place; the list has the first turn."""
    ids = [place["id"] for place in read_places(page)]
    page.wait_for_function(AGREES, arg={"selector": SHOWN, "ids": ids}, polling=50)


def test_typing_a_station_finds_it_in_the_list_and_on_the_map(wide: Page) -> None:
    wide.get_by_label("村（社区）、乡镇（街道）、站名、服务、电话").fill("和平镇社工站")
    expect(wide.locator(SHOWN)).to_have_count(1)
    expect(wide.locator(SHOWN)).to_contain_text("和平镇")
    expect(wide.locator(".sb-pin")).to_have_count(1)
    expect(wide).to_have_url(re.compile("q="))


def test_map_counts_the_stations_of_the_list_that_have_a_place(wide: Page) -> None:
    expect(wide.locator(".sb-count").first).to_be_visible()
    await_agreement(wide)
    wide.get_by_label("不看示例").check()
    expect(wide.locator("[data-said]")).to_contain_text("20 个站点")
    expect(wide.locator(".sb-count[title*=示例]")).to_have_count(0)
    await_agreement(wide)


def test_choices_live_in_the_address_and_back_undoes_them(wide: Page) -> None:
    wide.get_by_label("层级").select_option("village")
    expect(wide).to_have_url(re.compile("tier=village"))
    villages = wide.locator(SHOWN).count()
    wide.get_by_label("省（自治区、直辖市）").select_option("99")
    expect(wide).to_have_url(re.compile("division=99"))
    assert wide.locator(SHOWN).count() < villages
    wide.go_back()
    expect(wide.locator(SHOWN)).to_have_count(villages)
    expect(wide.get_by_label("省（自治区、直辖市）")).to_have_value("")


def test_address_with_choices_opens_filtered(wide: Page, site_url: str) -> None:
    wide.goto(f"{site_url}stations/?tier=county&sample=0")
    expect(wide.get_by_label("层级")).to_have_value("county")
    expect(wide.get_by_label("不看示例")).to_be_checked()
    expect(wide.locator("[data-station^='99']:not([hidden])")).to_have_count(0)


def test_every_choice_says_how_many_it_would_leave(wide: Page) -> None:
    select = wide.get_by_label("层级")
    words = select.locator("option[value=village]").inner_text()
    count = int(re.search(r"（(\d+)）", words)[1])  # type: ignore[index]
    select.select_option("village")
    expect(wide.locator(SHOWN)).to_have_count(count)


def test_nothing_found_says_what_to_do(wide: Page) -> None:
    wide.get_by_label("村（社区）、乡镇（街道）、站名、服务、电话").fill("没有这个地方")
    expect(wide.locator("[data-finder-empty]")).to_contain_text("没有符合的站点")
    expect(wide.locator(".sb-count")).to_have_count(0)


def test_sample_county_shows_outlines_and_single_stations(wide: Page) -> None:
    wide.get_by_role("button", name="示例县（虚构）").click()
    expect(wide.locator(".sb-outline--covered").first).to_be_visible()
    expect(wide.locator(".sb-outline--gap").first).to_be_visible()
    expect(wide.locator(".sb-pin").first).to_be_visible()


def test_popup_links_to_the_station_and_says_how_precise_the_place_is(wide: Page) -> None:
    wide.get_by_label("村（社区）、乡镇（街道）、站名、服务、电话").fill("和平镇社工站")
    pin = wide.locator(".sb-pin--rough")
    expect(pin).to_have_count(1)
    pin.focus()
    wide.keyboard.press("Enter")
    popup = wide.locator(".leaflet-popup-content")
    expect(popup).to_contain_text("大致位置")
    expect(popup.get_by_role("link")).to_have_attribute("href", re.compile("stations/320812/heping/$"))


def test_phone_shows_the_list_first_and_the_map_on_demand(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}stations/")
    expect(page.locator(SHOWN).first).to_be_visible()
    expect(page.locator(".sb-map__canvas")).to_have_count(0)
    page.get_by_role("button", name="看地图").click()
    expect(page.locator(".sb-count").first).to_be_visible()
    expect(page.locator(SHOWN).first).to_be_hidden()
    page.get_by_role("button", name="看列表").click()
    expect(page.locator(SHOWN).first).to_be_visible()


def test_counts_keep_apart_on_the_smallest_phone_and_none_is_lost(page: Page, site_url: str) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(f"{site_url}stations/")
    page.get_by_role("button", name="看地图").click()
    expect(page.locator(".sb-count").first).to_be_visible()
    await_agreement(page)
    boxes = [box for one in page.locator(".sb-count").all() if (box := one.bounding_box())]
    centres = [(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2) for box in boxes]
    assert all(math.dist(one, other) >= 43 for at, one in enumerate(centres) for other in centres[:at])


def test_open_now_leaves_only_stations_that_are_open(browser: Browser, site_url: str) -> None:
    context = browser.new_context(timezone_id="America/New_York")
    page = context.new_page()
    # Monday 10:00 in China is Sunday evening in New York.
    page.clock.set_fixed_time("2026-11-23T02:00:00Z")
    page.goto(f"{site_url}stations/?open=1")
    expect(page.locator("[data-station='990101-qingxi']")).to_be_visible()
    page.clock.set_fixed_time("2026-11-22T20:00:00Z")
    page.reload()
    expect(page.locator("[data-finder-list]")).to_be_visible()
    expect(page.locator("[data-station='990101-qingxi']")).to_be_hidden()
    context.close()


CLOCKS = """
async (moments) => {
  const { minuteOfWeek } = await import(new URL("../assets/javascripts/lib/opening-hours.mjs", location.href));
  const clock = new Intl.DateTimeFormat("en-GB", {
    timeZone: "Asia/Shanghai", weekday: "short", hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
  const days = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
  return moments.filter((moment) => {
    const parts = Object.fromEntries(clock.formatToParts(moment).map(({ type, value }) => [type, value]));
    const minute = (days.indexOf(parts.weekday) * 24 + Number(parts.hour)) * 60 + Number(parts.minute);
    return minute !== minuteOfWeek(new Date(moment));
  });
}
"""


def test_minute_of_the_week_is_that_of_a_clock_in_china(plain: Page) -> None:
    start, step = 1_767_196_800_000, 7_654_321_000
    assert plain.evaluate(CLOCKS, [start + step * number for number in range(500)]) == []


ROW_BY_ROW = r"""
async (queries) => {
  const at = (name) => import(new URL(`../assets/javascripts/lib/${name}.mjs`, location.href));
  const { loadIndex, nameOf, station } = await at("station-index");
  const { rankStations } = await at("station-search");
  const { folded } = await at("row-text");
  const index = await loadIndex("../");
  const { address, phones, programmes, places, former } = index.contacts;
  const holds = (row, term) => {
    const lines = [nameOf(index, row), nameOf(index, row).replace(/社会工作(服务)?/gu, "社工"),
      ...[address, phones, programmes, places, former].flatMap((column) => column[row].split("\n"))].map(folded);
    const path = folded(station(index, row).place);
    const services = index.serviceSets[index.service[row]].map((one) => folded(index.services[one][1]));
    const oneBreath = [...term].some((_, cut) =>
      cut >= 2 && path.includes(term.slice(0, cut)) && lines.some((line) => line.startsWith(term.slice(cut))));
    return [...lines, path, ...services].some((text) => text.includes(term)) || oneBreath;
  };
  return queries.filter((query) => {
    const terms = query.split(/\s+/u).map(folded).filter(Boolean);
    const ranks = rankStations(index, query);
    return [...ranks].some((rank, row) => rank > 0 !== (terms.length > 0 && terms.every((term) => holds(row, term))));
  });
}
"""


def test_search_over_one_text_finds_what_a_search_row_by_row_finds(wide: Page) -> None:
    queries = [
        "清溪",
        "社工站",
        "社会工作",
        "010",
        "老人 清溪",
        "清江浦区和平镇社工站",
        "例县清溪镇",
        "１２３４５",
        "SHEGONG",
        " ",
        "没有",
    ]
    names = wide.locator("[data-station] b").all_inner_texts()
    queries += [name[start : start + 4] for name in names for start in range(0, len(name) - 4, 3)]
    assert wide.evaluate(ROW_BY_ROW, queries) == []


def without_rows(route: Route) -> None:
    """Answer with the finder as a whole country has it: no station stands in the page."""
    answer = route.fetch()
    route.fulfill(
        response=answer, body=re.sub(r'<section class="?sb-finder__group.*?</section>', "", answer.text(), flags=re.S)
    )


def test_page_too_long_for_a_list_gets_the_best_ones_by_script(page: Page, site_url: str) -> None:
    page.route("**/stations/", without_rows)
    page.goto(f"{site_url}stations/")
    rows = page.locator("[data-finder-list] [data-row]")
    expect(rows.first).to_be_visible()
    expect(page.locator("[data-said]")).to_have_text(f"{rows.count()} 个站点")
    page.get_by_label("村（社区）、乡镇（街道）、站名、服务、电话").fill("清溪")
    # One is called 清溪社工站 by people, the other begins so.
    expect(rows.first.get_by_role("link")).to_have_text("例县清溪镇社会工作服务站")
    expect(rows.nth(1).get_by_role("link")).to_have_text("清溪社区社工室")
    expect(page.locator("[data-said]")).to_have_text(f"{rows.count()} 个站点")


def near_button(browser: Browser, site_url: str, *, allowed: bool) -> Iterator[Page]:
    context = browser.new_context(
        geolocation={"latitude": 33.6, "longitude": 119.0}, permissions=["geolocation"] if allowed else []
    )
    page = context.new_page()
    page.goto(f"{site_url}stations/")
    page.get_by_role("button", name="离我最近").click()
    yield page
    context.close()


def test_nearest_stations_are_real_and_sorted_by_distance(browser: Browser, site_url: str) -> None:
    for page in near_button(browser, site_url, allowed=True):
        rows = page.locator(".sb-answer li")
        expect(rows.first).to_contain_text("公里")
        away = [float(re.search(r"约 ([\d.]+) 公里", text)[1]) for text in rows.all_inner_texts()]  # type: ignore[index]
        assert away == sorted(away)
        assert "淮安" in page.locator("[data-station]:not([hidden])").first.inner_text() or away[0] < 60
        expect(page.locator(".sb-answer")).not_to_contain_text("示例数据")
        expect(page.locator(".sb-answer")).to_contain_text("没有发出去")


def test_refused_position_says_what_to_do(browser: Browser, site_url: str) -> None:
    for page in near_button(browser, site_url, allowed=False):
        expect(page.locator("[data-near-said]")).to_contain_text("没有取得位置")


def test_township_without_a_station_climbs_to_its_county_and_says_why(wide: Page) -> None:
    wide.get_by_label("省（自治区、直辖市）").select_option("99")
    wide.get_by_label("市（州）").select_option("9901")
    wide.get_by_label("县（市、区）").select_option("990101")
    expect(wide.locator(".sb-answer")).to_contain_text("例县社会工作服务总站")
    # Fenglin's own station is only planned, so the county answers.
    wide.get_by_label("乡镇（街道）", exact=True).select_option("990101105")
    expect(wide.locator(".sb-answer")).to_contain_text("这里还没有收录站点，由县（市、区）的站点指导和服务")
    expect(wide.locator(".sb-answer")).to_contain_text("例县社会工作服务总站")


def test_place_nobody_serves_still_gets_an_answer(wide: Page) -> None:
    wide.get_by_label("省（自治区、直辖市）").select_option("54")
    expect(wide.locator(".sb-answer")).to_contain_text("12345")


def test_address_with_a_division_fills_every_step(wide: Page) -> None:
    wide.goto(re.sub(r"\?.*", "", wide.url) + "?division=320812")
    expect(wide.get_by_label("县（市、区）")).to_have_value("320812")
    expect(wide.get_by_label("省（自治区、直辖市）")).to_have_value("32")


def test_saved_station_is_found_again(browser: Browser, site_url: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{site_url}stations/990101/qingxi/")
    page.get_by_role("button", name="收藏").click()
    expect(page.get_by_role("button", name="已收藏")).to_have_attribute("aria-pressed", "true")
    page.goto(f"{site_url}stations/?saved=1")
    expect(page.locator(SHOWN)).to_have_count(1)
    context.close()


def test_hotline_and_step_free_narrow_the_list(wide: Page) -> None:
    every = wide.locator(SHOWN).count()
    wide.get_by_label("无台阶").check()
    expect(wide.locator("[data-said]")).not_to_contain_text(f"{every} 个站点")
    step_free = wide.locator(SHOWN).count()
    wide.get_by_label("有全天热线").check()
    expect(wide.locator("[data-said]")).not_to_contain_text(f"{step_free} 个站点")
    assert 0 < wide.locator(SHOWN).count() < step_free < every


def test_row_is_marked_on_the_map_and_a_point_in_the_list(wide: Page) -> None:
    wide.get_by_role("button", name="示例县（虚构）").click()
    row = wide.locator("[data-station='990101-qingxi']")
    row.get_by_role("link").focus()
    expect(wide.locator(".sb-ring")).to_be_visible()
    pin = wide.locator(".sb-pin").last
    row = wide.locator("[data-station]", has=wide.get_by_text(str(pin.get_attribute("title")), exact=True))
    pin.focus()
    wide.keyboard.press("Enter")
    expect(row).to_have_class(re.compile("sb-row--chosen"))
    expect(row).to_be_in_viewport()


def test_row_without_a_place_marks_nothing(wide: Page) -> None:
    row = wide.locator("[data-station='990101-qingxi']")
    row.hover()
    expect(wide.locator(".sb-ring")).to_have_count(1)
    without = wide.evaluate(
        """async () => {
          const { provinces } = await (await fetch("../map/overview.json")).json();
          const get = ({ code }) => fetch(`../map/points/${code}.json`).then((one) => one.json());
          const ids = new Set((await Promise.all(provinces.map(get))).flatMap((file) => file.id));
          const rows = [...document.querySelectorAll("[data-station]")];
          return rows.map((one) => one.dataset.station).find((id) => !ids.has(id));
        }"""
    )
    wide.locator(f"[data-station='{without}']").get_by_role("link").focus()
    expect(wide.locator(".sb-ring")).to_have_count(0)


def test_points_are_read_only_when_the_map_comes_near(wide: Page, site_url: str) -> None:
    read = []
    wide.on("request", lambda request: read.append(request.url) if "map/points" in request.url else None)
    wide.goto(f"{site_url}stations/")
    expect(wide.locator(".sb-count").first).to_be_visible()
    assert read == []
    wide.get_by_role("button", name="示例县（虚构）").click()
    expect(wide.locator(".sb-pin").first).to_be_visible()
    assert [url.rsplit("/", 1)[1] for url in read] == ["99.json"]


def test_star_in_the_list_saves_the_station(wide: Page, site_url: str) -> None:
    row = wide.locator("[data-station='990101-qingxi']")
    row.get_by_role("button", name="收藏例县清溪镇社会工作服务站").click()
    expect(row.get_by_role("button")).to_have_attribute("aria-pressed", "true")
    wide.goto(f"{site_url}stations/saved/")
    expect(wide.locator(".sb-saved__card")).to_have_count(1)
