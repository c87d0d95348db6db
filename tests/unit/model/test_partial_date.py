"""Is a date that is known in part compared only where nothing is open, and written back as it was?"""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from stationbook.model.partial_date import PartialDate, PartialDateOrText, meant

DATE: TypeAdapter[PartialDate] = TypeAdapter(PartialDate)
WORDS: TypeAdapter[PartialDate | str] = TypeAdapter(PartialDateOrText)
DATES = st.builds(
    lambda day, parts: PartialDate(*(day.year, day.month, day.day)[:parts]), st.dates(), st.sampled_from([1, 2, 3])
)


@pytest.mark.parametrize(
    ("written", "words"),
    [(2022, "2022年"), ("2022", "2022年"), ("2022-06", "2022年6月"), ("2022-06-01", "2022年6月1日")],
)
def test_as_much_as_is_known_is_read_and_said(written: Any, words: str) -> None:
    made = DATE.validate_python(written)
    assert made.in_words == words
    assert DATE.dump_python(made, mode="json") == str(written)


@pytest.mark.parametrize(
    "written",
    [
        True,
        22,
        20226,
        2022.6,
        None,
        "",
        "2022-6",
        "2022-13",
        "2022-00",
        "2022-02-30",
        "2022-00-01",
        " 2022",
        "２０２２",
    ],
)
def test_anything_looser_is_refused(written: Any) -> None:
    with pytest.raises(ValidationError):
        DATE.validate_python(written)


@pytest.mark.parametrize(
    ("written", "right"),
    [
        (2022.6, "2022-06"),
        ("2022.6", "2022-06"),
        ("2022/6/1", "2022-06-01"),
        ("2022年6月", "2022-06"),
        ("2022年6月1日", "2022-06-01"),
        ("2022-6", "2022-06"),
        ("2022.10", "2022-10"),
        (2022.1, ""),  # a workbook ate the zero of October, or it was January
        ("2022-02-30", ""),
        ("近日", ""),
    ],
)
def test_what_people_write_is_told_how_to_be_written(written: Any, right: str) -> None:
    assert meant(written) == right


@given(DATES, DATES)
def test_one_is_before_the_other_only_where_each_of_its_days_is(one: PartialDate, other: PartialDate) -> None:
    assert one.is_before(other) == (one.last < other.first) == other.is_after(one)
    assert not (one.is_before(other) and one.is_after(other))
    assert one.first <= one.last
    assert PartialDate.read(str(one)) == one


@given(DATES, st.dates())
def test_a_day_within_it_is_neither_before_nor_after(one: PartialDate, day: date) -> None:
    is_open = not one.is_before(day) and not one.is_after(day)
    assert is_open == (one.first <= day <= one.last)


@given(st.lists(DATES))
def test_dates_are_sorted_by_their_first_day_and_the_vaguer_first(dates: list[PartialDate]) -> None:
    ordered = sorted(dates, key=lambda one: one.sort_key)
    assert ordered == sorted(dates, key=lambda one: (one.first, str(one)))


def test_words_of_a_source_stay_and_dates_among_them_are_read() -> None:
    assert WORDS.validate_python("2025 年暑假") == "2025 年暑假"
    assert WORDS.validate_python("2023") == WORDS.validate_python(2023) == PartialDate(2023)
    for wrong in (True, 3.5, ""):
        with pytest.raises(ValidationError):
            WORDS.validate_python(wrong)


def test_a_day_needs_its_month() -> None:
    with pytest.raises(ValueError, match="month"):
        PartialDate(2022, 0, 5)
