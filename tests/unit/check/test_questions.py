"""Is a question refused that is unsound, and taken out of use when its point has changed?"""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from stationbook.assess.questions import usable_questions
from stationbook.check.questions import check_list_addresses, check_questions
from stationbook.model.learning import MustLearnList
from stationbook.model.problem import Severity
from stationbook.store.project import read_project
from tests.builders import ON, catalogue, edition, learning, must_learn, question, standards
from tests.tiny import write


def said(*questions: Any, **fields: Any) -> list[str]:
    world = catalogue(**learning(must_learn(*questions), **fields))
    return [f"{one.severity} {one.field_name}：{one.message}" for one in check_questions(world)]


def test_sound_questions_have_no_problem() -> None:
    on_clause = question(id="scope", on="scope", quote="本清单适用于 社工站。")
    on_procedure = question(
        id="steps", on="law.procedure", quote="发现 报告", kind="order", options=_options("ab"), answer=["a", "b"]
    )
    assert said(question(), on_clause, on_procedure) == []


def _options(ids: str) -> list[dict[str, str]]:
    return [{"id": one, "text": f"选项{one}"} for one in ids]


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"on": "law.reprot"}, "error questions[1].on：没有“law.reprot”这个要点或条款，是否想写“law.report”？"),
        ({"on": "law.ask"}, "error questions[1].on：“law.ask”还没有与原文核对，不能出题"),
        ({"id": "law.report"}, "error questions[1].id：编号“law.report”已经是一条必学要点的编号"),
        ({"answer": "d"}, "error questions[1].answer：答案“d”不在选项里"),
        ({"options": _options("a")}, "error questions[1].options：只有一个选项"),
        ({"options": _options("aba")}, "error questions[1].options：有两个选项的编号相同"),
        (
            {"options": [{"id": "a", "text": "立即"}, {"id": "b", "text": "立 即"}]},
            "error questions[1].options：有两个选项的文字相同",
        ),
        ({"kind": "multiple", "answer": ["a"]}, "error questions[1].answer：多选题只有一个答案"),
        ({"kind": "multiple", "answer": ["a", "a"]}, "error questions[1].answer：同一个选项写了两次"),
        ({"kind": "multiple", "answer": ["a", "b", "c"]}, "error questions[1].answer：全部选项都对，看不出会不会"),
        ({"kind": "order", "answer": ["b", "a"]}, "error questions[1].answer：排序题的答案没有写全"),
        ({"kind": "order", "answer": ["b", "a", "x"]}, "error questions[1].answer：答案“x”不在选项里"),
    ],
)
def test_unsound_question_is_said(fields: dict[str, Any], words: str) -> None:
    assert said(question(**fields)) == [words]


def test_two_questions_with_one_id_are_said_in_one_file_and_across_standards() -> None:
    assert said(question(), question()) == ["error questions[2].id：编号“report-when”与 " + FILE + " 里的题重复"]
    other = replace(edition("## 范围 {#scope}\n第一句。\n"), questions=(question(on="scope", quote="第一句。"),))
    parts = learning(must_learn(question()))
    parts["standards"] = {**parts["standards"], **standards(other)}
    (problem,) = check_questions(catalogue(**parts))
    assert (problem.path, problem.field) == (
        "content/standards/tiny/standard/2026/questions.yml",
        ("questions", 0, "id"),
    )


FILE = "content/standards/tiny/must-learn/2026/questions.yml"


def test_later_edition_carries_its_questions_on() -> None:
    world = catalogue(**learning(must_learn(question(), slug="2025"), must_learn(question())))
    assert list(check_questions(world)) == []
    assert [one.edition.slug for one in usable_questions(world)] == ["2026"]


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"quote": "发现侵害要报告"}, "要点改了，题目停用，核对后改 quote"),
        ({"quote": "发现侵害"}, "要点改了，题目停用，核对后改 quote"),
        ({"on": "scope", "quote": "第三句话。"}, "条款改了，题目停用，核对后改 quote"),
    ],
)
def test_question_whose_words_changed_is_warned_of_and_not_asked(fields: dict[str, Any], words: str) -> None:
    world = catalogue(**learning(must_learn(question(**fields), question(id="other"))))
    (problem,) = check_questions(world)
    assert (problem.severity, problem.message, problem.field_name) == (Severity.WARNING, words, "questions[1].quote")
    assert [one.question.id for one in usable_questions(world)] == ["other"]


def test_white_space_and_emphasis_do_not_make_a_question_stale() -> None:
    assert said(question(quote="发现侵害 应立即\n报告"), question(id="b", on="scope", quote="适用于社工站")) == []


def test_list_may_not_take_the_address_of_the_exam() -> None:
    named = must_learn()
    named = replace(named, must_learn=MustLearnList(list="exam", groups=()))
    (problem,) = check_list_addresses(catalogue(**learning(named)))
    assert "网站自己用的网址" in problem.message


BROKEN = """\
questions:
  - id: scope-who
    kind: multiple
    on: scope
    quote: 本清单适用于社工站。
    ask: 适用于谁？
    options: [{id: a, text: 社工站}, {id: b, text: 别的}]
    answer: a
    explanation: 第一句。
"""


@pytest.mark.parametrize("answer", ["a", "[a, x]"])
def test_broken_file_of_questions_leaves_alone(tmp_path: Path, answer: str) -> None:
    folder = "content/standards/tiny"
    write(tmp_path, f"{folder}/series.yml", "title: 小系列\nabout: 试一试\n")
    entry = "title: 小标准\nkind: service-guide\nissuer: 某局\nstage: issued\n"
    write(tmp_path, f"{folder}/one/standard.yml", entry)
    matter = '---\ntitle: 小标准\nedition: "2026"\nstage: issued\n---\n## 范围 {#scope}\n本清单适用于社工站。\n'
    write(tmp_path, f"{folder}/one/2026/index.md", matter)
    write(tmp_path, f"{folder}/one/2026/questions.yml", BROKEN.replace("answer: a", f"answer: {answer}"))
    project = read_project(tmp_path, on=ON)
    one = project.catalogue.standards["tiny/one"].editions["2026"]
    assert one.questions == ()
    assert one.clause("scope") is not None
    (problem,) = (one for one in project.problems if one.path.endswith("questions.yml"))
    assert problem.line in (2, 8)
    assert problem.hint
