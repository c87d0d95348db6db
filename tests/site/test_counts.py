"""Is the same thing counted the same everywhere, of the real records and on the built pages?"""

import csv
import re
from datetime import date
from pathlib import Path

import pytest

from stationbook.model.settings import Settings
from stationbook.pages.context import Context
from stationbook.pages.division import render_division
from stationbook.store.project import read_project
from tests.conftest import BUILT_ON
from tests.site.reading import data, main, said


@pytest.fixture(scope="module")
def real(root: Path) -> Context:
    on = date.fromisoformat(BUILT_ON)
    return Context(read_project(root, on=on).catalogue, Settings(), on)


def test_recorded_and_missing_are_together_what_is_due_in_every_division(real: Context) -> None:
    codes = [one.code for one in real.catalogue.divisions if not one.is_sample]
    wrong = {
        code: (found.recorded, found.missing, found.due)
        for code in codes
        if (found := real.recorded(code)).due and found.recorded + (found.missing or 0) != found.due
    }
    assert len(codes) > 40_000
    assert wrong == {}


def test_recorded_of_a_division_is_the_sum_of_those_below(real: Context) -> None:
    for code in real.division_pages:
        below = real.catalogue.divisions.children(code)
        if below and len(code) < 6:
            assert sum(real.recorded(one.code).recorded for one in below) == real.recorded(code).recorded, code


def test_list_of_townships_without_a_station_is_as_long_as_its_number(real: Context) -> None:
    seen = 0
    for code in sorted(one for one in real.division_pages if len(one) == 6 and not one.startswith("99")):
        made = render_division(real, code).body
        if listed := re.search(r"没有收录站点的乡镇（街道）(\d+) 个", made):
            seen += 1
            assert int(listed[1]) == real.recorded(code).missing, code
    assert seen


def test_standards_are_counted_the_same_everywhere(built_site: Path) -> None:
    standards = data(built_site, "data/standards.json")
    entries = [one["entry"].get("sample", False) for one in standards]
    real, samples = entries.count(False), entries.count(True)
    texts = sum(bool(one["editions"]) for one in standards if "sample" not in one["entry"])
    assert said(built_site, "", r"目录 (\d+) 份，其中 (\d+) 份有文本") == [real, texts]
    heading = r"共 (\d+) 份，其中 (\d+) 份有文本可以逐条查阅；另有示例 (\d+) 份"
    assert said(built_site, "standards", heading) == [real, texts, samples]
    # The filter counts the rows of the list; the marks of the samples are on them.
    rows = re.findall(r'<li class="sb-standard-row"[^>]*>', main(built_site, "standards"))
    assert [sum("data-sample" not in row for row in rows), sum("data-sample" in row for row in rows)] == [real, samples]


def test_stations_are_counted_the_same_everywhere(built_site: Path) -> None:
    samples = ["sample" in one for one in data(built_site, "data/stations.json")]
    counts = [samples.count(False), samples.count(True)]
    for page in ("", "stations"):
        assert said(built_site, page, r"名录 (\d+) 个站点，另有示例 (\d+) 个") == counts
    assert main(built_site, "stations").count("data-station=") == sum(counts)
    with (built_site / "data/stations.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    fictional = sum(row["sample"] == "示例" for row in rows)
    assert [len(rows) - fictional, fictional] == counts


def test_policies_and_items_are_counted_the_same_everywhere(built_site: Path) -> None:
    policies = len(data(built_site, "data/learning.json")["policies"])
    assert said(built_site, "", r"政策 (\d+) 份") == [policies]
    assert said(built_site, "about", r"(\d+) 份国家政策") == [policies]
    assert main(built_site, "policies").count('class="sb-standard-row__title"') == policies
    items = {name: len(ids) for name, ids in data(built_site, "learn/items.json")["lists"].items()}
    assert said(built_site, "", r"必学 (\d+) 条") == [sum(items.values())]
    assert said(built_site, "learn", r"共 (\d+) 条") == [sum(items.values())]
    for name, count in items.items():
        assert said(built_site, f"learn/{name}", r"共 (\d+) 条") == [count]
        assert said(built_site, f"standards/stationbook/must-learn-{name}", r"逐条学习（(\d+) 条）") == [count]


def test_regions_are_counted_the_same_everywhere(built_site: Path) -> None:
    codes = [one["code"] for one in data(built_site, "data/regions.json")["regions"]]
    real = sum(not code.startswith("99") for code in codes)
    assert said(built_site, "", r"全部 (\d+) 个地区") == [real]
    assert said(built_site, "divisions", r"有公开报道的地区（(\d+) 个）") == [real]


@pytest.mark.parametrize("edition", ["stationbook/building-standard/2026", "guangzhou/measures/reported"])
def test_requirements_are_counted_the_same_everywhere(built_site: Path, edition: str) -> None:
    (count,) = said(built_site, f"standards/{edition}", r"要求（(\d+) 条）")
    assert said(built_site, f"standards/{edition}/requirements", r"核对的 (\d+) 条要求") == [count]
    assert len(list((built_site / f"standards/{edition}/requirements").glob("*/index.html"))) == count


def test_comments_are_counted_the_same_everywhere(built_site: Path) -> None:
    edition = "standards/sample/station-rules/2027"
    (count,) = said(built_site, edition, r"征求意见的处理（(\d+) 条）")
    assert said(built_site, f"{edition}/comments", r"收到意见 (\d+) 条") == [count]
    assert sum(map(int, re.findall(r">征求意见 (\d+) 条<", main(built_site, edition)))) == count
    kinds = said(built_site, f"{edition}/comments", r"采纳 (\d+) 条.*部分采纳 (\d+) 条.*未采纳 (\d+) 条")
    assert sum(kinds) == count


def test_questions_are_counted_the_same_everywhere(built_site: Path) -> None:
    pages = [str(path.relative_to(built_site).parent) for path in built_site.glob("standards/*/*/*/index.html")]
    counts = [said(built_site, page, r"自测（(\d+) 题）")[0] for page in pages if "自测（" in main(built_site, page)]
    assert sum(counts) == len(data(built_site, "learn/questions.json"))


def test_changes_of_a_redline_are_counted_once(built_site: Path) -> None:
    page = "standards/sample/station-rules/2027/changes/2025"
    chip, only, newly = said(built_site, page, r"要求更严 (\d+) .*只看要求更严的 (\d+) 条和新的要求 (\d+) 条")
    assert chip == only
    assert main(built_site, page).count("sb-change--binds") == only + newly
