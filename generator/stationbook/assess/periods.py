"""Which edition of a standard applied on which day, and what is said of an edition today?"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from stationbook.assess.stage import ShownStage, is_superseded, shown_stage
from stationbook.model.standard import Edition, Standard
from stationbook.model.terms import ShownState, Stage


@dataclass(frozen=True, slots=True)
class Period:
    """From when until when (both included) an edition applies; without ``until`` it still does."""

    edition: Edition
    since: date
    until: date | None


def periods(standard: Standard) -> list[Period]:
    """Return the periods of all issued editions, oldest first; each ends the day before the next begins."""
    issued = [
        edition
        for edition in standard.in_order
        if edition.matter.stage in (Stage.ISSUED, Stage.WITHDRAWN) and edition.dated != date.min
    ]
    found = []
    for number, edition in enumerate(issued):
        ends = [issued[number + 1].dated - timedelta(days=1)] if number + 1 < len(issued) else []
        if edition.matter.withdrawn_on is not None:
            ends.append(edition.matter.withdrawn_on - timedelta(days=1))
        found.append(Period(edition, edition.dated, min(ends, default=None)))
    return found


def edition_stage(standard: Standard, edition: Edition, standards: Mapping[str, Standard], *, on: date) -> ShownStage:
    """Return what is said of an edition on a day; a later edition in force, or another standard, makes it 被代替."""
    if edition.matter.withdrawn_on is not None and edition.matter.withdrawn_on <= on:
        return ShownStage(ShownState.WITHDRAWN)
    current = standard.in_force(on)
    by_later = current is not None and current is not edition and current.dated > edition.dated
    superseded = by_later or is_superseded(standard, standards)
    return shown_stage(edition.matter, on=on, superseded=superseded)


def standard_stage(standard: Standard, standards: Mapping[str, Standard], *, on: date) -> ShownStage:
    """Return what every list and count says of a standard: of the edition that its address shows, else of its entry."""
    edition = standard.shown(on)
    if edition is not None:
        return edition_stage(standard, edition, standards, on=on)
    return shown_stage(standard.entry, on=on, superseded=is_superseded(standard, standards))
