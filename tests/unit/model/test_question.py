"""Does a question refuse an answer that does not suit its kind?"""

from typing import Any

import pytest
from pydantic import ValidationError

from tests.builders import question

NUMBER: dict[str, Any] = {"kind": "number", "options": None, "answer": 14, "unit": "周岁"}
JUDGEMENT: dict[str, Any] = {"kind": "judgement", "options": None, "answer": True}


@pytest.mark.parametrize(
    ("fields", "error"),
    [
        ({"options": None}, "question_options"),
        ({**JUDGEMENT, "options": [{"id": "a", "text": "对"}]}, "question_options"),
        ({"answer": ["a", "b"]}, "question_answer"),
        ({"answer": True}, "question_answer"),
        ({"kind": "multiple"}, "question_answer"),
        ({"kind": "order"}, "question_answer"),
        ({**JUDGEMENT, "answer": 1}, "question_answer"),
        ({**JUDGEMENT, "answer": "true"}, "question_answer"),
        ({**NUMBER, "answer": True}, "question_answer"),
        ({**NUMBER, "answer": "14"}, "question_answer"),
        ({**NUMBER, "unit": None}, "question_unit"),
        ({"unit": "日"}, "question_unit"),
        ({"answer": [1, 2]}, "answer"),
        ({"explanation": None}, "missing"),
    ],
)
def test_answer_that_does_not_suit_is_refused(fields: dict[str, Any], error: str) -> None:
    with pytest.raises(ValidationError) as refused:
        question(**fields)
    assert [one["type"] for one in refused.value.errors()] == [error]


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({}, ("立即",)),
        ({"kind": "multiple", "answer": ["c", "a"]}, ("月底", "立即")),
        ({"kind": "order", "answer": ["b", "a", "c"]}, ("等一等", "立即", "月底")),
        (JUDGEMENT, ("对",)),
        ({**JUDGEMENT, "answer": False}, ("错",)),
        (NUMBER, ("14\N{THIN SPACE}周岁",)),
        ({**NUMBER, "answer": 0.5}, ("0.5\N{THIN SPACE}周岁",)),
    ],
)
def test_right_answer_is_said_in_words(fields: dict[str, Any], words: tuple[str, ...]) -> None:
    assert question(**fields).answer_words == words
