"""Does a supervisor see several learners side by side, with nothing kept or sent, and take a safe table away?"""

import csv
import io
import json
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import FilePayload, Page, expect

from tests.browser.opening import open_mounted

GROUP = "learn/group/"
FIRST = "shjz-649.eight-kinds-and-roles"
SECOND = "shjz-649.one-window"


def file(learner_id: str, name: str, seen: str = "", **states: str) -> FilePayload:
    items = {
        {"first": FIRST, "second": SECOND}[key]: {"state": state, "at": "2026-11-23T01:02:03.000Z", "seen": seen}
        for key, state in states.items()
    }
    learner = {"name": name, "named": "2026-11-23T01:02:03.000Z", "items": items, "cards": {}, "answers": {}}
    whole = {"version": 2, "learner": learner_id, "chosen": "", "learners": {learner_id: learner}}
    return {"name": f"{name}.json", "mimeType": "application/json", "buffer": json.dumps(whole).encode()}


def open_files(page: Page, site_url: str, *files: FilePayload) -> None:
    page.goto(site_url + GROUP)
    expect(page.get_by_text("打开进度文件")).to_be_visible()
    page.locator("[data-files]").set_input_files(files)
    expect(page.locator("[data-said]")).to_contain_text("位学习人")


def cells(page: Page, item: str) -> list[str]:
    return page.locator(f"table[data-list*=社会救助] [data-item='{item}'] td").all_inner_texts()


def test_learners_stand_side_by_side_with_signs_words_and_totals(page: Page, site_url: str) -> None:
    a, b = file("a", "甲", first="known", second="learning"), file("b", "乙", seen="00000000", first="known")
    open_files(page, site_url, a, b)
    assert page.locator("table").first.locator("thead th").all_inner_texts()[1:] == ["乙", "甲"]
    assert cells(page, FIRST) == ["● 已会 ◆ 旧内容", "● 已会"]
    assert cells(page, SECOND) == ["○ 未学", "◐ 在学"]
    totals = page.locator("table[data-list*=社会救助] tfoot td").all_inner_texts()
    assert [total.split(" ")[0] for total in totals] == ["1", "1"]


def test_nothing_is_kept_or_sent(page: Page, site_url: str) -> None:
    open_mounted(page, site_url + GROUP)
    requests = []
    page.on("request", lambda request: requests.append(request.url))
    page.locator("[data-files]").set_input_files([file("a", "甲", first="known")])
    expect(page.locator("[data-said]")).to_contain_text("1 位学习人")
    assert requests == []
    assert page.evaluate("JSON.stringify([localStorage, sessionStorage]).includes('甲')") is False
    expect(page.locator("main")).to_contain_text("不上传")


def test_two_people_of_one_name_stay_two_and_one_file_twice_stays_one(page: Page, site_url: str) -> None:
    one, other = file("a", "甲", first="known"), file("b", "甲")
    open_files(page, site_url, one, one, other)
    assert page.locator("table").first.locator("thead th").all_inner_texts()[1:] == ["甲", "甲（2）"]


def test_foreign_file_is_named_and_the_others_are_read(page: Page, site_url: str) -> None:
    open_files(page, site_url, {"name": "x.txt", "mimeType": "text/plain", "buffer": b"{"}, file("a", "甲"))
    expect(page.locator("[data-said]")).to_contain_text("1 位学习人")
    expect(page.locator("[data-said]")).to_contain_text("x.txt：这个文件读不出来")


@pytest.mark.parametrize("name", ["=1+1", "+1", "-1", "@SUM(A1)"])
def test_table_for_excel_reads_and_runs_no_formula(page: Page, site_url: str, name: str) -> None:
    open_files(page, site_url, file("a", name, first="known"))
    with page.expect_download() as download:
        page.get_by_role("button", name="导出表格（CSV）").click()
    content = Path(download.value.path()).read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))
    assert rows[0] == ["清单", "组", "条目编号", "条目", f"'{name}"]
    assert {len(row) for row in rows} == {5}
    assert next(row[4] for row in rows if row[2] == FIRST) == "已会"


def test_clearing_takes_all_learners_away(page: Page, site_url: str) -> None:
    open_files(page, site_url, file("a", "甲", first="known"))
    page.get_by_role("button", name="清空").click()
    assert cells(page, FIRST) == []
    expect(page.get_by_role("button", name="打印")).to_be_disabled()


def test_axe_finds_nothing_with_learners_on_the_page(page: Page, site_url: str) -> None:
    open_files(page, site_url, file("a", "甲", first="known"), file("b", "乙"))
    assert [rule["id"] for rule in Axe().run(page).response["violations"]] == []


def test_wide_tables_scroll_in_their_own_frame(page: Page, site_url: str) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    open_files(page, site_url, *(file(f"id{n}", f"学习人{n}") for n in range(8)))
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
