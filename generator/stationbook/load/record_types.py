"""Of which type is the record that a file holds, by its path?"""

import re
from functools import cache
from typing import Any

from pydantic import TypeAdapter

from stationbook.model.assessment import Scheme, Sheet
from stationbook.model.calendar import CalendarYear
from stationbook.model.comment import Comment
from stationbook.model.indicator import IndicatorSystem
from stationbook.model.learning import MustLearnList
from stationbook.model.policy import Policy
from stationbook.model.question import QuestionFile
from stationbook.model.region import Region
from stationbook.model.requirement import LocalProfile, Requirement
from stationbook.model.source import Report
from stationbook.model.standard import Series, StandardEntry
from stationbook.model.station import Station
from stationbook.model.succession import Succession
from stationbook.model.taxonomy import Hotline, ServiceTaxonomy

_EDITION = r"content/standards/[^/]+/[^/]+/[^/]+"
_TYPES: tuple[tuple[str, Any], ...] = (
    (r"data/stations/.+\.yml", Station),
    (r"data/regions/.+\.yml", Region),
    (r"data/policies/.+\.yml", Policy),
    (r"data/calendar/.+\.yml", CalendarYear),
    (r"data/reports\.yml", tuple[Report, ...]),
    (r"data/divisions/successions/[^/]+\.yml", tuple[Succession, ...]),
    (r"data/services\.yml", ServiceTaxonomy),
    (r"data/hotlines\.yml", tuple[Hotline, ...]),
    (r"data/assessments/[^/]+/[^/]+/scheme\.yml", Scheme),
    (r"data/assessments/[^/]+/[^/]+/[^/]+\.yml", Sheet),
    (r"content/standards/[^/]+/series\.yml", Series),
    (r"content/standards/[^/]+/[^/]+/standard\.yml", StandardEntry),
    (rf"{_EDITION}/indicators\.yml", IndicatorSystem),
    (rf"{_EDITION}/must-learn\.yml", MustLearnList),
    (rf"{_EDITION}/questions\.yml", QuestionFile),
    (rf"{_EDITION}/requirements\.yml", tuple[Requirement, ...]),
    (rf"{_EDITION}/profile\.yml", LocalProfile),
    (rf"{_EDITION}/comments\.yml", tuple[Comment, ...]),
)


def type_of(path: str) -> Any:
    """Return the type of the record in a file of the project; None where it holds no record."""
    return next((found for pattern, found in _TYPES if re.fullmatch(pattern, path)), None)


def adapter_of(path: str) -> TypeAdapter[Any] | None:
    """Return what makes a record of a file's data; None where it holds no record."""
    found = type_of(path)
    return None if found is None else _adapter(found)


@cache
def _adapter(found: Any) -> TypeAdapter[Any]:
    return TypeAdapter(found)
