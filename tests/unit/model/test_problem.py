"""Can nothing that a file holds, or is called, fake or hide a line of what is printed?"""

import pytest

from stationbook.model.problem import Problem, visible


def test_problem_is_one_line_with_place_field_words_and_remedy() -> None:
    problem = Problem("data/a.yml", ("phones", 0, "number"), "不对", "写对", 3, 7)
    assert str(problem) == "data/a.yml:3:7 phones[1].number：不对（写对）"


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("a\n检查完毕，没有问题。", "a\\n检查完毕，没有问题。"),
        ("a\x1b[2K", "a\\x1b[2K"),
        ("a\u202eb", "a\\u202eb"),
        ("a\u2028b", "a\\u2028b"),
        ("a\udcffb", "a\\udcffb"),
        ("全　角 空格", "全　角 空格"),
    ],
)
def test_what_a_terminal_would_obey_is_shown_as_an_escape(name: str, shown: str) -> None:
    assert visible(name) == shown
    lines = str(Problem(name, (name,), name, name)).encode("utf-8").splitlines()
    assert lines == [f"{shown} {shown}：{shown}（{shown}）".encode()]
