"""Can an assessor lose an entry? And does the checker take the exported file as it is?"""

import json
import shutil
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, FilePayload, Page, Route, expect

from tests.browser.conftest import QUIET, find_chromium
from tests.browser.test_checklist import FULL
from tests.conftest import run_stationbook

SHEET = "assessments/2026/sample/sheet/"
POINT = "[data-point='premises.rooms.fixed']"


def head(page: Page) -> None:
    page.get_by_label("评估对象（站点编号或县代码）").fill("990101-qingxi")
    page.get_by_label("评估员（只写角色）").fill("评估员丙")
    page.get_by_label("日期").fill("2026-10-12")


def score(page: Page, point: str, value: str) -> None:
    page.locator(f"[data-point='{point}'] [data-field=score]").fill(value)


def test_entry_survives_a_reload_and_a_closed_tab(context: BrowserContext, site_url: str) -> None:
    page = context.new_page()
    page.goto(site_url + SHEET)
    head(page)
    score(page, "premises.rooms.fixed", "2")
    page.reload()
    expect(page.locator(f"{POINT} [data-field=score]")).to_have_value("2")
    expect(page.locator("[data-total]")).to_contain_text("已评 1 / 42 个观测点，得 2.0 分")
    page.close()
    again = context.new_page()
    again.goto(site_url + SHEET)
    expect(again.locator(f"{POINT} [data-field=score]")).to_have_value("2")
    expect(again.get_by_label("评估员（只写角色）")).to_have_value("评估员丙")


def test_sheet_works_over_plain_http(browser: Browser, site_url: str) -> None:
    """A station may serve the site inside its own house, where browsers leave out what they keep for https."""
    plain = browser.browser_type.launch(
        executable_path=find_chromium(), args=[*QUIET, "--host-resolver-rules=MAP station.test 127.0.0.1"]
    )
    page = plain.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(f"http://station.test:{urlsplit(site_url).port}/{SHEET}")
    assert page.evaluate("isSecureContext") is False
    head(page)
    score(page, "premises.rooms.fixed", "2")
    page.reload()
    expect(page.locator(f"{POINT} [data-field=score]")).to_have_value("2")
    plain.close()
    assert errors == []


def test_two_tabs_keep_both_entries(context: BrowserContext, site_url: str) -> None:
    first, second = context.new_page(), context.new_page()
    first.goto(site_url + SHEET)
    head(first)
    second.goto(site_url + SHEET)
    score(first, "premises.rooms.fixed", "2")
    expect(second.locator(f"{POINT} [data-field=score]")).to_have_value("2")
    score(second, "premises.access.fire", "1.5")
    expect(first.locator("[data-point='premises.access.fire'] [data-field=score]")).to_have_value("1.5")
    first.reload()
    expect(first.locator("[data-total]")).to_contain_text("已评 2 / 42")


def test_full_storage_is_said_and_the_page_still_exports(context: BrowserContext, site_url: str) -> None:
    context.add_init_script(FULL)
    page = context.new_page()
    page.goto(site_url + SHEET)
    head(page)
    score(page, "premises.rooms.fixed", "2")
    expect(page.locator("[data-said]")).to_contain_text("存不下了")
    with page.expect_download() as download:
        page.get_by_role("button", name="导出 .yml").click()
    assert '"score": 2' in Path(download.value.path()).read_text(encoding="utf-8")


def test_what_does_not_apply_leaves_the_denominator(page: Page, site_url: str) -> None:
    page.goto(site_url + SHEET)
    head(page)
    point = page.locator("[data-point='people.stability.handover']")
    point.locator("[data-field=none]").select_option("not_applicable")
    point.locator("[data-field=reason]").fill("评估期内没有人离岗")
    expect(page.locator("[data-total]")).to_contain_text("适用满分 98")


def test_score_above_the_maximum_is_not_taken(page: Page, site_url: str) -> None:
    page.goto(site_url + SHEET)
    head(page)
    score(page, "premises.rooms.fixed", "9")
    expect(page.locator("[data-total]")).to_contain_text("已评 0 / 42")


