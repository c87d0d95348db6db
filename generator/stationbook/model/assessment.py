"""Who was assessed by which edition, what did each assessor score, and by which rules is it counted?"""

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from stationbook.model.record import Day, DivisionCode, Flag, Id, Measure, Record, Text, WholeNumber
from stationbook.model.requirement import Threshold


class AssessmentPeriod(Record):
    """The days that the assessment looks at, both included."""

    from_: Day = Field(alias="from")
    until: Day


class Band(Record):
    """A band of a ranking: everybody up to this share of the subjects, counted from the top."""

    label: Text
    up_to: Threshold


class Star(Record):
    """A rating by the rate in percent."""

    label: Text
    at_least: Measure


class Scheme(Record):
    """The content of a scheme.yml: one year's assessment by one pinned edition, with its rules of counting.

    ``county_weight`` and ``station_weight`` are the points that a county's own rate and the mean rate of its
    stations are worth. A subject of which less than ``least_assessed`` was assessed gets no rate, and fewer
    than ``least_ranked`` subjects are not ranked.
    """

    title: Text
    edition: Text
    sample: Flag = False
    period: AssessmentPeriod
    counties: tuple[DivisionCode, ...]
    county_weight: Measure = 50
    station_weight: Measure = 100
    least_assessed: Threshold = 0.8
    least_ranked: WholeNumber = 3
    bands: tuple[Band, ...] = ()
    stars: tuple[Star, ...] = ()
    note: Text | None = None


class PointScore(Record):
    """One observation point on one assessor's sheet: a score, or why there is none."""

    point: Id
    score: Measure | None = None
    evidence: Text | None = None
    not_applicable: Text | None = None
    not_assessed: Text | None = None

    @model_validator(mode="after")
    def _says_one_thing(self) -> "PointScore":
        if sum(said is not None for said in (self.score, self.not_applicable, self.not_assessed)) != 1:
            raise PydanticCustomError("one_score", "one of score, not_applicable, not_assessed")
        return self


class Sheet(Record):
    """One assessor's sheet of one subject, as the score sheet of the site writes it.

    ``subject`` is a station's id or a county's code; a station that is not in the directory carries its
    ``name`` and ``county``. ``assessor`` is a role, never a person. A sheet with ``agreed`` holds what the
    assessors settled together, which then counts.
    """

    scheme: Id
    edition: Text
    subject: Id
    name: Text | None = None
    county: DivisionCode | None = None
    assessor: Text
    agreed: Flag = False
    on: Day
    scores: tuple[PointScore, ...]


class Assessment(Record):
    """A scheme with all its sheets, by the folder ``year/scheme``."""

    id: Text
    scheme: Scheme
    sheets: tuple[Sheet, ...]
    paths: tuple[Text, ...]

    @property
    def path(self) -> str:
        """The file of the scheme."""
        return f"data/assessments/{self.id}/scheme.yml"
