"""May a correction go into its record as it stands, and if not, why not?

A correction goes in when its words were approved exactly as they are, when the record still holds the old values, and
when the record with the new ones is sound. Whatever does not is left to a person, and nothing of it is written.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from stationbook.check.all import station_check
from stationbook.check.phones import wrong_number
from stationbook.corrections.received import Received
from stationbook.corrections.record import changed_record, in_words, is_same, value_at
from stationbook.edit.changes import edits_between
from stationbook.edit.text import EditRefusedError, edited
from stationbook.ledger.values import CellError
from stationbook.load.files import FileRefusedError, read_text
from stationbook.load.records import validate_record
from stationbook.load.yaml_text import YamlRefusedError, parse_yaml
from stationbook.model.catalogue import Catalogue
from stationbook.model.correctable import correctable
from stationbook.model.correction import CorrectedKind, Correction
from stationbook.model.policy import Policy
from stationbook.model.problem import Problem
from stationbook.model.region import Region
from stationbook.model.station import Station

_PLACE = {CorrectedKind.STATION: "station", CorrectedKind.POLICY: "policy", CorrectedKind.DIVISION: "region"}
_ADAPTERS: Mapping[CorrectedKind, TypeAdapter[Any]] = {
    CorrectedKind.STATION: TypeAdapter(Station),
    CorrectedKind.POLICY: TypeAdapter(Policy),
    CorrectedKind.DIVISION: TypeAdapter(Region),
}

Check = Callable[[Station], Iterable[Problem]]
APPROVED = re.compile(r"核准[ 　:：]*([0-9a-f]{10})\b")
"""How somebody who may do so approves a correction: with its code, in a comment below the issue."""


class Outcome(StrEnum):
    """What becomes of one block."""

    APPLIED = "applied"
    PRESENT = "present"
    WAITING = "waiting"
    EDITED = "edited"
    OUTDATED = "outdated"
    REFUSED = "refused"
    REMARK = "remark"

    @property
    def label(self) -> str:
        """Its Chinese name."""
        return {
            "applied": "已改",
            "present": "资料里已经是这样",
            "waiting": "还没有核准",
            "edited": "核准之后内容变了",
            "outdated": "资料后来改过",
            "refused": "不能改",
            "remark": "要由人处理",
        }[self.value]


@dataclass(frozen=True, slots=True)
class Decision:
    """What becomes of one block that was handed in, and why; ``problems`` are what its words would do wrong."""

    received: Received
    outcome: Outcome
    why: str = ""
    problems: tuple[Problem, ...] = ()

    @property
    def correction(self) -> Correction | None:
        """What the block says, where it could be read."""
        return self.received.block.correction


@dataclass(slots=True)
class _File:
    """A record's file: the text as it lies there, and as the approved corrections make it."""

    path: str
    before: str
    text: str


@dataclass(frozen=True, slots=True)
class Decisions:
    """What becomes of everything that was handed in, and the files that change: path, text before, text after."""

    decided: tuple[Decision, ...]
    files: tuple[tuple[str, str, str], ...]


def decide(
    root: Path, catalogue: Catalogue, handed_in: Iterable[Received], *, approved: frozenset[str], on: date
) -> Decisions:
    """Return what becomes of every block, in order. ``approved`` holds the codes that whoever runs this approves.

    A later block sees what an earlier one changed. Reads the files of the records that are named, and writes nothing.
    """
    files: dict[str, _File] = {}
    check = station_check(catalogue, on=on)
    decided = tuple(_decide(root, catalogue, one, files, approved, check) for one in handed_in)
    changed = [(one.path, one.before, one.text) for one in files.values() if one.text != one.before]
    return Decisions(decided, tuple(sorted(changed)))


class _OtherwiseError(Exception):
    """A correction does not go in: what becomes of it instead, and why."""

    def __init__(self, outcome: Outcome, why: str = "", problems: tuple[Problem, ...] = ()) -> None:
        super().__init__(why)
        self.outcome, self.why, self.problems = outcome, why, problems


