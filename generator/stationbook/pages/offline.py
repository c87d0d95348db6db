"""What can be saved on a device, to be read where there is no network?"""

from stationbook.exports.app import DOTS, LINES, PINE
from stationbook.model.settings import Settings
from stationbook.pages.context import Context
from stationbook.pages.page import Page
from stationbook.pages.templating import render

ADDRESS = "offline/"


def render_icon(settings: Settings) -> bytes:
    """Return the site's mark as an SVG."""
    return render("icon.svg", "", lines=LINES, dots=DOTS, ground=settings.colour or PINE).encode()


def render_offline(context: Context) -> Page:
    """Return the page on which packages are saved; it is also what a device shows in place of what it lacks."""
    whole = context.region.name if context.region else "一个省"
    body = render("offline.html", ADDRESS, whole=whole)
    return Page(ADDRESS, "离线使用", "offline", body, f"把必学清单、标准和{whole}的名录存到设备上")
