"""What can a learner be asked about a point or a clause, and what is the right answer?"""

from typing import Annotated, Any

from pydantic import BeforeValidator, WithJsonSchema, model_validator
from pydantic_core import PydanticCustomError

from stationbook.model.record import Id, Record, Text
from stationbook.model.terms import QuestionKind

CHOSEN = (QuestionKind.SINGLE, QuestionKind.MULTIPLE, QuestionKind.ORDER)
"""The kinds whose answer is made of options."""


def _answer(value: Any) -> Any:
    """Keep what YAML says: true is not 1, and a list is a list of ids."""
    if isinstance(value, bool | int | float | str):
        return value
    if isinstance(value, list | tuple) and value and all(isinstance(one, str) for one in value):
        return tuple(value)
    raise PydanticCustomError("answer", "not an answer")


Answer = Annotated[
    Any,
    BeforeValidator(_answer),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": ["string", "number", "boolean"]},
                {"type": "array", "items": {"type": "string"}, "minItems": 1},
            ]
        }
    ),
]
"""An option's id, several of them, true or false, or a number: which one, the kind says."""


class Option(Record):
    """One of the answers offered."""

    id: Id
    text: Text


class Question(Record):
    """A question on a must-learn item or a clause. ``id`` is permanent: learners' answers are kept by it.

    ``quote`` is what the item or the clause said when the question was written; once that no longer holds the
    question is out of use until somebody has looked at it (``check.questions``).
    """

    id: Id
    kind: QuestionKind
    on: Text
    quote: Text
    ask: Text
    options: tuple[Option, ...] = ()
    answer: Answer
    unit: Text | None = None
    explanation: Text

    @model_validator(mode="after")
    def _answer_suits_the_kind(self) -> "Question":
        if (self.kind in CHOSEN) != bool(self.options):
            raise PydanticCustomError("question_options", "options do not suit the kind")
        suits = {
            QuestionKind.SINGLE: isinstance(self.answer, str),
            QuestionKind.MULTIPLE: isinstance(self.answer, tuple),
            QuestionKind.ORDER: isinstance(self.answer, tuple),
            QuestionKind.JUDGEMENT: isinstance(self.answer, bool),
            QuestionKind.NUMBER: isinstance(self.answer, int | float) and not isinstance(self.answer, bool),
        }
        if not suits[self.kind]:
            raise PydanticCustomError("question_answer", "the answer does not suit the kind")
        if (self.kind is QuestionKind.NUMBER) != (self.unit is not None):
            raise PydanticCustomError("question_unit", "a number has a unit, nothing else has")
        return self

    @property
    def chosen(self) -> tuple[str, ...]:
        """The ids of the right options, in the order of the answer; empty for the other kinds."""
        if isinstance(self.answer, tuple):
            return self.answer
        return (self.answer,) if self.kind is QuestionKind.SINGLE else ()

    def option(self, option_id: str) -> Option | None:
        """Return the option of an id, or None."""
        return next((option for option in self.options if option.id == option_id), None)

    @property
    def answer_words(self) -> tuple[str, ...]:
        """The right answer as a reader is told it: one line, or one for each right option."""
        if self.kind is QuestionKind.JUDGEMENT:
            return ("对" if self.answer else "错",)
        if self.kind is QuestionKind.NUMBER:
            return (f"{self.answer:g}\N{THIN SPACE}{self.unit}",)
        return tuple(option.text for one in self.chosen if (option := self.option(one)))


class QuestionFile(Record):
    """The content of a questions.yml."""

    questions: tuple[Question, ...]
