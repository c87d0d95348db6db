"""What came of a requirement at one station: verdict, value, bound, and what would change it?"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from generator.assess.measures import Measure, Value
from generator.assess.verdicts import CODES, NOT_ASSESSED, VERDICTS, applies_to_class, bound_for, judge, ratio
from generator.assess.wording import bound_words, value_words
from generator.model.requirement import Applied
from generator.model.station import Deviation, Station
from generator.model.terms import AssessedSubject, Verdict

S = TypeVar("S")
WRITTEN = "已写明"
# So many values of one requirement are held: areas repeat, sums of money hardly do.
_MOST_MADE = 1000


@dataclass(frozen=True, slots=True, eq=False)
class Finding:
    """One requirement at one station, made for display.

    ``found`` and ``bound`` are words; ``missing`` names the fields that the record lacks, ``why`` says in a
    sentence why nothing was assessed, or what a met value is worth noting for.
    """

    applied: Applied
    verdict: Verdict
    found: str
    bound: str
    field: str
    missing: tuple[str, ...] = ()
    why: str = ""
    deviation: Deviation | None = None


class StationAssessor:
    """Assesses station after station under the same requirements.

    Of a country's two million findings some thousands differ: the same requirement and the same value give the
    same object, so that words, and later markup, are made once.
    """

    def __init__(self, applied: Iterable[Applied], measures: Mapping[str, Measure[Station]]) -> None:
        self._asked = tuple(one for one in applied if one.requirement.subject is AssessedSubject.STATION)
        self._measures = measures
        self._positions = {id(one): position for position, one in enumerate(self._asked)}
        self._plans: dict[tuple[object, ...], list[_Asked[Station]]] = {}
        self._known: dict[tuple[int, int | None], _Asked[Station]] = {}

    def findings(self, station: Station) -> list[Finding]:
        """Return the findings of every requirement that applies to a station, in the order of the requirements."""
        accepted = {deviation.requirement: deviation for deviation in station.deviations}
        values: dict[str, Value] = {}
        found = []
        for asked in self._plan(station):
            divisions = asked.one.requirement.applies_to.division
            if divisions and not station.division.startswith(divisions):
                continue
            finding = asked.finding(station, values)
            deviation = accepted.get(asked.one.requirement.id) if accepted else None
            found.append(finding if deviation is None else _deviating(finding, deviation))
        return found

    def verdicts(self, station: Station) -> bytes:
        """Return the codes of the verdicts, a byte a requirement; 0 where it does not apply."""
        row = bytearray(len(self._asked))
        for finding in self.findings(station):
            row[self._positions[id(finding.applied)]] = CODES[finding.verdict]
        return bytes(row)

    def _plan(self, station: Station) -> "list[_Asked[Station]]":
        """Return what a class of stations is asked in a contract year, wherever it stands; worked out once."""
        year = station.staff.contract_year if station.staff else None
        of_class = (station.tier, station.kind, station.status)
        plan = self._plans.get((of_class, year))
        if plan is None:
            plan = self._plans[of_class, year] = [
                self._ask(number, one, year if one.requirement.by_year else None)
                for number, one in enumerate(self._asked)
                if applies_to_class(one.requirement, of_class)
            ]
        return plan

    def _ask(self, number: int, one: Applied, year: int | None) -> "_Asked[Station]":
        key = (number, year)
        if key not in self._known:
            self._known[key] = _Asked(one, self._measures, year)
        return self._known[key]


def assess_station(
    station: Station, applied: Iterable[Applied], measures: Mapping[str, Measure[Station]]
) -> list[Finding]:
    """Return the findings of one station alone."""
    return StationAssessor(applied, measures).findings(station)


def assess_division(code: str, applied: Iterable[Applied], measures: Mapping[str, Measure[str]]) -> list[Finding]:
    """Return the findings of the requirements that ask something of a division as a whole."""
    return [
        _Asked(one, measures, None).finding(code, {})
        for one in applied
        if one.requirement.subject is AssessedSubject.DIVISION
    ]


class _Asked(Generic[S]):
    """A requirement with the bound that holds in a contract year, and the findings it gave before, by value."""

    def __init__(self, one: Applied, measures: Mapping[str, Measure[S]], year: int | None) -> None:
        self.one, self._measures, self._year = one, measures, year
        requirement = one.requirement
        self._measure, self._of = measures[requirement.measure], measures[requirement.of] if requirement.of else None
        self._bound = bound_for(requirement, year)
        self._made: dict[tuple[Value, Value], Finding] = {}

    def finding(self, subject: S, values: dict[str, Value]) -> Finding:
        """Return what came of it; ``values`` holds what was read of this subject before."""
        requirement = self.one.requirement
        value = _read(requirement.measure, self._measure, subject, values)
        of = _read(requirement.of, self._of, subject, values) if requirement.of and self._of else None
        if isinstance(value, str) and value and requirement.present:
            # That it is written was asked; what is written stands elsewhere.
            value = WRITTEN
        finding = self._made.get((value, of))
        if finding is None:
            if len(self._made) >= _MOST_MADE:
                self._made.clear()
            finding = self._made[value, of] = self._make(value, of)
        return finding

    def _make(self, value: Value, of: Value) -> Finding:
        requirement, bound, year = self.one.requirement, self._bound, self._year
        missing = [self._measure.field] if value is None else []
        if self._of is not None:
            if of is None:
                missing.append(self._of.field)
            value = ratio(value, of)
        why = ""
        if bound is None and year is None:
            missing.append("staff.contract_year")
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
            applied=self.one,
            verdict=verdict,
            found="" if missing else value_words(value, requirement, self._measures),
            bound=bound_words(requirement, bound, self._measures),
            field=self._measure.field,
            missing=tuple(dict.fromkeys(missing)),
            why=why,
        )


def _read(name: str, measure: Measure[S], subject: S, values: dict[str, Value]) -> Value:
    if name not in values:
        values[name] = measure.read(subject)
    return values[name]


def _deviating(finding: Finding, deviation: Deviation) -> Finding:
    """Return the finding with the accepted deviation, which excuses only what is not or partly met."""
    excused = finding.verdict in (Verdict.NOT_MET, Verdict.PARTLY_MET)
    return replace(finding, deviation=deviation, verdict=Verdict.DEVIATION if excused else finding.verdict)


def _below(value: Value, bound: float) -> bool:
    return isinstance(value, int | float) and value < bound
