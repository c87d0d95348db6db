"""May a correction go into its record as it stands, and if not, why not?

A correction goes in when its words were approved exactly as they are, when the record still holds the old values, and
when the record with the new ones is sound. Whatever does not is left to a person, and nothing of it is written.
"""

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any, cast

from pydantic import JsonValue, TypeAdapter

from stationbook.check.all import station_check
from stationbook.check.phones import wrong_number
from stationbook.corrections.received import Received
from stationbook.edit.record import Edit, NotEditedError, edited
from stationbook.load.files import FileRefusedError, read_text
from stationbook.load.records import validate_record
from stationbook.load.yaml_text import YamlRefusedError, parse_yaml
from stationbook.model.catalogue import Catalogue
from stationbook.model.correctable import correctable
from stationbook.model.correction import Change, CorrectedKind, Correction
from stationbook.model.policy import Policy
from stationbook.model.problem import FieldPath, Problem
from stationbook.model.region import Region
from stationbook.model.station import Station

_PLACE = {CorrectedKind.STATION: "station", CorrectedKind.POLICY: "policy", CorrectedKind.DIVISION: "region"}
_ADAPTERS: Mapping[CorrectedKind, TypeAdapter[Any]] = {
    CorrectedKind.STATION: TypeAdapter(Station),
    CorrectedKind.POLICY: TypeAdapter(Policy),
    CorrectedKind.DIVISION: TypeAdapter(Region),
}
_PART = re.compile(r"([a-z][a-z0-9_]*)(?:\[(\d+)\])?")

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


def _decide(
    root: Path,
    catalogue: Catalogue,
    one: Received,
    files: dict[str, _File],
    approved: frozenset[str],
    check: Callable[[Station], Iterable[Problem]],
) -> Decision:
    correction = one.block.correction
    if correction is None:
        return Decision(one, Outcome.REFUSED, one.block.refused)
    path = catalogue.paths.get((_PLACE[correction.kind], correction.id))
    if path is None:
        return Decision(one, Outcome.REFUSED, f"没有编号是 {correction.id} 的{correction.kind.label}")
    if not (root / path).exists():
        return Decision(one, Outcome.REMARK, "这份资料随程序来，请转给程序的维护者，或先抄一份到项目里再改")
    changes = correction.changes
    if not changes:
        return Decision(one, Outcome.REMARK, "没有写改哪一项")
    if unknown := [change.field for change in changes if correctable(correction.kind, change.field) is None]:
        return Decision(one, Outcome.REMARK, f"{'、'.join(unknown)} 不在可以直接改的各项里")
    try:
        if path not in files:
            text = read_text(root, root / path)
            files[path] = _File(path, text, text)
        data = parse_yaml(files[path].text)
    except (FileRefusedError, YamlRefusedError) as error:
        return Decision(one, Outcome.REFUSED, f"{path} 读不出来：{error}")
    if all(_same(_value(data, change.field), change.new) for change in changes):
        return Decision(one, Outcome.PRESENT)
    if outdated := [change.field for change in changes if not _same(_value(data, change.field), change.old)]:
        words = "；".join(f"{name} 现在是{in_words(_value(data, name))}" for name in outdated)
        return Decision(one, Outcome.OUTDATED, words)
    try:
        text = edited(files[path].text, [Edit(_path(change.field), change.new) for change in _ordered(changes)])
    except NotEditedError as error:
        return Decision(one, Outcome.REMARK, str(error))
    if problems := tuple(_new_problems(path, correction.kind, data, parse_yaml(text), check)):
        return Decision(one, Outcome.REFUSED, "照这样改，资料会有错", problems)
    if (state := _not_approved(correction, one.approvals, approved)) is not None:
        return Decision(one, state)
    files[path].text = text
    return Decision(one, Outcome.APPLIED)


def _not_approved(correction: Correction, approvals: Iterable[str], approved: frozenset[str]) -> Outcome | None:
    """Return what stands in the way of a correction: nobody approved it, or other words of it; None if nothing does."""
    if correction.code in approved:
        return None
    codes = {code for words in approvals for code in APPROVED.findall(words)}
    if correction.code in codes:
        return None
    return Outcome.EDITED if codes else Outcome.WAITING


def _new_problems(
    path: str,
    kind: CorrectedKind,
    before: Any,
    after: Any,
    check: Callable[[Station], Iterable[Problem]],
) -> Iterator[Problem]:
    """Yield what is wrong in a record only since it was changed."""
    known = {(problem.field, problem.message) for problem in _problems(path, kind, before, check)}
    yield from (one for one in _problems(path, kind, after, check) if (one.field, one.message) not in known)


def _problems(
    path: str, kind: CorrectedKind, data: Any, check: Callable[[Station], Iterable[Problem]]
) -> Iterator[Problem]:
    read = validate_record(path, data, _ADAPTERS[kind])
    yield from read.problems
    if isinstance(read.record, Station):
        yield from check(read.record)
    elif isinstance(read.record, Region):
        for number, one in enumerate(read.record.township_phones):
            if wrong := wrong_number(one.phone):
                yield Problem(path, ("township_phones", number, "phone"), *wrong)


def _path(field: str) -> FieldPath:
    """Return the way to a value: ``phones[1].number`` counts as people do, the way from 0."""
    parts: list[str | int] = []
    for name, number in _PART.findall(field):
        parts += [name] if not number else [name, int(number) - 1]
    return tuple(parts)


def _value(data: Any, field: str) -> JsonValue:
    """Return what a record holds there; None where it holds nothing."""
    for part in _path(field):
        if isinstance(part, int):
            data = data[part] if isinstance(data, list) and 0 <= part < len(data) else None
        else:
            data = data.get(part) if isinstance(data, dict) else None
    return cast("JsonValue", data)


def _same(one: JsonValue, other: JsonValue) -> bool:
    """Whether two values are the same to a reader: a table of answers holds texts only."""
    if isinstance(one, list | dict) or isinstance(other, list | dict):
        return one == other
    return one == other if one is None or other is None else in_words(one) == in_words(other)


def in_words(value: JsonValue) -> str:
    """Return a value as a reader sees it."""
    if value is None:
        return "没有写"
    if isinstance(value, bool):
        return "是" if value else "否"
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _ordered(changes: Iterable[Change]) -> list[Change]:
    """Return the changes so that none moves the place of another: entries are taken away from the end."""
    return sorted(changes, key=lambda one: (one.new is None, [-part for part in _path(one.field) if isinstance(part, int)]))
