"""How many stations and covered townships has each division, before and after?"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from stationbook.assess.by_division import levels_of
from stationbook.assess.coverage import covered_by_division, covered_divisions, recorded_divisions
from stationbook.model.division import SAMPLE_PREFIX
from stationbook.model.terms import Status
from stationbook.review.sides import Side, Sides

# Townships have one station or none, which the list of stations says already.
_COUNTY = 6


@dataclass(frozen=True, slots=True)
class Figures:
    """Townships with a station that serves, townships of whose station there is a record, townships due one."""

    covered: int = 0
    recorded: int = 0
    due: int = 0


@dataclass(frozen=True, slots=True)
class CoverageChange:
    """A division whose figures differ, and whether it is made up; the empty code is the whole country."""

    code: str
    name: str
    sample: bool
    before: Figures
    after: Figures


def coverage_changes(sides: Sides) -> tuple[CoverageChange, ...]:
    """Return the divisions from the country down to the counties whose figures differ, by code."""
    before, after = _figures(sides.before), _figures(sides.after)
    return tuple(
        CoverageChange(
            code, name_of(sides, code), code.startswith(SAMPLE_PREFIX), _with_due(old, sides.before, code), new
        )
        for code in sorted(before.keys() | after.keys())
        if (old := before.get(code, Figures())) != (new := _with_due(after.get(code, Figures()), sides.after, code))
    )


def name_of(sides: Sides, code: str) -> str:
    """Return the full name of a division, by whichever side knows it."""
    if not code:
        return "全国"
    names = (side.catalogue.divisions.path_name(code) for side in (sides.after, sides.before))
    return next((name for name in names if name), code)


def _figures(side: Side) -> Mapping[str, Figures]:
    briefs, divisions = side.catalogue.briefs, side.catalogue.divisions
    covered = covered_by_division(covered_divisions(briefs), divisions)
    recorded = covered_by_division(recorded_divisions(briefs), divisions)
    return {
        code: _with_due(Figures(covered.get(code, 0), recorded.get(code, 0)), side, code)
        for code in covered.keys() | recorded.keys()
        if len(code) <= _COUNTY
    }


def _with_due(figures: Figures, side: Side, code: str) -> Figures:
    return Figures(figures.covered, figures.recorded, side.catalogue.divisions.due(code))


def standing_by_division(side: Side, refused: Iterable[str] = ()) -> Counter[str]:
    """Return how many stations that are not closed lie in each division down to the county.

    ``refused`` are divisions of further stations, of which nothing else is known.
    """
    standing = (one.division for one in side.catalogue.briefs if one.status is not Status.CLOSED)
    return Counter(code for division in (*standing, *refused) for code in levels_of(division) if len(code) <= _COUNTY)
