"""Which verdicts and scores become others: at which stations, in which divisions, from what to what?"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain

from stationbook.assess.directory_verdicts import VerdictRow
from stationbook.assess.division_measures import division_measures
from stationbook.assess.findings import assess_division
from stationbook.assess.measures import station_measures
from stationbook.assess.profiles import Profiles
from stationbook.assess.ranking import Place
from stationbook.assess.results import assess_results
from stationbook.assess.verdicts import NOT_APPLICABLE, VERDICTS
from stationbook.assess.wording import requirement_sentence
from stationbook.model.requirement import Applied
from stationbook.model.terms import AssessedSubject, Status
from stationbook.review.coverage import name_of
from stationbook.review.sides import Side, Sides

NO_VERDICT = "不适用"


@dataclass(frozen=True, slots=True)
class Flip:
    """A requirement by its id and in words, and whose verdicts under it go from one word to another.

    ``subjects`` are the ids of stations, or codes of divisions; ``names`` what each is called.
    """

    requirement: str
    sentence: str
    old: str
    new: str
    subjects: tuple[str, ...]
    names: tuple[str, ...]

    @property
    def size(self) -> int:
        """How many verdicts become others."""
        return len(self.subjects)


@dataclass(frozen=True, slots=True)
class ScoreChange:
    """A figure of an assessment that becomes another one: whose, which, and both in words."""

    assessment: str
    subject: str
    name: str
    what: str
    old: str
    new: str


_Found = tuple[str, str, int, int]


def verdict_flips(sides: Sides) -> tuple[Flip, ...]:
    """Return the verdicts that become others, those of one requirement and one change together, by requirement.

    Stations that came, went, or are closed on either side have no verdicts to compare.
    """
    subjects: dict[_Found, list[str]] = {}
    for subject, requirement, sentence, old, new in chain(_of_stations(sides), _of_divisions(sides)):
        subjects.setdefault((requirement, sentence, old, new), []).append(subject)
    return tuple(
        Flip(requirement, sentence, _word(old), _word(new), tuple(found), _names(sides, found))
        for (requirement, sentence, old, new), found in sorted(subjects.items())
    )


def _names(sides: Sides, subjects: Iterable[str]) -> tuple[str, ...]:
    briefs = sides.after.briefs
    return tuple(briefs[one].official_name if one in briefs else name_of(sides, one) for one in subjects)


def _word(code: int) -> str:
    verdict = VERDICTS[code]
    return NO_VERDICT if verdict is None else verdict.label


def _of_stations(sides: Sides) -> Iterator[tuple[str, str, str, int, int]]:
    before, after = sides.before, sides.after
    asked_before, asked_after = _asked(before), _asked(after)
    measures = station_measures(after.sound, on=sides.on)
    sentences: dict[str, str] = {}

    def sentence(one: Applied) -> str:
        if one.requirement.id not in sentences:
            sentences[one.requirement.id] = requirement_sentence(one.requirement, measures)
        return sentences[one.requirement.id]

    positions: dict[tuple[str, str], list[tuple[Applied, int, int]]] = {}
    in_place: dict[tuple[str, str], bool] = {}
    for station_id in sorted(before.verdicts.keys() & after.verdicts.keys()):
        old, new = before.verdicts[station_id], after.verdicts[station_id]
        if Status.CLOSED in (before.briefs[station_id].status, after.briefs[station_id].status):
            continue
        editions = old[0], new[0]
        if editions not in positions:
            positions[editions] = _positions(asked_before.get(old[0], ()), asked_after.get(new[0], ()))
            in_place[editions] = all(was == becomes for _, was, becomes in positions[editions])
        if in_place[editions] and old[1] == new[1]:
            continue
        for one, was, becomes in positions[editions]:
            codes = _code(old, was), _code(new, becomes)
            if codes[0] != codes[1]:
                yield station_id, one.requirement.id, sentence(one), *codes


def _asked(side: Side) -> Mapping[str, tuple[Applied, ...]]:
    """Return what is asked of stations under each profile, by its edition, in the order of the verdicts."""
    return {
        profile.edition: tuple(one for one in profile.applied if one.requirement.subject is AssessedSubject.STATION)
        for profile in Profiles(side.sound).all
    }


def _positions(before: tuple[Applied, ...], after: tuple[Applied, ...]) -> list[tuple[Applied, int, int]]:
    """Return every requirement with where its verdict stands before and after; -1 where it did or does not."""
    was = {one.requirement.id: (at, one) for at, one in enumerate(before)}
    found = [(one, was.pop(one.requirement.id, (-1, one))[0], at) for at, one in enumerate(after)]
    return [*found, *((one, at, -1) for at, one in was.values())]


def _code(row: VerdictRow, at: int) -> int:
    return row[1][at] if 0 <= at < len(row[1]) else NOT_APPLICABLE


def _of_divisions(sides: Sides) -> Iterator[tuple[str, str, str, int, int]]:
    old, new = _division_verdicts(sides, sides.before), _division_verdicts(sides, sides.after)
    for division, requirement in sorted(old.keys() | new.keys()):
        was, becomes = old.get((division, requirement)), new.get((division, requirement))
        codes = (was[1] if was else NOT_APPLICABLE), (becomes[1] if becomes else NOT_APPLICABLE)
        words = becomes or was
        if codes[0] != codes[1] and words is not None:
            yield division, requirement, words[0], *codes


def _division_verdicts(sides: Sides, side: Side) -> dict[tuple[str, str], tuple[str, int]]:
    measures = division_measures(side.sound, on=sides.on)
    return {
        (profile.division, one.applied.requirement.id): (
            requirement_sentence(one.applied.requirement, measures),
            VERDICTS.index(one.verdict),
        )
        for profile in Profiles(side.sound).all
        for one in assess_division(profile.division, profile.applied, measures)
    }


def score_changes(sides: Sides) -> tuple[ScoreChange, ...]:
    """Return the rates, totals, stars and places of assessments that become others, by assessment and subject."""
    old, new = _scores(sides, sides.before), _scores(sides, sides.after)
    found = []
    for key in sorted(old.keys() | new.keys()):
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

    for one in side.sound.assessments.values():
        results = assess_results(side.sound, one, on=sides.on)
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
