"""Does an address that never changes lead to the page of today, whatever became of what it names?"""

import re
from datetime import date

import pytest

from stationbook.model.brief import brief_of
from stationbook.model.standard import Standard
from stationbook.pages.standing import clause_redirects, clause_targets, policy_redirects, station_redirects
from tests.builders import ON, edition, policy, standards, station

SITE = "https://example.org/名录"


def led(html: str) -> str:
    found = re.search('http-equiv="refresh" content="0; url=([^"]*)"', html)
    return found[1] if found else ""


def test_station_is_found_under_the_id_that_it_has_and_those_that_it_had() -> None:
    one = station(former_ids=["990101-old.name", "990102-alt"], division="990101102", status="closed")
    pages = dict(station_redirects([brief_of(one)], ""))
    assert {address: led(html) for address, html in pages.items()} == {
        "s/990101-qingxi/": "../../stations/990101/qingxi/",
        "s/990101-old.name/": "../../stations/990101/qingxi/",
        "s/990102-alt/": "../../stations/990101/qingxi/",
    }
    assert "这个站点换了编号" in pages["s/990102-alt/"]


def test_page_needs_no_script_loads_nothing_and_is_not_listed() -> None:
    ((_, html),) = station_redirects([brief_of(station(official_name='<b>"站"'))], SITE)
    assert html.startswith('<!doctype html><!--stationbook:redirect-->\n<html lang="zh-CN">')
    assert '<meta name="robots" content="noindex">' in html
    assert "default-src 'none'" in html
    assert '<link rel="canonical" href="https://example.org/%E5%90%8D%E5%BD%95/stations/990101/qingxi/">' in html
    assert "&lt;b&gt;&#34;站&#34;" in html
    assert "<script" not in html
    assert len(html.encode()) < 900, "there may be forty thousand of them"


def test_policy_is_found() -> None:
    ((address, html),) = policy_redirects([policy()], "")
    assert (address, led(html)) == ("p/law/", "../../policies/law/")


def world() -> Standard:
    first = "## 范围 {#scope}\n略。\n## 场地 {#premises.area}\n应有。\n## 设备 {#devices}\n应备。\n## 旧 {#old}\n略。\n"
    now = "## 范围 {#scope}\n略。\n## 面积 {#area}\n应有。\n## 电脑 {#computer}\n应备。\n## 电话 {#phone}\n应备。\n"
    changes = [
        {"clause": "premises.area", "moved_to": "area"},
        {"clause": "computer", "split_from": "devices"},
        {"clause": "phone", "split_from": "devices"},
        {"clause": "old", "withdrawn": "不再要求"},
    ]
    coming = now + "## 安全 {#safety}\n应有。\n"
    texts = edition(first, slug="2022"), edition(now, slug="2025", changes=changes), edition(coming, slug="2027")
    (standard,) = standards(*texts).values()
    return standard


@pytest.mark.parametrize(
    ("clause", "expected"),
    [
        ("scope", ["standards/tiny/standard/#scope"]),
        ("premises.area", ["standards/tiny/standard/#area"]),
        ("devices", ["standards/tiny/standard/#computer", "standards/tiny/standard/#phone"]),
        ("old", ["standards/tiny/standard/2022/#old"]),
        ("safety", ["standards/tiny/standard/2027/#safety"]),
    ],
)
def test_clause_is_found_in_the_text_of_today_or_where_it_last_stood(clause: str, expected: list[str]) -> None:
    assert [target.address for target in clause_targets(world(), ON)[clause]] == expected


def test_clause_follows_the_day() -> None:
    (target,) = clause_targets(world(), date(2027, 1, 1))["safety"]
    assert target.address == "standards/tiny/standard/#safety"


def test_clause_of_a_withdrawn_standard_leads_to_its_last_text() -> None:
    (standard,) = standards(edition("## 范围 {#scope}\n略。\n", withdrawn_on="2026-06-01")).values()
    assert [one.address for one in clause_targets(standard, ON)["scope"]] == ["standards/tiny/standard/#scope"]


def test_every_clause_of_any_edition_has_one_address_and_a_split_one_lets_the_reader_choose() -> None:
    pages = list(clause_redirects(world(), ON, ""))
    addresses = [address for address, _ in pages]
    assert len(addresses) == len(set(addresses)) == 8
    split = dict(pages)["c/tiny/standard/devices/"]
    assert led(split) == ""
    assert "这一条已经拆成几条" in split
    assert re.findall('<a href="([^"]*)">([^<]*)<', split) == [
        ("../../../../standards/tiny/standard/#computer", "《小标准》 3 电脑"),
        ("../../../../standards/tiny/standard/#phone", "《小标准》 4 电话"),
    ]
