"""How do other programs read the results of an assessment?"""

from collections.abc import Iterator
from datetime import date
from typing import Any

from stationbook.assess.results import AssessmentResult, assess_results
from stationbook.assess.scoring import SubjectResult
from stationbook.exports.json_text import json_bytes
from stationbook.model.catalogue import Catalogue


def export_assessments(catalogue: Catalogue, *, on: date) -> Iterator[tuple[str, bytes]]:
    """Yield a file for each assessment, by its path: every total opened down to points, evidence and clauses."""
    for assessment in catalogue.assessments.values():
        result = assess_results(catalogue, assessment, on=on)
        yield f"data/assessments/{assessment.id}.json", json_bytes(_result(result), sort_keys=False)


def _result(result: AssessmentResult) -> dict[str, Any]:
    scheme = result.assessment.scheme
    return {
        "id": result.assessment.id,
        "title": scheme.title,
        "edition": scheme.edition,
        "sample": scheme.sample,
        "counties": [
            {
                "code": one.code,
                "name": one.name,
                "total": one.total,
                "stations_mean": one.mean,
                "stations_counted": one.counted,
                "place": result.county_places[one.code].place if one.code in result.county_places else None,
                "band": result.county_places[one.code].band if one.code in result.county_places else None,
            }
            for one in result.counties
        ],
        "subjects": [_subject(result, one) for one in result.subjects.values()],
    }


def _subject(result: AssessmentResult, one: SubjectResult) -> dict[str, Any]:
    place = result.station_places.get(one.subject)
    return {
        "subject": one.subject,
        "name": one.name,
        "county": one.county,
        "score": one.score,
        "assessed": one.assessed,
        "applicable": one.applicable,
        "rate": one.rate,
        "place": place.place if place else None,
        "band": place.band if place else None,
        "star": result.stars.get(one.subject) or None,
        "points": [
            {
                "point": key,
                "clause": point.point.clause,
                "maximum": point.point.score,
                "state": point.state.value,
                "score": point.score if point.state == "scored" else None,
                "disputed": point.is_disputed,
                "by_record": point.by_record,
                "why": point.why,
                "given": [
                    {"assessor": assessor, **score.model_dump(mode="json", exclude_none=True, exclude={"point"})}
                    for assessor, score in point.given
                ],
            }
            for key, point in one.points.items()
        ],
    }
