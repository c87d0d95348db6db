"""Where are the stations that a visitor saved, for reading, handing on and printing together?"""

from stationbook.pages.context import Context
from stationbook.pages.page import Page
from stationbook.pages.templating import render

ADDRESS = "stations/saved/"


def render_saved(context: Context) -> Page:
    """Return the page that a script fills: what is saved stands in the visitor's browser only."""
    body = render("saved.html", ADDRESS, on=context.on)
    return Page(ADDRESS, "收藏的站点", "saved", body, "把收藏的社工站打印成一张纸，或发给别人")
