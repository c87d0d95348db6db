"""What network, coverage, stations, gaps and published figures does a division have?"""

from collections import Counter
from dataclasses import dataclass
from functools import cache

from markupsafe import Markup

from stationbook.assess.coverage import Coverage, Recorded, counts_in_network
from stationbook.assess.verification import overdue_stations
from stationbook.model.brief import Brief
from stationbook.model.catalogue import Catalogue
from stationbook.model.division import SAMPLE_PREFIX, Division
from stationbook.model.region import Figure, NetworkTier, PublishedCoverage, Region
from stationbook.model.terms import Tier
from stationbook.pages.context import Context
from stationbook.pages.former_divisions import history_in_words
from stationbook.pages.page import Page
from stationbook.pages.templating import render

ADDRESS = "divisions/"
# The first so many stations that wait to be verified are named.
MOST_OVERDUE = 50
# Above this many stations the divisions below lead to them.
MOST_LISTED = 200


@dataclass(frozen=True, slots=True)
class ChildRow:
    """A division below: how many of its townships our directory holds, and what was published of its coverage.

    ``coverage`` follows from the records and is shown of the sample only, whose records are complete.
    """

    division: Division
    coverage: Coverage
    recorded: Recorded
    has_page: bool
    published: PublishedCoverage | None


@dataclass(frozen=True, slots=True)
class TierRow:
    """A tier of the network with how many of our records stand in it.

    ``listed`` is how many stations the finder lists under the tier, special and closed ones among them; 0 where it
    lists no such tier by itself.
    """

    tier: NetworkTier
    recorded: int
    listed: int


@dataclass(frozen=True, slots=True)
class Comparison:
    """A published count beside the number of township-level divisions that the division codes know."""

    words: str
    due: int
    source: str


def render_divisions(context: Context) -> Page:
    """Return the index of all provinces and of the regions of which something was published.

    That of a region's own site begins with its own network, and lists what lies below it.
    """
    divisions = context.catalogue.divisions
    if context.region is not None:
        return _divisions_of(context, context.region)
    regions = [(region, divisions.path_name(code)) for code, region in sorted(context.catalogue.regions.items())]
    rows = [_row(context, child) for child in divisions.children("")]
    body = render(
        "divisions.html",
        ADDRESS,
        rows=rows,
        regions=regions,
        count=len(published_regions(context.catalogue)),
        nation=context.recorded(""),
    )
    return Page(ADDRESS, "按地区找", "divisions", body, "按省、市、县查社工站网络和覆盖情况，不含港澳台")


def _divisions_of(context: Context, region: Division) -> Page:
    record = context.catalogue.regions.get(region.code)
    samples = [child for child in context.catalogue.divisions.children("") if child.is_sample]
    body = render(
        "divisions_of_region.html",
        ADDRESS,
        region=region,
        name=context.catalogue.divisions.path_name(region.code),
        record=record,
        network=_network(record, stations_in(context, region.code)),
        recorded=context.recorded(region.code),
        rows=[_row(context, child) for child in context.catalogue.divisions.children(region.code)],
        samples=samples,
    )
    return Page(ADDRESS, "按地区找", "divisions", body, f"{region.name}的社工站网络和覆盖情况")


def render_division(context: Context, code: str) -> Page:
    """Return the page of one division."""
    catalogue = context.catalogue
    divisions = catalogue.divisions
    division = divisions[code]
    region = catalogue.regions.get(code)
    stations = stations_in(context, code)
    children = [_row(context, child) for child in divisions.children(code) if len(child.code) <= 9]
    offices = [one for one in (division, *(row.division for row in children)) if one.code in context.township_phones]
    township_phones = [(one, context.township_phones[one.code]) for one in offices]
    overdue = overdue_stations(stations, context.on)
    standards = [standard for standard in catalogue.standards.values() if standard.entry.region == code]
    history = history_in_words(context, code)
    network = _network(region, stations)
    groups = _groups(region) if region else []
    sections = [
        ("network", "服务网络", bool(network)),
        ("coverage", "覆盖", True),
        ("stations", "站点", True),
        ("overdue", "待核实", bool(overdue)),
        ("children", "下级地区", bool(children)),
        ("township-phones", "乡镇（街道）办公室电话", bool(township_phones)),
        *((f"group-{i}", title, True) for i, (title, _) in enumerate(groups)),
        ("services", "公布的服务", bool(region and region.services)),
        ("hotlines", "热线", bool(region and region.hotlines)),
        ("programmes", "项目", bool(region and region.programmes)),
        ("institutions", "机构", bool(region and region.institutions)),
        ("standards", "标准和文件", bool(standards)),
        ("history", "沿革", bool(history)),
    ]
    address = f"{ADDRESS}{code}/"
    body = render(
        "division.html",
        address,
        division=division,
        path=divisions.path(code)[:-1],
        division_pages=context.division_pages,
        region=region,
        network=network,
        contents=[(anchor, title) for anchor, title, is_there in sections if is_there],
        is_published=bool(region and region.network),
        network_source=_one_source(network),
        coverage=context.coverage(code),
        recorded=context.recorded(code),
        unplaced=_unplaced(stations),
        comparisons=_comparisons(context, region) if region else [],
        stations=stations if len(stations) <= MOST_LISTED else [],
        total=len(stations),
        gaps=_gaps(context, code),
        overdue=overdue[:MOST_OVERDUE],
        overdue_total=len(overdue),
        has_files=bool(stations) and len(code) <= 6,
        children=children,
        # A region's own site need not say of every county that nothing was published.
        shows_published=context.region is None or any(row.published for row in children),
        township_phones=township_phones,
        groups=groups,
        reports=catalogue.reports,
        standards=standards,
        history=history,
        bars=_bars(),
        on=context.on,
        is_assessed=code in context.assessed_divisions,
        is_sample=division.is_sample,
    )
    name = divisions.path_name(code)
    return Page(address, name, "division", body, f"{name}的社工站网络、覆盖情况和站点名录")


