"""How far do stations reach: what was published, and what the sample county shows?"""

from dataclasses import dataclass

from generator.assess.coverage import assess_coverage
from generator.model.region import PublishedCoverage, Region
from generator.pages.context import Context
from generator.pages.page import Page
from generator.pages.templating import render

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
    catalogue = context.catalogue
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
        due=catalogue.divisions.due(""),
        outlines=_outlines(context),
        sample=assess_coverage("990101", context.covered, catalogue.divisions),
        on=context.on,
    )
    return Page(ADDRESS, "覆盖情况", "coverage", body, "各地公布的社工站覆盖情况，不含港澳台")


def _outlines(context: Context) -> list[Outline]:
    """Draw each township of the sample in a box 1000 wide, north up."""
    collection = context.catalogue.boundaries.get("sample")
    features = [f for f in collection["features"] if len(f["properties"]["code"]) == 9] if collection else []
    rings = [feature["geometry"]["coordinates"][0] for feature in features]
    if not rings:
        return []
    west = min(x for ring in rings for x, _ in ring)
    north = max(y for ring in rings for _, y in ring)
    width = max(x for ring in rings for x, _ in ring) - west
    found = []
    for feature, ring in zip(features, rings, strict=True):
        places = [(round((x - west) / width * 1000, 1), round((north - y) / width * 1000, 1)) for x, y in ring]
        properties = feature["properties"]
        coverage = assess_coverage(properties["code"], context.covered, context.catalogue.divisions)
        found.append(
            Outline(
                properties["name"],
                "M" + "L".join(f"{x} {y}" for x, y in places) + "Z",
                coverage.covered > 0,
                coverage.due > 0,
                round(sum(x for x, _ in places) / len(places), 1),
                round(sum(y for _, y in places) / len(places), 1),
            )
        )
    return found
