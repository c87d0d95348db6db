"""Are the recorded holidays those that a well-kept package knows?"""

from datetime import date, timedelta
from pathlib import Path

import chinese_calendar
import pytest

from stationbook.load.catalogue import load_rest
from stationbook.load.tree import Tree


@pytest.mark.parametrize("year", [2025, 2026])
def test_days_off_and_worked_weekends_are_those_of_the_package(root: Path, year: int) -> None:
    calendar = load_rest(Tree(root)).catalogue.calendar[year]
    off = {day for holiday in calendar.off for day in holiday.days()}
    first = date(year, 1, 1)
    days = [first + timedelta(days=number) for number in range(365)]
    assert off == {
        day for day in days if chinese_calendar.get_holiday_detail(day)[1] and chinese_calendar.is_holiday(day)
    }
    assert set(calendar.work) == {day for day in days if day.weekday() >= 5 and chinese_calendar.is_workday(day)}
