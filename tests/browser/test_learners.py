"""Can several people learn at one computer, and does a file bring a record back?"""

import json
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.test_checklist import FULL, LIST, open_list


def open_learners(page: Page, site_url: str) -> None:
    open_list(page, site_url)
    page.locator(".sb-learners summary").click()


def add(page: Page, name: str) -> None:
    page.get_by_role("textbox", name="名字").fill(name)
    page.get_by_role("button", name="新增").click()
    expect(page.locator("[data-shown]")).to_have_text(name)


def save(page: Page) -> Path:
    with page.expect_download() as download:
        page.get_by_role("button", name="保存进度文件").first.click()
    return Path(download.value.path())


def take_in(page: Page, content: bytes) -> None:
    page.locator("[data-import]").set_input_files(
        {"name": "progress.json", "mimeType": "application/json", "buffer": content}
    )


def said(page: Page) -> str:
    return page.locator(".sb-learners__said").inner_text()


def test_each_learner_sees_their_own_progress(page: Page, site_url: str) -> None:
    open_learners(page, site_url)
    add(page, "学习人甲")
    page.locator(".sb-item__box").nth(0).check()
    add(page, "学习人乙")
    expect(page.locator("[data-progress]")).to_contain_text("已学 0 /")
    page.locator("[data-learners]").select_option(label="学习人甲")
    expect(page.locator("[data-progress]")).to_contain_text("已学 1 /")
    page.reload()
    expect(page.locator("[data-shown]")).to_have_text("学习人甲")
    expect(page.locator(".sb-item__box").nth(0)).to_be_checked()


def test_progress_without_a_name_gets_one_and_keeps_its_ticks(page: Page, site_url: str) -> None:
    open_learners(page, site_url)
    page.locator(".sb-item__box").nth(0).check()
    page.get_by_role("textbox", name="名字").fill("学习人甲")
    page.get_by_role("button", name="改名").click()
    expect(page.locator("[data-shown]")).to_have_text("学习人甲")
    expect(page.locator(".sb-item__box").nth(0)).to_be_checked()


def test_name_is_asked_for_and_not_given_twice(page: Page, site_url: str) -> None:
    open_learners(page, site_url)
    page.get_by_role("button", name="新增").click()
    assert (
        page.get_by_role("textbox", name="名字").evaluate("field => field.validationMessage")
        == "请先写名字，可以写代号。"
    )
    add(page, "学习人甲")
    page.get_by_role("textbox", name="名字").fill("学习人甲")
    page.get_by_role("button", name="新增").click()
    assert "已经有" in page.get_by_role("textbox", name="名字").evaluate("field => field.validationMessage")


def test_removing_asks_on_the_page_and_offers_the_file_first(page: Page, site_url: str) -> None:
    open_learners(page, site_url)
    add(page, "学习人甲")
    page.locator(".sb-item__box").nth(0).check()
    page.get_by_role("button", name="移除", exact=True).click()
    confirm = page.get_by_role("group", name="确认移除学习人")
    expect(confirm).to_contain_text("1 条记录会删去，不能恢复")
    confirm.get_by_role("button", name="不移除").click()
    expect(confirm).to_be_hidden()
    expect(page.locator(".sb-item__box").nth(0)).to_be_checked()
    page.get_by_role("button", name="移除", exact=True).click()
    with page.expect_download() as download:
        confirm.get_by_role("button", name="先保存进度文件").click()
    confirm.get_by_role("button", name="确定移除").click()
    expect(page.locator(".sb-item__box").nth(0)).not_to_be_checked()
    expect(page.locator("[data-shown]")).to_have_text("未写名字")
    assert "学习人甲" not in page.evaluate("localStorage.getItem('stationbook.learning')")
    take_in(page, Path(download.value.path()).read_bytes())
    expect(page.locator("[data-shown]")).to_have_text("学习人甲")
    expect(page.locator(".sb-item__box").nth(0)).to_be_checked()


def test_file_brings_progress_back_after_the_browser_was_cleared(page: Page, site_url: str) -> None:
    open_learners(page, site_url)
    add(page, "学习人甲")
    page.locator(".sb-item__box").nth(3).check()
    page.locator(".sb-item__state select").nth(4).select_option("learning")
    file = save(page).read_bytes()
    page.evaluate("localStorage.clear()")
    open_learners(page, site_url)
    expect(page.locator("[data-progress]")).to_contain_text("已学 0 /")
    take_in(page, file)
    expect(page.locator("[data-progress]")).to_contain_text("已学 1 /")
    expect(page.locator("[data-progress]")).to_contain_text("在学 1")
    assert "已导入" in said(page)


def test_phone_and_desktop_become_the_same_whichever_comes_first(context: BrowserContext, site_url: str) -> None:
    page = context.new_page()
    files = []
    for number in (0, 1):
        open_learners(page, site_url)
        add(page, "学习人甲")
        page.locator(".sb-item__box").nth(number).check()
        files.append(save(page).read_bytes())
        page.evaluate("localStorage.clear()")
    for order in (files, [*reversed(files), files[0]]):
        page.evaluate("localStorage.clear()")
        open_learners(page, site_url)
        for file in order:
            take_in(page, file)
            expect(page.locator(".sb-learners__said")).to_contain_text("已导入")
        expect(page.locator("[data-progress]")).to_contain_text("已学 2 /")
        expect(page.locator("[data-learners] option")).to_have_count(1)


@pytest.mark.parametrize("file", ["{", "[]", "a: 1", json.dumps({"version": 7})])
def test_foreign_file_is_refused_and_nothing_is_lost(page: Page, site_url: str, file: str) -> None:
    open_learners(page, site_url)
    page.locator(".sb-item__box").nth(0).check()
    take_in(page, file.encode())
    expect(page.locator(".sb-learners__said")).to_contain_text("没有导入")
    expect(page.locator("[data-progress]")).to_contain_text("已学 1 /")


def test_progress_that_the_browser_refuses_can_still_be_saved_as_a_file(context: BrowserContext, site_url: str) -> None:
    context.add_init_script(FULL)
    page = context.new_page()
    open_learners(page, site_url)
    page.locator(".sb-item__box").nth(0).check()
    expect(page.locator("[data-kept]")).to_contain_text("保存进度文件")
    name = str(page.locator(".sb-item__box").nth(0).get_attribute("name"))
    assert name in save(page).read_text(encoding="utf-8")


def test_other_tab_follows_the_choice_of_a_learner(context: BrowserContext, site_url: str) -> None:
    first, second = context.new_page(), context.new_page()
    open_learners(first, site_url)
    open_list(second, site_url)
    add(first, "学习人甲")
    first.locator(".sb-item__box").nth(0).check()
    expect(second.locator("[data-shown]")).to_have_text("学习人甲")
    expect(second.locator(".sb-item__box").nth(0)).to_be_checked()
    assert LIST in second.url
