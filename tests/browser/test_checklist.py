"""Does a tick stay through everything, and does the reader hear of it when it cannot? Are items found?"""

import re
from collections.abc import Callable

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

LIST = "learn/assistance/"
FULL = "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }"
SPOILT = "localStorage.getItem('stationbook.learning') || localStorage.setItem('stationbook.learning', '{')"


def test_tick_is_there_after_a_reload_and_on_the_home_page(page: Page, site_url: str) -> None:
    page.goto(site_url + LIST)
    page.locator(".sb-item__box").first.check()
    expect(page.locator("[data-progress]")).to_contain_text("已学 1 /")
    page.reload()
    expect(page.locator(".sb-item__box").first).to_be_checked()
    page.goto(site_url)
    expect(page.locator("body")).to_contain_text("已学 1 /")


def test_two_tabs_keep_each_other_up_to_date(context: BrowserContext, site_url: str) -> None:
    first, second = context.new_page(), context.new_page()
    for tab in (first, second):
        tab.goto(site_url + LIST)
        expect(tab.locator("[data-kept]")).not_to_be_empty()
    first.locator(".sb-item__box").nth(0).check()
    expect(second.locator(".sb-item__box").nth(0)).to_be_checked()
    second.locator(".sb-item__box").nth(1).check()
    expect(first.locator("[data-progress]")).to_contain_text("已学 2 /")


def test_tick_made_before_the_scripts_arrive_is_kept(page: Page, site_url: str) -> None:
    arrive: list[Route] = []
    page.route("**/components/checklist.mjs", lambda route: arrive.append(route))
    page.goto(site_url + LIST, wait_until="commit")
    page.locator(".sb-item__box").nth(2).check()
    expect(page.locator("[data-module=checklist]")).to_have_attribute("data-mounting", "")
    arrive[0].continue_()
    expect(page.locator("[data-progress]")).to_contain_text("已学 1 /")
    page.unroute("**/components/checklist.mjs")
    page.reload()
    expect(page.locator(".sb-item__box").nth(2)).to_be_checked()


def test_refused_storage_is_said(browser: Browser, site_url: str) -> None:
    context = browser.new_context()
    context.add_init_script(FULL)
    page = context.new_page()
    page.goto(site_url + LIST)
    page.locator(".sb-item__box").first.check()
    expect(page.locator("[data-kept]")).to_contain_text("不让保存")
    context.close()


def test_spoilt_storage_does_not_stop_the_list(browser: Browser, site_url: str) -> None:
    context = browser.new_context()
    context.add_init_script(SPOILT)
    page = context.new_page()
    page.goto(site_url + LIST)
    page.locator(".sb-item__box").first.check()
    expect(page.locator("[data-progress]")).to_contain_text("已学 1 /")
    expect(page.locator(".sb-learners__said")).to_contain_text("已原样另存，没有删去")
    assert '"text":"{"' in page.evaluate("localStorage.getItem('stationbook.learning.spoilt')")
    context.close()


def test_paper_shows_every_box_and_a_place_to_sign(page: Page, site_url: str) -> None:
    page.goto(site_url + LIST)
    page.emulate_media(media="print")
    expect(page.locator(".sb-signature")).to_be_visible()
    expect(page.locator(".sb-item__box").last).to_be_visible()
    expect(page.locator(".sb-header")).to_be_hidden()
    expect(page.get_by_role("button", name="打印清单")).to_be_hidden()


def test_link_to_an_item_opens_it(page: Page, site_url: str) -> None:
    page.goto(site_url + LIST)
    item = page.locator(".sb-item:has(details)").first.get_attribute("id")
    page.goto(f"{site_url}{LIST}#{item}")
    expect(page.locator(f"[id='{item}'] details")).to_have_attribute("open", "")


def state(page: Page, number: int) -> str | None:
    return page.locator(".sb-item").nth(number).get_attribute("data-state")


def shown(page: Page) -> int:
    return page.locator(".sb-item:not([hidden])").count()


