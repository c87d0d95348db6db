"""Does an item's fingerprint change when, and only when, the words that are learnt change?"""

import pytest

from stationbook.assess.learned_words import fingerprint, item_words
from stationbook.model.policy import Point, Procedure

STEP = {"id": "apply", "step": "提出申请", "who": "本人", "materials": ["身份证"]}


def procedure(**changes: object) -> Procedure:
    return Procedure.model_validate({"name": "低保", "total_time": "30 日", "steps": [{**STEP, **changes}]})


def test_fingerprint_is_the_beginning_of_sha_256() -> None:
    assert fingerprint("低保看两条") == "4313234e"


@pytest.mark.parametrize("same", ["低保 看两条", "低保看\n两条", " 低保看两条 "])
def test_white_space_changes_nothing(same: str) -> None:
    assert fingerprint(same) == fingerprint("低保看两条")


def test_point_is_learnt_by_its_text_alone() -> None:
    one = item_words(Point(id="a", text="低保看两条"), None)
    assert one == item_words(Point(id="b", text="低保看两条", verified=True), None)
    assert fingerprint(one) != fingerprint("低保看三条")


@pytest.mark.parametrize("field", ["step", "who", "where", "materials", "what", "output", "time_limit"])
def test_every_word_of_a_procedure_counts(field: str) -> None:
    words = ["改过的话"] if field == "materials" else "改过的话"
    before, after = item_words(None, procedure()), item_words(None, procedure(**{field: words}))
    assert fingerprint(before) != fingerprint(after)


def test_other_id_of_a_step_changes_nothing() -> None:
    assert item_words(None, procedure()) == item_words(None, procedure(id="other"))
