"""Does the map of the finder look where its results are, and stay where the visitor has moved it?"""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import no_script_error
from tests.browser.map_places import read_places

SEARCH = "村（社区）、乡镇（街道）、站名、服务、电话"
SHOWN = "[data-station]:not([hidden])"
MARKS = ".sb-count, .sb-pin, .marker-cluster"
CANVAS = ".sb-map__canvas"
VIEW = "() => [map_stations.getCenter().lat, map_stations.getCenter().lng, map_stations.getZoom()]"

# Whether every listed station with a place lies in the view, and the view is not much wider than they need.
LOOKS = """({ selector, places, widest }) => {
  const ids = new Set([...document.querySelectorAll(selector)].map((row) => row.dataset.station));
  const listed = places.filter(({ id }) => ids.has(id));
  const view = map_stations.getBounds();
  return listed.length > 0 && view.getEast() - view.getWest() < widest
    && listed.every(({ lat, lon }) => view.contains([lat, lon]));
}"""


@pytest.fixture
def wide(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1440, "height": 900}, locale="zh-CN")
    page = context.new_page()
    with no_script_error(page):
        yield page
    context.close()


def await_results_in_view(page: Page, *, widest: float) -> None:
    """Wait until the map holds the listed stations and at most so many degrees."""
    page.locator(".sb-map__said").wait_for()
    arg = {"selector": SHOWN, "places": read_places(page), "widest": widest}
    page.wait_for_function(LOOKS, arg=arg, polling=50)
    expect(page.locator(MARKS).first).to_be_visible()


def view(page: Page) -> Any:
    return page.evaluate(VIEW)


@pytest.mark.parametrize("query", ["q=清溪", "division=990101"])
def test_map_opens_where_the_results_of_the_address_are(wide: Page, site_url: str, query: str) -> None:
    wide.goto(f"{site_url}stations/?{query}")
    await_results_in_view(wide, widest=3)


def test_map_follows_a_search_and_returns_to_its_start_when_it_is_cleared(wide: Page, site_url: str) -> None:
    wide.goto(f"{site_url}stations/")
    expect(wide.locator(".sb-count").first).to_be_visible()
    start = view(wide)
    wide.get_by_label(SEARCH).fill("和平镇社工站")
    await_results_in_view(wide, widest=3)
    wide.get_by_label(SEARCH).fill("")
    wide.wait_for_function("(zoom) => map_stations.getZoom() === zoom", arg=start[2], polling=50)
    # The map moves by whole pixels, at this zoom a tenth of a degree.
    assert view(wide) == pytest.approx(start, abs=0.1)


def test_single_stations_of_few_provinces_are_shown_from_afar_too(wide: Page, site_url: str) -> None:
    wide.goto(f"{site_url}stations/?q=和平镇社工站")
    await_results_in_view(wide, widest=3)
    wide.evaluate("() => { map_stations.setZoom(4, { animate: false }); }")
    expect(wide.locator(".sb-pin")).to_have_count(1)
    expect(wide.locator(".sb-count")).to_have_count(0)


def test_results_without_a_place_get_a_sentence_in_place_of_the_map(wide: Page, site_url: str) -> None:
    wide.goto(f"{site_url}stations/")
    expect(wide.locator(".sb-count").first).to_be_visible()
    placed = {place["id"] for place in read_places(wide)}
    ids = [str(row.get_attribute("data-station")) for row in wide.locator(SHOWN).all()]
    without = next(one for one in ids if one not in placed)
    wide.get_by_label(SEARCH).fill(wide.locator(f"[data-station='{without}'] b").inner_text())
    expect(wide.locator(SHOWN)).to_have_count(1)
    sentence = wide.get_by_role("region", name="站点地图").get_by_text("这个站没有可用的位置")
    expect(sentence).to_be_visible()
    expect(wide.locator(CANVAS)).to_be_hidden()
    expect(wide.locator(".sb-map__said")).to_be_hidden()
    wide.get_by_label(SEARCH).fill("清溪")
    await_results_in_view(wide, widest=3)
    expect(sentence).to_be_hidden()


