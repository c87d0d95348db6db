"""What are the three lists of a station (三清单), and which project answers which need?"""

from typing import Any

from pydantic import GetJsonSchemaHandler, SerializerFunctionWrapHandler, model_serializer, model_validator
from pydantic_core import CoreSchema, PydanticCustomError

from stationbook.model.record import LONGEST_TEXT, Id, Record, Text


class Listed(Record):
    """An entry of a list: a text, or a record with a text that says more; what was a text stays one when written."""

    text: Text

    @model_validator(mode="before")
    @classmethod
    def _of_text(cls, value: Any) -> Any:
        if isinstance(value, str):
            return {"text": value}
        if not isinstance(value, dict | cls):
            raise PydanticCustomError("listed", "neither a text nor a record with one")
        return value

    @model_serializer(mode="wrap")
    def _as_text(self, handler: SerializerFunctionWrapHandler) -> Any:
        return self.text if self.model_fields_set == {"text"} else handler(self)

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        found = handler.resolve_ref_schema(handler(schema))
        return {"anyOf": [{"type": "string", "minLength": 1, "maxLength": LONGEST_TEXT}, found]}


class Need(Listed):
    """A need of the people here. Projects name it by its id, which only counts within the station."""

    id: Id | None = None


class Project(Listed):
    """A project, and the needs that it answers by their ids."""

    answers: tuple[Id, ...] = ()


class ThreeLists(Record):
    """三清单: functions, needs, projects."""

    functions: tuple[Text, ...] = ()
    needs: tuple[Need, ...] = ()
    projects: tuple[Project, ...] = ()

    def answered(self, project: Project) -> tuple[str, ...]:
        """Return the needs that a project answers, in words and in the order of the list of needs."""
        return tuple(need.text for need in self.needs if need.id is not None and need.id in project.answers)
