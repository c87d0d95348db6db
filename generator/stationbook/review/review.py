"""What does a change of the files mean, all in one?"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from stationbook.model.problem import Problem
from stationbook.model.terms import Status
from stationbook.review.coverage import CoverageChange, coverage_changes
from stationbook.review.drops import suspicious
from stationbook.review.learning import LearningChange, learning_changes
from stationbook.review.scores import ScoreChange, score_changes
from stationbook.review.sides import Side, Sides
from stationbook.review.standards import EditionChange, edition_changes
from stationbook.review.stations import Happening, StationChange, station_changes
from stationbook.review.verdicts import Flip, verdict_flips

_CAME, _WENT, _OTHER = "新增", "删去", "改动"


@dataclass(frozen=True, slots=True)
class Count:
    """How many, of real records and of the sample, which is never counted among them."""

    real: int
    sample: int


@dataclass(frozen=True, slots=True)
class RefusedFile:
    """A file that could not be read before, or cannot be now, and why."""

    path: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class FileChange:
    """A file that changed, whatever it holds, and whether it came, went or says something else."""

    path: str
    became: str


@dataclass(frozen=True, slots=True)
class Review:
    """What a change means. ``standing`` are the stations that are not closed, before and after.

    ``files`` are the changed files of which nothing else here tells.
    """

    before: str
    after: str
    on: date
    standing: tuple[Count, Count]
    suspicious: tuple[Problem, ...]
    stations: tuple[StationChange, ...]
    coverage: tuple[CoverageChange, ...]
    flips: tuple[Flip, ...]
    scores: tuple[ScoreChange, ...]
    editions: tuple[EditionChange, ...]
    learning: tuple[LearningChange, ...]
    refused: tuple[RefusedFile, ...]
    files: tuple[FileChange, ...]

    @property
    def is_empty(self) -> bool:
        """Whether nothing at all changed."""
        told = (self.suspicious, self.stations, self.coverage, self.flips, self.scores, self.editions, self.learning)
        return not any((*told, self.refused, self.files))

    def counts(self) -> list[tuple[Happening, Count]]:
        """Return to how many stations each thing happened, without what happened to none."""
        found = []
        for happening in Happening:
            samples = [one.sample for one in self.stations if happening in one.happenings]
            if samples:
                found.append((happening, Count(samples.count(False), samples.count(True))))
        return found


def review_of(sides: Sides) -> Review:
    """Return what the change from one side to the other means."""
    stations, editions = station_changes(sides), edition_changes(sides)
    told = {one.path for one in stations} | {path for one in editions for path in one.paths}
    refused = tuple(_refused(sides))
    told |= {one.path for one in refused}
    return Review(
        before=sides.before.shown,
        after=sides.after.shown,
        on=sides.on,
        standing=(_standing(sides.before), _standing(sides.after)),
        suspicious=suspicious(sides),
        stations=stations,
        coverage=coverage_changes(sides),
        flips=verdict_flips(sides),
        scores=score_changes(sides),
        editions=editions,
        learning=learning_changes(sides),
        refused=refused,
        files=tuple(_files(sides, told)),
    )


def _standing(side: Side) -> Count:
    samples = [one.sample for one in side.catalogue.briefs if one.status is not Status.CLOSED]
    return Count(samples.count(False), samples.count(True))


def _refused(sides: Sides) -> Iterator[RefusedFile]:
    """Yield the files that are refused on a side, unless they are so on both in the same words."""
    before, after = sides.before.refused, sides.after.refused
    for path in sorted(before.keys() | after.keys()):
        was, becomes = (str(side[path]) if path in side else "" for side in (before, after))
        if was != becomes or path in sides.changed_files:
            yield RefusedFile(path, was, becomes)


def _files(sides: Sides, told: set[str]) -> Iterator[FileChange]:
    for path in sorted(sides.changed_files - told):
        is_new, is_gone = path not in sides.before.files, path not in sides.after.files
        yield FileChange(path, _CAME if is_new else _WENT if is_gone else _OTHER)
