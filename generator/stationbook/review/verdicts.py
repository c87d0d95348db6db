"""Which verdicts become others: at which stations, in which divisions, from what to what?"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import NamedTuple

from stationbook.assess.directory_verdicts import VerdictRow
from stationbook.assess.division_measures import division_measures
from stationbook.assess.findings import assess_division
from stationbook.assess.measures import station_measures
from stationbook.assess.profiles import Profiles
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
    measures = station_measures(after.judging, on=sides.on)
    sentences: dict[str, str] = {}

    def sentence(one: Applied) -> str:
        if one.requirement.id not in sentences:
            sentences[one.requirement.id] = requirement_sentence(one.requirement, measures)
        return sentences[one.requirement.id]

    unread = _unread(before) | _unread(after)
    compared: dict[tuple[str, str], _Compared] = {}
    for station_id in sorted(before.verdicts.keys() & after.verdicts.keys()):
        old, new = before.verdicts[station_id], after.verdicts[station_id]
        if Status.CLOSED in (before.briefs[station_id].status, after.briefs[station_id].status):
            continue
        editions = old[0], new[0]
        # What cannot be read says nothing; that it cannot be read is told by itself.
        if unread.intersection(editions):
            continue
        if editions not in compared:
            compared[editions] = _compared(asked_before.get(old[0], ()), asked_after.get(new[0], ()))
        if compared[editions].is_alike and old[1] == new[1]:
            continue
        for one, was, becomes in compared[editions].asked:
            codes = _code(old, was), _code(new, becomes)
            if codes[0] != codes[1]:
                yield station_id, one.requirement.id, sentence(one), *codes


def _unread(side: Side) -> set[str]:
    """Return the documents that cannot be read, or whose requirements cannot, and the profiles that rest on them."""
    editions = side.judging.editions()
    found = {name for kind, name in side.judging.refused if kind in ("edition", "requirements", "profile")}
    for profile in Profiles(side.judging).all:
        top = editions[profile.chain[-1]].profile
        # A chain that ends in a profile has a gap, or goes round in a circle.
        if top is not None or found.intersection(profile.chain):
            found.add(profile.edition)
    return found


def _asked(side: Side) -> Mapping[str, tuple[Applied, ...]]:
    """Return what is asked of stations under each profile, by its edition, in the order of the verdicts."""
    return {
        profile.edition: tuple(one for one in profile.applied if one.requirement.subject is AssessedSubject.STATION)
        for profile in Profiles(side.judging).all
    }


class _Compared(NamedTuple):
    """Every requirement with where its verdict stands before and after, -1 where it did or does not."""

    asked: list[tuple[Applied, int, int]]
    is_alike: bool


def _compared(before: tuple[Applied, ...], after: tuple[Applied, ...]) -> _Compared:
    was = {one.requirement.id: (at, one) for at, one in enumerate(before)}
    found = [(one, was.pop(one.requirement.id, (-1, one))[0], at) for at, one in enumerate(after)]
    found += [(one, at, -1) for at, one in was.values()]
    return _Compared(found, all(old == new for _, old, new in found))


def _code(row: VerdictRow, at: int) -> int:
    return row[1][at] if 0 <= at < len(row[1]) else NOT_APPLICABLE


def _of_divisions(sides: Sides) -> Iterator[tuple[str, str, str, int, int]]:
    unread = _unread(sides.before) | _unread(sides.after)
    old, new = (_division_verdicts(sides, side, unread) for side in (sides.before, sides.after))
    for division, requirement in sorted(old.keys() | new.keys()):
        was, becomes = old.get((division, requirement)), new.get((division, requirement))
        codes = (was[1] if was else NOT_APPLICABLE), (becomes[1] if becomes else NOT_APPLICABLE)
        words = becomes or was
        if codes[0] != codes[1] and words is not None:
            yield division, requirement, words[0], *codes


def _division_verdicts(sides: Sides, side: Side, unread: set[str]) -> dict[tuple[str, str], tuple[str, int]]:
    measures = division_measures(side.judging, on=sides.on)
    return {
        (profile.division, one.applied.requirement.id): (
            requirement_sentence(one.applied.requirement, measures),
            VERDICTS.index(one.verdict),
        )
        for profile in Profiles(side.judging).all
        if profile.edition not in unread
        for one in assess_division(profile.division, profile.applied, measures)
    }
