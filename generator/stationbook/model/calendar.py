"""On which days is the whole country off, and on which weekend days does it work?"""

from collections.abc import Iterator
from datetime import date, timedelta

from pydantic import Field

from stationbook.model.record import Day, Record, StrictInt, Text


class Holiday(Record):
    """A public holiday with all days off around it, both ends included."""

    name: Text
    from_: Day = Field(alias="from")
    until: Day

    def days(self) -> Iterator[date]:
        """Yield every day of the holiday."""
        for number in range((self.until - self.from_).days + 1):
            yield self.from_ + timedelta(days=number)


class CalendarYear(Record):
    """The content of a data/calendar/<year>.yml: holidays, and the weekend days worked in their place (调休)."""

    year: StrictInt
    off: tuple[Holiday, ...]
    work: tuple[Day, ...] = ()
