"""Which edition applied on which day?"""

from datetime import date

import pytest

from stationbook.assess.periods import edition_stage, periods, standard_stage
from stationbook.model.standard import Standard
from tests.builders import edition, standards

TEXT = "## 范围 {#scope}\n"


@pytest.fixture
def standard() -> Standard:
    editions = [
        edition(TEXT, slug="2022", effective="2022-07-01"),
        edition(TEXT, slug="2025", effective="2025-01-01"),
        edition(TEXT, slug="2027", effective="2027-01-01"),
        edition(TEXT, slug="2028", stage="consultation", effective="2026-01-01"),
    ]
    return standards(*editions)["tiny/standard"]


@pytest.mark.parametrize(
    ("day", "slug"),
    [
        (date(2022, 6, 30), None),
        (date(2022, 7, 1), "2022"),
        (date(2024, 12, 31), "2022"),
        (date(2025, 1, 1), "2025"),
        (date(2026, 12, 31), "2025"),
        (date(2030, 1, 1), "2027"),
    ],
)
def test_edition_in_force_is_the_last_that_came_into_force(standard: Standard, day: date, slug: str | None) -> None:
    found = standard.in_force(day)
    assert (found.slug if found else None) == slug


def test_periods_meet_without_gap_or_overlap(standard: Standard) -> None:
    assert [(one.edition.slug, one.since, one.until) for one in periods(standard)] == [
        ("2022", date(2022, 7, 1), date(2024, 12, 31)),
        ("2025", date(2025, 1, 1), date(2026, 12, 31)),
        ("2027", date(2027, 1, 1), None),
    ]


def test_stage_is_computed_on_the_day(standard: Standard) -> None:
    words = {
        slug: edition_stage(standard, one, {}, on=date(2026, 11, 23)).word for slug, one in standard.editions.items()
    }
    assert words == {"2022": "被代替", "2025": "现行", "2027": "即将实施", "2028": "征求意见"}


def test_withdrawn_edition_leaves_none_in_force() -> None:
    one = edition(TEXT, slug="2022", effective="2022-07-01", withdrawn_on="2024-01-01")
    standard = standards(one)["tiny/standard"]
    assert standard.in_force(date(2023, 12, 31)) is one
    assert standard.in_force(date(2024, 1, 1)) is None
    assert edition_stage(standard, one, {}, on=date(2024, 1, 1)).word == "废止"


def test_standard_says_what_the_edition_says_that_its_address_shows(standard: Standard) -> None:
    day = date(2026, 11, 23)
    assert standard_stage(standard, {}, on=day) == edition_stage(standard, standard.editions["2025"], {}, on=day)


def test_text_that_another_standard_replaces_says_so_in_lists_and_on_its_page(standard: Standard) -> None:
    newer = standards(edition(TEXT, standard_id="tiny/newer"), supersedes=["tiny/standard"])
    day = date(2026, 11, 23)
    assert standard_stage(standard, newer, on=day).word == "被代替"
    assert edition_stage(standard, standard.editions["2025"], newer, on=day).word == "被代替"


@pytest.mark.parametrize(
    ("matter", "word"),
    [
        ({}, "现行"),
        ({"text": "excerpt"}, "状态未核"),
        ({"effective": "近日", "issued": "日前"}, "状态未核"),
        ({"effective": "近日", "issued": "2026-01-01"}, "现行"),
    ],
)
def test_whole_text_with_a_day_of_its_own_bears_out_that_it_is_in_force(matter: dict[str, str], word: str) -> None:
    one = edition(TEXT, **matter)
    assert edition_stage(standards(one)["tiny/standard"], one, {}, on=date(2026, 11, 23)).word == word