def open_list(page: Page, site_url: str, query: str = "") -> None:
    page.goto(site_url + LIST + query)
    expect(page.locator("[data-kept]")).not_to_be_empty()
    expect(page.get_by_label("在清单里找")).to_be_visible()


def open_choices(page: Page) -> None:
    page.locator("[data-choices] summary").click()


def next_edition(page: Page, change: Callable[[str], str]) -> None:
    """Let the list's page say something else from now on."""

    def answer(route: Route) -> None:
        response = route.fetch()
        route.fulfill(response=response, body=change(response.text()))

    page.route(re.compile(f"{LIST}(\\?.*)?$"), answer)


def test_four_states_are_kept_and_counted(page: Page, site_url: str) -> None:
    open_list(page, site_url)
    choices = page.locator(".sb-item__state select")
    for number, value in enumerate(["known", "learning", "skipped"]):
        choices.nth(number).select_option(value)
    expect(page.locator(".sb-item__box").first).to_be_checked()
    page.reload()
    expect(page.locator("[data-progress]")).to_have_text(re.compile(r"^已学 1 / \d+ 条，在学 1，跳过 1$"))
    assert [state(page, number) for number in range(4)] == ["known", "learning", "skipped", "new"]
    page.locator(".sb-item__box").first.uncheck()
    assert state(page, 0) == "new"


def test_choice_of_a_state_is_easy_to_touch(page: Page, site_url: str) -> None:
    open_list(page, site_url)
    box = page.locator(".sb-item__state select").first.bounding_box()
    assert box is not None
    assert min(box["width"], box["height"]) >= 44


def test_ticks_of_the_first_version_are_carried_over(page: Page, site_url: str) -> None:
    page.goto(site_url + "hotlines/")
    page.evaluate(
        "localStorage.setItem('stationbook.learning', JSON.stringify({version: 1, items:"
        " {'shjz-649.one-window': {done: true, at: '2026-11-20T01:02:03.000Z'}}}))"
    )
    open_list(page, site_url)
    expect(page.locator("[name='shjz-649.one-window']")).to_be_checked()
    expect(page.locator(".sb-item[data-changed]")).to_have_count(0)


def test_new_edition_keeps_progress_and_shows_what_changed(page: Page, site_url: str) -> None:
    open_list(page, site_url)
    page.locator(".sb-item__box").nth(0).check()
    page.locator(".sb-item__box").nth(1).check()
    item = page.locator(".sb-item").nth(0)
    seen = item.get_attribute("data-seen")
    next_edition(page, lambda html: html.replace(f'data-seen="{seen}"', 'data-seen="00000000"').replace("八类", "九类"))
    open_list(page, site_url)
    expect(page.locator("[data-progress]")).to_contain_text("已学 2 /")
    expect(page.locator("[data-progress]")).to_contain_text("已变更待复核 1")
    expect(item).to_contain_text("已变更，请复核")
    expect(item.locator("del")).to_have_text(re.compile("（删去）八"))
    expect(item.locator("ins")).to_have_text(re.compile("（新增）九"))
    item.get_by_role("button", name="已复核").click()
    expect(page.locator(".sb-item[data-changed]")).to_have_count(0)
    page.reload()
    expect(page.locator("[data-progress]")).to_have_text(re.compile(r"^已学 2 / \d+ 条$"))


def test_moved_item_carries_on_and_a_split_one_asks_for_review(page: Page, site_url: str) -> None:
    open_list(page, site_url)
    page.locator(".sb-item__box").nth(0).check()
    page.locator(".sb-item__box").nth(1).check()
    first, second, third = (str(page.locator(".sb-item").nth(n).get_attribute("id")) for n in range(3))

    def change(html: str) -> str:
        """The first item got another id; the second was split into two."""
        for old, new, source in ((first, "new.a", first), (second, "new.b", second), (third, "new.c", second)):
            html = html.replace(f'id="{old}"', f'id="{new}" data-from="{source}"')
        return html

    next_edition(page, change)
    open_list(page, site_url)
    expect(page.locator("[data-progress]")).to_contain_text("已学 3 /")
    assert page.locator("[id='new.a']").get_attribute("data-changed") is None
    for split in ("new.b", "new.c"):
        expect(page.locator(f"[id='{split}']")).to_contain_text("拆分或合并而来")


