"""Does an entry of the three lists stay a text where it was one, and is a project told by the needs that it answers?"""

import pytest
from pydantic import ValidationError

from stationbook.model.lists import Project, ThreeLists

LISTS = {
    "functions": ["探访"],
    "needs": ["没人说话", {"id": "n1", "text": "不会挂号"}],
    "projects": ["课堂", {"text": "教手机", "answers": ["n1"]}],
}


def test_lists_come_back_as_they_were_written() -> None:
    lists = ThreeLists.model_validate(LISTS)
    assert lists.model_dump(mode="json", exclude_unset=True) == LISTS
    assert ThreeLists.model_validate_json(lists.model_dump_json(exclude_unset=True)) == lists


def test_project_knows_the_needs_that_it_answers() -> None:
    lists = ThreeLists.model_validate(LISTS)
    assert [lists.answered(project) for project in lists.projects] == [(), ("不会挂号",)]
    assert lists.answered(Project(text="别的", answers=("n2",))) == ()


@pytest.mark.parametrize("wrong", [3, None, [], {"id": "n1"}, {"text": ""}, {"text": "x", "nothing": 1}])
def test_entry_without_a_text_is_refused(wrong: object) -> None:
    with pytest.raises(ValidationError):
        ThreeLists.model_validate({"needs": [wrong]})
