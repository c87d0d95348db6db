"""Which colours does a site have that sets one of its own?"""

from stationbook.model.colour import mixed, readable
from stationbook.model.settings import Settings
from stationbook.pages.templating import render

ADDRESS = "assets/stylesheets/colours.css"
# As tokens.css has it: the ground of the dark scheme.
_DARK_PAPER = "#131816"
_WHITE, _BLACK = "#ffffff", "#000000"
# In the dark, words of the colour stand off as far as those of the site's own pine do.
_DARK_CONTRAST = 7.0


def render_colours(settings: Settings) -> str:
    """Return a style sheet that sets the colours of both schemes by the one that is set; empty where none is.

    The colour is taken as it is where it can be read on its own tint, else a little darker.
    """
    if not settings.colour:
        return ""
    soft, dark_soft = mixed(settings.colour, _WHITE, 0.88), mixed(settings.colour, _DARK_PAPER, 0.8)
    dark = readable(settings.colour, dark_soft, toward=_WHITE, least=_DARK_CONTRAST)
    return render(
        "colours.css",
        "",
        light={"pine": readable(settings.colour, soft, toward=_BLACK), "pine-soft": soft, "on-pine": _WHITE},
        dark={"pine": dark, "pine-soft": dark_soft, "on-pine": mixed(settings.colour, _BLACK, 0.8)},
    )
