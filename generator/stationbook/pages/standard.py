"""What is known of a standard whose text we do not have?"""

from stationbook.assess.periods import standard_stage
from stationbook.model.standard import Standard
from stationbook.pages.context import Context
from stationbook.pages.page import Page
from stationbook.pages.templating import render


def render_standard(context: Context, standard: Standard) -> Page:
    """Return the page of a catalogue entry, which says what its sources say and what is not known."""
    catalogue = context.catalogue
    entry = standard.entry
    body = render(
        "standard.html",
        standard.address,
        standard=standard,
        entry=entry,
        stage=standard_stage(standard, catalogue.standards, on=context.on),
        series=catalogue.series.get(standard.series),
        region=catalogue.divisions.path_name(entry.region) if entry.region else "",
        region_page=entry.region if entry.region in catalogue.regions else "",
        sources=[(source, catalogue.reports.get(source.report or "")) for source in entry.sources],
        superseded=[catalogue.standards[one] for one in entry.supersedes if one in catalogue.standards],
        consultation_report=catalogue.reports.get(entry.consultation.source) if entry.consultation else None,
    )
    return Page(standard.address, entry.title, "standard", body, f"{entry.title}：目录条目")
