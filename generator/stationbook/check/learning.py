"""Does a must-learn list say truly what became of items that it no longer holds?"""

from collections.abc import Iterator

from stationbook.check.references import missing
from stationbook.model.catalogue import Catalogue
from stationbook.model.learning import MustLearnList
from stationbook.model.problem import FieldPath, Problem
from stationbook.model.problem_kind import LEARNING, ProblemKind

WITHDRAWN_LISTED = ProblemKind(
    "must-learn-gone-and-listed",
    "写作撤下或转走，又还列着",
    "撤下的（withdrawn）、转到别的条目的（carried），都不能再列在清单里。",
    wrong='withdrawn: [{id: law.who, reason: 政策废止, edition: "2026"}]',
    right='withdrawn: [{id: law.when, reason: 政策废止, edition: "2026"}]',
    path=f"{LEARNING}/must-learn.yml",
)
GONE_TWICE = ProblemKind(
    "must-learn-gone-twice",
    "写了两次撤下或转移",
    "一条要点撤下或转走，只写一处：学过的还算数就写 carried，不算数就写 withdrawn。",
    wrong="""\
withdrawn:
  - {id: law.when, reason: 政策废止, edition: "2026"}
  - {id: law.when, reason: 不再要求, edition: "2026"}""",
    right="""\
withdrawn:
  - {id: law.when, reason: 政策废止, edition: "2026"}""",
    path=f"{LEARNING}/must-learn.yml",
)

_Found = tuple[ProblemKind, FieldPath, str, str]


def check_learning_changes(catalogue: Catalogue) -> Iterator[Problem]:
    """Items that a list has withdrawn or carried over are gone from it, and lead to items that are there."""
    for edition in catalogue.editions().values():
        if edition.must_learn is None:
            continue
        path = edition.beside("must-learn.yml")
        for kind, field, message, hint in _gone(edition.must_learn):
            yield kind.at(path, field, message, hint)
        listed = {item.id for item in edition.must_learn.items}
        for number, carried in enumerate(edition.must_learn.carried):
            for position, present in enumerate(carried.to):
                if present not in listed:
                    yield missing(path, ("carried", number, "to", position), "清单里的编号", present, listed)


def _gone(listed: MustLearnList) -> Iterator[_Found]:
    present = {item.id for item in listed.items}
    withdrawn: set[str] = set()
    for number, one in enumerate(listed.withdrawn):
        field: FieldPath = ("withdrawn", number, "id")
        if one.id in present:
            words = f"“{one.id}”写作已撤下，又还列在清单里"
            yield WITHDRAWN_LISTED, field, words, "从 groups 里去掉这一条，或删去这一条撤下说明"
        if one.id in withdrawn:
            yield GONE_TWICE, field, f"“{one.id}”写了两次撤下", "留一处"
        withdrawn.add(one.id)
    carried: set[str] = set()
    for number, moved in enumerate(listed.carried):
        field = ("carried", number, "from")
        if moved.from_ in present:
            yield (
                WITHDRAWN_LISTED,
                field,
                f"“{moved.from_}”写作已转到别的条目，又还列在清单里",
                "从 groups 里去掉这一条，或删去这一条转移说明",
            )
        if moved.from_ in withdrawn:
            yield (
                GONE_TWICE,
                field,
                f"“{moved.from_}”既写了撤下，又写了转到别的条目",
                "学过的还算数就留在 carried，不算数就留在 withdrawn",
            )
        if moved.from_ in carried:
            yield GONE_TWICE, field, f"“{moved.from_}”写了两次转移", "合成一处，to 里写上全部去向"
        carried.add(moved.from_)
