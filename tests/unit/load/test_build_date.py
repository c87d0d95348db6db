"""Is every day of the build one that everything below can count with, and every other setting a sentence?"""

from datetime import date

import pytest

from stationbook.load.build_date import build_date, day_of


def test_variables_name_the_day_in_china() -> None:
    assert build_date({"STATIONBOOK_ON": "2026-11-23", "SOURCE_DATE_EPOCH": "0"}) == date(2026, 11, 23)
    # 2026-11-22 16:00 UTC is the 23rd in China.
    assert build_date({"SOURCE_DATE_EPOCH": "1795363200"}) == date(2026, 11, 23)


@pytest.mark.parametrize(
    "epoch", ["99999999999999999999", "-1", "-99999999999999", "soon", "1e9", "4102444800", "9" * 5000]
)
def test_epoch_that_is_no_possible_day_is_said_in_words(epoch: str) -> None:
    with pytest.raises(ValueError, match=r"SOURCE_DATE_EPOCH 是“.{1,40}”，应当是 1980 到 2099 年之间的秒数"):
        build_date({"SOURCE_DATE_EPOCH": epoch})


@pytest.mark.parametrize("day", ["9999-12-31", "0001-01-01", "1979-12-31", "2100-01-01", "2026-02-30", "morgen", ""])
def test_day_that_is_impossible_is_said_with_an_example(day: str) -> None:
    with pytest.raises(ValueError, match="不对，写 1980-01-01 到 2099-12-31 之间的日期，例如 2026-11-23"):
        day_of(day)


def test_first_and_last_day_are_possible() -> None:
    assert [day_of(one) for one in ("1980-01-01", "2099-12-31")] == [date(1980, 1, 1), date(2099, 12, 31)]
