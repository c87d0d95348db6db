"""Can words be read in whatever colours a site sets, in the light and in the dark?"""

import re

from hypothesis import assume, given
from hypothesis import strategies as st

from stationbook.model.colour import LEAST_CONTRAST, contrast
from stationbook.model.settings import Settings
from stationbook.pages.colours import render_colours

# Paper and ink of overrides/assets/stylesheets/tokens.css.
LIGHT, DARK = ("#fbfaf7", "#1c2321"), ("#131816", "#e8e6df")


def test_site_without_a_colour_has_no_sheet_of_its_own() -> None:
    assert render_colours(Settings()) == ""


@given(st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}"))
def test_every_colour_that_is_let_in_gives_readable_pairs(colour: str) -> None:
    assume(contrast(colour, "#ffffff") >= LEAST_CONTRAST)
    sheet = render_colours(Settings(colour=colour))
    schemes = [dict(re.findall(r"--sb-([a-z-]+): (#[0-9a-f]{6});", part)) for part in sheet.split("}")[:2]]
    for scheme, (paper, ink) in zip(schemes, (LIGHT, DARK), strict=True):
        for words, ground in (
            (scheme["pine"], paper),
            (scheme["pine"], scheme["pine-soft"]),
            (scheme["on-pine"], scheme["pine"]),
            (ink, scheme["pine-soft"]),
        ):
            assert contrast(words, ground) >= LEAST_CONTRAST, (colour, words, ground)
