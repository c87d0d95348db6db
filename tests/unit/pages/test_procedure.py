"""Does a policy's page keep apart what the text says, what a region adds and what we advise?"""

from dataclasses import replace
from typing import Any

import pytest

from stationbook.model.policy import Policy
from stationbook.model.region import Region
from stationbook.model.settings import Settings
from stationbook.model.source import Report
from stationbook.pages.local_terms import local_terms
from stationbook.pages.pocket_card import render_pocket_card
from stationbook.pages.policy import render_policy
from tests.builders import context, simple_policy

LIMIT = {"count": 7, "unit": "day", "starts": "收到申请之日"}
STEP = {"id": "check", "step": "审核", "time_limit": "七日内", "limit": LIMIT, "materials": ["身份证", "户口簿"]}
REPORT = Report(id="paper", title="报道题目", credit="某报", date_in_text="日前")


def body(one: Policy, **parts: Any) -> str:
    return render_policy(context(policies={one.id: one}, **parts), one).body


def region(code: str, **term: object) -> Region:
    return Region.model_validate({"code": code, "name": "长名称", "local_terms": [{"policy": "law", **term}]})


def test_verified_limit_carries_what_is_counted() -> None:
    html = body(simple_policy(steps=[STEP], verified="full_text"))
    assert 'data-module="time-limit" data-count="7" data-unit="day" data-event="收到申请" data-root="../../"' in html


def test_unverified_limit_stays_words_with_their_mark() -> None:
    html = body(simple_policy(steps=[STEP]))
    assert "time-limit" not in html
    assert '<span class="sb-unverified">七日内</span> <span class="sb-unverified-tag">待核对原文</span>' in html


@pytest.mark.parametrize(
    ("site_url", "page", "card"),
    [
        ("", "<dt>编号</dt><dd>law</dd>", "政策编号 law。"),
        (
            "https://e.org/",
            "<dt>固定网址</dt><dd>https://e.org/p/law/</dd>",
            "出处和更新扫码，或打开 https://e.org/p/law/ 。",
        ),
    ],
)
def test_page_and_card_say_the_standing_address_or_the_id(site_url: str, page: str, card: str) -> None:
    one = simple_policy(steps=[STEP])
    world = replace(context(policies={one.id: one}), settings=Settings(site_url=site_url))
    assert page in render_policy(world, one).body
    assert card in render_pocket_card(world, one).body


def test_papers_are_boxes_without_a_name() -> None:
    html = body(simple_policy(steps=[STEP]))
    assert html.count('<input class="sb-materials__box" type="checkbox" autocomplete="off">') == 2
    assert "只在本页打勾，不保存" in html


@pytest.mark.parametrize("place", [{"step": "check"}, {"point": "who"}])
def test_local_term_names_its_region_and_its_report(place: dict[str, str]) -> None:
    shown = body(
        simple_policy(steps=[STEP]),
        regions={"520302": region("520302", text="10 天", source="paper", **place)},
        reports={"paper": REPORT},
    )
    assert "本地口径（红花岗区）：10 天" in shown
    assert "报道题目（某报；日前）" in shown


def test_made_up_local_term_says_so() -> None:
    shown = body(
        simple_policy(steps=[STEP]), regions={"990101": region("990101", step="check", text="10 天", sample=True)}
    )
    assert "本地口径（例县，示例）：10 天" in shown


def test_local_terms_of_two_regions_stand_in_the_order_of_their_codes() -> None:
    terms = {code: region(code, step="check", text=f"{code} 定", sample=True) for code in ("990101", "9901")}
    world = context(policies={"law": simple_policy(steps=[STEP])}, regions=terms)
    assert [term.region for term in local_terms(world)["law", "step", "check"]] == ["示例市", "例县"]


def test_advice_says_that_it_is_ours() -> None:
    procedure = {"name": "流程", "steps": [STEP], "does": ["陪同"], "never": ["不审批"], "goes_wrong": ["白跑"]}
    html = body(simple_policy(procedure=procedure))
    assert all(f"<li>{line}</li>" in html for line in ("陪同", "不审批", "白跑"))
    assert "本站的建议（项目建议稿），不是文件原文" in html
    assert "项目建议稿" not in body(simple_policy(steps=[STEP]))


def test_card_holds_steps_papers_and_marks() -> None:
    one = simple_policy(steps=[STEP])
    page = render_pocket_card(context(policies={one.id: one}), one)
    assert (page.address, page.kind) == ("policies/law/card/", "pocket-card")
    assert "<li>户口簿</li>" in page.body
    assert "待核对原文" in page.body


def test_card_warns_of_what_its_policy_rests_on() -> None:
    ground = simple_policy(id="ground", title="上位办法", caution="新法是否施行须查")
    one = simple_policy(steps=[STEP], depends_on=["ground"])
    page = render_pocket_card(context(policies={"law": one, "ground": ground}), one)
    assert "本文件以《上位办法》为依据。新法是否施行须查" in page.body


def test_policy_without_a_procedure_has_no_card() -> None:
    one = simple_policy()
    assert "card/" not in body(one)
    with pytest.raises(ValueError, match="no procedure"):
        render_pocket_card(context(policies={one.id: one}), one)
