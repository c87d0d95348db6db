"""Where are all the answers to a query shown?"""

from stationbook.pages.context import Context
from stationbook.pages.page import Page
from stationbook.pages.templating import render

ADDRESS = "search/"
_EXAMPLE = "320812"


def render_search(context: Context) -> Page:
    """Return the search page; its script fills in the answers."""
    body = render("search.html", ADDRESS, place=_place(context))
    return Page(ADDRESS, "搜索", "search", body, description="搜索站点、条款、必学要点、政策和页面")


def _place(context: Context) -> str:
    """Return the name of a place to try, without its last sign as people say it; nothing where no place is known."""
    divisions = context.catalogue.divisions
    one = divisions.get(_EXAMPLE)
    if context.region is not None:
        one = next(iter(divisions.children(context.region.code)), context.region)
    return one.name[:-1] if one is not None and len(one.name) > 2 else ""
