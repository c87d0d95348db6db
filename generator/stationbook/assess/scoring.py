"""How many points does a subject get, out of how many, and from whose scores?

Rules of the project's assessment reference (chapter 评分与计算): what is not assessed is neither zero nor
counted, what does not apply leaves the denominator, and too little assessed gives no rate at all.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from stationbook.assess.findings import Finding
from stationbook.assess.scoring_rules import score_by_rule
from stationbook.model.assessment import Assessment, PointScore, Scheme, Sheet
from stationbook.model.indicator import Indicator, IndicatorSystem, ObservationPoint, Part
from stationbook.model.terms import ScoredSubject

# Two scores that differ by more than a fifth of the point's score are to be looked at again.
_DISAGREEMENT = 0.2


class State(StrEnum):
    """What became of a point."""

    SCORED = "scored"
    NOT_APPLICABLE = "not-applicable"
    NOT_ASSESSED = "not-assessed"


@dataclass(frozen=True, slots=True)
class PointResult:
    """A point with its score, or why it has none; ``given`` is what each assessor wrote.

    ``by_record`` marks a score that followed from the station's record, because no assessor gave one.
    """

    point: ObservationPoint
    state: State
    score: float
    given: tuple[tuple[str, PointScore], ...] = ()
    is_disputed: bool = False
    by_record: bool = False
    why: str = ""


@dataclass(frozen=True, slots=True)
class SubjectResult:
    """All points of one subject. ``assessed`` and ``applicable`` are maxima; ``rate`` is in percent, one decimal."""

    subject: str
    name: str
    county: str
    part: Part
    points: Mapping[str, PointResult]
    score: float
    assessed: float
    applicable: float
    rate: float | None

    def of(self, indicator: Indicator) -> tuple[float, float]:
        """Return score and assessed maximum of a branch."""
        results = [self.points[point.id] for point in indicator.all_points() if point.id in self.points]
        scored = [one for one in results if one.state is State.SCORED]
        return round(sum(one.score for one in scored), 1), sum(one.point.score for one in scored)

    @property
    def not_assessed(self) -> int:
        """How many points were not assessed; shown beside every rate."""
        return sum(one.state is State.NOT_ASSESSED for one in self.points.values())


@dataclass(frozen=True, slots=True)
class CountyResult:
    """A county's own part and the mean of its stations that have a rate. ``total`` is None without either."""

    code: str
    name: str
    own: SubjectResult | None
    stations: tuple[SubjectResult, ...]
    mean: float | None
    total: float | None

    @property
    def counted(self) -> int:
        """How many stations entered the mean."""
        return sum(one.rate is not None for one in self.stations)


def merge_sheets(point: ObservationPoint, given: Sequence[tuple[Sheet, PointScore]]) -> PointResult:
    """Return what several assessors' scores of a point come to; their order does not matter.

    What was settled together counts; else the mean, to one decimal. A point does not apply only if all say
    so, and a score counts over a colleague's 未评估.
    """
    shown = tuple(sorted(((sheet.assessor, score) for sheet, score in given), key=lambda one: (one[0], str(one[1]))))
    settled = [score for sheet, score in given if sheet.agreed]
    counted = settled or [score for _, score in given]
    scores = sorted(score.score for score in counted if score.score is not None)
    every = [score.score for _, score in given if score.score is not None]
    disputed = bool(every) and (
        max(every) - min(every) > _DISAGREEMENT * point.score or any(one.not_applicable for _, one in given)
    )
    if scores:
        mean = round(sum(scores) / len(scores) + 1e-9, 1)
        return PointResult(point, State.SCORED, mean, shown, is_disputed=disputed and not settled)
    reasons = "；".join(sorted({score.not_applicable or score.not_assessed or "" for score in counted} - {""}))
    if counted and all(score.not_applicable for score in counted):
        return PointResult(point, State.NOT_APPLICABLE, 0, shown, why=reasons)
    return PointResult(point, State.NOT_ASSESSED, 0, shown, why=reasons or "没有评分")


def score_from_record(point: ObservationPoint, finding: Finding) -> PointResult | None:
    """Return the score that follows from a finding, for a point linked to a requirement; None where nothing follows."""
    made = score_by_rule(point, finding)
    if made is None:
        return None
    words = f"由站点资料得出：{finding.found}（{finding.bound}）。{made.words}"
    return PointResult(point, State.SCORED, made.score, by_record=True, why=words)


def score_subject(
    subject: str,
    name: str,
    county: str,
    part: Part,
    sheets: Iterable[Sheet],
    scheme: Scheme,
    findings: Mapping[str, Finding],
) -> SubjectResult:
    """Return the result of one subject from all its sheets; ``findings`` are by requirement id."""
    given: dict[str, list[tuple[Sheet, PointScore]]] = {}
    for sheet in sheets:
        for one in sheet.scores:
            given.setdefault(one.point, []).append((sheet, one))
    results: dict[str, PointResult] = {}
    for point in (point for indicator in part.indicators for point in indicator.all_points()):
        result = merge_sheets(point, given.get(point.id, ()))
        if not given.get(point.id) and point.requirement in findings:
            result = score_from_record(point, findings[point.requirement or ""]) or result
        results[point.id] = result
    scored = [one for one in results.values() if one.state is State.SCORED]
    score = round(sum(one.score for one in scored), 1)
    assessed = sum(one.point.score for one in scored)
    applicable = sum(one.point.score for one in results.values() if one.state is not State.NOT_APPLICABLE)
    enough = applicable > 0 and assessed / applicable >= scheme.least_assessed - 1e-9
    rate = round(100 * score / assessed + 1e-9, 1) if enough and assessed else None
    return SubjectResult(subject, name, county, part, results, score, assessed, applicable, rate)


def score_county(code: str, name: str, results: Iterable[SubjectResult], scheme: Scheme) -> CountyResult:
    """Return a county's result: its own rate and the mean rate of its stations, each by its weight."""
    own = next((one for one in results if one.subject == code), None)
    stations = tuple(one for one in results if one.county == code and one.subject != code)
    rates = [one.rate for one in stations if one.rate is not None]
    mean = sum(rates) / len(rates) if rates else None
    total = None
    if own is not None and own.rate is not None and mean is not None:
        total = round(own.rate / 100 * scheme.county_weight + mean / 100 * scheme.station_weight + 1e-9, 1)
    return CountyResult(code, name, own, stations, round(mean, 1) if mean is not None else None, total)


def part_of(system: IndicatorSystem, subject: str) -> Part | None:
    """Return the part that scores a subject: a code is a county, an id with a hyphen a station."""
    wanted = ScoredSubject.STATION if "-" in subject else ScoredSubject.COUNTY
    return next((part for part in system.parts if part.subject is wanted), None)


def subjects_of(assessment: Assessment) -> dict[str, list[Sheet]]:
    """Return the sheets by subject, in the order of the subjects' ids."""
    found: dict[str, list[Sheet]] = {}
    for sheet in sorted(assessment.sheets, key=lambda one: (one.subject, one.assessor)):
        found.setdefault(sheet.subject, []).append(sheet)
    return found
