"""Do the stations contradict each other: do they stand above themselves in a circle, or twice?"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from stationbook.check.geography import distance_km
from stationbook.check.phones import NUMBERS, own_numbers
from stationbook.model.brief import Brief
from stationbook.model.catalogue import Catalogue
from stationbook.model.problem import Problem, Severity
from stationbook.model.problem_kind import ProblemKind
from stationbook.model.terms import Precision, Status, Tier

CIRCLE = ProblemKind(
    "station-circle",
    "站点绕成了一圈",
    "上级站点（parent）、接续的站点（successor）绕回了自己。一圈里至少有一份写错了。",
    wrong="parent: 990101-baishi",
    right="parent: 990101-zongzhan",
)
TWICE = ProblemKind(
    "station-twice",
    "同一个站点写了两份",
    "名称、层级、区划都与另一份资料一样，多半是同一个站点。在县级区划下难免同名，就只是提醒。",
    wrong='official_name: 例县清溪镇社工站\ndivision: "990101101"',
    right='official_name: 例县清溪镇第二社工站\ndivision: "990101101"',
)

ALIKE = ProblemKind(
    "station-alike",
    "像是同一个站点",
    "同一层级的两个站点，电话一样，或位置相差不到 50 米，像是写了两份。合用电话、合在一处的不用改，只是提醒。",
    wrong="location: {lat: 0.1301, lon: 0.2001, precision: exact}",
    right="location: {lat: 0.1401, lon: 0.2101, precision: exact}",
)

_PHONE = "电话一样"
# Fewer digits are a service's.
_SUBSCRIBER = 7
_NEAR_M = 50
# Degrees of latitude in 50 metres, rounded up.
_NEAR_DEGREES = 0.00046
_BELOW_THE_COUNTY = frozenset({Tier.TOWNSHIP, Tier.VILLAGE, Tier.NEIGHBOURHOOD})
# A township's code; above it, the township of a station is not known.
_TOWNSHIP = 9


def check_circles(catalogue: Catalogue) -> Iterator[Problem]:
    """No station is above itself, and none is succeeded by itself, whatever stands between."""
    briefs = catalogue.briefs
    above = {one.id: one.parent for one in briefs if one.parent}
    after = {one.id: one.successor for one in briefs if one.successor}
    for field, following, itself, hint in (
        ("parent", above, "上级站点写成了自己", "写上一级站点的编号；没有上级就删去这一项"),
        ("successor", after, "接续的站点写成了自己", "写接续它的站点的编号；没有就删去这一项"),
    ):
        for circle in _circles(following):
            words = itself if len(circle) == 1 else f"绕成了一圈：{' → '.join((*circle, circle[0]))}"
            path = catalogue.paths.get(("station", circle[0]), circle[0])
            hint = hint if len(circle) == 1 else "这几份资料里有一份写错了，逐份核对"
            yield CIRCLE.at(path, (field,), words, hint)


def _circles(following: Mapping[str, str]) -> Iterator[tuple[str, ...]]:
    """Yield every circle once, from its smallest id on, in time that grows with the number of stations alone."""
    seen: set[str] = set()
    for start in following:
        way: dict[str, int] = {}
        at: str | None = start
        while at is not None and at not in seen:
            seen.add(at)
            way[at] = len(way)
            at = following.get(at)
        if at is not None and at in way:
            circle = list(way)[way[at] :]
            smallest = circle.index(min(circle))
            yield (*circle[smallest:], *circle[:smallest])


def check_duplicates(catalogue: Catalogue) -> Iterator[Problem]:
    """No two stations that are not closed have one name, tier and division, one telephone, or stand at one place.

    Where the division is wider than the tier (a township's station at its county), two may be meant, and so they may
    with one telephone or place: a warning. Samples are compared with samples only. Two stations are told once.
    """
    numbered = list(zip(catalogue.briefs, catalogue.each(NUMBERS, own_numbers), strict=True))
    numbered = [one for one in numbered if one[0].status is not Status.CLOSED]
    stations = [station for station, _ in numbered]
    told: set[tuple[str, str]] = set()
    first: dict[tuple[str, Tier, str], Brief] = {}
    for station in stations:
        earlier = first.setdefault(("".join(station.official_name.split()), station.tier, station.division), station)
        if earlier is station:
            continue
        told.add((earlier.id, station.id))
        is_wide = station.tier in _BELOW_THE_COUNTY and len(station.division) < _TOWNSHIP
        yield TWICE.at(
            _path(catalogue, station),
            ("official_name",),
            f"与 {_path(catalogue, earlier)} 的名称、层级和区划都一样",
            "同一个站点留一份；是两个站点的，把名称或 division 写得更具体",
            severity=Severity.WARNING if is_wide else Severity.ERROR,
        )
    for earlier, station, alike in (*_of_one_phone(numbered), *_at_one_place(stations)):
        if (earlier.id, station.id) not in told:
            told.add((earlier.id, station.id))
            yield ALIKE.at(
                _path(catalogue, station),
                ("phones",) if alike == _PHONE else ("location",),
                f"与 {_path(catalogue, earlier)} 的{alike}",
                "是同一个站点就留一份；是两个站点的，核对这一项",
                severity=Severity.WARNING,
            )


def _path(catalogue: Catalogue, station: Brief) -> str:
    return catalogue.paths.get(("station", station.id), station.id)


def _of_one_phone(numbered: Iterable[tuple[Brief, Sequence[str]]]) -> Iterator[tuple[Brief, Brief, str]]:
    """Yield the first two stations of a tier that have one telephone, once for each number."""
    first: dict[tuple[str, Tier, bool], Brief] = {}
    told: set[tuple[str, Tier, bool]] = set()
    for station, numbers in numbered:
        for number in numbers:
            key = (number, station.tier, station.sample)
            earlier = first.setdefault(key, station)
            # 12345 and 110 are everybody's; whole counties have the number of one office.
            if earlier is not station and len(number) >= _SUBSCRIBER and key not in told:
                told.add(key)
                yield earlier, station, _PHONE


def _at_one_place(stations: Iterable[Brief]) -> Iterator[tuple[Brief, Brief, str]]:
    """Yield pairs of stations of a tier whose exact places are nearer than people could tell apart.

    Each station is compared with those just south of it, up to the first that is so near.
    """
    placed: dict[tuple[Tier, bool], list[tuple[float, float, int, Brief]]] = {}
    for number, station in enumerate(stations):
        if station.place is not None and station.place[2] is Precision.EXACT:
            lat, lon, _ = station.place
            placed.setdefault((station.tier, station.sample), []).append((lat, lon, number, station))
    for places in placed.values():
        places.sort()
        for at, (lat, lon, number, station) in enumerate(places):
            for before in range(at - 1, -1, -1):
                south, other_lon, other_number, other = places[before]
                if lat - south > _NEAR_DEGREES:
                    break
                # In China a degree of longitude is half as long as one of latitude at the least.
                if abs(lon - other_lon) > 2 * _NEAR_DEGREES:
                    continue
                metres = distance_km((south, other_lon), (lat, lon)) * 1000
                if metres <= _NEAR_M:
                    earlier, later = (other, station) if other_number < number else (station, other)
                    yield earlier, later, f"位置只差 {metres:.0f} 米"
                    break
