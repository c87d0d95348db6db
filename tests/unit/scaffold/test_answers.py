"""Is asked what was not said, asked again what cannot be used, and refused what nobody can be asked?"""

from collections.abc import Iterator

import pytest

from stationbook.scaffold.answers import MissingError, NewSite, new_site
from tests.builders import DIVISIONS

GIVEN = {"division": "52", "name": "某站", "publisher": "某局", "kind": "department"}


def asked(given: dict[str, str], *answers: str) -> tuple[NewSite, list[str]]:
    waiting: Iterator[str] = iter(answers)
    questions: list[str] = []

    def ask(words: str) -> str:
        questions.append(words)
        return next(waiting)

    return new_site(given, DIVISIONS, ask), questions


def test_nothing_is_asked_that_was_said() -> None:
    site, questions = asked({**GIVEN, "contact": "0851-12345678", "site_url": "https://example.org/a"})
    assert questions == []
    assert (site.division.code, site.name, site.publisher.name, site.site_url) == (
        "52",
        "某站",
        "某局",
        "https://example.org/a/",
    )


def test_what_is_missing_is_asked_until_it_can_be_used() -> None:
    site, questions = asked({"name": "某站"}, "", "遵义府", "遵义", "某社", "公司", "organisation")
    assert (site.division.code, site.publisher.name, site.publisher.kind.value) == ("5203", "某社", "organisation")
    assert "请写上内容" in questions[1]
    assert "没有“遵义府”这个地区" in questions[2]
    assert "没有“公司”这一种" in questions[5]


def test_where_nobody_can_be_asked_the_options_are_named() -> None:
    with pytest.raises(MissingError, match="还要写明 --division、--publisher；"):
        new_site({"name": "某站", "kind": "individual"}, DIVISIONS, None)


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"division": "1"}, "没有“1”这个地区"),
        ({"kind": "局"}, "没有“局”这一种"),
        ({"site_url": "example.org"}, "不是网址"),
        ({"publisher": "某\u202e局"}, "看不见的字符"),
        ({"contact": "字" * 6000}, "太长"),
    ],
)
def test_what_was_said_wrong_is_a_sentence(wrong: dict[str, str], words: str) -> None:
    with pytest.raises(MissingError, match=words):
        new_site({**GIVEN, **wrong}, DIVISIONS, None)
