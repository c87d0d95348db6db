"""Where does a figure or a statement come from?"""

from pydantic import model_validator
from pydantic_core import PydanticCustomError

from stationbook.model.record import DateOrText, Id, Record, Text, WebAddress


class Report(Record):
    """A press report, with its own wording of the date."""

    id: Id
    title: Text
    credit: Text
    date_in_text: Text


class Source(Record):
    """Either a report of data/reports.yml, or a titled source."""

    report: Id | None = None
    title: Text | None = None
    url: WebAddress | None = None
    date: DateOrText | None = None
    note: Text | None = None

    @model_validator(mode="after")
    def _names_something(self) -> "Source":
        if (self.report is None) == (self.title is None):
            raise PydanticCustomError("source", "either a report or a title")
        return self


class FieldSource(Source):
    """A source of a record, or of the fields of it that are named here by their paths."""

    fields: tuple[Text, ...] = ()
