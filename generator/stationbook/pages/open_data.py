"""How does somebody find the files that other programs may read?"""

from stationbook.pages.context import Context
from stationbook.pages.open_files import DECKS, EXPORTS, SCHEMAS
from stationbook.pages.page import Page
from stationbook.pages.templating import render

ADDRESS = "data/"


def render_open_data(context: Context) -> Page:
    """Return the list of open data files."""
    files = [
        (path, export.format, about)
        for export in EXPORTS
        if export not in (SCHEMAS, DECKS)
        for path, about in export.listed(context)
    ]
    schemas, decks = ([(path, one.format, about) for path, about in one.listed(context)] for one in (SCHEMAS, DECKS))
    body = render(
        "open_data.html",
        ADDRESS,
        files=files,
        schemas=schemas,
        decks=decks,
        on=context.on,
        has_samples=context.size.samples > 0,
        site_name=context.settings.site_name,
        publisher=context.settings.publisher,
    )
    return Page(ADDRESS, "开放数据", "open-data", body, "站点、地区、标准、政策和清单的开放数据")
