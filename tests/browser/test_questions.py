"""Does the same word draw the same paper everywhere, is an answer explained, and do all kinds work by keyboard?"""

import json
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

LIB = "async (given) => { const lib = await import(new URL('assets/javascripts/lib/%s', '%s').href); return (%s) }"
# Computed by another hand in Python; a change here would give every group another paper.
WORD_DRAWS = [7, 9, 2, 8, 1, 5, 6, 4, 3, 0]
TEST = "learn/children/test/"
OWN = {
    "kind": "single", "set": "children", "explanation": "因为。", "basis": ["某法", "learn/children/"], "seen": "0",
}  # fmt: skip
ALL_KINDS: list[dict[str, Any]] = [
    {**OWN, "id": "q1", "ask": "单选？", "options": [["a", "甲"], ["b", "乙"], ["c", "丙"]], "answer": "b"},
    {**OWN, "id": "q2", "kind": "multiple", "ask": "多选？", "options": [["a", "子"], ["b", "丑"]], "answer": ["a"]},
    {**OWN, "id": "q3", "kind": "judgement", "ask": "判断？", "answer": False},
    {**OWN, "id": "q4", "kind": "order", "ask": "排序？", "options": [["a", "先"], ["b", "后"]], "answer": ["a", "b"]},
    {**OWN, "id": "q5", "kind": "number", "ask": "几？", "answer": 14, "unit": "周岁"},
]


def run(page: Page, url: str, module: str, expression: str, given: Any = None) -> Any:
    return page.evaluate(LIB % (module, url, expression), given)


@pytest.fixture
def own_questions(page: Page) -> Page:
    """A page on which the five questions above are asked."""
    page.route("**/learn/questions.json", lambda route: route.fulfill(json=ALL_KINDS))
    return page


def answer(page: Page, ask: str, *, wrong: bool = False) -> None:
    """Answer the question that the page shows."""
    box = page.locator("fieldset.sb-choice", has_text=ask)
    if ask == "单选？":
        box.get_by_label("甲" if wrong else "乙").check()
    elif ask == "多选？":
        box.get_by_label("子").check()
    elif ask == "判断？":
        box.get_by_label("错").check()
    elif ask == "排序？":
        box.get_by_role("button", name="上移：先").press("Enter")
        expect(box.get_by_role("status")).to_have_text("“先”在第 1 位")
        expect(box.get_by_role("button", name="上移：先")).to_be_focused()
    else:
        box.get_by_label("填一个数").fill("１４ ")


def test_word_draws_what_it_always_drew(plain: Page, site_url: str) -> None:
    drawn = "lib.shuffled([0, 1, 2, 3, 4, 5, 6, 7, 8, 9], lib.randomOf(given))"
    assert run(plain, site_url, "seeded.mjs", "lib.hashed(given)", "foobar") == 0xBF9CF968  # FNV-1a's own test vector
    first = run(plain, site_url, "seeded.mjs", drawn, "春雨")
    assert first == WORD_DRAWS
    assert sorted(first) == list(range(10))
    assert run(plain, site_url, "seeded.mjs", drawn, "春雪") != first


def test_every_order_is_as_likely(plain: Page, site_url: str) -> None:
    count = "Array.from({length: 6000}, (_, i) => lib.shuffled('abc', lib.randomOf('w' + i)).join(''))"
    orders = run(plain, site_url, "seeded.mjs", count)
    tally = {order: orders.count(order) for order in set(orders)}
    assert len(tally) == 6
    assert all(850 < number < 1150 for number in tally.values())


@pytest.mark.parametrize(
    ("number", "given", "right"),
    [(0, "b", True), (0, "a", False), (0, None, False), (1, ["a"], True), (1, ["a", "b"], False), (2, False, True),
     (2, True, False), (3, ["a", "b"], True), (3, ["b", "a"], False), (4, 14, True), (4, 14.5, False)],
)  # fmt: skip
def test_answer_is_judged(plain: Page, site_url: str, number: int, given: Any, right: bool) -> None:
    judged = "lib.isRight(given[0], given[1] === null ? undefined : given[1])"
    assert run(plain, site_url, "questions.mjs", judged, [ALL_KINDS[number], given]) is right


