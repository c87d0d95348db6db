"""Which records does each change of a new list touch?"""

from collections.abc import Iterable, Mapping

from stationbook.assess.list_changes import Change, ChangeKind
from stationbook.assess.named_divisions import NamedDivision
from stationbook.model.division import parent_codes


def touched_by(changes: Iterable[Change], named: Iterable[NamedDivision]) -> Mapping[Change, list[NamedDivision]]:
    """Return what each change touches: records that name a code that is no more, or a name that changed.

    A record is told at the change that is nearest to it: that of its township, not that of the county around it.
    """
    by_code = {one.before.code: one for one in changes if one.before}
    found: dict[Change, list[NamedDivision]] = {}
    for one in named:
        around = (by_code[code] for code in (one.code, *parent_codes(one.code)) if code in by_code)
        for change in around:
            is_renamed = change.kind is ChangeKind.RENAMED
            if not is_renamed or (change.before and change.before.name in one.words):
                found.setdefault(change, []).append(one)
            if not is_renamed:
                break
    return found