def test_withdrawn_item_leaves_the_total_but_not_the_record(page: Page, site_url: str) -> None:
    open_list(page, site_url)
    page.locator(".sb-item__box").nth(0).check()
    page.locator(".sb-item__box").nth(1).check()
    gone = page.locator(".sb-item").nth(0).get_attribute("id")

    def answer(route: Route) -> None:
        response = route.fetch()
        route.fulfill(response=response, body=response.text().replace(f'"{gone}"', '"another.one"'))

    page.route("**/learn/items.json", answer)
    page.goto(site_url + "learn/")
    expect(page.locator("[data-list=assistance]")).to_contain_text("已学 1 /")
    withdrawn = page.get_by_role("region", name="已撤下的条目")
    expect(withdrawn.get_by_role("listitem")).to_have_count(1)
    expect(withdrawn).to_contain_text("● 已会")
    expect(withdrawn).to_contain_text("八类救助")


def test_search_marks_the_words_and_enter_opens_the_first(page: Page, site_url: str) -> None:
    open_list(page, site_url)
    page.get_by_label("在清单里找").press_sequentially("入户调查")
    expect(page.locator("[data-said]").last).to_contain_text("显示")
    assert 0 < shown(page) < page.locator(".sb-item").count()
    expect(page.locator(".sb-item:not([hidden]):not(:has(mark))")).to_have_count(0)
    assert set(page.locator(".sb-item mark").all_text_contents()) == {"入户调查"}
    page.get_by_label("在清单里找").press("Enter")
    expect(page.locator(".sb-item:not([hidden]) .sb-item__box").first).to_be_focused()
    fold = page.locator(".sb-item:not([hidden])").first.locator("details")
    assert fold.count() == 0 or fold.get_attribute("open") is not None
    page.get_by_label("在清单里找").fill("没有这样的词")
    expect(page.locator("[data-said]").last).to_contain_text("请少选一项或换个词")
    page.get_by_label("在清单里找").fill("")
    expect(page.locator(".sb-item mark")).to_have_count(0)
    assert shown(page) == page.locator(".sb-item").count()


def test_choices_stand_in_the_address_and_back_undoes_them(page: Page, site_url: str) -> None:
    open_list(page, site_url)
    page.locator(".sb-item__box").nth(1).check()
    open_choices(page)
    page.locator("select[name=state]").select_option("known")
    expect(page).to_have_url(re.compile(r"\?state=known$"))
    assert shown(page) == 1
    expect(page.get_by_text("显示 1 /")).to_have_attribute("role", "status")
    page.go_back()
    expect(page.locator(".sb-item[hidden]")).to_have_count(0)
    open_list(page, site_url, "?state=known")
    assert shown(page) == 1


def test_only_what_is_due_today(page: Page, site_url: str) -> None:
    page.clock.set_fixed_time("2026-11-23T20:00:00Z")
    open_list(page, site_url)
    page.evaluate(
        "import(new URL('/assets/javascripts/lib/progress.mjs', location.href).href).then((lib) => {"
        "lib.mark('cards', 'shjz-649.one-window', {box: 1, due: '2026-11-24'});"
        "lib.mark('cards', 'shjz-649.two-tests', {box: 1, due: '2026-11-25'}) })"
    )
    open_list(page, site_url, "?due=1")
    assert shown(page) == 1
    page.goto(site_url)
    expect(page.locator("[data-module=learn-progress]")).to_contain_text("今天该复习 1 条")