def test_unfolding_the_filters_leaves_the_view_to_the_visitor(wide: Page, site_url: str) -> None:
    wide.goto(f"{site_url}stations/?q=清溪")
    await_results_in_view(wide, widest=3)
    wide.locator(CANVAS).focus()
    wide.evaluate("() => { map_stations.setView([0.5, 0.5], 9, { animate: false }); }")
    moved = view(wide)
    wide.get_by_text("更多条件").click()
    # The choices are counted before the map is told; what the map then puts off is done before a timer set later.
    expect(wide.get_by_label("层级").locator("option[value=village]")).to_contain_text("（")
    wide.evaluate("() => new Promise((done) => setTimeout(done))")
    assert view(wide) == moved


def test_map_that_was_hidden_while_the_list_changed_looks_at_it_when_it_is_seen(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}stations/")
    page.get_by_role("button", name="看地图").click()
    expect(page.locator(".sb-count").first).to_be_visible()
    page.get_by_role("button", name="看列表").click()
    # As on a turned phone, the hidden map is measured.
    page.evaluate("() => { map_stations.invalidateSize(); }")
    page.get_by_label(SEARCH).fill("清溪")
    expect(page.locator("[data-station='320812-heping']")).to_be_hidden()
    page.get_by_role("button", name="看地图").click()
    await_results_in_view(page, widest=3)


def test_results_whose_places_cannot_be_read_are_counted_in_their_province(wide: Page, site_url: str) -> None:
    wide.route("**/map/points/*", lambda route: route.abort())
    wide.goto(f"{site_url}stations/?division=320812")
    expect(wide.locator(".sb-count")).to_have_count(1)
    assert wide.evaluate("() => map_stations.getBounds().contains([33.46, 118.97]) && map_stations.getZoom()") > 6


CORNERS = """
async ({ provinces, hidden }) => {
  const { corners } = await import(new URL("../assets/javascripts/lib/map-fit.mjs", location.href));
  const read = [];
  let row = 0;
  const placed = (at) => [row, { row: row++, at }];
  const places = new Map(provinces.map(({ code, at }) => [code, new Map(at.map(placed))]));
  const shown = new Uint8Array(row).fill(1);
  hidden.forEach((one) => (shown[one] = 0));
  const found = await corners(provinces, shown, async (code) => (read.push(code), places.get(code)));
  return { found, read };
}
"""


def province(code: str, *at: list[float]) -> dict[str, Any]:
    core = [[min(one[axis] for one in at) for axis in (0, 1)], [max(one[axis] for one in at) for axis in (0, 1)]]
    return {"code": code, "sample": code == "99", "core": core, "at": at}


def corners(page: Page, *provinces: dict[str, Any], hidden: tuple[int, ...] = ()) -> Any:
    return page.evaluate(CORNERS, {"provinces": provinces, "hidden": hidden})


def test_corners_hold_what_is_shown_and_no_more(plain: Page) -> None:
    answer = corners(plain, province("32", [33, 118], [34, 119], [38, 99]), hidden=(2,))
    assert answer == {"found": [[33, 118], [34, 119]], "read": ["32"]}


def test_fictional_places_do_not_stretch_the_view_of_real_ones(plain: Page) -> None:
    answer = corners(plain, province("32", [33, 118]), province("99", [0, 0]))
    assert answer == {"found": [[33, 118], [33, 118]], "read": ["32"]}


def test_one_wrong_place_among_many_does_not_shrink_the_others(plain: Page) -> None:
    near = [[30 + at / 100, 110 + at / 100] for at in range(99)]
    answer = corners(plain, province("32", *near, [-9, 9]))
    assert answer["found"] == [[30.01, 110.01], [30.96, 110.96]]


def test_of_many_provinces_no_single_places_are_read(plain: Page) -> None:
    answer = corners(plain, *(province(str(code), [code, 100]) for code in (31, 32, 33, 34)))
    assert answer["read"] == []
    assert [31, 100] in answer["found"]
    assert [34, 100] in answer["found"]
