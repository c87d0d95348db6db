"""Which fields of a record may anybody propose to change, and how does a form ask for each?"""

from collections.abc import Mapping
from enum import StrEnum
from typing import NamedTuple

from stationbook.model.correction import CorrectedKind
from stationbook.model.terms import Status


class Entry(StrEnum):
    """How a form takes a value."""

    TEXT = "text"
    PHONE = "phone"
    HOURS = "hours"
    DAY = "day"
    CHOICE = "choice"


class CorrectableField(NamedTuple):
    """A field by its path, ``[]`` standing for every entry of a list; what people call it; an example.

    An entry of a list is added as a whole: ``with_entry`` are further fields of it, as a form sets them.
    """

    path: str
    label: str
    entry: Entry = Entry.TEXT
    example: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    with_entry: tuple[tuple[str, str], ...] = ()

    @property
    def list_path(self) -> str:
        """The path of the list whose entries are meant; empty for a single field."""
        return self.path.partition("[]")[0] if "[]" in self.path else ""

    @property
    def name_in_entry(self) -> str:
        """The field within an entry: ``number`` of ``phones[].number``."""
        return self.path.partition("[].")[2]


# A station that was merely reported or planned is no state that a visitor can see.
_STATES = (Status.OPERATING, Status.SUSPENDED, Status.CLOSED)

CORRECTABLE: Mapping[CorrectedKind, tuple[CorrectableField, ...]] = {
    CorrectedKind.STATION: (
        CorrectableField("official_name", "全称", example="例县清溪镇社会工作服务站"),
        CorrectableField("premises.address", "地址", example="清溪镇府前路 8 号"),
        CorrectableField(
            "phones[].number",
            "电话",
            Entry.PHONE,
            "0571-12345678",
            with_entry=(("label", "电话"), ("kind", "landline")),
        ),
        CorrectableField("opening_hours", "开放时间", Entry.HOURS, "周一至周五 9:00-12:00、14:00-17:30"),
        CorrectableField(
            "status", "现在的情况", Entry.CHOICE, choices=tuple((one.value, one.label) for one in _STATES)
        ),
        CorrectableField("closed_on", "撤销日期", Entry.DAY, "2026-05-20"),
        CorrectableField("operator.name", "承接运营的机构"),
        CorrectableField("competent_authority", "主管部门", example="例县民政局"),
    ),
    CorrectedKind.POLICY: (
        CorrectableField("number", "文号"),
        CorrectableField("issued", "发布日期", Entry.DAY, "2026-05-20"),
        CorrectableField("effective", "施行日期", Entry.DAY, "2026-05-20"),
    ),
    CorrectedKind.DIVISION: (
        CorrectableField("competent_authority", "主管部门", example="例县民政局"),
        CorrectableField("township_phones[].phone", "乡镇（街道）办公电话", Entry.PHONE, "0571-12345678"),
    ),
}
"""By kind of record. Everything else is said in words, and a person edits it."""


def correctable(kind: CorrectedKind, field: str) -> CorrectableField | None:
    """Return the field that a path of a change names (``phones[1].number``, ``phones[2]``), or None."""
    return next((one for one in CORRECTABLE[kind] if _matches(one, field)), None)


def _matches(one: CorrectableField, field: str) -> bool:
    opened, closed = field.find("["), field.find("]")
    if opened < 0:
        return field == one.path
    general = f"{field[:opened]}[]{field[closed + 1 :]}"
    return general in (one.path, f"{one.list_path}[]") and bool(one.list_path)
