"""Do the stations contradict each other: do they stand above themselves in a circle, or twice?"""

from collections.abc import Iterator, Mapping

from stationbook.model.brief import Brief
from stationbook.model.catalogue import Catalogue
from stationbook.model.problem import Problem, Severity
from stationbook.model.problem_kind import ProblemKind
from stationbook.model.terms import Status, Tier

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
    """No two stations that are not closed have one name, tier and division.

    Where the division is wider than the tier (a township's station at its county), two may be meant: a warning.
    """
    first: dict[tuple[str, Tier, str], Brief] = {}
    for station in catalogue.briefs:
        if station.status is Status.CLOSED:
            continue
        earlier = first.setdefault(("".join(station.official_name.split()), station.tier, station.division), station)
        if earlier is station:
            continue
        is_wide = station.tier in _BELOW_THE_COUNTY and len(station.division) < _TOWNSHIP
        path = catalogue.paths.get(("station", station.id), station.id)
        other = catalogue.paths.get(("station", earlier.id), earlier.id)
        yield TWICE.at(
            path,
            ("official_name",),
            f"与 {other} 的名称、层级和区划都一样",
            "同一个站点留一份；是两个站点的，把名称或 division 写得更具体",
            severity=Severity.WARNING if is_wide else Severity.ERROR,
        )
