"""Is every question sound: its point or clause, its answer, and whether the words it rests on still stand?"""

from collections.abc import Iterator

from stationbook.assess.questions import basis_of, newest_editions
from stationbook.check.references import missing
from stationbook.model.catalogue import Catalogue
from stationbook.model.problem import FieldPath, Problem, Severity
from stationbook.model.question import Question
from stationbook.model.standard import Edition
from stationbook.model.terms import QuestionKind

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
                yield Problem(path, (*field, "id"), words, "换一个编号；全部题目的编号都不能相同")
            if question.id in items:
                words = f"编号“{question.id}”已经是一条必学要点的编号"
                yield Problem(path, (*field, "id"), words, "换一个编号")
            here.add(question.id)
            for name, message, hint in _answer(question):
                yield Problem(path, (*field, name), message, hint)
            yield from _basis(catalogue, edition, question, path, field, is_newest=edition.id in newest)


def check_list_addresses(catalogue: Catalogue) -> Iterator[Problem]:
    """No list takes the address of a page that stands beside the lists."""
    for edition in catalogue.must_learn_editions():
        if edition.must_learn and edition.must_learn.list in OWN_ADDRESSES:
            words = f"“{edition.must_learn.list}”是网站自己用的网址，不能作清单的编号"
            yield Problem(edition.beside("must-learn.yml"), ("list",), words, "换一个编号")


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
        yield Problem(path, (*field, "on"), words, "先核对原文，在政策文件里写明 verified，再出题")
    elif not basis.still_says(question.quote):
        words = "要点改了，题目停用，核对后改 quote" if basis.item else "条款改了，题目停用，核对后改 quote"
        hint = "看题目和答案是不是还对，再把 quote 改成现在的文字"
        yield Problem(path, (*field, "quote"), words, hint, severity=Severity.WARNING)


def _rests_on_refused(catalogue: Catalogue, edition: Edition, on: str) -> bool:
    """Whether a question may rest on a list or a policy with an error, or on an item that the list misnames."""
    if edition.must_learn is not None and any(item.id == on for item in edition.must_learn.items):
        return True
    return catalogue.is_refused("must-learn", edition.id) or catalogue.is_refused("policy", on.split(".", 1)[0])


def _answer(question: Question) -> Iterator[tuple[str, str, str]]:
    """Yield the field, what is wrong, and what to write instead, for the options and the answer."""
    if not question.options:
        return
    ids = [option.id for option in question.options]
    if len(set(ids)) < len(ids):
        yield "options", "有两个选项的编号相同", "每个选项一个编号"
        return
    if len({"".join(option.text.split()) for option in question.options}) < len(ids):
        yield "options", "有两个选项的文字相同", "改写或删去一个"
    if len(ids) < 2:
        yield "options", "只有一个选项", "至少写两个"
    if unknown := [one for one in question.chosen if one not in ids]:
        yield "answer", f"答案“{unknown[0]}”不在选项里", f"可以写：{'、'.join(ids)}"
    elif len(set(question.chosen)) < len(question.chosen):
        yield "answer", "同一个选项写了两次", "留一次"
    elif question.kind is QuestionKind.MULTIPLE and len(question.chosen) < 2:
        yield "answer", "多选题只有一个答案", "改成单选题，或补上其余答案"
    elif question.kind is QuestionKind.MULTIPLE and len(question.chosen) == len(ids):
        yield "answer", "全部选项都对，看不出会不会", "补上不对的选项"
    elif question.kind is QuestionKind.ORDER and len(question.chosen) < len(ids):
        yield "answer", "排序题的答案没有写全", "把全部选项的编号按顺序写出来"