def _decide(
    root: Path,
    catalogue: Catalogue,
    one: Received,
    files: dict[str, _File],
    approved: frozenset[str],
    check: Check,
) -> Decision:
    if one.block.correction is None:
        return Decision(one, Outcome.REFUSED, one.block.refused)
    try:
        file = _file_of(root, catalogue, one.block.correction, files)
        text = _text_after(one.block.correction, file, check)
        _require_approval(one.block.correction, one.approvals, approved)
    except _OtherwiseError as other:
        return Decision(one, other.outcome, other.why, other.problems)
    file.text = text
    return Decision(one, Outcome.APPLIED)


def _file_of(root: Path, catalogue: Catalogue, correction: Correction, files: dict[str, _File]) -> _File:
    """Return the file of the record that a correction names."""
    path = catalogue.paths.get((_PLACE[correction.kind], correction.id))
    if path is None:
        raise _OtherwiseError(Outcome.REFUSED, f"没有编号是 {correction.id} 的{correction.kind.label}")
    if not (root / path).exists():
        raise _OtherwiseError(Outcome.REMARK, "这份资料随程序来，请转给程序的维护者，或先抄一份到项目里再改")
    if path not in files:
        try:
            text = read_text(root, root / path)
        except FileRefusedError as error:
            raise _OtherwiseError(Outcome.REFUSED, f"{path} 读不出来：{error}") from error
        files[path] = _File(path, text, text)
    return files[path]


def _text_after(correction: Correction, file: _File, check: Check) -> str:
    """Return the text of a file with a correction in it, which still holds its old values and is sound with the new."""
    changes = correction.changes
    if not changes:
        raise _OtherwiseError(Outcome.REMARK, "没有写改哪一项")
    if unknown := [change.field for change in changes if correctable(correction.kind, change.field) is None]:
        raise _OtherwiseError(Outcome.REMARK, f"{'、'.join(unknown)} 不在可以直接改的各项里")
    try:
        before = parse_yaml(file.text)
        after = changed_record(before, changes)
        if after == before:
            raise _OtherwiseError(Outcome.PRESENT)
        if outdated := [one.field for one in changes if not is_same(value_at(before, one.field), one.old)]:
            words = "；".join(f"{name} 现在是{in_words(value_at(before, name))}" for name in outdated)
            raise _OtherwiseError(Outcome.OUTDATED, words)
        text = edited(file.text, edits_between(before, after))
    except (YamlRefusedError, EditRefusedError, CellError) as error:
        raise _OtherwiseError(Outcome.REMARK, str(error)) from error
    except (AttributeError, IndexError, KeyError, TypeError) as error:
        raise _OtherwiseError(Outcome.REMARK, "这一项在资料里的写法不同") from error
    if problems := tuple(_new_problems(file.path, correction.kind, before, after, check)):
        raise _OtherwiseError(Outcome.REFUSED, "照这样改，资料会有错", problems)
    return text


def _require_approval(correction: Correction, approvals: Iterable[str], approved: frozenset[str]) -> None:
    """See that exactly these words were approved, and not others of the same block."""
    codes = approved.union(*(APPROVED.findall(words) for words in approvals))
    if correction.code not in codes:
        was_approved = any(APPROVED.search(words) for words in approvals)
        raise _OtherwiseError(Outcome.EDITED if was_approved else Outcome.WAITING)


def _new_problems(
    path: str,
    kind: CorrectedKind,
    before: Any,
    after: Any,
    check: Check,
) -> Iterator[Problem]:
    """Yield what is wrong in a record only since it was changed."""
    known = {(problem.field, problem.message) for problem in _problems(path, kind, before, check)}
    yield from (one for one in _problems(path, kind, after, check) if (one.field, one.message) not in known)


def _problems(path: str, kind: CorrectedKind, data: Any, check: Check) -> Iterator[Problem]:
    read = validate_record(path, data, _ADAPTERS[kind])
    yield from read.problems
    if isinstance(read.record, Station):
        yield from check(read.record)
    elif isinstance(read.record, Region):
        for number, one in enumerate(read.record.township_phones):
            if wrong := wrong_number(one.phone):
                found, words, hint = wrong
                yield found.at(path, ("township_phones", number, "phone"), words, hint)
