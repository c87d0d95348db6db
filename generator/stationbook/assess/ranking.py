"""In which place and band does each subject stand?

Rules of the project's assessment reference (排名): compared to one decimal, equal ones share a place and a
band, the places after them move down; thirds are rounded up; fewer than the least number are not ranked.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from stationbook.model.assessment import Band, Scheme, Star


@dataclass(frozen=True, slots=True)
class Place:
    """The place of a subject, counted from 1, and the label of its band."""

    place: int
    band: str


def rank(values: Mapping[str, float], scheme: Scheme) -> dict[str, Place]:
    """Return the place of every subject, the highest value first; nothing for fewer than the least number."""
    if len(values) < scheme.least_ranked:
        return {}
    rounded = {subject: round(value + 1e-9, 1) for subject, value in values.items()}
    places = {subject: 1 + sum(other > value for other in rounded.values()) for subject, value in rounded.items()}
    return {subject: Place(place, band_of(place, len(values), scheme.bands)) for subject, place in places.items()}


def band_of(place: int, total: int, bands: Sequence[Band]) -> str:
    """Return the label of the first band that reaches down to a place."""
    return next((band.label for band in bands if place <= math.ceil(band.up_to * total - 1e-9)), "")


def star_of(rate: float | None, stars: Sequence[Star]) -> str:
    """Return the label of the highest star that a rate reaches; empty without a rate or below the lowest."""
    if rate is None:
        return ""
    reached = [star for star in stars if rate >= star.at_least - 1e-9]
    return max(reached, key=lambda star: star.at_least).label if reached else ""
