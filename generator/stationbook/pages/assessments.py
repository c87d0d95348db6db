"""What did an assessment come to, and how does every total open down to its points, evidence and clauses?"""

from collections.abc import Callable, Iterator
from functools import partial

from stationbook.assess.results import AssessmentResult
from stationbook.model.assessment import Assessment
from stationbook.model.standard import Edition
from stationbook.pages.context import Context
from stationbook.pages.indicators import clause_links
from stationbook.pages.page import Page
from stationbook.pages.templating import render

ADDRESS = "assessments/"


def render_assessments(context: Context) -> Page:
    """Return the list of all assessments."""
    body = render("assessments.html", ADDRESS, assessments=[one.assessment for one in context.results])
    return Page(ADDRESS, "评估", "assessments", body, "各年评估的结果、评分说明和现场评分表")


def assessment_results(context: Context) -> Iterator[Callable[[], Page]]:
    """Yield the page of results of each assessment."""
    return (partial(_results, context, one.id, edition) for one, edition in _scored(context))


def score_sheets(context: Context) -> Iterator[Callable[[], Page]]:
    """Yield the sheet for assessors of each assessment."""
    return (partial(_sheet, one, edition) for one, edition in _scored(context))


def _scored(context: Context) -> Iterator[tuple[Assessment, Edition]]:
    """Yield each assessment whose edition is there."""
    editions = context.catalogue.editions()
    for assessment in context.catalogue.assessments.values():
        if (edition := editions.get(assessment.scheme.edition)) is not None:
            yield assessment, edition


def _results(context: Context, assessment_id: str, edition: Edition) -> Page:
    result = _result(context, assessment_id)
    scheme, address = result.assessment.scheme, f"{ADDRESS}{result.assessment.id}/"
    counties = sorted(
        result.counties,
        key=lambda one: (result.county_places[one.code].place if one.code in result.county_places else 999, one.code),
    )
    stations = sorted(
        (one for one in result.subjects.values() if "-" in one.subject),
        key=lambda one: (
            result.station_places[one.subject].place if one.subject in result.station_places else 999,
            one.subject,
        ),
    )
    body = render(
        "assessment.html",
        address,
        result=result,
        scheme=scheme,
        edition=edition,
        counties=counties,
        stations=stations,
        county_names={one.code: one.name for one in result.counties},
    )
    return Page(address, scheme.title, "assessment", body, f"{scheme.title}的得分、分档和说明")


def assessed_subjects(context: Context) -> Iterator[tuple[str, str]]:
    """Yield address and key of the page of every assessed station or division; a result is small, they are many."""
    for result in context.results:
        for subject in result.subjects:
            yield f"{ADDRESS}{result.assessment.id}/{subject}/", f"{result.assessment.id} {subject}"


def render_assessed_subject(context: Context, key: str) -> Page:
    """Return the score of one subject, down to its points."""
    assessment_id, _, subject_id = key.partition(" ")
    result = _result(context, assessment_id)
    subject, edition = result.subjects[subject_id], context.catalogue.editions()[result.assessment.scheme.edition]
    address = f"{ADDRESS}{assessment_id}/{subject_id}/"
    body = render(
        "assessed_subject.html",
        address,
        result=result,
        scheme=result.assessment.scheme,
        edition=edition,
        subject=subject,
        clauses=clause_links(context.catalogue, edition),
        station=context.catalogue.stations.get(subject.subject),
        place=result.station_places.get(subject.subject) or result.county_places.get(subject.subject),
        star=result.stars.get(subject.subject, ""),
    )
    title = f"{subject.name}：{result.assessment.scheme.title}"
    return Page(address, title, "assessed-subject", body, f"{title}，逐个观测点的得分和依据")


def _result(context: Context, assessment_id: str) -> AssessmentResult:
    return next(one for one in context.results if one.assessment.id == assessment_id)


def _sheet(assessment: Assessment, edition: Edition) -> Page:
    """Return the score sheet: a form that prints blank without scripts, and saves as it goes with them."""
    address = f"{ADDRESS}{assessment.id}/sheet/"
    body = render(
        "score_sheet.html",
        address,
        assessment=assessment,
        scheme=assessment.scheme,
        edition=edition,
        system=edition.indicators,
        scheme_id=assessment.id.split("/", 1)[1],
    )
    return Page(address, f"现场评分表：{assessment.scheme.title}", "score-sheet", body, "评估员在现场用的评分表")
