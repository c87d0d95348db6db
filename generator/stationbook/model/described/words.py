"""In what form is a field, or a closed list of terms, described?"""

from collections.abc import Mapping
from typing import NamedTuple

from stationbook.model.record import Record


class FieldWords(NamedTuple):
    """Name and meaning in Chinese, an example as YAML (none where the fields below show it), and where it is used.

    Without ``used`` it is where its record is used.
    """

    name: str
    meaning: str
    example: str = ""
    used: str = ""


class RecordWords(NamedTuple):
    """What a record is called, where it is used, and its fields by the names that stand in YAML."""

    name: str
    used: str
    fields: Mapping[str, FieldWords]


class TermsWords(NamedTuple):
    """What a closed list of terms is called, and what it says."""

    name: str
    meaning: str


Described = Mapping[type[Record], RecordWords]
