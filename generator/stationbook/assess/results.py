"""What did a year's assessment come to: every subject, every county, every place?"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from stationbook.assess.division_measures import division_measures
from stationbook.assess.findings import Finding, assess_division, assess_station
from stationbook.assess.measures import station_measures
from stationbook.assess.profiles import Profiles
from stationbook.assess.ranking import Place, rank, star_of
from stationbook.assess.scoring import (
    CountyResult,
    SubjectResult,
    part_of,
    score_county,
    score_subject,
    subjects_of,
)
from stationbook.model.assessment import Assessment, Sheet
from stationbook.model.catalogue import Catalogue


@dataclass(frozen=True, slots=True)
class AssessmentResult:
    """All results of an assessment; places and stars by subject."""

    assessment: Assessment
    counties: tuple[CountyResult, ...]
    subjects: Mapping[str, SubjectResult]
    county_places: Mapping[str, Place]
    station_places: Mapping[str, Place]
    stars: Mapping[str, str]


def assess_results(catalogue: Catalogue, assessment: Assessment, *, on: date) -> AssessmentResult:
    """Return the results by the pinned edition; a subject whose part does not exist is left out."""
    scheme = assessment.scheme
    edition = catalogue.editions().get(scheme.edition)
    system = edition.indicators if edition else None
    subjects: dict[str, SubjectResult] = {}
    for subject, sheets in subjects_of(assessment).items() if system else ():
        part = part_of(system, subject) if system else None
        if part is not None:
            name, county = _name(catalogue, subject, sheets), _county(catalogue, subject, sheets)
            findings = _findings(catalogue, subject, on=on)
            subjects[subject] = score_subject(subject, name, county, part, sheets, scheme, findings)
    names = catalogue.divisions
    counties = tuple(score_county(code, names.path_name(code), subjects.values(), scheme) for code in scheme.counties)
    stations = {key: one for key, one in subjects.items() if "-" in key}
    return AssessmentResult(
        assessment,
        counties,
        subjects,
        rank({one.code: one.total for one in counties if one.total is not None}, scheme),
        rank({key: one.rate for key, one in stations.items() if one.rate is not None}, scheme),
        {key: star_of(one.rate, scheme.stars) for key, one in stations.items()},
    )


def _name(catalogue: Catalogue, subject: str, sheets: list[Sheet]) -> str:
    if subject in catalogue.stations:
        return catalogue.stations[subject].official_name
    if "-" not in subject and subject in catalogue.divisions:
        return catalogue.divisions.path_name(subject)
    return next((sheet.name for sheet in sheets if sheet.name), subject)


def _county(catalogue: Catalogue, subject: str, sheets: list[Sheet]) -> str:
    """Return the county that the sheets name; else that of the station, whose id may name one that is no more."""
    station = catalogue.stations.get(subject)
    lies_in = station.division if station else subject.split("-", 1)[0]
    return next((sheet.county for sheet in sheets if sheet.county), lies_in[:6])


def _findings(catalogue: Catalogue, subject: str, *, on: date) -> dict[str, Finding]:
    """Return the findings of a subject by requirement id, for the points that can score themselves."""
    station = catalogue.stations.get(subject)
    profile = Profiles(catalogue).of(station.division if station else subject.split("-", 1)[0])
    if profile is None:
        return {}
    if station is not None:
        found = assess_station(station, profile.applied, station_measures(catalogue, on=on))
    elif "-" not in subject:
        found = assess_division(subject, profile.applied, division_measures(catalogue, on=on))
    else:
        found = []
    return {finding.applied.requirement.id: finding for finding in found}
