"""What does a first-time visitor see, and where can they go from there?"""

from dataclasses import dataclass

from stationbook.assess.catalogue_size import catalogue_size
from stationbook.model.catalogue import Catalogue
from stationbook.model.region import NetworkTier, Region
from stationbook.model.terms import BuiltState, Tier
from stationbook.pages.context import Context
from stationbook.pages.division import published_regions
from stationbook.pages.templating import figure, render
from stationbook.search.records import search_records

# Searches to try where the project sets none, each where something holds its words.
_SEARCHES = ("事实无人抚养儿童", "使用面积")
SHOWN_HOTLINES = ("12345", "12356", "12348", "110", "120")


@dataclass(frozen=True, slots=True)
class RegionTile:
    """One region with the published figure that says most: ``share`` in percent only where it was published."""

    code: str
    province: str
    name: str
    figure: str
    share: float | None
    as_of: str


def render_home(context: Context, *, introduction: str) -> str:
    """Return the body of the home page; ``introduction`` is the HTML of content/index.md."""
    catalogue = context.catalogue
    hotlines = {hotline.number: hotline for hotline in catalogue.hotlines}
    return render(
        "home.html",
        "",
        introduction=introduction,
        site_name=context.settings.site_name,
        searches=_searches(context),
        region=context.region,
        children=catalogue.divisions.children(context.region.code) if context.region else (),
        division_pages=context.division_pages,
        tiles=[tile for tile in region_tiles(catalogue) if tile.figure or tile.share is not None],
        regions=len(published_regions(catalogue)),
        size=context.size,
        standards=catalogue_size(catalogue),
        policies=len(catalogue.policies),
        items=sum(len(edition.must_learn.items) for edition in catalogue.must_learn_editions() if edition.must_learn),
        hotlines=[hotlines[number] for number in SHOWN_HOTLINES if number in hotlines],
    )


def _searches(context: Context) -> tuple[str, ...]:
    """Return the searches to try: those that the project sets, else the usual ones that find something."""
    if context.settings.searches is not None:
        return context.settings.searches
    words = [f"{record.title} {record.text}" for record in search_records(context.catalogue)]
    return tuple(one for one in _SEARCHES if any(one in text for text in words))


def region_tiles(catalogue: Catalogue) -> list[RegionTile]:
    """Return a tile for every real region, those with a published coverage first, then by code."""
    tiles = [_tile(catalogue, region) for region in published_regions(catalogue)]
    return sorted(tiles, key=lambda tile: (tile.share is None, not tile.figure, tile.code))


def _tile(catalogue: Catalogue, region: Region) -> RegionTile:
    path = catalogue.divisions.path(region.code)
    province = path[0].name if len(path) > 1 else ""
    words, share, as_of = _published(region)
    return RegionTile(region.code, province, path[-1].name if path else region.name, words, share, as_of)


def _published(region: Region) -> tuple[str, float | None, str]:
    """Choose the figure: a published coverage with both numbers, else counts of township stations."""
    for coverage in region.coverage:
        if coverage.percent is not None:
            counts = f"{coverage.stations} / {coverage.due}" if coverage.stations and coverage.due else ""
            return counts or _counts(region), coverage.percent, coverage.as_of or ""
    return _counts(region), None, ""


def _counts(region: Region) -> str:
    tiers = region.network.tiers if region.network else ()
    lowest = [tier for tier in tiers if tier.count is not None and tier.tier is Tier.TOWNSHIP]
    return " · ".join(f"{_state(tier)} {figure(tier.count or 0)}" for tier in lowest)


def _state(tier: NetworkTier) -> str:
    words = {BuiltState.BUILT: "建成", BuiltState.OPERATING: "运行", None: "乡级站"}
    return words[tier.state]
