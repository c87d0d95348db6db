"""What does somebody propose to change in a record, for which reason and after which source?"""

import hashlib
import json
from enum import StrEnum
from typing import Annotated

from pydantic import AfterValidator, Field, JsonValue
from pydantic_core import PydanticCustomError

from stationbook.model.record import Record, Text

VERSION = 1
"""The form of a block; a block of another form is refused, and not guessed at."""

LONGEST_BLOCK = 20_000
"""Signs of a block. A form of some ten fields fills a tenth of it."""

_CODE_LENGTH = 10
_MOST_CHANGES = 40


class CorrectedKind(StrEnum):
    """Kinds of record that carry a form for corrections."""

    STATION = "station"
    POLICY = "policy"
    DIVISION = "division"

    @property
    def label(self) -> str:
        """Its Chinese name."""
        return {"station": "站点", "policy": "政策", "division": "地区"}[self.value]


class Change(Record):
    """One field as it is and as it should be: ``phones[1].number`` is the first phone. None is a field not there."""

    field: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*(?:\[[1-9]\d{0,2}\])?(?:\.[a-z][a-z0-9_]*)*$")]
    old: JsonValue = None
    new: JsonValue = None


def _version(value: int) -> int:
    if value != VERSION:
        raise PydanticCustomError("correction_version", "another form")
    return value


class Correction(Record):
    """What a block says. It names a record by kind and id, never a file.

    Without changes it is a remark, which a person has to read: ``reason`` says what is wrong.
    """

    version: Annotated[int, AfterValidator(_version)] = VERSION
    kind: CorrectedKind
    id: Annotated[str, Field(pattern=r"^[a-z0-9]+(?:[.-][a-z0-9]+)*$", max_length=120)]
    changes: Annotated[tuple[Change, ...], Field(max_length=_MOST_CHANGES)] = ()
    reason: Text
    source: Text | None = None

    @property
    def code(self) -> str:
        """Return what stands for exactly these words: who approves it names it, so that later edits are noticed."""
        words = json.dumps(self.model_dump(mode="json"), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        return hashlib.sha256(words.encode()).hexdigest()[:_CODE_LENGTH]
