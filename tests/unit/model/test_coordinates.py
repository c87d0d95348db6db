"""Is a place converted into the datum of each map, and back?"""

import pytest

from stationbook.model.coordinates import gcj02_to_bd09, is_in_china, to_wgs84, wgs84_to_gcj02
from stationbook.model.terms import Datum

# 39.9087 N 116.3975 E in WGS-84; the GCJ-02 and BD-09 values are the widely published conversion of this point.
WGS = (39.9087, 116.3975)


def test_shift_of_a_known_place_is_the_published_one() -> None:
    lat, lon = wgs84_to_gcj02(*WGS)
    assert (lat - WGS[0], lon - WGS[1]) == pytest.approx((0.001404, 0.006241), abs=2e-5)
    lat, lon = gcj02_to_bd09(lat, lon)
    assert (lat - WGS[0], lon - WGS[1]) == pytest.approx((0.0077, 0.0126), abs=5e-4)


@pytest.mark.parametrize("place", [(18.25, 109.5), (23.13, 113.26), (33.6, 119.0), (45.75, 126.65), (29.65, 91.1)])
def test_every_datum_returns_to_the_same_place_within_a_metre(place: tuple[float, float]) -> None:
    gcj = wgs84_to_gcj02(*place)
    assert to_wgs84(*gcj, Datum.GCJ02) == pytest.approx(place, abs=1e-5)
    assert to_wgs84(*gcj02_to_bd09(*gcj), Datum.BD09) == pytest.approx(place, abs=1e-5)
    assert to_wgs84(*place, Datum.WGS84) == place


def test_nothing_is_shifted_outside_china() -> None:
    assert not is_in_china(0.13, 0.2)
    assert wgs84_to_gcj02(0.13, 0.2) == (0.13, 0.2)
