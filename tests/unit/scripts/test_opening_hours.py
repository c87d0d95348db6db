"""Does the script say of a week what people say of it?"""

import json

from stationbook.assess.opening_hours import weekly_intervals
from tests.scripts import evaluate

DAY = 1440


def words(hours: str, *moments: str, day: int = 0) -> list[str]:
    """Return what is said at these times of a day, Monday being 0."""
    minutes = [day * DAY + int(one[:2]) * 60 + int(one[3:]) for one in moments]
    week = json.dumps(weekly_intervals(hours))
    return list(evaluate("stateAt lib/opening-hours", f"{minutes}.map((now) => stateAt({week}, now).words)"))


def test_lunch_is_said_as_lunch() -> None:
    said = words("Mo-Fr 09:00-12:00,14:00-17:30; PH off", "08:59", "12:00", "13:59", "14:00", "17:30")
    assert said == [
        "○ 已休息 · 今天 09:00 开门",
        "◐ 午休 · 14:00 开门",
        "◐ 午休 · 14:00 开门",
        "● 现在开放 · 今天 17:30 关门",
        "○ 已休息 · 明天 09:00 开门",
    ]


def test_pause_into_the_evening_is_no_lunch() -> None:
    assert words("Mo 09:00-12:00,18:00-20:00", "13:00") == ["○ 已休息 · 今天 18:00 开门"]
    assert words("Mo 09:00-15:00,15:30-20:00", "15:10") == ["○ 已休息 · 今天 15:30 开门"]


def test_day_with_one_opening_has_no_lunch() -> None:
    assert words("Mo-Tu 14:00-17:00", "12:00") == ["○ 已休息 · 今天 14:00 开门"]
    assert words("Mo 09:00-12:00; Tu 14:00-17:00", "13:00") == ["○ 已休息 · 明天 14:00 开门"]
    assert words("Fr 09:00-12:00", "13:00", day=4) == ["○ 已休息 · 周五 09:00 开门"]


def test_end_of_a_night_is_no_lunch() -> None:
    hours = "Mo-Su 09:00-12:00,14:00-17:00,20:00-02:00"
    assert words(hours, "03:00", "12:30", day=2) == ["○ 已休息 · 今天 09:00 开门", "◐ 午休 · 14:00 开门"]