def test_entry_made_before_the_script_arrives_is_kept(page: Page, site_url: str) -> None:
    held: list[Route] = []
    page.route("**/components/score-sheet.mjs", lambda route: held.append(route))
    page.goto(site_url + SHEET, wait_until="commit")
    head(page)
    score(page, "premises.rooms.fixed", "2")
    expect(page.locator("[data-module=score-sheet]")).to_have_attribute("data-mounting", "")
    held[0].continue_()
    expect(page.locator("[data-total]")).to_contain_text("已评 1 / 42 个观测点，得 2.0 分")
    expect(page.get_by_label("评估员（只写角色）")).to_have_value("评估员丙")


def test_several_sheets_stand_side_by_side(page: Page, site_url: str) -> None:
    page.goto(site_url + SHEET)
    head(page)
    score(page, "premises.rooms.fixed", "2")
    page.get_by_role("button", name="新开一张").click()
    expect(page.locator(f"{POINT} [data-field=score]")).to_have_value("")
    page.get_by_label("评估对象（站点编号或县代码）").fill("990101")
    page.locator("[data-sheets]").select_option(label="990101-qingxi · 评估员丙")
    expect(page.locator(f"{POINT} [data-field=score]")).to_have_value("2")


def test_exported_file_is_accepted_by_the_checker_and_comes_back(
    page: Page, site_url: str, root: Path, tmp_path: Path
) -> None:
    page.goto(site_url + SHEET)
    head(page)
    for field in page.locator("[data-part=station] [data-field=score]").all():
        field.fill("1")
    page.locator(f"{POINT} [data-field=evidence]").fill("现场看过：有“门牌”")
    with page.expect_download() as download:
        page.get_by_role("button", name="导出 .yml").click()
    exported = Path(download.value.path())
    project = tmp_path / "project"
    for name in ("data", "content"):
        shutil.copytree(root / name, project / name)
    shutil.copy(root / "mkdocs.yml", project / "mkdocs.yml")
    shutil.copy(exported, project / "data/assessments/2026/sample/990101-qingxi.c.yml")
    done = run_stationbook("check", "--on", "2026-11-23", cwd=project)
    assert (done.returncode, done.stdout) == (0, "检查完毕，没有问题。\n")
    page.get_by_role("button", name="新开一张").click()
    page.locator("[data-import]").set_input_files(
        {"name": "x.yml", "mimeType": "application/yaml", "buffer": exported.read_bytes()}
    )
    expect(page.locator("[data-total]")).to_contain_text("已评 42 / 42")
    expect(page.locator(f"{POINT} [data-field=evidence]")).to_have_value("现场看过：有“门牌”")


def test_foreign_file_is_refused_and_nothing_is_lost(page: Page, site_url: str) -> None:
    page.goto(site_url + SHEET)
    head(page)
    score(page, "premises.rooms.fixed", "2")
    page.locator("[data-import]").set_input_files({"name": "x.yml", "mimeType": "text/plain", "buffer": b"a: 1"})
    expect(page.locator("[data-said]")).to_contain_text("没有导入")
    expect(page.locator(f"{POINT} [data-field=score]")).to_have_value("2")


STORED = """async (sheets) => {
  const module = new URL("../../../../assets/javascripts/lib/score-sheets.mjs", location.href).href;
  const { readSheets } = await import(module);
  const text = JSON.stringify({ version: 1, sheets });
  localStorage.setItem("stationbook.sheets", text);
  localStorage.removeItem("stationbook.sheets.spoilt");
  return [readSheets(), localStorage.getItem("stationbook.sheets.spoilt") === text];
}"""
AT = "2026-10-12T01:00:00Z"
WHOLE = {"id": "a", "scheme": "2026/sample", "edition": "x", "head": {}, "headAt": "", "entries": {}}


