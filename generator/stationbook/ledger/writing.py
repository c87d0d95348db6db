"""Which files change once a plan is carried out, and to what?"""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from stationbook.edit.changes import edits_between
from stationbook.edit.files import Change, read_for_edit
from stationbook.edit.text import EditRefusedError, edited
from stationbook.edit.values import record_text
from stationbook.ledger.plan import Fate, Plan, path_of_outcome, record_of
from stationbook.ledger.record import Changed, with_changes
from stationbook.load.yaml_text import YamlRefusedError, parse_yaml
from stationbook.model.catalogue import Catalogue
from stationbook.model.problem import FieldPath
from stationbook.model.record import Record
from stationbook.model.station import Station


class NotEditedError(ValueError):
    """The file of one station cannot be edited; the message says which and why, in Chinese."""


def changes_of(
    root: Path, plan: Plan, catalogue: Catalogue, closed: Mapping[str, tuple[Changed, ...]]
) -> tuple[list[Change], list[str]]:
    """Return the files that change, with what was read of them, and a sentence for each that cannot be edited.

    ``closed`` are the changes of stations that are closed because the ledger no longer names them.
    """
    changes: list[Change] = []
    refused: list[str] = []
    for outcome in plan.of(Fate.NEW):
        text = record_text(record_of(outcome))
        changes.append(Change(path_of_outcome(outcome, catalogue), None, text.encode()))
    wanted: list[tuple[str, Sequence[Changed]]] = [
        (path_of_outcome(one, catalogue), one.changes) for one in plan.of(Fate.CHANGED)
    ]
    wanted += [(catalogue.paths["station", one], made) for one, made in closed.items()]
    for name, made in wanted:
        try:
            changes.append(_edited(root, name, made))
        except NotEditedError as error:
            refused.append(str(error))
    return changes, refused


def _edited(root: Path, name: str, made: Sequence[Changed]) -> Change:
    before = read_for_edit(root, name)
    try:
        text = before.decode("utf-8")
        data: Any = parse_yaml(text.removeprefix("\ufeff"))
        edits = list(edits_between(data, with_changes(data, made)))
        return Change(name, before, edited(text, edits, order=field_order).encode())
    except (UnicodeDecodeError, YamlRefusedError, EditRefusedError) as error:
        raise NotEditedError(f"{name}：{error}，没有改；请打开文件改") from error


def field_order(path: FieldPath) -> Sequence[str]:
    """Return the fields of a station's record, or of a part of it, in the order of the guide."""
    model: Any = Station
    for part in path:
        if isinstance(part, int):
            continue
        if model is None or part not in _names(model):
            return ()
        model = next(_records_in(model.model_fields[_names(model)[part]].annotation), None)
    return () if model is None else list(_names(model))


def _names(model: type[Record]) -> dict[str, str]:
    return {field.alias or name: name for name, field in model.model_fields.items()}


def _records_in(annotation: Any) -> Iterator[type[Record]]:
    if isinstance(annotation, type) and issubclass(annotation, Record):
        yield annotation
    for inner in getattr(annotation, "__args__", ()):
        yield from _records_in(inner)
