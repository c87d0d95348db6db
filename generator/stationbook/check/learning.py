"""Does a must-learn list say truly what became of items that it no longer holds?"""

from collections.abc import Iterator

from stationbook.check.references import missing
from stationbook.model.catalogue import Catalogue
from stationbook.model.learning import MustLearnList
from stationbook.model.problem import FieldPath, Problem

_Found = tuple[FieldPath, str, str]


def check_learning_changes(catalogue: Catalogue) -> Iterator[Problem]:
    """Items that a list has withdrawn or carried over are gone from it, and lead to items that are there."""
    for edition in catalogue.editions().values():
        if edition.must_learn is None:
            continue
        path = edition.beside("must-learn.yml")
        for field, message, hint in _gone(edition.must_learn):
            yield Problem(path, field, message, hint)
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
            yield field, f"“{one.id}”写作已撤下，又还列在清单里", "从 groups 里去掉这一条，或删去这一条撤下说明"
        if one.id in withdrawn:
            yield field, f"“{one.id}”写了两次撤下", "留一处"
        withdrawn.add(one.id)
    carried: set[str] = set()
    for number, moved in enumerate(listed.carried):
        field = ("carried", number, "from")
        if moved.from_ in present:
            yield (
                field,
                f"“{moved.from_}”写作已转到别的条目，又还列在清单里",
                "从 groups 里去掉这一条，或删去这一条转移说明",
            )
        if moved.from_ in withdrawn:
            yield (
                field,
                f"“{moved.from_}”既写了撤下，又写了转到别的条目",
                "学过的还算数就留在 carried，不算数就留在 withdrawn",
            )
        if moved.from_ in carried:
            yield field, f"“{moved.from_}”写了两次转移", "合成一处，to 里写上全部去向"
        carried.add(moved.from_)
