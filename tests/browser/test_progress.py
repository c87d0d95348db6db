"""Can a learner's record be lost: by a reload, a second tab, a refusal, a spoilt store, a cleared browser, a merge?"""

import json
import random
from collections.abc import Callable
from functools import partial
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser.opening import PLAIN

MODULE = "await import(new URL('/assets/javascripts/lib/progress.mjs', location.href).href)"
KEY = "stationbook.learning"
FULL = "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }"
FORBIDDEN = "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('no', 'SecurityError') }})"
IDS = ["a.one", "a.two", "b.one", "constructor"]
TIMES = [f"2026-11-23T01:02:03.00{n}Z" for n in range(4)]

Run = Callable[..., Any]


def run_in(page: Page) -> Run:
    """Return what runs a piece of script with all that the module exports in `lib`."""
    return lambda script, value=None: page.evaluate(f"async (value) => {{ const lib = {MODULE}; {script} }}", value)


def open_site(context: BrowserContext, site_url: str) -> Run:
    page = context.new_page()
    page.goto(site_url + PLAIN)
    return run_in(page)


@pytest.fixture
def run(context: BrowserContext, site_url: str) -> Run:
    return open_site(context, site_url)


@pytest.fixture(scope="module")
def pure(browser: Browser, site_url: str) -> Any:
    context = browser.new_context()
    yield open_site(context, site_url)
    context.close()


def drawn_store(draw: random.Random) -> Any:
    """Return a store of up to three learners, out of so few values that stores often disagree about the same thing."""

    def entries(**fields: Callable[[], Any]) -> Any:
        ids = draw.sample(IDS, draw.randint(0, len(IDS)))
        return {key: {"at": draw.choice(TIMES), **{name: value() for name, value in fields.items()}} for key in ids}

    def learner() -> Any:
        seen = partial(draw.choice, ["", "11111111", "22222222"])
        if draw.random() < 0.25:  # what is left of a removed learner is always empty
            return {"name": "", "named": "", "items": {}, "cards": {}, "answers": {}, "removed": draw.choice(TIMES)}
        return {
            "name": draw.choice(["", "甲", "乙"]),
            "named": draw.choice(["", *TIMES]),
            "items": entries(state=partial(draw.choice, ["new", "learning", "known", "skipped"]), seen=seen),
            "cards": entries(box=partial(draw.randint, 1, 5), due=partial(draw.choice, ["2026-11-23", "2026-12-01"])),
            "answers": entries(
                right=partial(draw.randint, 0, 3),
                wrong=partial(draw.randint, 0, 3),
                last=partial(draw.choice, [False, True]),
                seen=seen,
            ),
        }

    learners = {one: learner() for one in draw.sample(["x", "y", "z"], draw.randint(0, 3))}
    return {
        "version": 2,
        "learner": draw.choice(["", "x", "y"]),
        "chosen": draw.choice(["", *TIMES]),
        "learners": learners,
    }


MERGED = """return JSON.stringify(JSON.parse(value).map(([one, other, third]) => ({
  both: lib.merge(one, other), reverse: lib.merge(other, one), again: lib.merge(lib.merge(one, other), other),
  self: lib.merge(one, one),
  left: lib.merge(lib.merge(one, other), third), right: lib.merge(one, lib.merge(other, third)),
  file: [lib.learnersOf(one).length, lib.learnersOf(one).length && lib.imported(lib.exported(one))],
})))"""


def test_merging_is_symmetric_idempotent_and_associative_and_loses_nothing(pure: Run) -> None:
    draw = random.Random(7)
    cases = [tuple(drawn_store(draw) for _ in range(3)) for _ in range(1000)]
    # As text: the way of many small values between the processes is slow.
    merged = json.loads(pure(MERGED, json.dumps(cases)))
    for (one, other, _), made in zip(cases, merged, strict=True):
        assert made["both"] == made["reverse"] == made["again"]
        assert made["left"] == made["right"]
        assert set(made["both"]["learners"]) == {*one["learners"], *other["learners"]}
        for learner_id, learner in made["both"]["learners"].items():
            copies = [copy["learners"][learner_id] for copy in (one, other) if learner_id in copy["learners"]]
            check_learner(learner, copies)
        living, file = made["file"]
        if living:
            want = {key: value for key, value in one["learners"].items() if "removed" not in value}
            assert file["learners"] == want


def check_learner(learner: Any, copies: list[Any]) -> None:
    """Every entry is the latest of its copies; a removed learner is empty."""
    if any("removed" in copy for copy in copies):
        assert [learner[part] for part in ("items", "cards", "answers", "name")] == [{}, {}, {}, ""]
        assert learner["removed"] == max(copy.get("removed", "") for copy in copies)
        return
    for kind in ("items", "cards", "answers"):
        assert set(learner[kind]) == {key for copy in copies for key in copy[kind]}
        for key, entry in learner[kind].items():
            known = [copy[kind][key] for copy in copies if key in copy[kind]]
            assert entry in known
            assert entry["at"] == max(one["at"] for one in known)


