"""How far do stations reach: what was published, and what the sample county shows?"""

from dataclasses import dataclass
from typing import Any

from stationbook.assess.coverage import assess_coverage
from stationbook.model.region import PublishedCoverage, Region
from stationbook.pages.context import Context
from stationbook.pages.page import Page
from stationbook.pages.templating import render

ADDRESS = "coverage/"


@dataclass(frozen=True, slots=True)
class Outline:
    """A fictional outline as an SVG path, with whether its township has a station."""

    name: str
    path: str
    is_covered: bool
    is_due: bool
    label_x: float
    label_y: float


def render_coverage(context: Context) -> Page:
    """Return published coverage as bars, and the sample county's outlines coloured by coverage."""
    catalogue, region = context.catalogue, context.region
    published: list[tuple[Region, str, PublishedCoverage]] = [
        (region, catalogue.divisions.path_name(code), one)
        for code, region in sorted(catalogue.regions.items())
        for one in region.coverage
    ]
    body = render(
        "coverage.html",
        ADDRESS,
        published=published,
        reports=catalogue.reports,
        due=catalogue.divisions.due(context.settings.region),
        region=region,
        recorded=context.recorded(region.code) if region else None,
        children=[(one, context.recorded(one.code)) for one in catalogue.divisions.children(region.code)]
        if region
        else [],
        division_pages=context.division_pages,
        outlines=_outlines(context),
        has_sample_page="990101" in context.division_pages,
        sample=assess_coverage("990101", context.covered, catalogue.divisions),
        on=context.on,
    )
    about = f"{region.name}的社工站覆盖情况" if region else "各地公布的社工站覆盖情况，不含港澳台"
    return Page(ADDRESS, "覆盖情况", "coverage", body, about)


def _outlines(context: Context) -> list[Outline]:
    """Draw each township of the sample in a box 1000 wide, north up."""
    collection = context.catalogue.boundaries.get("sample")
    features = [f for f in collection["features"] if len(f["properties"]["code"]) == 9] if collection else []
    drawn = [_rings(feature["geometry"]) for feature in features]
    places = [place for rings in drawn for ring in rings for place in ring]
    if not places:
        return []
    west, north = min(x for x, _ in places), max(y for _, y in places)
    # An outline without any width is a line; it is drawn as one.
    width = max(x for x, _ in places) - west or 1
    found = []
    for feature, rings in zip(features, drawn, strict=True):
        scaled = [
            [(round((x - west) / width * 1000, 1), round((north - y) / width * 1000, 1)) for x, y in ring]
            for ring in rings
        ]
        corners = [corner for ring in scaled for corner in ring]
        code = feature["properties"]["code"]
        division, coverage = context.catalogue.divisions.get(code), context.coverage(code)
        found.append(
            Outline(
                division.name if division else code,
                "".join("M" + "L".join(f"{x} {y}" for x, y in ring) + "Z" for ring in scaled),
                coverage.covered > 0,
                coverage.due > 0,
                round(sum(x for x, _ in corners) / len(corners), 1),
                round(sum(y for _, y in corners) / len(corners), 1),
            )
        )
    return found


def _rings(geometry: dict[str, Any]) -> list[list[tuple[float, float]]]:
    """Return the rings of a Polygon or of all parts of a MultiPolygon, as longitudes and latitudes without heights."""
    parts = [geometry["coordinates"]] if geometry["type"] == "Polygon" else geometry["coordinates"]
    return [[(place[0], place[1]) for place in ring] for part in parts for ring in part]
