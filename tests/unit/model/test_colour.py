"""Is contrast what WCAG counts, and is a colour moved only as far as it must be?"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stationbook.model.colour import LEAST_CONTRAST, contrast, mixed, readable

COLOURS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


# The ratios are those of published calculators.
@pytest.mark.parametrize(
    ("one", "other", "ratio"), [("#000000", "#ffffff", 21), ("#767676", "#ffffff", 4.54), ("#ff0000", "#ffffff", 4.0)]
)
def test_ratio_is_the_one_of_the_web(one: str, other: str, ratio: float) -> None:
    assert contrast(one, other) == pytest.approx(ratio, abs=0.005)
    assert contrast(one, other) == contrast(other, one)


def test_mixture_lies_between() -> None:
    assert [mixed("#000000", "#ffffff", share) for share in (0, 0.5, 1)] == ["#000000", "#808080", "#ffffff"]


@given(COLOURS)
def test_colour_is_made_readable_and_kept_where_it_is(colour: str) -> None:
    made = readable(colour, "#ffffff", toward="#000000")
    assert contrast(made, "#ffffff") >= LEAST_CONTRAST
    assert (made == colour) == (contrast(colour, "#ffffff") >= LEAST_CONTRAST)
