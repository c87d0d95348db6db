"""Which records wait to be verified, and in which order?"""

from datetime import date

from stationbook.assess.verification import is_verified, overdue_stations
from stationbook.model.brief import brief_of
from tests.builders import ON, station


def test_verification_holds_for_a_year_to_the_day() -> None:
    assert is_verified(date(2025, 11, 23), ON)
    assert not is_verified(date(2025, 11, 23), date(2026, 11, 24))
    assert not is_verified(None, ON)


def test_never_verified_come_first_then_the_oldest_and_closed_ones_not_at_all() -> None:
    usual = {"by": "例县民政局"}
    stations = [
        station("fresh", assured={"on": "2026-01-01", **usual}),
        station("older", assured={"on": "2024-01-01", **usual}),
        station("oldest", assured={"on": "2023-01-01", **usual}),
        station("never"),
        station("closed", status="closed"),
    ]
    assert [one.slug for one in overdue_stations(map(brief_of, stations), ON)] == ["never", "oldest", "older"]
