"""Where are all the answers to a query shown?"""

from stationbook.pages.context import Context
from stationbook.pages.page import Page
from stationbook.pages.templating import render

ADDRESS = "search/"


def render_search(context: Context) -> Page:
    """Return the search page; its script fills in the answers."""
    body = render("search.html", ADDRESS)
    return Page(ADDRESS, "搜索", "search", body, description="搜索站点、条款、必学要点、政策和页面")