def test_stored_sheet_that_this_page_did_not_write_is_kept_aside(page: Page, site_url: str) -> None:
    page.goto(site_url + SHEET)
    good: dict[str, Any] = {
        **WHOLE,
        "entries": {"p": {"score": "1e1", "at": AT}, "q": {"none": "not_assessed", "at": AT}},
    }
    assert page.evaluate(STORED, {"a": good}) == [{"a": good}, False]
    bads: tuple[object, ...] = (
        None,
        5,
        [],
        {**WHOLE, "id": "b"},
        {**WHOLE, "head": None},
        {**WHOLE, "entries": None},
        {**WHOLE, "scheme": 1},
    )
    for bad in bads:
        assert page.evaluate(STORED, {"a": bad}) == [{}, True], bad
    for entry in (
        None,
        5,
        {"score": "1"},
        {"score": 1, "at": AT},
        {"score": "<b>", "at": AT},
        {"score": "1e999", "at": AT},
    ):
        spoilt = {**good, "entries": {**good["entries"], "r": entry}}
        assert page.evaluate(STORED, {"a": spoilt}) == [{"a": good}, True], entry
    for sheets in (None, 5, "x"):
        assert page.evaluate(STORED, sheets) == [{}, True], sheets
    page.evaluate(STORED, {"a": None})
    page.reload()
    expect(page.locator("[data-total]")).to_contain_text("已评 0 / 67")


REFUSED = {
    '{"point": "premises.rooms.fixed", "score": 1e999}': "“premises.rooms.fixed”的得分应当是 0 到 ",
    '{"point": "premises.rooms.fixed", "score": "<b>"}': "“premises.rooms.fixed”的得分应当是 0 到 ",
    '{"point": "premises.rooms.fixed", "score": -1}': "“premises.rooms.fixed”的得分应当是 0 到 ",
    '{"point": "premises.rooms.fixed"}': "“premises.rooms.fixed”的得分应当是 0 到 ",
    '{"point": "__proto__", "score": 1}': "没有“__proto__”这个观测点",
    '{"point": "premises.rooms.fixed", "score": 1, "evidence": {}}': "不是从评分表导出的",
    "null": "不是从评分表导出的",
}


def test_imported_entry_that_the_sheet_cannot_hold_is_refused_in_words(page: Page, site_url: str) -> None:
    page.goto(site_url + SHEET)
    head(page)
    form, said = page.locator("[data-module=score-sheet]"), page.locator("[data-said]")
    named = {name: form.get_attribute(f"data-{name}") for name in ("scheme", "edition")}
    whole = json.dumps({**named, "subject": "990101-qingxi", "assessor": "甲", "on": "2026-10-12", "scores": []})
    for entry, words in REFUSED.items():
        score(page, "premises.rooms.fixed", "2")
        expect(said).to_have_text("已存在这个浏览器里。")
        file: FilePayload = {
            "name": "x.yml",
            "mimeType": "application/yaml",
            "buffer": whole.replace("[]", f"[{entry}]").encode(),
        }
        page.locator("[data-import]").set_input_files(file)
        expect(said).to_contain_text(words)
        expect(said).to_contain_text("没有导入；原来的内容没有动")
        expect(page.locator("[data-total]")).to_contain_text("已评 1 / 42 个观测点，得 2.0 分")


MERGE = """async ([one, other]) => {
  const { merged } = await import(new URL("../assets/javascripts/lib/score-sheets.mjs", location.href).href);
  return [merged(one, other), merged(other, one), merged(merged(one, other), other)].map((sheet) => sheet.entries);
}"""


@pytest.mark.parametrize("same_time", [False, True])
def test_merging_two_copies_is_symmetric_and_idempotent(plain: Page, same_time: bool) -> None:
    later = "2026-10-12T01:00:00Z" if same_time else "2026-10-12T02:00:00Z"
    common = {"id": "x", "head": {}, "headAt": ""}
    one = {**common, "entries": {"a": {"score": "1", "at": "2026-10-12T01:00:00Z"}, "b": {"score": "2", "at": later}}}
    other = {**common, "entries": {"a": {"score": "3", "at": later}, "c": {"none": "not_assessed", "at": later}}}
    both, reverse, again = plain.evaluate(MERGE, [one, other])
    assert both == reverse == again
    assert set(both) == {"a", "b", "c"}
    assert both["a"]["score"] == "3"