def test_study_explains_each_answer_and_offers_the_wrong_ones_again(own_questions: Page, site_url: str) -> None:
    page = own_questions
    page.goto(site_url + TEST)
    page.get_by_role("button", name="逐题练习").click()
    for _ in ALL_KINDS:
        ask = page.locator("fieldset.sb-choice legend").inner_text()[3:].strip()
        page.get_by_role("button", name="交这一题").click()
        expect(page.get_by_role("alert")).to_contain_text("还没有作答")
        answer(page, ask, wrong=True)
        page.get_by_role("button", name="交这一题").click()
        verdict = "✗ 没有答对" if ask == "单选？" else "✓ 答对了"
        expect(page.locator(".sb-explained")).to_contain_text(verdict)
        expect(page.locator(".sb-explained")).to_be_focused()
        assert Axe().run(page).response["violations"] == []
        page.locator("[data-submit]").click()
    expect(page.locator("[data-result]")).to_contain_text("练了 5 题，答对 4 题")
    expect(page.locator("[data-result] .sb-rows a")).to_have_text("某法")
    page.get_by_role("button", name="只练错的（1 题）").click()
    expect(page.locator("[data-place]")).to_have_text("第 1 / 1 题")
    page.reload()
    expect(page.get_by_role("button", name="只练上次做错的（1 题）")).to_be_visible()
    store = json.loads(page.evaluate("localStorage.getItem('stationbook.learning')"))
    (learner,) = store["learners"].values()
    assert {id: (one["right"], one["wrong"]) for id, one in learner["answers"].items()} == {
        "q1": (0, 1), "q2": (1, 0), "q3": (1, 0), "q4": (1, 0), "q5": (1, 0),
    }  # fmt: skip
    assert set(learner["cards"]) == {"q1", "q2", "q3", "q4", "q5"}


def test_group_gets_the_same_paper_on_every_device(browser: Browser, site_url: str) -> None:
    papers = []
    for width, zone in ((390, "Asia/Shanghai"), (1280, "America/New_York")):
        context = browser.new_context(viewport={"width": width, "height": 800}, timezone_id=zone)
        page = context.new_page()
        page.goto(site_url + "learn/exam/?seed=春雨&n=6&minutes=0")
        page.get_by_role("button", name="开始考试").click()
        papers.append(page.locator("[data-exam]").inner_text())
        context.close()
    assert papers[0] == papers[1]
    assert "卷号" in papers[0]


def test_exam_is_handed_in_with_weak_points_and_survives_a_reload(own_questions: Page, site_url: str) -> None:
    page = own_questions
    page.goto(site_url + "learn/exam/?seed=春雨&n=5&minutes=20&of=children")
    page.get_by_role("button", name="开始考试").click()
    expect(page.get_by_role("timer")).to_contain_text("剩")
    page.get_by_role("button", name="收起时钟").click()
    expect(page.get_by_role("timer")).to_be_hidden()
    for ask in ("判断？", "排序？", "几？"):
        answer(page, ask)
    answer(page, "单选？", wrong=True)
    page.get_by_label("填一个数").blur()
    page.reload()
    expect(page.get_by_label("填一个数")).to_have_value("14")
    page.get_by_role("button", name="交卷").click()
    expect(page.get_by_role("alert")).to_contain_text("还有 1 题没有作答")
    page.get_by_role("button", name="交卷").click()
    expect(page.locator("[data-exam]")).to_contain_text("答对 3 / 5 题（60%）")
    assert Axe().run(page).response["violations"] == []
    page.get_by_role("button", name="只做错的（2 题）").click()
    answer(page, "单选？")
    answer(page, "多选？")
    page.get_by_role("button", name="交卷").click()
    expect(page.locator("[data-exam]")).to_contain_text("答对 2 / 2 题")


def test_paper_has_no_answers_and_its_sheet_a_page_of_its_own(own_questions: Page, site_url: str) -> None:
    page = own_questions
    address = "?seed=春雨&n=5&minutes=20&of=children"
    page.goto(f"{site_url}learn/exam/paper/{address}")
    expect(page.locator(".sb-paper__sheet tbody tr")).to_have_count(5)
    assert "因为" not in page.locator("main").inner_text()
    assert page.locator(".sb-paper__sheet").evaluate("one => { return getComputedStyle(one).breakBefore }") == "auto"
    page.emulate_media(media="print")
    assert page.locator(".sb-paper__sheet").evaluate("one => getComputedStyle(one).breakBefore") == "page"
    code = page.locator(".sb-paper__code").first.inner_text()
    page.goto(f"{site_url}learn/exam/key/{address}")
    expect(page.locator(".sb-paper__code")).to_have_text(code)
    expect(page.locator(".sb-paper__questions")).to_contain_text("先 → 后")


def test_questions_that_cannot_be_fetched_are_said(page: Page, site_url: str) -> None:
    page.route("**/learn/questions.json", lambda route: route.abort())
    for address in ("learn/exam/", "learn/exam/paper/?seed=1&n=5&of=children", "learn/review/"):
        page.goto(site_url + address)
        expect(page.locator("main")).to_contain_text("没有取到")


def test_every_question_is_readable_without_javascript(browser: Browser, site_url: str, built_site: Path) -> None:
    asked = json.loads((built_site / "learn/questions.json").read_text(encoding="utf-8"))
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(site_url + TEST)
    expect(page.locator(".sb-question")).to_have_count(sum(one["set"] == "children" for one in asked))
    page.locator(".sb-question summary").first.click()
    expect(page.locator(".sb-question details").first).to_contain_text("依据：")
    expect(page.get_by_role("button", name="逐题练习")).to_be_hidden()
    context.close()
