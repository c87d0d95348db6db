"""Do the reports for other programs say each problem at its place, whatever its words hold?"""

import json
from dataclasses import replace

from stationbook.check.phones import LOST_ZERO
from stationbook.check.stations import CLOSED_UNDATED
from stationbook.exports.problems import (
    counts_of,
    problems_as_json,
    problems_as_markdown,
    problems_for_github,
    problems_for_gitlab,
)
from stationbook.model.problem import Severity

PATH = "data/stations/99/990101/a,b:c%d.yml"
ERROR = LOST_ZERO.at(PATH, ("phones", 0, "number"), "“859%”少了 0\n::error::", "写 0859", 3, 7)
WARNING = CLOSED_UNDATED.at("data/b.yml", ("status",), "没有写", "补上", 2, 1, severity=Severity.WARNING)
STRANGE = LOST_ZERO.at("data/\udcff\n.yml", (), "<b>@all</b> | `x` [a](http://b) #1", "")


def test_json_holds_code_place_and_words() -> None:
    (found,) = json.loads(problems_as_json([ERROR]))
    assert (found["code"], found["line"], found["column"]) == ("phone-lost-zero", 3, 7)
    assert (found["field"], found["severity"]) == ("phones[1].number", "error")


def test_github_reads_one_command_a_problem_with_its_signs_escaped() -> None:
    first, second, last = problems_for_github([ERROR, WARNING]).split("\n")
    assert first == (
        "::error file=data/stations/99/990101/a%2Cb%3Ac%25d.yml,line=3,col=7,title=phone-lost-zero"
        "::phones[1].number：“859%25”少了 0\\n::error::（写 0859）"
    )
    assert second == "::warning file=data/b.yml,line=2,col=1,title=station-closed-undated::status：没有写（补上）"
    assert last == "1 处错误，1 处提醒。"


def test_gitlab_knows_a_problem_again_when_its_line_moved_and_tells_two_apart() -> None:
    first, again = json.loads(problems_for_gitlab([ERROR, ERROR]))
    (moved,) = json.loads(problems_for_gitlab([replace(ERROR, line=9)]))
    assert first["fingerprint"] == moved["fingerprint"] != again["fingerprint"]
    assert (first["check_name"], first["severity"]) == ("phone-lost-zero", "major")
    assert moved["location"] == {"path": PATH, "lines": {"begin": 9}}
    (warned,) = json.loads(problems_for_gitlab([WARNING]))
    assert warned["severity"] == "minor"


def test_comment_shows_words_as_they_are_and_says_what_the_codes_mean() -> None:
    text = problems_as_markdown([STRANGE])
    row = next(line for line in text.split("\n") if line.startswith("| data"))
    assert row.replace(r"\|", "").count("|") == 5
    assert "<b>" not in text
    assert "@all" not in text
    assert "](http" not in text
    assert CLOSED_UNDATED.meaning not in text
    assert "`phone-lost-zero` 号码丢了开头的 0：" in text


def test_long_comment_lists_errors_before_reminders_and_says_what_is_left_out() -> None:
    text = problems_as_markdown([*[WARNING] * 150, ERROR])
    assert text.index("少了 0") < text.index("没有写")
    assert "还有 51 处没有列出" in text
    assert len(text) < 65536


def test_strange_names_are_valid_everywhere() -> None:
    for made in (problems_as_json, problems_for_github, problems_for_gitlab, problems_as_markdown):
        text = made([STRANGE])
        assert text.encode("utf-8")
        assert "\udcff" not in text


def test_nothing_wrong_is_said() -> None:
    assert json.loads(problems_as_json([])) == json.loads(problems_for_gitlab([])) == []
    assert problems_for_github([]) == counts_of([]) == "检查完毕，没有问题。"
    assert "没有问题" in problems_as_markdown([])
