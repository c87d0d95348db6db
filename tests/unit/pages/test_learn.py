"""Does a list tell the browser what each item says, and where its older text stands?"""

import dataclasses
import re

from stationbook.model.learning import MustLearnList
from stationbook.model.policy import Policy
from stationbook.model.settings import Settings
from stationbook.model.standard import Edition
from stationbook.pages.learn import render_group, render_learn, render_must_learn_list
from stationbook.pages.qr_code import QrCodes
from tests.builders import context, edition, standards

TEXT = "# 清单\n\n## 说明 {#about}\n\n说明一句。 {#about.one}\n"
GROUP = {"id": "first", "title": "先懂的", "about": "一组", "items": [{"id": "rule.a"}, {"id": "rule.procedure"}]}


def policy(text: str = "低保看两条", **fields: object) -> Policy:
    usual = {
        "id": "rule",
        "title": "某办法",
        "issuer": "某部",
        "status": "现行",
        "line": "assistance",
        "verified": "memory",
        "confidence": "medium",
        "points": [{"id": "a", "text": text}],
        "procedure": {"name": "低保", "steps": [{"id": "apply", "step": "提出申请"}]},
    }
    return Policy.model_validate({**usual, **fields})


def listed(slug: str) -> Edition:
    made = edition(TEXT, slug=slug, complete_to="2026-11-22")
    return dataclasses.replace(made, must_learn=MustLearnList.model_validate({"list": "tiny", "groups": [GROUP]}))


def seen(text: str) -> list[str]:
    world = context(policies={"rule": policy(text)}, standards=standards(listed("2026")))
    return re.findall(r'data-seen="(\w{8})"', render_must_learn_list(world, listed("2026")).body)


def test_each_item_carries_the_fingerprint_of_what_it_says() -> None:
    before, after = seen("低保看两条"), seen("低保看三条")
    assert len(before) == 2
    assert before[0] != after[0]
    assert before[1] == after[1]


def test_group_view_carries_the_same_fingerprints_as_the_list() -> None:
    world = context(policies={"rule": policy("低保看两条")}, standards=standards(listed("2026")))
    assert re.findall(r'data-seen="(\w{8})"', render_group(world).body) == seen("低保看两条")


def test_item_belongs_to_all_business_lines_of_its_policy() -> None:
    world = context(policies={"rule": policy(also_lines=["children"])}, standards=standards(listed("2026")))
    body = render_must_learn_list(world, listed("2026")).body
    assert 'data-line="assistance children"' in body
    assert '<option value="children">困境儿童</option>' in body


def test_newer_edition_leads_to_what_changed_since_the_older_one() -> None:
    older, newer = listed("2025"), listed("2026")
    world = context(policies={"rule": policy()}, standards=standards(older, newer))
    assert "standards/tiny/standard/2026/changes/2025/" in render_must_learn_list(world, newer).body
    assert "/changes/" not in render_must_learn_list(world, older).body


def test_item_says_which_older_items_it_carries_on_and_for_whom_it_is() -> None:
    carried = [{"from": "rule.old", "to": ["rule.a", "rule.procedure"], "edition": "2026"}]
    items = [{**GROUP["items"][0], "roles": ["volunteer"], "stage": "first-day", "since": "2026"}, GROUP["items"][1]]  # type: ignore[dict-item]
    content = {"list": "tiny", "groups": [{**GROUP, "items": items}], "carried": carried}
    made = dataclasses.replace(listed("2026"), must_learn=MustLearnList.model_validate(content))
    body = render_must_learn_list(context(policies={"rule": policy()}, standards=standards(made)), made).body
    assert body.count('data-from="rule.old"') == 2
    assert 'data-roles="volunteer" data-stage="first-day"' in body
    assert 'data-since="2026"' in body
    assert '<option value="volunteer">志愿者</option>' in body


def test_overview_names_every_list() -> None:
    world = context(policies={"rule": policy()}, standards=standards(listed("2026")))
    body = render_learn(world).body
    assert 'href="../learn/tiny/"' in body
    assert "2 条" in body


def test_paper_has_one_code_a_policy_where_the_site_knows_its_address() -> None:
    world = context(policies={"rule": policy()}, standards=standards(listed("2026")))
    assert "sb-codes" not in render_must_learn_list(world, listed("2026")).body
    placed = dataclasses.replace(world, settings=Settings(site_url="https://example.org/"))
    body = render_must_learn_list(placed, listed("2026")).body
    # Two items of one policy share its code.
    assert body.split('class="sb-codes"')[1].count("<svg") == 1
    assert QrCodes("https://example.org/").of("p/rule/").path in body
