"""Which days of which years does the browser know as holidays and as worked weekends?"""

import json
from collections.abc import Mapping

from stationbook.model.calendar import CalendarYear


def export_calendar(calendar: Mapping[int, CalendarYear]) -> bytes:
    """Return ``{"2026": {"off": {"2026-01-01": "元旦", …}, "work": […]}, …}``."""
    years = {
        str(year.year): {
            "off": {str(day): holiday.name for holiday in year.off for day in holiday.days()},
            "work": [str(day) for day in year.work],
        }
        for year in calendar.values()
    }
    return json.dumps(years, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
