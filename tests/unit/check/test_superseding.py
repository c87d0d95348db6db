"""Does what a document takes the place of exist, and never in a circle?"""

import pytest

from stationbook.check.superseding import check_superseding
from tests.builders import catalogue, edition, standards

TEXT = "## 范围 {#scope}\n"


def test_standards_that_supersede_each_other_are_said() -> None:
    one = standards(edition(TEXT, standard_id="tiny/one"), supersedes=["tiny/two"])
    two = standards(edition(TEXT, standard_id="tiny/two"), supersedes=["tiny/one"])
    (problem,) = check_superseding(catalogue(standards={**one, **two}))
    assert "tiny/one → tiny/two → tiny/one" in problem.message
    assert [p.field_name for p in check_superseding(catalogue(standards=one))] == ["supersedes[1]"]


def test_two_editions_in_force_on_one_day_are_said() -> None:
    editions = [edition(TEXT, slug=slug, effective="2026-01-01") for slug in ("2026", "2026b")]
    (problem,) = check_superseding(catalogue(standards=standards(*editions)))
    assert "分不出哪一版有效" in problem.message


@pytest.mark.parametrize("named", ["2025", "tiny/standard/2025", "tiny/standard"])
def test_older_edition_may_be_named_short_or_in_full_and_another_standard(named: str) -> None:
    older = edition(TEXT, slug="2025")
    newer = edition(TEXT, slug="2026", supersedes=[named if named != "tiny/standard" else "tiny/other"])
    other = edition(TEXT, standard_id="tiny/other")
    assert list(check_superseding(catalogue(standards={**standards(older, newer), **standards(other)}))) == []


@pytest.mark.parametrize(
    ("named", "words"), [("2024", "没有“2024”这个版本"), ("2026", "写的是这一版自己"), ("旧版", "没有“旧版”")]
)
def test_edition_that_supersedes_what_does_not_exist_is_said(named: str, words: str) -> None:
    editions = edition(TEXT, slug="2025"), edition(TEXT, slug="2026", supersedes=[named])
    (problem,) = check_superseding(catalogue(standards=standards(*editions)))
    assert (problem.path, problem.field_name) == ("content/standards/tiny/standard/2026/index.md", "supersedes[1]")
    assert words in problem.message


def test_standard_that_supersedes_what_does_not_exist_is_said() -> None:
    (problem,) = check_superseding(catalogue(standards=standards(edition(TEXT), supersedes=["tiny/stadnard"])))
    assert "是否想写“tiny/standard”" in problem.message


@pytest.mark.parametrize("named", ["2026", "tiny/standard/2026"])
def test_editions_that_supersede_each_other_are_said_once(named: str) -> None:
    older = edition(TEXT, slug="2025", supersedes=[named])
    newer = edition(TEXT, slug="2026", supersedes=["2025"])
    (problem,) = check_superseding(catalogue(standards=standards(older, newer)))
    assert (problem.path, problem.field_name) == ("content/standards/tiny/standard/2025/index.md", "supersedes")
    assert "tiny/standard/2025 → tiny/standard/2026 → tiny/standard/2025" in problem.message


def test_what_leads_into_a_circle_is_in_none() -> None:
    editions = [edition(TEXT, slug=slug, supersedes=[older]) for slug, older in (("b", "c"), ("c", "d"), ("d", "c"))]
    (problem,) = check_superseding(catalogue(standards=standards(*editions)))
    assert "/b" not in problem.message
