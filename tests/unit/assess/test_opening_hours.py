"""Is the text of opening hours read as people mean it?"""

import pytest

from stationbook.assess.opening_hours import OpeningHoursError, closed_on_holidays, weekly_intervals

NINE_TO_FIVE = ((540, 1020),)


def test_week_has_seven_days_of_intervals_in_minutes() -> None:
    week = weekly_intervals("Mo-Fr 09:00-17:00; PH off")
    assert week == (NINE_TO_FIVE,) * 5 + ((),) * 2


def test_night_is_split_at_midnight() -> None:
    week = weekly_intervals("Mo 22:00-02:00")
    assert week is not None
    assert (week[0], week[1]) == (((1320, 1440),), ((0, 120),))


def test_always_open_covers_every_minute() -> None:
    assert weekly_intervals("24/7") == (((0, 1440),),) * 7


def test_what_changes_with_the_season_has_no_ordinary_week() -> None:
    assert weekly_intervals("Jan-Mar Mo-Fr 09:00-17:00; Apr-Dec Mo-Fr 08:00-17:00") is None


@pytest.mark.parametrize("text", ["周一到周五", "9 to 5", "Mo-Fr 25:00-26:99"])
def test_what_is_not_the_syntax_is_refused(text: str) -> None:
    with pytest.raises(OpeningHoursError):
        weekly_intervals(text)


def test_holidays_count_only_when_the_text_names_them() -> None:
    assert closed_on_holidays("Mo-Fr 09:00-17:00; PH off")
    assert not closed_on_holidays("Mo-Fr 09:00-17:00")
