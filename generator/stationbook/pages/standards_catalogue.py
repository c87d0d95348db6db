"""Which standards are known, in which stage, from whom, and of which do we have the text?"""

from dataclasses import dataclass

from stationbook.assess.catalogue_size import catalogue_size
from stationbook.assess.periods import standard_stage
from stationbook.assess.stage import ShownStage
from stationbook.model.standard import Standard
from stationbook.model.terms import ShownState
from stationbook.pages.context import Context
from stationbook.pages.page import Page
from stationbook.pages.templating import render

ADDRESS = "standards/"
# With more assessed counties than this the page of each division leads to its findings.
_MOST_LINKS = 6


@dataclass(frozen=True, slots=True)
class CatalogueRow:
    """One entry of the catalogue as a row."""

    standard: Standard
    stage: ShownStage
    region: str


def render_standards(context: Context) -> Page:
    """Return the catalogue of all standards, by series."""
    series = context.catalogue.series
    groups = [
        (series_id, series[series_id], _rows(context, series_id))
        for series_id in sorted(series, key=lambda one: (series[one].order, one))
    ]
    rows = [row for _, _, group in groups for row in group]
    body = render(
        "standards.html",
        ADDRESS,
        groups=groups,
        size=catalogue_size(context.catalogue),
        findings=[
            (code, context.catalogue.divisions[code].name)
            for code in sorted(context.assessed_divisions)
            if len(code) == 6
        ][:_MOST_LINKS],
        kinds=sorted({row.standard.entry.kind for row in rows}, key=list(type(rows[0].standard.entry.kind)).index)
        if rows
        else [],
        stages=[state.label for state in ShownState if any(row.stage.state is state for row in rows)],
        not_checked=ShownState.NOT_CHECKED,
        regions=sorted({row.region for row in rows}),
        lines=sorted({line for row in rows for line in row.standard.entry.lines}),
    )
    return Page(ADDRESS, "标准", "standards", body, "社工站相关标准、办法和方案的目录，以及可以逐条查阅的文本")


def render_series(context: Context, series_id: str) -> Page:
    """Return the page of one series: its documents in the order of their stages."""
    series = context.catalogue.series[series_id]
    address = f"{ADDRESS}{series_id}/"
    rows = _rows(context, series_id)
    has_book = any(row.standard.editions for row in rows)
    body = render("series.html", address, series=series, series_id=series_id, rows=rows, has_book=has_book)
    return Page(address, series.title, "series", body, series.about)


def _rows(context: Context, series_id: str) -> list[CatalogueRow]:
    standards = context.catalogue.standards
    return [
        CatalogueRow(
            standard,
            standard_stage(standard, standards, on=context.on),
            context.catalogue.divisions.path_name(standard.entry.region) if standard.entry.region else "全国",
        )
        for standard in standards.values()
        if standard.series == series_id
    ]
