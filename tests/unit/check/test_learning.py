"""Is a list true about the items that it no longer holds?"""

from dataclasses import replace
from typing import Any

import pytest

from stationbook.check.learning import check_learning_changes
from stationbook.model.learning import MustLearnList
from tests.builders import catalogue, edition, standards

GROUP = {"id": "all", "title": "全部", "about": "都学", "items": [{"id": "law.new"}, {"id": "law.other"}]}


def said(**changes: Any) -> list[str]:
    listed = MustLearnList.model_validate({"list": "tiny", "groups": [GROUP], **changes})
    world = catalogue(standards=standards(replace(edition("## 范围 {#scope}\n"), must_learn=listed)))
    return [f"{problem.field_name}：{problem.message}" for problem in check_learning_changes(world)]


def test_items_that_are_gone_and_lead_on_have_no_problem() -> None:
    withdrawn = [{"id": "law.gone", "reason": "文件废止", "edition": "2027"}]
    carried = [{"from": "law.old", "to": ["law.new", "law.other"], "edition": "2027"}]
    assert said(withdrawn=withdrawn, carried=carried) == []


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        (
            {"withdrawn": [{"id": "law.new", "reason": "文件废止", "edition": "2027"}]},
            "withdrawn[1].id：“law.new”写作已撤下，又还列在清单里",
        ),
        (
            {"carried": [{"from": "law.new", "to": ["law.other"], "edition": "2027"}]},
            "carried[1].from：“law.new”写作已转到别的条目，又还列在清单里",
        ),
        (
            {"carried": [{"from": "law.old", "to": ["law.other", "law.nwe"], "edition": "2027"}]},
            "carried[1].to[2]：没有“law.nwe”这个清单里的编号，是否想写“law.new”？",
        ),
        (
            {
                "withdrawn": [{"id": "law.old", "reason": "文件废止", "edition": "2027"}],
                "carried": [{"from": "law.old", "to": ["law.new"], "edition": "2027"}],
            },
            "carried[1].from：“law.old”既写了撤下，又写了转到别的条目",
        ),
    ],
)
def test_contradiction_is_said_once(changes: dict[str, Any], words: str) -> None:
    assert said(**changes) == [words]


def test_problem_names_the_list_and_not_the_text_beside_it() -> None:
    listed = MustLearnList.model_validate(
        {"list": "tiny", "groups": [GROUP], "withdrawn": [{"id": "law.new", "reason": "废止", "edition": "2027"}]}
    )
    world = catalogue(standards=standards(replace(edition("## 范围 {#scope}\n"), must_learn=listed)))
    (problem,) = check_learning_changes(world)
    assert problem.path == "content/standards/tiny/standard/2026/must-learn.yml"
    assert problem.hint
