"""How does a learner test themselves: questions to read, an exam, its paper, and today's reviews?"""

import json
from collections.abc import Mapping
from dataclasses import dataclass

from stationbook.assess.questions import AskedQuestion
from stationbook.exports.questions import set_id
from stationbook.model.standard import Edition
from stationbook.pages.context import Context
from stationbook.pages.page import Page
from stationbook.pages.templating import render

EXAM = "learn/exam/"
PAPER = "learn/exam/paper/"
KEY = "learn/exam/key/"
REVIEW = "learn/review/"


@dataclass(frozen=True, slots=True)
class QuestionSet:
    """The questions of one edition."""

    id: str
    edition: Edition
    questions: tuple[AskedQuestion, ...]

    @property
    def title(self) -> str:
        """The title of the list or standard."""
        return self.edition.matter.title

    @property
    def home(self) -> str:
        """The page that the questions are about."""
        return f"learn/{self.id}/" if self.edition.must_learn else f"standards/{self.edition.id}/"

    @property
    def address(self) -> str:
        """Where the test stands: under its list, or under its edition beside requirements and comments."""
        return f"{self.home}test/"


def question_sets(context: Context) -> list[QuestionSet]:
    """Return the must-learn lists, with or without questions, then the standards that have questions."""
    found: dict[str, tuple[Edition, list[AskedQuestion]]] = {
        set_id(edition): (edition, []) for edition in context.catalogue.must_learn_editions()
    }
    for asked in context.questions:
        found.setdefault(set_id(asked.edition), (asked.edition, []))[1].append(asked)
    return [QuestionSet(name, edition, tuple(asked)) for name, (edition, asked) in found.items()]


def tests_by_edition(context: Context) -> Mapping[str, QuestionSet]:
    """Return the set of each edition that has questions."""
    return {one.edition.id: one for one in question_sets(context) if one.questions}


def render_test(context: Context, questions: QuestionSet) -> Page:
    """Return the test of one list or standard: every question readable, and a study mode for browsers that can."""
    body = render("self_test.html", questions.address, set=questions, kinds=_kinds(questions))
    title = f"自测：{questions.title}"
    words = f"{questions.title}的自测题，{len(questions.questions)} 道，带答案、解释和依据"
    return Page(questions.address, title, "self-test", body, words)


def render_exam(context: Context) -> Page:
    """Return the exam over any lists; paper and order come from a word that a group shares."""
    body = render("exam.html", EXAM, sets=_asked(context), total=len(context.questions))
    return Page(EXAM, "组卷考试", "exam", body, "从必学清单和标准抽题组卷，同一个口令同一份卷子")


def render_paper(context: Context) -> Page:
    """Return the page on which a drawn paper is printed, with its answer sheet and without answers."""
    return Page(PAPER, "打印试卷", "exam-paper", _paper(context, PAPER, is_key=False), "可以打印的试卷和答题卡")


def render_key(context: Context) -> Page:
    """Return the page with the key of a drawn paper."""
    return Page(KEY, "试卷答案", "exam-paper", _paper(context, KEY, is_key=True), "试卷的答案和依据")


def _paper(context: Context, address: str, *, is_key: bool) -> str:
    sets = _asked(context)
    titles = json.dumps({one.id: one.title for one in sets}, ensure_ascii=False)
    return render("exam_paper.html", address, sets=sets, titles=titles, is_key=is_key)


def render_review(context: Context) -> Page:
    """Return the page of today's reviews."""
    body = render("review.html", REVIEW, sets=question_sets(context), items=len(context.item_cards))
    return Page(REVIEW, "今天复习", "review", body, "按莱特纳卡片盒复习必学要点和自测题")


def _asked(context: Context) -> list[QuestionSet]:
    return [one for one in question_sets(context) if one.questions]


def _kinds(questions: QuestionSet) -> list[tuple[str, int]]:
    """Return how many questions there are of each kind, in the order in which they first come."""
    found: dict[str, int] = {}
    for asked in questions.questions:
        label = asked.question.kind.label
        found[label] = found.get(label, 0) + 1
    return list(found.items())
