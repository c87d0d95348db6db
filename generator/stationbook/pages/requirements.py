"""What does an edition ask, and who meets it?"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from stationbook.assess.findings import Finding, StationAssessor, assess_division
from stationbook.assess.measures import Measure
from stationbook.assess.profiles import DivisionProfile
from stationbook.assess.wording import bound_words, requirement_sentence
from stationbook.model.requirement import Applied, Requirement
from stationbook.model.standard import Clause, Edition, Standard
from stationbook.model.station import Station
from stationbook.model.terms import AssessedSubject, Verdict
from stationbook.pages.context import Context
from stationbook.pages.page import Page
from stationbook.pages.templating import render

# A list longer than this is cut; the findings of each division show the rest.
MOST_LISTED = 50


@dataclass(frozen=True, slots=True)
class Row:
    """A requirement with its sentence, its clause, and how many stations got each verdict."""

    requirement: Requirement
    sentence: str
    clause: Clause | None
    counts: dict[Verdict, int]

    @property
    def met(self) -> int:
        """How many stations meet it."""
        return self.counts[Verdict.MET]

    @property
    def assessed(self) -> int:
        """How many stations got a verdict."""
        return sum(count for verdict, count in self.counts.items() if verdict is not Verdict.NOT_ASSESSED)


@dataclass(frozen=True, slots=True)
class Local:
    """What a requirement asks in a division, and which documents set it."""

    profile: DivisionProfile
    name: str
    bound: str
    strength: str
    set_by: list[Edition]


Shown = tuple[Station, Finding, DivisionProfile]


@dataclass(frozen=True, slots=True)
class Spread:
    """Found numbers along a line 1000 wide: a mark for each, and the bound."""

    marks: list[tuple[float, str, bool]]
    bound: float | None
    low: str
    high: str


def measures_of(context: Context, requirement: Requirement) -> Any:
    """Return the measures of what a requirement asks of."""
    return context.station_measures if requirement.subject is AssessedSubject.STATION else context.division_measures


def sentence_of(context: Context, requirement: Requirement) -> str:
    """Return a requirement as one Chinese sentence."""
    return requirement_sentence(requirement, measures_of(context, requirement))


def clause_of(context: Context, one: Applied) -> Clause | None:
    """Return the clause that an applied requirement comes from."""
    edition = context.catalogue.editions().get(one.edition)
    return edition.clause(one.requirement.clause) if edition else None


def requirement_address(edition_id: str, requirement_id: str) -> str:
    """Return where the page of a requirement lives."""
    return f"standards/{edition_id}/requirements/{requirement_id}/"


def requirement_rows(context: Context, edition: Edition) -> list[Row]:
    """Return the requirements of an edition with the verdicts of every station to which they apply anywhere."""
    return [
        Row(one, sentence_of(context, one), edition.clause(one.clause), _counts(context, edition, one))
        for one in edition.requirements
    ]


def _counts(context: Context, edition: Edition, requirement: Requirement) -> dict[Verdict, int]:
    counts = dict.fromkeys(Verdict, 0)
    for table in context.verdicts.values():
        if f"{edition.id}#{requirement.id}" in table.columns:
            for verdict, count in table.counts(f"{edition.id}#{requirement.id}").items():
                counts[verdict] += count
    return counts


def render_requirements(context: Context, standard: Standard, edition: Edition) -> Page:
    """Return the list of what an edition asks."""
    address = f"standards/{edition.id}/requirements/"
    body = render(
        "requirements.html",
        address,
        standard=standard,
        edition=edition,
        rows=requirement_rows(context, edition),
        verdicts=list(Verdict),
        uses=_uses(context, edition),
        evidence_only=[
            clause
            for clause in edition.clauses()
            if not clause.children and not _asked(edition, clause) and clause.text
        ],
    )
    return Page(address, f"{edition.matter.title}：要求", "requirements", body, f"{edition.matter.title}写成数据的要求")


def _asked(edition: Edition, clause: Clause) -> bool:
    return any(one.clause == clause.id for one in edition.requirements)


def _uses(context: Context, edition: Edition) -> list[tuple[DivisionProfile, str]]:
    names = context.catalogue.divisions
    return [
        (profile, names.path_name(profile.division)) for profile in context.profiles.all if edition.id in profile.chain
    ]


def render_requirement(context: Context, standard: Standard, edition: Edition, requirement: Requirement) -> Page:
    """Return the page of one requirement: who meets it, the spread of values, the gaps."""
    address = requirement_address(edition.id, requirement.id)
    by_verdict, counts = _findings(context, edition, requirement)
    found = [one for listed in by_verdict.values() for one in listed]
    sentence = sentence_of(context, requirement)
    body = render(
        "requirement.html",
        address,
        standard=standard,
        edition=edition,
        requirement=requirement,
        clause=edition.clause(requirement.clause),
        sentence=sentence,
        measure=measures_of(context, requirement)[requirement.measure],
        by_verdict=by_verdict,
        counts=counts,
        total=sum(counts.values()),
        drawn=len(found),
        locals=list(_locals(context, edition, requirement)),
        spread=_spread(context, requirement, found),
        points=[
            (other.id, point)
            for other in context.catalogue.editions().values()
            for point in (other.indicators.points() if other.indicators else ())
            if point.clause == f"{standard.id}#{requirement.clause}"
        ],
        divisions=list(_division_findings(context, edition, requirement)),
    )
    return Page(address, sentence, "requirement", body, f"{edition.matter.title}：{sentence}")


def _findings(
    context: Context, edition: Edition, requirement: Requirement
) -> tuple[dict[Verdict, list[Shown]], dict[Verdict, int]]:
    """Return for each verdict the first stations with their findings, and how many there are in all."""
    shown: dict[Verdict, list[Shown]] = {verdict: [] for verdict in Verdict}
    counts = dict.fromkeys(Verdict, 0)
    if requirement.subject is not AssessedSubject.STATION:
        return shown, counts
    key = f"{edition.id}#{requirement.id}"
    for profile in context.profiles.all:
        applied = [one for one in profile.applied if one.key == key]
        if not applied:
            continue
        table = context.verdicts[profile.edition]
        assessor = StationAssessor(applied, context.station_measures)
        for verdict, count in table.counts(key).items():
            counts[verdict] += count
            for position in table.first(key, verdict, MOST_LISTED - len(shown[verdict])):
                station = context.catalogue.stations[table.stations[position].id]
                shown[verdict].append((station, assessor.findings(station)[0], profile))
    return shown, counts


def _division_findings(
    context: Context, edition: Edition, requirement: Requirement
) -> Iterator[tuple[str, str, Finding]]:
    if requirement.subject is not AssessedSubject.DIVISION:
        return
    key = f"{edition.id}#{requirement.id}"
    for profile in context.profiles.all:
        applied = [one for one in profile.applied if one.key == key]
        if applied and profile.division in context.assessed_divisions:
            (finding,) = assess_division(profile.division, applied, context.division_measures)
            yield profile.division, context.catalogue.divisions.path_name(profile.division), finding


def _locals(context: Context, edition: Edition, requirement: Requirement) -> Iterator[Local]:
    editions = context.catalogue.editions()
    for profile in context.profiles.all:
        for one in profile.applied:
            if one.key == f"{edition.id}#{requirement.id}":
                yield Local(
                    profile,
                    context.catalogue.divisions.path_name(profile.division),
                    local_bound(context, one),
                    one.requirement.strength.label,
                    [editions[origin.edition] for origin in dict.fromkeys(one.origins) if origin.edition in editions],
                )


def local_bound(context: Context, one: Applied) -> str:
    """Return the bound of an applied requirement in words, every year's where it depends on the year."""
    measures = measures_of(context, one.requirement)
    if one.requirement.by_year:
        return sentence_of(context, one.requirement).split("：", 1)[-1]
    return bound_words(one.requirement, one.requirement, measures)


def _spread(context: Context, requirement: Requirement, found: Sequence[Shown]) -> Spread | None:
    """Place the found numbers on a line; fewer than two say nothing."""
    if requirement.subject is not AssessedSubject.STATION or requirement.by_year or requirement.of:
        return None
    measure: Measure[Station] = context.station_measures[requirement.measure]
    values = [
        (float(value), station, finding.verdict is not Verdict.NOT_MET)
        for station, finding, _ in found
        if isinstance(value := measure.read(station), int | float) and not isinstance(value, bool)
    ]
    numbers = [value for value, _, _ in values]
    bound = requirement.at_least if requirement.at_least is not None else requirement.at_most
    if len(numbers) < 2 or bound is None:
        return None
    low, high = min(*numbers, bound), max(*numbers, bound)
    width = (high - low) or 1
    marks = [
        (round(20 + 960 * (value - low) / width, 1), f"{station.official_name} {value:g} {measure.unit}", met)
        for value, station, met in sorted(values, key=lambda one: one[0])
    ]
    return Spread(
        marks, round(20 + 960 * (bound - low) / width, 1), f"{low:g} {measure.unit}", f"{high:g} {measure.unit}"
    )
