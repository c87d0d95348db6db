"""Are places where they can be, and do the divisions that records name exist?"""

import math
from collections.abc import Iterator
from statistics import median

from stationbook.assess.former_divisions import became
from stationbook.check.former_divisions import former_division
from stationbook.model.catalogue import Catalogue
from stationbook.model.coordinates import is_in_china
from stationbook.model.division import Divisions, parent_codes
from stationbook.model.problem import FieldPath, Problem, Severity
from stationbook.model.problem_kind import ProblemKind
from stationbook.model.station import Station
from stationbook.model.terms import Precision, Status

UNKNOWN = ProblemKind(
    "division-unknown",
    "没有这个区划",
    "这里写的代码不在 data/divisions 里。多半是写错了一位，或末尾补了 0。",
    wrong='serves: [{division: "990101109", name: 清溪镇}]',
    right='serves: [{division: "990101101", name: 清溪镇}]',
)
FAR = ProblemKind(
    "station-far-off",
    "离同一个县的其他站点太远",
    "位置离同一个县的其他站点比它们彼此远得多，多半是经纬度写错了一位。只是提醒，照样上网。",
    wrong="location: {lat: 1.15, lon: 0.2, precision: exact}",
    right="location: {lat: 0.15, lon: 0.2, precision: exact}",
)

# A station is suspiciously far when it lies beyond this many times the usual distance in its county …
FAR_RATIO = 5.0
# … and beyond this, so that a small town's stations may lie at its edge.
FAR_KM = 30.0
_KM_A_DEGREE = 111.2
# How many divisions a remedy names.
_NAMED = 4
# Sample places lie within two degrees of 0°N 0°E, off every real county.
SAMPLE_REACH = 2.0


def check_outliers(catalogue: Catalogue) -> Iterator[Problem]:
    """No place lies far from all other stations of its county: that is most likely a slip of a digit."""
    counties: dict[str, list[tuple[str, float, float]]] = {}
    for station in catalogue.briefs:
        if station.place is not None and station.place[2] is not Precision.COUNTY and len(station.division) >= 6:
            lat, lon, _ = station.place
            # One that can be nowhere is told by itself.
            if not is_possible(lat, lon, sample=station.sample):
                continue
            counties.setdefault(station.division[:6], []).append((station.id, lat, lon))
    for places in counties.values():
        # Of three places nobody can say which one is wrong.
        if len(places) < 4 or _reach(places) <= FAR_KM:
            continue
        for own, lat, lon in places:
            others = [(y, x) for other, y, x in places if other != own]
            centre = median(y for y, _ in others), median(x for _, x in others)
            usual = median(distance_km(centre, other) for other in others)
            away = distance_km(centre, (lat, lon))
            if away > max(FAR_KM, FAR_RATIO * usual):
                yield FAR.at(
                    catalogue.path("station", own),
                    ("location",),
                    f"离同一个县的其他站点约 {away:.0f} 公里，其他站点彼此约 {usual:.0f} 公里",
                    "核对经纬度有没有写错一位；确实这么远就写 precision: county 或先不写位置",
                    severity=Severity.WARNING,
                )


def check_named_divisions(catalogue: Catalogue) -> Iterator[Problem]:
    """Divisions that a region's programme or a standard names exist."""
    for code, region in catalogue.regions.items():
        path = catalogue.path("region", code)
        yield from unknown_division(catalogue, path, ("code",), code)
        named = [(("programmes", i, "division"), one.division) for i, one in enumerate(region.programmes)]
        named += [(("institutions", i, "division"), one.division) for i, one in enumerate(region.institutions)]
        for field, division in named:
            if division:
                yield from unknown_division(catalogue, path, field, division)
    for standard in catalogue.standards.values():
        if standard.entry.region:
            yield from unknown_division(catalogue, standard.path, ("region",), standard.entry.region)


def check_served(catalogue: Catalogue, station: Station) -> Iterator[Problem]:
    """Divisions that a station serves exist; a closed one served what was there then."""
    path = catalogue.path("station", station.id)
    for number, served in enumerate(station.serves):
        was_there = station.status is Status.CLOSED and became(catalogue.divisions, served.division or "") is not None
        if served.division and not was_there:
            yield from unknown_division(catalogue, path, ("serves", number, "division"), served.division)


def unknown_division(catalogue: Catalogue, path: str, field: FieldPath, code: str) -> Iterator[Problem]:
    """Yield the problem that no division has this code, or that it has none any more, with what took its place."""
    # Villages of real places are not in our files; their township must be.
    if is_known_division(catalogue, code) or (len(code) == 12 and is_known_division(catalogue, code[:9])):
        return
    former = list(former_division(catalogue, path, field, code))
    unknown = UNKNOWN.at(path, field, f"没有代码是 {code} 的区划", near_divisions(catalogue.divisions, code))
    yield from former or [unknown]


def near_divisions(divisions: Divisions, code: str, *, name: str = "") -> str:
    """Return in words which divisions may be meant by a code that is none.

    They lie in the same division as it; those that are named in ``name`` come first, then those of the most alike
    codes.
    """
    above = next((one for one in parent_codes(code) if one in divisions), "")
    beside = [one for one in divisions.children(above) if len(one.code) == len(code)] if above else []
    beside.sort(key=lambda one: (one.name not in name, -_alike(one.code, code), one.code))
    listed = "、".join(f"{one.code}（{one.name}）" for one in beside[:_NAMED])
    where = divisions.path_name(above) if above else ""
    near = f"{where}里相近的有 {listed}；" if listed else ""
    return f"{near}全部在 data/divisions 里查，末尾不补 0"


def _alike(one: str, other: str) -> int:
    """Return how many digits two codes have in common, in their places."""
    return sum(map(str.__eq__, one, other))


def is_known_division(catalogue: Catalogue, code: str) -> bool:
    """Whether a division has this code; one whose row is refused counts."""
    return code in catalogue.divisions or catalogue.is_refused("division", code)


def is_possible(lat: float, lon: float, *, sample: bool) -> bool:
    """Whether a station can lie at a place in WGS-84: a real one in China, a sample near 0°N 0°E."""
    return max(abs(lat), abs(lon)) <= SAMPLE_REACH if sample else is_in_china(lat, lon)


def _reach(places: list[tuple[str, float, float]]) -> float:
    """Return a bound of every distance between the places: no median of them is farther from any of them."""
    lats, lons = [lat for _, lat, _ in places], [lon for _, _, lon in places]
    return math.hypot(max(lats) - min(lats), max(lons) - min(lons)) * _KM_A_DEGREE


def distance_km(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Return the distance in kilometres, good enough within a county."""
    north = (one[0] - other[0]) * _KM_A_DEGREE
    east = (one[1] - other[1]) * _KM_A_DEGREE * math.cos(math.radians((one[0] + other[0]) / 2))
    return math.hypot(north, east)
