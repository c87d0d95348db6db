"""Which stations make a division a covered one, and which never do?"""

from typing import Any

import pytest

from stationbook.assess.coverage import Coverage, assess_coverage, counts_for_coverage, covered_divisions
from stationbook.model.station import Station
from tests.builders import DIVISIONS, station


@pytest.mark.parametrize(
    ("fields", "counts"),
    [
        ({}, True),
        ({"status": "built"}, True),
        ({"kind": "farm"}, True),
        ({"status": "reported"}, False),
        ({"status": "closed"}, False),
        ({"status": "planned"}, False),
        ({"kind": "supervision"}, False),
        ({"tier": "county", "division": "990101"}, False),
        ({"division": "990101"}, False),
    ],
)
def test_only_a_serving_general_station_of_a_township_counts(fields: dict[str, Any], counts: bool) -> None:
    assert counts_for_coverage(station(**fields)) is counts


def covered(*stations: Station) -> frozenset[str]:
    return covered_divisions(stations)


def test_two_stations_of_one_township_cover_it_once() -> None:
    assert assess_coverage("990101", covered(station(), station("second")), DIVISIONS) == Coverage(1, 2)


def test_sample_never_counts_in_the_nation() -> None:
    real = station("honghua", id="520302-honghua", division="520302002", sample=False)
    assert assess_coverage("", covered(station(), real), DIVISIONS) == Coverage(1, 1)
    assert assess_coverage("99", covered(station(), real), DIVISIONS) == Coverage(1, 2)


def test_percent_has_one_decimal_and_nothing_due_has_none() -> None:
    assert Coverage(1, 3).percent == 33.3
    assert Coverage(0, 0).percent is None
