"""What can be saved on a device, to be read where there is no network?"""

from stationbook.exports.app import DOTS, LINES
from stationbook.pages.context import Context
from stationbook.pages.page import Page
from stationbook.pages.templating import render

ADDRESS = "offline/"


def render_icon() -> bytes:
    """Return the site's mark as an SVG."""
    return render("icon.svg", "", lines=LINES, dots=DOTS).encode()


def render_offline(context: Context) -> Page:
    """Return the page on which packages are saved; it is also what a device shows in place of what it lacks."""
    return Page(
        ADDRESS, "离线使用", "offline", render("offline.html", ADDRESS), "把必学清单、标准和一个省的名录存到设备上"
    )