def stations_in(context: Context, code: str) -> list[Brief]:
    """Return the stations at or below a division, from the top of the network down."""
    tiers = list(Tier)
    return sorted(
        context.stations_by_division.get(code, ()),
        key=lambda station: (tiers.index(station.tier), station.division, station.id),
    )


def _row(context: Context, division: Division) -> ChildRow:
    return ChildRow(
        division,
        context.coverage(division.code),
        context.recorded(division.code),
        division.code in context.division_pages,
        _published(context.catalogue.regions.get(division.code)),
    )


def published_regions(catalogue: Catalogue) -> list[Region]:
    """Return the real regions of which something was published, by code."""
    return [region for code, region in sorted(catalogue.regions.items()) if not code.startswith(SAMPLE_PREFIX)]


def _published(region: Region | None) -> PublishedCoverage | None:
    """Return the coverage that was published of a region in percent; None where none was."""
    return next((one for one in region.coverage if one.percent is not None), None) if region else None


def _unplaced(stations: list[Brief]) -> int:
    """Count the stations of the township tier that count in the network, but of which no township is known."""
    return sum(one.tier is Tier.TOWNSHIP and counts_in_network(one) and len(one.division) < 9 for one in stations)


@cache
def _bars() -> tuple[Markup, ...]:
    """Return the bar of every whole percent, made once; a country shows a hundred thousand."""
    return tuple(Markup(render("bar.html", "", percent=percent).strip()) for percent in range(101))


def _gaps(context: Context, code: str) -> list[Division]:
    """Return the townships right below a division that are due a station and have none in our records.

    In the sample, whose records are complete, one that is not built or at work counts as none.
    """
    there = context.covered if code.startswith(SAMPLE_PREFIX) else context.recorded_townships
    return [one for one in context.catalogue.divisions.children(code) if one.is_due_a_station and one.code not in there]


def _network(region: Region | None, stations: list[Brief]) -> list[TierRow]:
    """Return the tiers with how many of our records stand in each; where none are published, those of the records."""
    standing = Counter(station.tier for station in stations if counts_in_network(station))
    listed = Counter(station.tier for station in stations)

    def row(tier: NetworkTier) -> TierRow:
        recorded = sum(standing[one] for one in (tier.tier, *tier.with_tiers))
        return TierRow(tier, recorded, 0 if tier.with_tiers else listed[tier.tier])

    if region is None or region.network is None:
        return [row(NetworkTier(tier=tier, name=f"{tier.label}站点")) for tier in Tier if standing[tier]]
    return [row(tier) for tier in region.network.tiers]


def _one_source(network: list[TierRow]) -> str:
    """Return the report from which all tiers come, or nothing where they come from several."""
    sources = {row.tier.source for row in network}
    return (sources.pop() or "") if len(sources) == 1 else ""


def _comparisons(context: Context, region: Region) -> list[Comparison]:
    """Set every published denominator or township count beside ours, where ours is known."""
    due = context.catalogue.divisions.due(region.code)
    if not due or region.code.startswith("99"):
        return []
    found = [
        Comparison(f"报道的应建数 {published.due} 个", due, published.source)
        for published in region.coverage
        if published.due is not None
    ]
    tiers = region.network.tiers if region.network else ()
    found += [
        Comparison(f"报道的{_counted(tier)} {tier.count} 个", due, tier.source or "")
        for tier in tiers
        if tier.tier is Tier.TOWNSHIP and tier.count is not None and not found
    ]
    return found


def _counted(tier: NetworkTier) -> str:
    """Say what a published count counts: 已开展服务的乡镇（街道）社工站, where the report says which."""
    return f"{tier.state.label}的{tier.name}" if tier.state else tier.name


def _groups(region: Region) -> list[tuple[str, tuple[Figure, ...]]]:
    """Return the published figures under the headings by which people look for them."""
    groups = [
        ("人员", region.staff),
        ("督导", region.supervision),
        ("资金", region.funding),
        ("其他公布事项", region.figures),
    ]
    return [(title, figures) for title, figures in groups if figures]
