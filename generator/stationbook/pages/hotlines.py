"""Which number helps at once, whoever and wherever one is?"""

from stationbook.model.terms import Status
from stationbook.pages.context import Context
from stationbook.pages.page import Page
from stationbook.pages.templating import render

ADDRESS = "hotlines/"
# The finder shows the rest.
MOST_LISTED = 100


def render_hotlines(context: Context) -> Page:
    """Return the national hotlines, and the stations that answer one of their own."""
    answering = [one.id for one in context.briefs if one.has_hotline and one.status is not Status.CLOSED]
    stations = [context.catalogue.stations[one] for one in answering[:MOST_LISTED]]
    regions = [(region, one) for region in context.catalogue.regions.values() for one in region.hotlines]
    body = render(
        "hotlines.html",
        ADDRESS,
        hotlines=context.catalogue.hotlines,
        stations=stations,
        regions=regions,
        reports=context.catalogue.reports,
    )
    return Page(ADDRESS, "热线", "hotlines", body, "全国热线和站点热线")
