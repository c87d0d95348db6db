"""Which edition applied on which day?"""

from datetime import date

import pytest
from generator.assess.periods import edition_stage, periods
from generator.model.standard import Standard

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
    words = {slug: edition_stage(standard, one, on=date(2026, 11, 23)).word for slug, one in standard.editions.items()}
    assert words == {"2022": "被代替", "2025": "现行", "2027": "即将实施", "2028": "征求意见"}


def test_withdrawn_edition_leaves_none_in_force() -> None:
    one = edition(TEXT, slug="2022", effective="2022-07-01", withdrawn_on="2024-01-01")
    standard = standards(one)["tiny/standard"]
    assert standard.in_force(date(2023, 12, 31)) is one
    assert standard.in_force(date(2024, 1, 1)) is None
    assert edition_stage(standard, one, on=date(2024, 1, 1)).word == "废止"
