"""Which station serves me? List and map side by side, with filters that work together."""

from stationbook.exports.stations import COUNTY
from stationbook.model.brief import Brief
from stationbook.model.terms import StationKind, Tier
from stationbook.pages.context import Context
from stationbook.pages.page import Page
from stationbook.pages.templating import render

ADDRESS = "stations/"
# Above this many the plain list would be too long to scroll; then the divisions lead to the stations.
MOST_LISTED = 500
# Every script of the page, asked for at once and not one after the other as each names the next; a test keeps it whole.
MODULES = (
    "components/finder",
    "components/station-map",
    "lib/division-choice",
    "lib/map-counts",
    "lib/map-fit",
    "lib/map-pins",
    "lib/map-views",
    "lib/opening-hours",
    "lib/places",
    "lib/row-text",
    "lib/save-button",
    "lib/saved-stations",
    "lib/serving",
    "lib/station-filter",
    "lib/station-index",
    "lib/station-list",
    "lib/station-search",
)


def render_finder(context: Context) -> Page:
    """Return the finder: without scripts a list by division, samples last, with them filters and a map."""
    catalogue = context.catalogue
    stations = sorted(context.briefs, key=lambda one: (one.sample, one.id))
    listed = stations if len(stations) <= MOST_LISTED else []
    groups: dict[str, list[Brief]] = {}
    for station in listed:
        groups.setdefault(catalogue.divisions.path_name(station.division[:COUNTY]), []).append(station)
    body = render(
        "finder.html",
        ADDRESS,
        size=context.size,
        region=context.region,
        groups=groups,
        tiers=[tier for tier in Tier if any(station.tier is tier for station in stations)],
        kinds=[kind for kind in StationKind if any(station.kind is kind for station in stations)],
        services=catalogue.taxonomy.services,
        targets=catalogue.taxonomy.targets,
        modules=MODULES,
    )
    return Page(ADDRESS, "找站点", "finder", body, "按名称、地区、服务查找社工站，列表和地图一起看")
