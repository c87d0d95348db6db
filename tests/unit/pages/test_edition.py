"""Does what is copied of a clause lead to that clause, and for how long?"""

import re
from dataclasses import replace

import pytest

from stationbook.model.settings import Settings
from stationbook.pages.edition import render_edition, render_edition_in_force
from tests.builders import context, edition, standards

SITE = "https://example.org/sgz/"
OLD = "## 范围 {#scope}\n略。\n## 设备 {#devices}\n应备。\n## 旧 {#old}\n略。\n"
NEW = "## 范围 {#scope}\n略。\n## 电脑 {#computer}\n应备。\n## 电话 {#phone}\n应备。\n"
SPLIT = [{"clause": one, "split_from": "devices"} for one in ("computer", "phone")]
GONE = {"clause": "old", "withdrawn": "不再要求"}
TEXTS = standards(edition(OLD, slug="2022"), edition(NEW, slug="2025", changes=[*SPLIT, GONE]))
(STANDARD,) = TEXTS.values()


def body(slug: str, site_url: str = SITE, *, in_force: bool = False) -> str:
    world = replace(context(standards=TEXTS), settings=Settings(site_url=site_url))
    return (render_edition_in_force if in_force else render_edition)(world, STANDARD, STANDARD.editions[slug]).body


@pytest.mark.parametrize("in_force", [True, False])
def test_clause_of_the_text_of_today_is_cited_by_its_standing_address(in_force: bool) -> None:
    assert f'data-standing="{SITE}c/tiny/standard/"' in body("2025", in_force=in_force)


def test_clause_of_another_edition_is_cited_in_that_edition_for_its_text_stays() -> None:
    old = body("2022")
    assert "data-standing" not in old
    assert f'data-lasting="{SITE}standards/tiny/standard/2022/"' in old


def test_site_that_does_not_know_its_address_cites_the_page_where_it_stands() -> None:
    alone = body("2025", "")
    assert "data-standing" not in alone
    assert 'data-lasting="../../../../standards/tiny/standard/2025/"' in alone


def test_clause_of_an_older_edition_says_what_became_of_it() -> None:
    tools = re.findall('<p class="sb-clause__tools.*?</p>', body("2022"))
    assert [re.sub("<[^>]+>", "", one).split() for one in tools] == [
        ["链接", "现行版本的这一条"],
        ["链接", "现行版本的", "2", "现行版本的", "3"],
        ["链接", "现行版本没有这一条"],
    ]