def test_mark_is_stored_at_once(run: Run) -> None:
    run("lib.mark('items', 'a.one', {state: 'known', seen: '11111111'})")
    kept = json.loads(run(f"return localStorage.getItem('{KEY}')"))
    assert kept["version"] == 2
    assert kept["learners"][kept["learner"]]["items"]["a.one"]["state"] == "known"


def test_looking_stores_nothing(run: Run) -> None:
    assert run(f"lib.readAll(); return localStorage.getItem('{KEY}')") is None


def test_second_tab_loses_nothing_of_the_first(context: BrowserContext, site_url: str) -> None:
    first, second = open_site(context, site_url), open_site(context, site_url)
    for number in range(20):
        (first if number % 2 else second)("lib.mark('items', `a.${value}`, {state: 'known', seen: ''})", number)
    count = "return Object.keys(lib.learnerOf(lib.readAll()).items).length"
    assert first(count) == second(count) == 20


def test_write_of_a_tab_that_had_not_seen_ours_is_mended(context: BrowserContext, site_url: str) -> None:
    first, second = open_site(context, site_url), open_site(context, site_url)
    first("lib.mark('items', 'a.one', {state: 'known', seen: ''})")
    second(
        # What another tab wrote arrives a moment later.
        f"while (!localStorage.getItem('{KEY}')) await new Promise((done) => setTimeout(done, 10));"
        f"const whole = JSON.parse(localStorage.getItem('{KEY}'));"
        "whole.learners[whole.learner].items = {'a.two': {state: 'known', at: new Date().toISOString(), seen: ''}};"
        f"localStorage.setItem('{KEY}', JSON.stringify(whole))"
    )
    mended = (
        "for (let turn = 0; turn < 200; turn += 1) {"
        f"  const text = localStorage.getItem('{KEY}');"
        "  if (text.includes('a.one') && text.includes('a.two')) return true;"
        "  await new Promise((done) => setTimeout(done, 10)); } return false"
    )
    assert second(mended)


def test_clock_that_runs_ahead_does_not_freeze_an_entry(run: Run) -> None:
    items = {"a.one": {"state": "known", "at": "2099-01-01T00:00:00.000Z", "seen": ""}}
    ahead = {"name": "", "named": "", "items": items, "cards": {}, "answers": {}}
    file = json.dumps({"version": 2, "learner": "x", "chosen": "", "learners": {"x": ahead}})
    state = run(
        "lib.takeIn(lib.imported(value)); lib.mark('items', 'a.one', {state: 'new', seen: ''});"
        "lib.takeIn(lib.imported(value)); return lib.learnerOf(lib.readAll()).items['a.one'].state",
        file,
    )
    assert state == "new"


@pytest.mark.parametrize("refusal", [FULL, FORBIDDEN], ids=["full", "forbidden"])
def test_refused_mark_is_told_and_can_still_be_exported(browser: Browser, site_url: str, refusal: str) -> None:
    context = browser.new_context()
    context.add_init_script(refusal)
    told, file = open_site(context, site_url)(
        "let told = ''; try { lib.mark('items', 'a.one', {state: 'known', seen: ''}) } catch (error) {"
        "  told = error instanceof lib.StorageRefused ? error.message : 'other' }"
        "const store = lib.readAll(); return [told, lib.exported(store, store.learner)]"
    )
    context.close()
    assert "不让保存" in told
    assert "a.one" in file


def test_marks_refused_for_a_while_are_stored_later(run: Run) -> None:
    kept = run(
        "const set = Storage.prototype.setItem;"
        "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') };"
        "try { lib.mark('items', 'a.one', {state: 'known', seen: ''}) } catch {}"
        "Storage.prototype.setItem = set; lib.mark('items', 'a.two', {state: 'known', seen: ''});"
        f"return localStorage.getItem('{KEY}')"
    )
    assert "a.one" in kept
    assert "a.two" in kept


@pytest.mark.parametrize("spoilt", ["{", "[]", '{"version": 9}', '{"version": 2, "learners": {"x": 1}}'])
def test_spoilt_store_is_kept_aside_before_it_is_written_over(run: Run, spoilt: str) -> None:
    aside = run(
        f"localStorage.setItem('{KEY}', value);"
        "lib.mark('items', 'a.one', {state: 'known', seen: ''});"
        f"localStorage.setItem('{KEY}', value + ' ');"
        "lib.mark('items', 'a.one', {state: 'known', seen: ''});"
        f"return [lib.isSpoilt(), localStorage.getItem('{KEY}.spoilt'), localStorage.getItem('{KEY}.spoilt.2')]",
        spoilt,
    )
    assert aside[0] is True
    assert [json.loads(one)["text"] for one in aside[1:]] == [spoilt, spoilt + " "]


