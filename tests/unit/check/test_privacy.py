"""Is what must never be published found, and is what may be published left alone?"""

import pytest
from generator.check.privacy import check_personal_data, check_personal_data_of
from generator.model.problem import Problem
from generator.model.station import Station

from tests.builders import catalogue, learning, must_learn, question, station


def found(one: Station) -> list[Problem]:
    return list(check_personal_data_of(catalogue(one), one, one.model_dump_json()))


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("证号 11010519491231002X", "身份证号码"),
        ("电话 13800138000", "手机号码"),
        ("电话 138-0013-8000", "手机号码"),
        ("卡号 6222 0200 0000 0000 000", "银行卡号"),
        ("写信给 someone@example.org", "电子邮箱"),
        ("微信：wxid_abcdef", "微信号"),
    ],
)
def test_personal_data_is_found_and_never_repeated(text: str, what: str) -> None:
    (problem,) = found(station(about=text))
    assert what in problem.message
    assert text.split(maxsplit=1)[-1] not in str(problem)


@pytest.mark.parametrize(
    "text",
    ["110105194912310021", "座机 0571-12345678", "12345 热线", "统一编号 123456789012345678", "2026-05-20 13:30"],
    ids=["wrong check digit", "landline", "hotline", "not a date of birth", "date and time"],
)
def test_what_only_looks_like_it_is_left_alone(text: str) -> None:
    assert found(station(about=text)) == []


def test_mobile_needs_consent() -> None:
    phone = {"label": "值班", "number": "000-13800138000", "kind": "mobile"}
    consent = {"scope": "对外公布", "on": "2026-05-20"}
    assert "没有写明本人同意" in [p.message[-8:] for p in found(station(phones=[phone]))][-1]
    assert found(station(phones=[{**phone, "consent": consent}])) == []


def test_words_that_people_write_are_looked_at_too() -> None:
    (problem,) = check_personal_data(catalogue(written={"content/about.md": "你好\n电话 13800138000\n"}))
    assert (problem.path, problem.line) == ("content/about.md", 2)


def test_question_may_hold_no_personal_data_either() -> None:
    asked = question(explanation="打 13800138000 找他")
    (problem,) = check_personal_data(catalogue(**learning(must_learn(asked))))
    assert problem.path.endswith("questions.yml")
    assert problem.field == ("questions", 0, "explanation")
