"""Where do the tests stand, and what can be read in them without a script?"""

from dataclasses import replace

from stationbook.pages.edition import render_edition
from stationbook.pages.questions import question_sets, render_exam, render_key, render_paper, render_test
from tests.builders import context, edition, learning, must_learn, question, standards

ORDER = question(id="steps", kind="order", answer=["b", "a", "c"])
GUIDE = replace(
    edition("## 服务 {#service}\n每周探访。\n", standard_id="tiny/guide"),
    questions=(question(id="visits", on="service", quote="每周探访。"),),
)


def test_test_of_a_list_stands_under_the_list_and_that_of_a_standard_under_its_edition() -> None:
    parts = learning(must_learn(question()))
    world = context(**{**parts, "standards": {**standards(GUIDE), **parts["standards"]}})
    assert [(one.id, one.address) for one in question_sets(world)] == [
        ("children", "learn/children/test/"),
        ("tiny.guide", "standards/tiny/guide/2026/test/"),
    ]


def test_answers_lie_folded_beside_each_question_with_what_they_rest_on() -> None:
    world = context(**learning(must_learn(question(), ORDER)))
    (one,) = question_sets(world)
    body = render_test(world, one).body
    assert '<li class="sb-question" id="report-when">' in body
    assert body.count("<details") == 2
    assert '<a href="../../../learn/children/#law.report">某法</a>' in body
    assert body.index("等一等</li><li>立即</li>") > body.index("steps")


def test_list_without_questions_says_so_and_the_exam_leaves_it_out() -> None:
    world = context(**learning(must_learn()))
    (one,) = question_sets(world)
    assert "这里还没有题" in render_test(world, one).body
    assert "还没有自测题" in render_exam(world).body


def test_paper_and_key_hold_no_question_before_it_is_drawn() -> None:
    world = context(**learning(must_learn(question())))
    for page in (render_paper(world), render_key(world)):
        assert "立即" not in page.body
        assert "noscript" in page.body


def test_clause_leads_to_its_questions() -> None:
    world = context(standards=standards(GUIDE))
    body = render_edition(world, world.catalogue.standards["tiny/guide"], GUIDE).body
    assert 'href="../../../../standards/tiny/guide/2026/test/#visits">自测题 1 道' in body