def test_version_one_is_carried_over(run: Run) -> None:
    old = {"a.one": {"done": True, "at": TIMES[0]}, "a.two": {"done": False, "at": TIMES[1]}}
    items = run(
        f"localStorage.setItem('{KEY}', value);"
        "const before = lib.learnerOf(lib.readAll()).items; lib.mark('items', 'b.one', {state: 'learning', seen: ''});"
        "return [before, lib.learnerOf(lib.readAll()).items]",
        json.dumps({"version": 1, "items": old}),
    )
    assert {key: value["state"] for key, value in items[0].items()} == {"a.one": "known", "a.two": "new"}
    assert {key: value["state"] for key, value in items[1].items()} == {
        "a.one": "known",
        "a.two": "new",
        "b.one": "learning",
    }


def test_saved_file_brings_everything_back_after_the_browser_was_cleared(run: Run) -> None:
    before, after = run(
        "lib.addLearner('甲'); lib.mark('items', 'a.one', {state: 'known', seen: '11111111'});"
        "lib.mark('cards', 'a.one', {box: 2, due: '2026-12-01'});"
        "const before = lib.learnerOf(lib.readAll()); const file = lib.exported(lib.readAll());"
        "localStorage.clear(); lib.takeIn(lib.imported(file)); return [before, lib.learnerOf(lib.readAll())]"
    )
    assert before == after


@pytest.mark.parametrize(
    ("file", "word"),
    [
        ("{", "读不出来"),
        ("a: 1", "读不出来"),
        ("[]", "不是从学习清单导出的"),
        ('{"version": 3}', "更新的页面"),
        ('{"version": 2, "learners": {}}', "不是从学习清单导出的"),
        (
            '{"version": 2, "learners": {"__proto__": {"items": {}, "cards": {}, "answers": {}}}}',
            "不是从学习清单导出的",
        ),
        ('{"version": 2, "learners": {"x": {"items": {"a": {"state": "??"}}, "cards": {}, "answers": {}}}}', "改坏"),
        ("x" * 5_000_001, "太大"),
    ],
)
def test_foreign_file_is_refused_in_words(run: Run, file: str, word: str) -> None:
    said = run(
        "try { lib.imported(value) } catch (error) { return error instanceof lib.ProgressFileError && error.message }",
        file,
    )
    assert word in said
    assert "没有导入" in said


def test_several_learners_stay_apart(run: Run) -> None:
    names, first, second = run(
        "const mark = (id) => lib.mark('items', id, {state: 'known', seen: ''});"
        "const a = lib.addLearner('甲'); mark('a.one'); lib.addLearner('乙'); mark('a.two');"
        "const second = Object.keys(lib.learnerOf(lib.readAll()).items); lib.chooseLearner(a);"
        "const store = lib.readAll(); const names = lib.learnersOf(store).map(([, one]) => one.name);"
        "return [names, Object.keys(lib.learnerOf(store).items), second]"
    )
    assert set(names) == {"甲", "乙"}
    assert (first, second) == (["a.one"], ["a.two"])


def test_removed_learner_is_gone_and_an_old_copy_does_not_bring_it_back(run: Run) -> None:
    kept, merged = run(
        "const id = lib.addLearner('甲'); lib.mark('items', 'a.one', {state: 'known', seen: ''});"
        f"const old = lib.readAll(); lib.removeLearner(id); lib.mark('items', 'a.two', {{state: 'known', seen: ''}});"
        f"return [localStorage.getItem('{KEY}'), lib.merge(old, lib.readAll())]"
    )
    assert "a.one" not in kept
    assert "甲" not in kept
    assert "a.two" in kept
    assert [len(one["items"]) for one in merged["learners"].values() if "removed" not in one] == [1]


def test_file_of_a_removed_learner_can_be_taken_in_again(run: Run) -> None:
    items = run(
        "lib.addLearner('乙'); const id = lib.addLearner('甲'); lib.mark('items', 'a.one', {state: 'known', seen: ''});"
        "const file = lib.exported(lib.readAll(), id); lib.removeLearner(id);"
        "lib.takeIn(lib.imported(file)); lib.takeIn(lib.imported(file));"
        "return lib.learnersOf(lib.readAll()).map(([, one]) => [one.name, Object.keys(one.items)])"
    )
    assert items == [["乙", []], ["甲", ["a.one"]]]


def test_phone_and_desktop_of_one_name_become_one_learner(run: Run) -> None:
    def copy(learner_id: str, item: str) -> Any:
        entry = {item: {"state": "known", "at": TIMES[0], "seen": ""}}
        learner = {"name": "甲", "named": TIMES[0], "items": entry, "cards": {}, "answers": {}}
        return json.dumps({"version": 2, "learner": learner_id, "chosen": "", "learners": {learner_id: learner}})

    kept = []
    for files in (["phone", "desktop"], ["desktop", "phone", "phone"]):
        texts = [copy(name, "a.one" if name == "phone" else "a.two") for name in files]
        kept.append(
            run(
                "localStorage.clear(); for (const file of value) lib.takeIn(lib.imported(file));"
                "return lib.learnersOf(lib.readAll()).map(([, one]) => one)",
                texts,
            )
        )
    assert kept[0] == kept[1]
    assert len(kept[0]) == 1
    assert set(kept[0][0]["items"]) == {"a.one", "a.two"}
