"""What became of a clause in a later edition, by what the editions between declared?"""

from collections.abc import Iterator

from stationbook.model.standard import Edition, Standard


def successors(standard: Standard, older: Edition, newer: Edition, clause_id: str) -> tuple[str, ...]:
    """Return the ids in ``newer`` that a clause of ``older`` has, in the order of its text.

    One where it stayed, moved or was merged, several where it was split, none where it was withdrawn.
    """
    if newer.clause(clause_id) is not None:
        return (clause_id,)
    ids = {clause_id}
    for edition in standard.in_order:
        if older.dated < edition.dated <= newer.dated:
            ids = {after for before in ids for after in _after(edition, before)}
    return tuple(clause.id for clause in newer.clauses() if clause.id in ids)


def _after(edition: Edition, before: str) -> Iterator[str]:
    """Yield the ids that a clause of the edition before has in this one."""
    if edition.clause(before) is not None:
        yield before
        return
    for change in edition.matter.changes:
        if change.clause == before and change.moved_to:
            yield change.moved_to
        if change.split_from == before or before in change.merged_from:
            yield change.clause
