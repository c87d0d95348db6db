"""What did an assessment come to, and how does every total open down to its points, evidence and clauses?"""

from collections.abc import Callable, Iterator
from functools import partial

from generator.assess.results import AssessmentResult
from generator.assess.scoring import SubjectResult
from generator.model.assessment import Assessment
from generator.model.standard import Edition
from generator.pages.context import Context
from generator.pages.indicators import clause_links
from generator.pages.page import Page
from generator.pages.templating import render

ADDRESS = "assessments/"


def render_assessments(context: Context) -> Page:
    """Return the list of all assessments."""
    body = render("assessments.html", ADDRESS, assessments=[one.assessment for one in context.results])
    return Page(ADDRESS, "评估", "assessments", body, "各年评估的结果、评分说明和现场评分表")


def assessment_pages(context: Context) -> Iterator[Callable[[], Page]]:
    """Yield the pages of each assessment: its results, the sheet for assessors, and each subject's score."""
    editions = context.catalogue.editions()
    for result in context.results:
        assessment = result.assessment
        edition = editions[assessment.scheme.edition]
        yield partial(_results, result, edition)
        yield partial(_sheet, assessment, edition)
        for subject in result.subjects.values():
            yield partial(_subject, context, result, edition, subject)


def _results(result: AssessmentResult, edition: Edition) -> Page:
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


def _subject(context: Context, result: AssessmentResult, edition: Edition, subject: SubjectResult) -> Page:
    address = f"{ADDRESS}{result.assessment.id}/{subject.subject}/"
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
    return Page(address, f"{subject.name}：{result.assessment.scheme.title}", "assessed subject", body)


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
    return Page(address, f"现场评分表：{assessment.scheme.title}", "score sheet", body, "评估员在现场用的评分表")
