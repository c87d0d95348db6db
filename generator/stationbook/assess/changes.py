"""What changed between two editions of a standard, clause by clause, and what binds more?"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from stationbook.assess.clause_words import asked
from stationbook.assess.modal_verbs import strongest
from stationbook.model.standard import Clause, DeclaredChange, Edition, Standard


class Change(StrEnum):
    """How a clause changed. A clause may be renumbered and strengthened at once."""

    ADDED = "added"
    WITHDRAWN = "withdrawn"
    MOVED = "moved"
    SPLIT = "split"
    MERGED = "merged"
    RENUMBERED = "renumbered"
    REWORDED = "reworded"
    STRENGTHENED = "strengthened"
    WEAKENED = "weakened"

    @property
    def label(self) -> str:
        """The Chinese word that pages show."""
        return _LABELS[self]


_LABELS = {
    Change.ADDED: "新增", Change.WITHDRAWN: "删去", Change.MOVED: "移动", Change.SPLIT: "拆分", Change.MERGED: "合并",
    Change.RENUMBERED: "改号", Change.REWORDED: "改写", Change.STRENGTHENED: "要求更严", Change.WEAKENED: "要求放宽",
}  # fmt: skip
# 不少于 60, 至少一名: a floor; 不超过 5, 在 5 个工作日内: a ceiling. Chinese numerals up to ten and common fractions.
_NUMBER = r"(\d+(?:\.\d+)?|[一二两三四五六七八九十]分之[一二三四五六七八九十]|[一二两三四五六七八九十])"
_FLOOR = re.compile(rf"(?:不少于|不低于|不小于|至少)\s*(?:有|设|一名)?\s*{_NUMBER}")
_CEILING = re.compile(rf"(?:不超过|不大于|不多于|不高于)\s*{_NUMBER}|{_NUMBER}\s*(?:个工作日|日|天|小时|个月)内")
_NUMERALS = {numeral: value for value, numeral in enumerate("一二三四五六七八九十", start=1)} | {"两": 2}


@dataclass(frozen=True, slots=True)
class ClauseChange:
    """A clause in the older text, in the newer, or in both, and how it changed. ``note`` is the declared reason."""

    kinds: tuple[Change, ...]
    old: Clause | None
    new: Clause | None
    note: str = ""

    @property
    def binds_more(self) -> bool:
        """Whether the newer text asks more: strengthened, or added with 应."""
        added = Change.ADDED in self.kinds or Change.SPLIT in self.kinds
        return Change.STRENGTHENED in self.kinds or (
            added and self.new is not None and strongest(asked(self.new.blocks)) == 3 and self.old is None
        )


def changes_between(standard: Standard, older: Edition, newer: Edition) -> list[ClauseChange]:
    """Return every change from an older edition to a newer one in the order of the newer text, withdrawn ones last.

    Ids match clauses; what was moved, split, merged or withdrawn in any edition between is taken as declared.
    """
    declared = list(_declared(standard, older, newer))
    moved = _moves(declared)
    old_by_id = {clause.id: clause for clause in older.clauses()}
    came_from = {new: old for old, new in moved.items()}
    splits = {one.clause: one.split_from for one in declared if one.split_from in old_by_id}
    merges = {one.clause: one.merged_from for one in declared if old_by_id.keys() & set(one.merged_from)}
    reasons = {one.clause: one.withdrawn for one in declared if one.withdrawn}
    found, seen = [], set()
    for clause in newer.clauses():
        old = old_by_id.get(came_from.get(clause.id, clause.id))
        if old is not None:
            seen.add(old.id)
        seen |= {splits.get(clause.id, ""), *merges.get(clause.id, ())}
        kinds = list(_kinds(old, clause, clause.id in came_from, clause.id in splits, clause.id in merges))
        if kinds:
            source = old or old_by_id.get(splits.get(clause.id, ""))
            note = "、".join(_numbers(old_by_id, (splits.get(clause.id, ""), *merges.get(clause.id, ()))))
            found.append(ClauseChange(tuple(kinds), source if clause.id not in splits else old, clause, note))
    for clause in older.clauses():
        if clause.id not in seen:
            found.append(ClauseChange((Change.WITHDRAWN,), clause, None, reasons.get(clause.id, "") or ""))
        elif clause.id in {old for olds in merges.values() for old in olds} and clause.id not in {
            one.id for one in newer.clauses()
        }:
            found.append(ClauseChange((Change.MERGED,), clause, None, _merged_into(merges, clause.id, newer)))
        elif clause.id in splits.values() and clause.id not in {one.id for one in newer.clauses()}:
            parts = [one for one, source in splits.items() if source == clause.id]
            numbers = [found_clause.number for one in parts if (found_clause := newer.clause(one))]
            found.append(ClauseChange((Change.SPLIT,), clause, None, "拆为 " + "、".join(numbers)))
    return found


def undeclared(standard: Standard, older: Edition, newer: Edition) -> list[Clause]:
    """Return the clauses that disappeared from one edition to the next without a word of what became of them."""
    kept = {clause.id for clause in newer.clauses()}
    explained = {one.clause for one in newer.matter.changes if one.withdrawn or one.moved_to}
    explained |= {one.split_from for one in newer.matter.changes if one.split_from}
    explained |= {old for one in newer.matter.changes for old in one.merged_from}
    return [clause for clause in older.clauses() if clause.id and clause.id not in kept | explained]


def _declared(standard: Standard, older: Edition, newer: Edition) -> Iterator[DeclaredChange]:
    for edition in standard.in_order:
        if older.dated < edition.dated <= newer.dated:
            yield from edition.matter.changes


def _moves(declared: list[DeclaredChange]) -> dict[str, str]:
    """Return old id to newest id, moves of several editions joined."""
    moved: dict[str, str] = {}
    for one in declared:
        if one.moved_to:
            for old, new in moved.items():
                if new == one.clause:
                    moved[old] = one.moved_to
            moved.setdefault(one.clause, one.moved_to)
    return moved


def _kinds(old: Clause | None, new: Clause, moved: bool, split: bool, merged: bool) -> Iterator[Change]:
    if split:
        yield Change.SPLIT
    if merged:
        yield Change.MERGED
    if old is None:
        if not split and not merged:
            yield Change.ADDED
        return
    if moved:
        yield Change.MOVED
    elif old.number != new.number:
        yield Change.RENUMBERED
    if old.text != new.text or old.title != new.title:
        bindings = binding(asked(old.blocks), asked(new.blocks))
        yield {1: Change.STRENGTHENED, -1: Change.WEAKENED}.get(bindings, Change.REWORDED)


def binding(old: str, new: str) -> int:
    """Return 1 if the new text binds more, -1 if less, 0 if neither can be said; both are without their notes.

    First the verb (宜 to 应 binds more), then floors that rose and ceilings that fell. Where verb and
    numbers disagree the verb decides, for a higher number that one need not keep binds nobody.
    """
    before, after = strongest(old), strongest(new)
    if before != after:
        return 1 if after > before else -1
    steps = _steps(_FLOOR, old, new, 1) + _steps(_CEILING, old, new, -1)
    if steps and (min(steps) >= 0 or max(steps) <= 0):
        return max(steps) or min(steps)
    return 0


def _steps(pattern: re.Pattern[str], old: str, new: str, direction: int) -> list[int]:
    before, after = _values(pattern, old), _values(pattern, new)
    if len(before) != len(after):
        return []
    pairs = [(a, b) for a, b in zip(before, after, strict=True) if (a < 1) == (b < 1)]
    return [direction * ((b > a) - (b < a)) for a, b in pairs]


def _values(pattern: re.Pattern[str], text: str) -> list[float]:
    return [_value(next(group for group in match.groups() if group)) for match in pattern.finditer(text)]


def _value(numeral: str) -> float:
    if "分之" in numeral:
        whole, _, part = numeral.partition("分之")
        return _NUMERALS[part] / _NUMERALS[whole]
    return float(_NUMERALS[numeral]) if numeral in _NUMERALS else float(numeral)


def _numbers(clauses: Mapping[str, Clause], ids: tuple[str, ...]) -> list[str]:
    return [f"原 {clauses[one].number}" for one in ids if one in clauses]


def _merged_into(merges: Mapping[str, tuple[str, ...]], clause_id: str, newer: Edition) -> str:
    into = [clause.number for one, olds in merges.items() if clause_id in olds and (clause := newer.clause(one))]
    return f"并入 {'、'.join(into)}"
