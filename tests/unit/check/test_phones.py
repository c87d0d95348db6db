"""Is a number that nobody can dial said, with what to write, and is every number that can be dialled let through?"""

import pytest

from stationbook.check.phones import phone_problems
from tests.builders import station


def said(number: str, **fields: object) -> list[tuple[str, str]]:
    usual = {"id": "520302-honghua", "division": "520302002", "sample": False}
    one = station("honghua", **{**usual, "phones": [{"label": "电话", "number": number}], **fields})
    return [(message, hint) for _, _, message, hint in phone_problems(one)]


@pytest.mark.parametrize(
    "number",
    [
        "0859-3221234",
        "08593221234",
        "0571-12345678".replace("1234", "8234"),
        "010-62345678",
        "(020) 8123 4567",
        "（0859）3221234",
        "0859 3221234",
        "+86-859-3221234",
        "+86 10 62345678",
        "0859-3221234-2",
        "0859-3221234转802",
        "0859-12345",
        "12345",
        "12349",
        "110",
        "114",
        "10086",
        "95598",
        "96156",
        "400-123-4567",
        "8008201234",
        "13800138000",
    ],
)
def test_number_that_can_be_dialled_is_let_through(number: str) -> None:
    assert said(number) == []


@pytest.mark.parametrize(
    ("number", "words", "remedy"),
    [
        ("8592803757", "开头少了区号的 0", "写 0859-2803757"),
        ("1062345678", "开头少了区号的 0", "写 010-62345678"),
        ("2081234567", "开头少了区号的 0", "写 020-81234567"),
        ("859-3221234", "开头少了区号的 0", "写 0859-3221234"),
        ("3221234", "没有区号", "例如 0571-3221234"),
        ("0859-3221234/3221235", "几个号码写在了一起", "一个号码写一条"),
        ("0859-3221234、0859-3221235", "几个号码写在了一起", "一个号码写一条"),
        ("0859-322123", "不像电话号码", "例如 0571-12345678"),
        ("0859-322123456", "不像电话号码", "例如 0571-12345678"),
        ("1380013800", "不像电话号码", "例如 0571-12345678"),
        ("０８５９-3221234", "不像电话号码", "例如 0571-12345678"),
        ("无", "不像电话号码", "例如 0571-12345678"),
        ("000-12345678", "不是能拨通的号码", "例如 0571-12345678"),
    ],
)
def test_number_that_nobody_can_dial_is_said_with_its_remedy(number: str, words: str, remedy: str) -> None:
    ((message, hint),) = said(number)
    assert words in message
    assert remedy in hint


def test_hotline_is_looked_at_as_well() -> None:
    hotline = {"number": "8592803757", "hours": "24/7", "scope": "心理"}
    ((message, _),) = said("12345", hotline=hotline)
    assert "8592803757" in message


def test_sample_keeps_its_own_numbers() -> None:
    sample = {"id": "990101-x", "division": "990101101", "sample": True}
    assert said("000-00000101", **sample) == []
    assert "可能是别人的真号码" in said("0859-3221234", **sample)[0][0]
