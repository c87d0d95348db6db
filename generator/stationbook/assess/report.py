"""What does the whole assessment say, a line a finding?"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from stationbook.assess.division_measures import division_measures
from stationbook.assess.findings import Finding, assess_division, assess_station
from stationbook.assess.measures import station_measures
from stationbook.assess.profiles import Profiles
from stationbook.assess.wording import requirement_sentence
from stationbook.model.catalogue import Catalogue
from stationbook.model.station import Station
from stationbook.model.terms import Status, Verdict


@dataclass(frozen=True, slots=True)
class ReportLine:
    """A finding in plain words: of whom, what was asked, the verdict, the value, the bound, what is missing."""

    division: str
    subject: str
    clause: str
    requirement: str
    verdict: str
    found: str
    bound: str
    field: str
    missing: tuple[str, ...]

    def __str__(self) -> str:
        found = f"，现有 {self.found}" if self.found else ""
        missing = f"，资料里没有写 {'、'.join(self.missing)}" if self.missing else ""
        change = f"，改 {self.field}" if self.field and not missing and self.verdict != Verdict.MET.label else ""
        return f"{self.subject}  {self.clause}  {self.verdict}  {self.requirement}{found}{missing}{change}"


def report_lines(catalogue: Catalogue, *, on: date) -> Iterator[ReportLine]:
    """Yield every finding of every station and division to which requirements apply, as of a date."""
    stations, divisions = station_measures(catalogue, on=on), division_measures(catalogue, on=on)
    profiles, editions = Profiles(catalogue), catalogue.editions()
    by_profile = profiles.by_profile(catalogue.stations)

    def line(division: str, subject: str, finding: Finding, sentence: str) -> ReportLine:
        one = finding.applied
        clause = editions[one.edition].clause(one.requirement.clause)
        number = clause.number if clause and clause.number else one.requirement.clause
        words = (finding.verdict.label, finding.found, finding.bound, finding.field, finding.missing)
        return ReportLine(division, subject, number, sentence, *words)

    for profile in profiles.all:
        name = catalogue.divisions.path_name(profile.division)
        for finding in assess_division(profile.division, profile.applied, divisions):
            yield line(profile.division, name, finding, requirement_sentence(finding.applied.requirement, divisions))
        for station in by_profile.get(profile.edition, []):
            for finding in assess_station(station, profile.applied, stations):
                sentence = requirement_sentence(finding.applied.requirement, stations)
                yield line(station.division, _named(station), finding, sentence)


def _named(station: Station) -> str:
    """Return the name of a station, with a word where it is not open."""
    return station.official_name + (f"（{station.status.label}）" if station.status is Status.SUSPENDED else "")


def summary_of(lines: Sequence[ReportLine], *, on: date) -> str:
    """Return how often each verdict was given; the not assessed are always named."""
    counts = Counter(line.verdict for line in lines)
    words = "，".join(f"{verdict.label} {counts[verdict.label]}" for verdict in Verdict)
    return f"截至 {on}，{len({line.subject for line in lines})} 个对象，{len(lines)} 条结论：{words}。"
