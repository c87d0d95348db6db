"""Which questions may be asked, and on which point or clause does each rest?"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from stationbook.assess.learned_words import fingerprint, item_words
from stationbook.model.catalogue import Catalogue
from stationbook.model.policy import Point, Policy
from stationbook.model.question import Question
from stationbook.model.standard import Clause, Edition

_EMPHASIS = re.compile(r"[*_`]")


@dataclass(frozen=True, slots=True)
class Basis:
    """What a question rests on: an item of a must-learn list, or a clause.

    ``text`` is what it says today; ``whole`` tells whether a question quotes all of it or a sentence.
    ``address`` is relative to the site's root.
    """

    title: str
    address: str
    text: str
    is_whole: bool
    is_verified: bool
    item: str = ""

    def still_says(self, quote: str) -> bool:
        """Whether a quote still holds; white space and emphasis do not count."""
        said, quoted = squeezed(self.text), squeezed(quote)
        return quoted == said if self.is_whole else quoted in said


@dataclass(frozen=True, slots=True)
class AskedQuestion:
    """A question that may be asked, with the edition it belongs to and what it rests on."""

    question: Question
    edition: Edition
    basis: Basis

    @property
    def fingerprint(self) -> str:
        """What the question and its basis say, in short: a learner's answer belongs to this wording."""
        options = "".join(option.text for option in self.question.options)
        return fingerprint(f"{self.question.ask}{options}{''.join(self.question.answer_words)}{self.question.quote}")


def squeezed(text: str) -> str:
    """Leave out what a copy may lose: white space and Markdown's marks of emphasis."""
    return "".join(_EMPHASIS.sub("", text).split())


def basis_of(catalogue: Catalogue, edition: Edition, on: str) -> Basis | None:
    """Return the item of the edition's list, or the clause of its text, that has this id."""
    listed = edition.must_learn
    if listed is not None and any(item.id == on for item in listed.items):
        policy_id, point_id = on.split(".", 1)
        policy = catalogue.policies.get(policy_id)
        return _item_basis(policy, point_id, f"learn/{listed.list}/#{on}", on) if policy else None
    clause = edition.clause(on)
    return _clause_basis(edition, clause) if clause else None


def _item_basis(policy: Policy, point_id: str, address: str, item: str) -> Basis | None:
    point: Point | None = policy.point(point_id)
    if point is not None:
        return Basis(policy.title, address, point.text, True, policy.is_point_verified(point), item)
    if point_id == "procedure" and policy.procedure is not None:
        title = f"申办流程：{policy.procedure.name}"
        return Basis(title, address, item_words(None, policy.procedure), False, policy.is_procedure_verified, item)
    return None


def _clause_basis(edition: Edition, clause: Clause) -> Basis:
    number = "" if clause.is_annex else clause.number
    name = " ".join(part for part in (number, clause.title) if part)
    title = f"《{edition.matter.title}》{name}"
    return Basis(title, f"standards/{edition.id}/#{clause.id}", clause.text, False, True)


def newest_editions(catalogue: Catalogue) -> Iterator[Edition]:
    """Yield the newest edition of every standard: only its questions are asked."""
    for standard in catalogue.standards.values():
        if standard.latest is not None:
            yield standard.latest


def usable_questions(catalogue: Catalogue) -> tuple[AskedQuestion, ...]:
    """Return the questions of the newest editions whose point or clause is verified and unchanged."""
    found = []
    for edition in newest_editions(catalogue):
        for question in edition.questions:
            basis = basis_of(catalogue, edition, question.on)
            if basis is not None and basis.is_verified and basis.still_says(question.quote):
                found.append(AskedQuestion(question, edition, basis))
    return tuple(found)
