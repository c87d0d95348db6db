"""Is every question sound: its point or clause, its answer, and whether the words it rests on still stand?"""

from collections.abc import Iterator

from stationbook.assess.questions import basis_of, newest_editions
from stationbook.check.references import missing
from stationbook.model.catalogue import Catalogue
from stationbook.model.problem import FieldPath, Problem, Severity
from stationbook.model.problem_kind import LEARNING, ProblemKind
from stationbook.model.question import Question
from stationbook.model.standard import Edition
from stationbook.model.terms import QuestionKind

_QUESTIONS = f"{LEARNING}/questions.yml"
_QUESTION = """\
questions:
  - id: {id}
    kind: {kind}
    on: {on}
    quote: {quote}
    ask: 谁？
    options: [{{id: a, text: 甲}}, {{id: {second}, text: {text}}}]
    answer: {answer}
    explanation: 写着。"""
_USUAL = {
    "id": "who-asks",
    "kind": "single",
    "on": "law.who",
    "quote": "谁可以申请",
    "second": "b",
    "text": "乙",
    "answer": "a",
}


def _question(**fields: str) -> str:
    return _QUESTION.format(**{**_USUAL, **fields})


ID_TAKEN = ProblemKind(
    "question-id-taken",
    "题的编号已经用了",
    "全部题目的编号都不能相同，也不能与要点的编号相同：学习进度是按编号记的。",
    wrong=_question(id="law.who"),
    right=_question(),
    path=_QUESTIONS,
)
OWN_ADDRESS = ProblemKind(
    "must-learn-address-taken",
    "清单的编号是网站自己用的网址",
    "清单的编号会成为网址，exam、group、review 三个网站自己用了。",
    wrong="list: exam",
    right="list: children",
    path=f"{LEARNING}/must-learn.yml",
)
UNVERIFIED = ProblemKind(
    "question-unverified",
    "出题的要点没有核对过原文",
    "没有与原文核对过的要点不能出题，不然会教错人。先核对，在政策文件里写明 verified。",
    wrong=_question(on="rule.how", quote="怎样办理"),
    right=_question(),
    path=_QUESTIONS,
)
OUTDATED = ProblemKind(
    "question-outdated",
    "要点或条款改了，题目停用",
    "题目引的原话（quote）在现在的要点或条款里找不到了。看题目和答案还对不对，再改 quote。只是提醒，题目先不用。",
    wrong=_question(quote="谁能够申请"),
    right=_question(quote="谁可以申请"),
    path=_QUESTIONS,
)
OPTIONS = ProblemKind(
    "question-options",
    "选项不对",
    "每个选项一个编号，文字不能相同，至少两个。",
    wrong=_question(text="甲"),
    right=_question(text="乙"),
    path=_QUESTIONS,
)
ANSWER = ProblemKind(
    "question-answer",
    "答案与选项或题型对不上",
    "单选题的答案是一个选项的编号；多选题至少两个，又不是全部；排序题写全。",
    wrong=_question(answer="c"),
    right=_question(answer="b"),
    path=_QUESTIONS,
)

OWN_ADDRESSES = ("exam", "group", "review")
"""Pages beside the lists under /learn/, whose names no list may take."""


def check_questions(catalogue: Catalogue) -> Iterator[Problem]:
    """Every question has an id of its own, a sound answer, and a verified basis that still says what it quotes."""
    newest = {edition.id for edition in newest_editions(catalogue)}
    items = {
        item.id for edition in catalogue.editions().values() if edition.must_learn for item in edition.must_learn.items
    }
    taken: dict[str, tuple[str, str]] = {}
    for edition in catalogue.editions().values():
        path = edition.beside("questions.yml")
        here: set[str] = set()
        for number, question in enumerate(edition.questions):
            field: FieldPath = ("questions", number)
            # A later edition of the same standard carries its questions on, so that learners keep their answers.
            standard, first = taken.setdefault(question.id, (edition.id.rsplit("/", 1)[0], path))
            if question.id in here or standard != edition.id.rsplit("/", 1)[0]:
                words = f"编号“{question.id}”与 {first} 里的题重复"
                yield ID_TAKEN.at(path, (*field, "id"), words, "换一个编号；全部题目的编号都不能相同")
            if question.id in items:
                words = f"编号“{question.id}”已经是一条必学要点的编号"
                yield ID_TAKEN.at(path, (*field, "id"), words, "换一个编号")
            here.add(question.id)
            for kind, name, message, hint in _answer(question):
                yield kind.at(path, (*field, name), message, hint)
            yield from _basis(catalogue, edition, question, path, field, is_newest=edition.id in newest)


