"""What came of a requirement at one station: verdict, value, bound, and what would change it?"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Generic, NamedTuple, TypeVar

from stationbook.assess.field_names import CONTRACT_YEAR
from stationbook.assess.measures import Measure, Value
from stationbook.assess.profiles import DivisionProfile
from stationbook.assess.verdicts import CODES, NOT_ASSESSED, VERDICTS, applies_to_class, bound_for, judge, ratio
from stationbook.assess.wording import bound_words, value_words
from stationbook.model.requirement import Applied, Bound
from stationbook.model.station import Deviation, Station
from stationbook.model.terms import AssessedSubject, Verdict

S = TypeVar("S")
WRITTEN = "已写明"
# So many values of one requirement are held: areas repeat, sums of money hardly do.
_MOST_MADE = 1000


@dataclass(frozen=True, slots=True, eq=False)
class Finding:
    """One requirement at one station, made for display.

    ``found`` and ``bound`` are words for ``value`` and ``asked``; ``missing`` names the fields that the record lacks,
    ``why`` says in a sentence why nothing was assessed, or what a met value is worth noting for.
    """

    applied: Applied
    verdict: Verdict
    found: str
    bound: str
    field: str
    missing: tuple[str, ...] = ()
    why: str = ""
    deviation: Deviation | None = None
    value: Value = None
    asked: Bound | None = None
    is_percent: bool = False


class StationAssessor:
    """Assesses station after station under the same requirements.

    Of a country's two million findings some thousands differ: the same requirement and the same value give the
    same object, so that words, and later markup, are made once.
    """

    def __init__(self, applied: Iterable[Applied], measures: Mapping[str, Measure[Station]]) -> None:
        self._asked = tuple(one for one in applied if one.requirement.subject is AssessedSubject.STATION)
        self._measures = measures
        self._positions = {id(one): position for position, one in enumerate(self._asked)}
        self._plans: dict[tuple[object, ...], _Plan] = {}
        self._known: dict[tuple[int, int | None], _Asked[Station]] = {}

    def findings(self, station: Station) -> list[Finding]:
        """Return the findings of every requirement that applies to a station, in the order of the requirements."""
        plan = self._plan(station)
        values = {name: read(station) for name, read in plan.reads}
        found = [
            asked.finding(values)
            for asked in plan.asked
            if not asked.divisions or station.division.startswith(asked.divisions)
        ]
        if station.deviations:
            accepted = {deviation.requirement: deviation for deviation in station.deviations}
            found = [_deviating(one, accepted.get(one.applied.requirement.id)) for one in found]
        return found

    def verdicts(self, station: Station) -> bytes:
        """Return the codes of the verdicts, a byte a requirement; 0 where it does not apply."""
        row = bytearray(len(self._asked))
        for finding in self.findings(station):
            row[self._positions[id(finding.applied)]] = CODES[finding.verdict]
        return bytes(row)

    def _plan(self, station: Station) -> "_Plan":
        """Return what a class of stations is asked in a contract year, wherever it stands; worked out once."""
        year = station.staff.contract_year if station.staff else None
        of_class = (station.tier, station.kind, station.status)
        plan = self._plans.get((of_class, year))
        if plan is None:
            asked = [
                self._ask(number, one, year if one.requirement.by_year else None)
                for number, one in enumerate(self._asked)
                if applies_to_class(one.requirement, of_class)
            ]
            names = dict.fromkeys(name for one in asked for name in one.names)
            reads = tuple((name, self._measures[name].read) for name in names)
            plan = self._plans[of_class, year] = _Plan(tuple(asked), reads)
        return plan

    def _ask(self, number: int, one: Applied, year: int | None) -> "_Asked[Station]":
        key = (number, year)
        if key not in self._known:
            self._known[key] = _Asked(one, self._measures, year)
        return self._known[key]


def station_assessors(
    profiles: Iterable[DivisionProfile], measures: Mapping[str, Measure[Station]]
) -> dict[str, StationAssessor]:
    """Return what assesses the stations under each profile, by its edition; profiles that ask the same share one.

    Requirements of one id and edition differ by the local documents that changed them, and by nothing else.
    """
    shared: dict[tuple[object, ...], StationAssessor] = {}
    found = {}
    for profile in profiles:
        key = tuple((one.edition, one.requirement.id, one.origins) for one in profile.applied)
        if key not in shared:
            shared[key] = StationAssessor(profile.applied, measures)
        found[profile.edition] = shared[key]
    return found


def assess_station(
    station: Station, applied: Iterable[Applied], measures: Mapping[str, Measure[Station]]
) -> list[Finding]:
    """Return the findings of one station alone."""
    return StationAssessor(applied, measures).findings(station)


def assess_division(code: str, applied: Iterable[Applied], measures: Mapping[str, Measure[str]]) -> list[Finding]:
    """Return the findings of the requirements that ask something of a division as a whole."""
    asked = [_Asked(one, measures, None) for one in applied if one.requirement.subject is AssessedSubject.DIVISION]
    return [one.finding({name: measures[name].read(code) for name in one.names}) for one in asked]


class _Plan(NamedTuple):
    """What a class of stations is asked, and what must be read of a station for it."""

    asked: "tuple[_Asked[Station], ...]"
    reads: tuple[tuple[str, Callable[[Station], Value]], ...]


class _Asked(Generic[S]):
    """A requirement with the bound that holds in a contract year, and the findings it gave before, by value."""

    def __init__(self, one: Applied, measures: Mapping[str, Measure[S]], year: int | None) -> None:
        requirement = one.requirement
        self._one, self._measures, self._year = one, measures, year
        self._measure, self._of = measures[requirement.measure], measures[requirement.of] if requirement.of else None
        self._bound = bound_for(requirement, year)
        self._made: dict[tuple[Value, Value], Finding] = {}
        self.divisions = requirement.applies_to.division
        self.names: tuple[str, ...] = (
            (requirement.measure, requirement.of) if requirement.of else (requirement.measure,)
        )

    def finding(self, values: Mapping[str, Value]) -> Finding:
        """Return what came of the values, which are there by the ``names`` of their measures."""
        value = values[self.names[0]]
        of = values[self.names[1]] if self._of else None
        if type(value) is str and self._one.requirement.present:
            # That it is written was asked; what is written stands elsewhere.
            value = WRITTEN
        finding = self._made.get((value, of))
        if finding is None:
            if len(self._made) >= _MOST_MADE:
                self._made.clear()
            finding = self._made[value, of] = self._make(value, of)
        return finding

    def _make(self, value: Value, of: Value) -> Finding:
        requirement, bound, year = self._one.requirement, self._bound, self._year
        missing = [self._measure.field] if value is None else []
        if self._of is not None:
            if of is None:
                missing.append(self._of.field)
            value = ratio(value, of)
        why = ""
        if bound is None and year is None:
            missing.append(CONTRACT_YEAR)
        elif bound is None:
            why = f"没有规定第 {year} 年的数值"
        code = judge(value, bound) if bound is not None else NOT_ASSESSED
        if missing:
            code, why = NOT_ASSESSED, "记录里没有写"
        elif code == NOT_ASSESSED and not why:
            why = "无从计算"
        verdict = VERDICTS[code] or Verdict.NOT_ASSESSED
        if verdict is Verdict.MET and requirement.note_below is not None and _below(value, requirement.note_below):
            why = f"少于 {requirement.note_below:g}{requirement.unit or self._measure.unit}，仅作提示"
        return Finding(
            applied=self._one,
            verdict=verdict,
            found="" if missing else value_words(value, requirement, self._measures),
            bound=bound_words(requirement, bound, self._measures),
            field=self._measure.field,
            missing=tuple(dict.fromkeys(missing)),
            why=why,
            value=None if missing else value,
            asked=bound,
            is_percent=self._of is None and self._measure.unit == "%",
        )


def _deviating(finding: Finding, deviation: Deviation | None) -> Finding:
    """Return the finding with the accepted deviation, which excuses only what is not or partly met."""
    if deviation is None:
        return finding
    excused = finding.verdict in (Verdict.NOT_MET, Verdict.PARTLY_MET)
    return replace(finding, deviation=deviation, verdict=Verdict.DEVIATION if excused else finding.verdict)


def _below(value: Value, bound: float) -> bool:
    return isinstance(value, int | float) and value < bound
