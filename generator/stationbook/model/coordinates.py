"""Where is a place in another datum?"""

import math

from stationbook.model.terms import Datum

# Krasovsky 1940 ellipsoid, as the published conversion of GCJ-02 uses it.
_AXIS = 6378245.0
_ECCENTRICITY = 0.00669342162296594323
_MEAN_RADIUS = 6371008.8
_BAIDU = math.pi * 3000.0 / 180.0


def is_in_china(lat: float, lon: float) -> bool:
    """Whether a place lies in the box around China, in which alone GCJ-02 and BD-09 are shifted."""
    return 3.5 <= lat <= 53.6 and 73.4 <= lon <= 135.2


def to_wgs84(lat: float, lon: float, datum: Datum) -> tuple[float, float]:
    """Return latitude and longitude in WGS-84 degrees, good to about a metre."""
    if datum is Datum.BD09:
        lat, lon = _baidu_to_gcj(lat, lon)
    if datum is Datum.WGS84 or not is_in_china(lat, lon):
        return lat, lon
    shifted = wgs84_to_gcj02(lat, lon)
    guess = (2 * lat - shifted[0], 2 * lon - shifted[1])
    for _ in range(3):
        again = wgs84_to_gcj02(*guess)
        guess = (guess[0] + lat - again[0], guess[1] + lon - again[1])
    return guess


def wgs84_to_gcj02(lat: float, lon: float) -> tuple[float, float]:
    """Return a WGS-84 place in GCJ-02, the datum of 高德 and 腾讯."""
    if not is_in_china(lat, lon):
        return lat, lon
    x, y = lon - 105.0, lat - 35.0
    wave = 20.0 * math.sin(6.0 * x * math.pi) + 20.0 * math.sin(2.0 * x * math.pi)
    north = -100.0 + 2.0 * x + 3.0 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * math.sqrt(abs(x)) + wave * 2.0 / 3.0
    north += (20.0 * math.sin(y * math.pi) + 40.0 * math.sin(y / 3.0 * math.pi)) * 2.0 / 3.0
    north += (160.0 * math.sin(y / 12.0 * math.pi) + 320.0 * math.sin(y * math.pi / 30.0)) * 2.0 / 3.0
    east = 300.0 + x + 2.0 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * math.sqrt(abs(x)) + wave * 2.0 / 3.0
    east += (20.0 * math.sin(x * math.pi) + 40.0 * math.sin(x / 3.0 * math.pi)) * 2.0 / 3.0
    east += (150.0 * math.sin(x / 12.0 * math.pi) + 300.0 * math.sin(x / 30.0 * math.pi)) * 2.0 / 3.0
    radians = math.radians(lat)
    magic = 1 - _ECCENTRICITY * math.sin(radians) ** 2
    north = north * 180.0 / (_AXIS * (1 - _ECCENTRICITY) / (magic * math.sqrt(magic)) * math.pi)
    east = east * 180.0 / (_AXIS / math.sqrt(magic) * math.cos(radians) * math.pi)
    return lat + north, lon + east


def gcj02_to_bd09(lat: float, lon: float) -> tuple[float, float]:
    """Return a GCJ-02 place in BD-09, the datum of 百度."""
    length = math.hypot(lon, lat) + 0.00002 * math.sin(lat * _BAIDU)
    angle = math.atan2(lat, lon) + 0.000003 * math.cos(lon * _BAIDU)
    return length * math.sin(angle) + 0.006, length * math.cos(angle) + 0.0065


def _baidu_to_gcj(lat: float, lon: float) -> tuple[float, float]:
    x, y = lon - 0.0065, lat - 0.006
    length = math.hypot(x, y) - 0.00002 * math.sin(y * _BAIDU)
    angle = math.atan2(y, x) - 0.000003 * math.cos(x * _BAIDU)
    return length * math.sin(angle), length * math.cos(angle)


def metres_between(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Return the distance in metres along the earth's surface of two places in WGS-84 degrees."""
    lat, other_lat = math.radians(one[0]), math.radians(other[0])
    east = math.sin(math.radians(other[1] - one[1]) / 2) ** 2
    half = math.sin((other_lat - lat) / 2) ** 2 + math.cos(lat) * math.cos(other_lat) * east
    return 2 * _MEAN_RADIUS * math.asin(math.sqrt(min(1.0, half)))
