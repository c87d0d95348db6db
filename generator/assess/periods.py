"""Which edition of a standard applied on which day, and what is said of an edition today?"""

from dataclasses import dataclass
from datetime import date, timedelta

from generator.assess.stage import ShownStage, shown_stage
from generator.model.standard import Edition, Standard
from generator.model.terms import Stage


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


def edition_stage(standard: Standard, edition: Edition, *, on: date) -> ShownStage:
    """Return what is said of an edition on a day; a later edition in force makes it 被代替."""
    if edition.matter.withdrawn_on is not None and edition.matter.withdrawn_on <= on:
        return ShownStage("废止", "warn")
    current = standard.in_force(on)
    superseded = current is not None and current is not edition and current.dated > edition.dated
    return shown_stage(edition.matter, on=on, superseded=superseded)
