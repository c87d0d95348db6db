"""Which figures of an assessment become others: whose rate, star or place, from what to what?"""

from collections.abc import Mapping
from dataclasses import dataclass

from stationbook.assess.ranking import Place
from stationbook.assess.results import assess_results
from stationbook.review.sides import Side, Sides


@dataclass(frozen=True, slots=True)
class ScoreChange:
    """A figure of an assessment that becomes another one: whose, which, and both in words."""

    assessment: str
    subject: str
    name: str
    what: str
    old: str
    new: str


def score_changes(sides: Sides) -> tuple[ScoreChange, ...]:
    """Return the rates, totals, stars and places of assessments that become others, by assessment and subject."""
    old, new = _scores(sides, sides.before), _scores(sides, sides.after)
    # One that came or went, or whose edition cannot be read on a side, has nothing to be compared with.
    both = {key[0] for key in old} & {key[0] for key in new}
    found = []
    for key in sorted(key for key in old.keys() | new.keys() if key[0] in both):
        (was, name), (becomes, now) = old.get(key, ("", "")), new.get(key, ("", ""))
        if was != becomes:
            found.append(ScoreChange(*key[:2], now or name, key[2], was, becomes))
    return tuple(found)


def _scores(sides: Sides, side: Side) -> dict[tuple[str, str, str], tuple[str, str]]:
    """Return the words of each figure and the name of whom it is of, by assessment, subject and what it is."""
    found: dict[tuple[str, str, str], tuple[str, str]] = {}

    def note(subject: str, name: str, what: str, value: object) -> None:
        if value not in (None, ""):
            found[one.id, subject, what] = (f"{value:g}" if isinstance(value, float) else str(value)), name

    for one in side.judging.assessments.values():
        results = assess_results(side.judging, one, on=sides.on)
        for subject, result in results.subjects.items():
            note(subject, result.name, "得分率（%）", result.rate)
            note(subject, result.name, "星级", results.stars.get(subject))
            note(subject, result.name, "名次", _place(results.station_places, subject))
        for county in results.counties:
            note(county.code, county.name, "县总分", county.total)
            note(county.code, county.name, "县名次", _place(results.county_places, county.code))
    return found


def _place(places: Mapping[str, Place], subject: str) -> int | None:
    return places[subject].place if subject in places else None