def test_single_keys_walk_tick_and_search_but_not_while_typing(page: Page, site_url: str) -> None:
    open_list(page, site_url)
    boxes = page.locator(".sb-item__box")
    for key in "jjjk":
        page.keyboard.press(key)
    expect(boxes.nth(1)).to_be_focused()
    page.keyboard.press("x")
    expect(boxes.nth(1)).to_be_checked()
    page.keyboard.press("/")
    expect(page.get_by_label("在清单里找")).to_be_focused()
    page.keyboard.type("jx/?")
    expect(page.get_by_label("在清单里找")).to_have_value("jx/?")
    page.get_by_label("在清单里找").fill("")
    boxes.nth(0).focus()
    page.keyboard.press("?")
    expect(page.get_by_text("打勾或去掉勾")).to_be_visible()
    page.get_by_label("使用快捷键").uncheck()
    boxes.nth(0).focus()
    page.keyboard.press("x")
    expect(boxes.nth(0)).not_to_be_checked()


def test_progress_sheet_names_the_learner_and_the_states(page: Page, site_url: str) -> None:
    open_list(page, site_url)
    page.locator(".sb-learners summary").click()
    page.get_by_role("textbox", name="名字").fill("学习人甲")
    page.get_by_role("button", name="新增").click()
    page.locator(".sb-item__box").first.check()
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(page.locator("[data-sheet]")).to_contain_text(
        re.compile(r"学习人：学习人甲.*日期：\d{4}-.*2026 版.*已学 1 /")
    )
    expect(page.locator(".sb-item__sign").first).to_have_text("● 已会")
    expect(page.locator(".sb-item__sign").first).to_be_visible()
    expect(page.locator(".sb-group__count").first).to_have_text(re.compile("已学 1 /"))
    expect(page.locator(".sb-learners")).to_be_hidden()


def test_without_scripts_nothing_promises_to_keep_anything(browser: Browser, site_url: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(site_url + LIST)
    expect(page.locator(".sb-item__box").first).to_be_visible()
    expect(page.locator(".sb-page").get_by_role("button")).to_have_count(0)
    expect(page.locator(".sb-page").get_by_role("combobox")).to_have_count(0)
    expect(page.locator(".sb-page").get_by_role("searchbox")).to_have_count(0)
    page.goto(site_url + "learn/group/")
    expect(page.get_by_text("打开进度文件")).to_be_hidden()
    context.close()


def test_axe_finds_nothing_when_everything_is_open(page: Page, site_url: str) -> None:
    open_list(page, site_url)
    page.locator(".sb-item__box").nth(0).check()
    seen = page.locator(".sb-item").nth(0).get_attribute("data-seen")
    next_edition(page, lambda html: html.replace(f'data-seen="{seen}"', 'data-seen="00000000"').replace("八类", "九类"))
    open_list(page, site_url)
    page.evaluate("for (const fold of document.querySelectorAll('main details')) fold.open = true")
    page.get_by_label("在清单里找").fill("救助")
    page.get_by_role("button", name="移除").click()
    found = Axe().run(page).response["violations"]
    assert [(rule["id"], [node["target"] for node in rule["nodes"]][:5]) for rule in found] == []


def test_items_by_role_stage_and_novelty(page: Page, site_url: str) -> None:
    open_list(page, site_url, "?roles=volunteer&stage=first-day")
    expect(page.locator("select[name=roles]")).to_have_value("volunteer")
    wanted = page.locator(".sb-item[data-roles~=volunteer][data-stage=first-day]").count()
    assert 0 < wanted < page.locator(".sb-item").count()
    assert shown(page) == wanted
    open_list(page, site_url, "?since=2026")
    expect(page.get_by_label("只看本版新增")).to_be_hidden()
    assert shown(page) == page.locator(".sb-item").count()
    next_edition(page, lambda html: html.replace('data-since=""', 'data-since="2026"', 1))
    open_list(page, site_url, "?since=2026")
    expect(page.get_by_label("只看本版新增")).to_be_checked()
    assert shown(page) == 1
