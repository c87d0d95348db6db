"""Which words does a learner learn of a must-learn item, are they still the same, and which older items go on in it?"""

import hashlib
from collections.abc import Iterator

from stationbook.model.learning import MustLearnList
from stationbook.model.policy import Point, Procedure


def item_words(point: Point | None, procedure: Procedure | None) -> str:
    """Return the text of a point, or all words of a procedure in reading order."""
    return point.text if point else "\n".join(_procedure_words(procedure)) if procedure else ""


def _procedure_words(procedure: Procedure) -> Iterator[str]:
    yield procedure.name
    if procedure.total_time:
        yield procedure.total_time
    for step in procedure.steps:
        said = (step.step, step.who, step.where, *step.materials, step.what, step.output, step.time_limit)
        yield from (words for words in said if words)
    yield from (*procedure.does, *procedure.never, *procedure.goes_wrong)


def fingerprint(text: str) -> str:
    """Return the first 8 hexadecimal digits of SHA-256 of the text without white space."""
    return hashlib.sha256("".join(text.split()).encode()).hexdigest()[:8]


def carried_ids(listed: MustLearnList) -> dict[str, tuple[str, ...]]:
    """Return the ids of the older items whose progress each item carries on."""
    found: dict[str, tuple[str, ...]] = {}
    for carried in listed.carried:
        for present in carried.to:
            found[present] = (*found.get(present, ()), carried.from_)
    return found
