"""Which records wait to be verified, and in which order?"""

from datetime import date

from generator.assess.verification import is_verified, overdue_stations

from tests.builders import ON, station


def test_verification_holds_for_a_year_to_the_day() -> None:
    one = station(assured={"on": "2025-11-23", "by": "例县民政局"})
    assert is_verified(one, ON)
    assert not is_verified(one, date(2026, 11, 24))


def test_never_verified_come_first_then_the_oldest_and_closed_ones_not_at_all() -> None:
    usual = {"by": "例县民政局"}
    stations = [
        station("fresh", assured={"on": "2026-01-01", **usual}),
        station("older", assured={"on": "2024-01-01", **usual}),
        station("oldest", assured={"on": "2023-01-01", **usual}),
        station("never"),
        station("closed", status="closed"),
    ]
    assert [one.slug for one in overdue_stations(stations, ON)] == ["never", "oldest", "older"]
