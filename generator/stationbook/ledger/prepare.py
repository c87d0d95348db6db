"""What would the import of a workbook do, and what has a person to say first?"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from stationbook.ledger.columns import CONSENT_SCOPE, column_titles
from stationbook.ledger.divisions import Finder
from stationbook.ledger.headers import How, Match
from stationbook.ledger.mapping import Answers, proposed_text, read_mapping, with_questions
from stationbook.ledger.plan import Plan, plan_of
from stationbook.ledger.reading import Ledger, matches_of, read_ledger, tables_of
from stationbook.ledger.rows import Said
from stationbook.ledger.workbook import Workbook, read_workbook
from stationbook.model.catalogue import Catalogue
from stationbook.model.terms import Status

_PROPOSED = (("status", Status.OPERATING.value, "台账没有“状态”一列：都写成正常服务，请核对"),)


@dataclass(frozen=True, slots=True)
class Prepared:
    """A ledger as it is understood, and what it would change.

    ``mapping`` is the text of its mapping with all that is asked: that of a new one, or the old one with what it
    lacked; empty where none is needed, because this program wrote the workbook.
    """

    ledger: Ledger
    plan: Plan
    mapping: str


def prepare(
    path: Path,
    catalogue: Catalogue,
    *,
    on: date,
    region: str = "",
    mapping: tuple[str, str] | None = None,
    choose: Callable[[Iterable[Said]], list[Said]] | None = None,
) -> Prepared:
    """Return what the import of a workbook would do, as of a day.

    ``mapping`` is the name and the text of what a person said of it; ``choose`` picks the rows that are wanted.
    Raises WorkbookRefusedError, MappingRefusedError, and what ``choose`` raises.
    """
    workbook = read_workbook(path)
    matches = matches_of(workbook, Finder(catalogue.divisions, region=region))
    is_ours = mapping is None and _is_ours(workbook, matches)
    answers = read_mapping(mapping[1], mapping[0]) if mapping else Answers()
    proposed = () if mapping or is_ours else _proposed(matches)
    answers = replace(answers, defaults={**{key: value for key, value, _ in proposed}, **answers.defaults})
    finder = Finder(catalogue.divisions, region=region, said=answers.divisions)
    ledger = read_ledger(workbook, catalogue, matches, answers, finder)
    plan = plan_of(ledger, catalogue, on=on, chosen=choose(ledger.rows) if choose else None)
    text = ""
    if mapping:
        text = with_questions(mapping[1], matches, plan.questions)
    elif not is_ours or plan.questions:
        text = proposed_text(path.name, matches, plan.questions, proposed)
    return Prepared(ledger, plan, text)


def _is_ours(workbook: Workbook, matches: dict[str, Match]) -> bool:
    """Whether every column stands as this program writes it, with the ids."""
    tables = list(tables_of(workbook))
    keys = {matches[words].key for table in tables for words in table.headers if words}
    is_named = all(match.how is How.NAME and column_titles([match.key]) == words for words, match in matches.items())
    return bool(tables) and "id" in keys and CONSENT_SCOPE not in keys and is_named


def _proposed(matches: dict[str, Match]) -> tuple[tuple[str, str, str], ...]:
    """Return what is the same in every row, where no column says it."""
    keys = {match.key for match in matches.values()}
    return tuple(one for one in _PROPOSED if one[0] not in keys)
