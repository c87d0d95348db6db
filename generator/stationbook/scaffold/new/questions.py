"""What has to be known of a new record, and how is it asked where it was not said?"""

import difflib
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from stationbook.load.build_date import day_of
from stationbook.model.record import is_hidden
from stationbook.model.terms import Term

T = TypeVar("T", bound=Term)
Known = Mapping[str, Any]
"""What the answers before meant, by the name of the option."""
Ask = Callable[[str], str]
"""Shows words to a person and returns what they write."""
_LONGEST = 200
_ID = re.compile(r"[a-z0-9]+(?:[.-][a-z0-9]+)*", re.ASCII)


class AnswerError(ValueError):
    """An answer that cannot be used; the message says why and what to answer."""


class MissingError(ValueError):
    """Something has to be known that was neither said nor can be asked; the message names what."""


@dataclass(frozen=True, slots=True)
class Question:
    """Something to be known: its option, the words that ask for it, what an answer means, what holds without one.

    ``means`` and ``usual`` are given what is known so far; without ``usual`` an answer is needed.
    """

    option: str
    words: str
    means: Callable[[str, Known], Any]
    usual: Callable[[Known], str] | None = None


def answers(questions: Sequence[Question], given: Mapping[str, str | None], ask: Ask | None) -> dict[str, Any]:
    """Return what every answer means, by the name of its option; ``ask`` is None where nobody can be asked.

    An answer that cannot be used is asked for again. Raises MissingError where nobody can be asked, EOFError where
    somebody stops answering.
    """
    missing = [one.option for one in questions if one.usual is None and not (given.get(one.option) or "").strip()]
    if ask is None and missing:
        options = "、".join(f"--{option}" for option in missing)
        raise MissingError(f"还要写明 {options}；在终端里运行时会一项一项地问。")
    known: dict[str, Any] = {}
    for question in questions:
        said = (given.get(question.option) or "").strip()
        if said:
            try:
                known[question.option] = question.means(said, known)
            except AnswerError as error:
                raise MissingError(f"--{question.option}：{error}") from error
        else:
            known[question.option] = _asked(question, known, ask)
    return known


def _asked(question: Question, known: Known, ask: Ask | None) -> Any:
    usual = question.usual(known) if question.usual is not None else ""
    words = f"{question.words}（直接回车：{usual}）：" if usual else f"{question.words}："
    while True:
        said = (ask(words).strip() if ask is not None else "") or usual
        try:
            return question.means(said, known)
        except AnswerError as error:
            if ask is None:
                raise MissingError(f"还要写明 --{question.option}：{error}") from error
            words = f"{error}\n{question.words}："


def a_text(said: str, known: Known) -> str:
    """Return a line of text. Raises AnswerError for nothing, for hidden signs, and for very much."""
    if not said.strip() or len(said) > _LONGEST or "\n" in said or any(map(is_hidden, said)):
        raise AnswerError(f"写一行字，最多 {_LONGEST} 个，不带看不见的符号。")
    return said.strip()


def a_text_or_none(said: str, known: Known) -> str:
    """Return a line of text, or nothing."""
    return a_text(said, known) if said else ""


def a_day(said: str, known: Known) -> date:
    """Return a day. Raises AnswerError."""
    try:
        return day_of(said)
    except ValueError as error:
        raise AnswerError(f"{error}。") from error


def an_id(said: str, known: Known) -> str:
    """Return what may be an id and the name of a file. Raises AnswerError."""
    if not _ID.fullmatch(said) or len(said) > 60:
        raise AnswerError(f"“{said[:40]}”不能作编号：只用小写字母、数字和短横，最多 60 个。")
    return said


def a_term(terms: type[T]) -> Callable[[str, Known], T]:
    """Return what finds the term of a list by its value, its Chinese name or the nearest one. It raises AnswerError."""

    def means(said: str, known: Known) -> T:
        exact = [one for one in terms if said in (one.value, one.label)]
        found = exact or [one for one in terms if said and said in one.label] or _near(terms, said)
        if len(found) == 1:
            return found[0]
        listed = "、".join(f"{one.value}（{one.label}）" for one in (found or terms))
        raise AnswerError(f"“{said[:40]}”可以是 {listed}，写其中一个。" if found else f"写其中一个：{listed}。")

    return means


def _near(terms: type[T], said: str) -> list[T]:
    close = difflib.get_close_matches(said, [word for one in terms for word in (one.value, one.label)], 1, 0.5)
    return [one for one in terms if close and close[0] in (one.value, one.label)]