def check_list_addresses(catalogue: Catalogue) -> Iterator[Problem]:
    """No list takes the address of a page that stands beside the lists."""
    for edition in catalogue.must_learn_editions():
        if edition.must_learn and edition.must_learn.list in OWN_ADDRESSES:
            words = f"“{edition.must_learn.list}”是网站自己用的网址，不能作清单的编号"
            yield OWN_ADDRESS.at(edition.beside("must-learn.yml"), ("list",), words, "换一个编号")


def _basis(
    catalogue: Catalogue, edition: Edition, question: Question, path: str, field: FieldPath, *, is_newest: bool
) -> Iterator[Problem]:
    basis = basis_of(catalogue, edition, question.on)
    if basis is None and _rests_on_refused(catalogue, edition, question.on):
        return
    if basis is None:
        known = [item.id for item in edition.must_learn.items] if edition.must_learn else []
        known += [clause.id for clause in edition.clauses()]
        yield missing(path, (*field, "on"), "要点或条款", question.on, known)
    elif not is_newest or not catalogue.is_whole(edition.standard):
        return
    elif not basis.is_verified:
        words = f"“{question.on}”还没有与原文核对，不能出题"
        yield UNVERIFIED.at(path, (*field, "on"), words, "先核对原文，在政策文件里写明 verified，再出题")
    elif not basis.still_says(question.quote):
        words = "要点改了，题目停用，核对后改 quote" if basis.item else "条款改了，题目停用，核对后改 quote"
        hint = "看题目和答案是不是还对，再把 quote 改成现在的文字"
        yield OUTDATED.at(path, (*field, "quote"), words, hint, severity=Severity.WARNING)


def _rests_on_refused(catalogue: Catalogue, edition: Edition, on: str) -> bool:
    """Whether a question may rest on a list or a policy with an error, or on an item that the list misnames."""
    if edition.must_learn is not None and any(item.id == on for item in edition.must_learn.items):
        return True
    return catalogue.is_refused("must-learn", edition.id) or catalogue.is_refused("policy", on.split(".", 1)[0])


def _answer(question: Question) -> Iterator[tuple[ProblemKind, str, str, str]]:
    """Yield the kind, the field, what is wrong, and what to write instead, for the options and the answer."""
    if not question.options:
        return
    ids = [option.id for option in question.options]
    if len(set(ids)) < len(ids):
        yield OPTIONS, "options", "有两个选项的编号相同", "每个选项一个编号"
        return
    if len({"".join(option.text.split()) for option in question.options}) < len(ids):
        yield OPTIONS, "options", "有两个选项的文字相同", "改写或删去一个"
    if len(ids) < 2:
        yield OPTIONS, "options", "只有一个选项", "至少写两个"
    if unknown := [one for one in question.chosen if one not in ids]:
        yield ANSWER, "answer", f"答案“{unknown[0]}”不在选项里", f"可以写：{'、'.join(ids)}"
    elif len(set(question.chosen)) < len(question.chosen):
        yield ANSWER, "answer", "同一个选项写了两次", "留一次"
    elif question.kind is QuestionKind.MULTIPLE and len(question.chosen) < 2:
        yield ANSWER, "answer", "多选题只有一个答案", "改成单选题，或补上其余答案"
    elif question.kind is QuestionKind.MULTIPLE and len(question.chosen) == len(ids):
        yield ANSWER, "answer", "全部选项都对，看不出会不会", "补上不对的选项"
    elif question.kind is QuestionKind.ORDER and len(question.chosen) < len(ids):
        yield ANSWER, "answer", "排序题的答案没有写全", "把全部选项的编号按顺序写出来"
