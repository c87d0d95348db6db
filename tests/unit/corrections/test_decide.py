"""Does a correction go in only as approved, over the values it knew, into a record that stays sound?"""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from stationbook.corrections.block import Block
from stationbook.corrections.decide import Decisions, Outcome, decide
from stationbook.corrections.received import Received
from stationbook.corrections.report import report_lines
from stationbook.model.correction import Change, CorrectedKind, Correction
from stationbook.store.project import read_project
from tests.tiny import QINGXI, make_tiny_project, write

ON = date(2026, 11, 23)
STATION = "data/stations/99/990101/qingxi.yml"
RECORD = f"""\
# 一条注释
{QINGXI}phones:
  - {{label: 座机, number: 000-00000101, kind: landline}}   # 门口贴的
  - {{label: 传真, number: 000-00000102, kind: landline}}
opening_hours: "Mo-Fr 09:00-12:00"
"""
Decide = Callable[..., Decisions]


@pytest.fixture
def project(root: Path, tmp_path: Path) -> Path:
    made = make_tiny_project(root, tmp_path / "project")
    write(made, STATION, RECORD)
    write(made, "data/regions/990101.yml", 'code: "990101"\nname: 例县\ncompetent_authority: 例县民政局\n')
    return made


def correction(*changes: tuple[str, Any, Any], of: str = "990101-qingxi", kind: str = "station") -> Correction:
    made = tuple(Change(field=field, old=old, new=new) for field, old, new in changes)
    return Correction(kind=CorrectedKind(kind), id=of, changes=made, reason="打过电话")


def decided(project: Path, *corrections: Correction, approve: bool = True, said: tuple[str, ...] = ()) -> Decisions:
    catalogue = read_project(project, on=ON).catalogue
    handed_in = [Received(f"第 {n} 份", Block(one), said) for n, one in enumerate(corrections, 1)]
    codes = frozenset(one.code for one in corrections) if approve else frozenset[str]()
    return decide(project, catalogue, handed_in, approved=codes, on=ON)


def outcomes(decisions: Decisions) -> list[Outcome]:
    return [one.outcome for one in decisions.decided]


PHONE = ("phones[1].number", "000-00000101", "000-00000109")


def test_approved_correction_changes_its_value_and_no_other_sign(project: Path) -> None:
    found = decided(project, correction(PHONE))
    assert outcomes(found) == [Outcome.APPLIED]
    assert found.files == ((STATION, RECORD, RECORD.replace("00000101", "00000109")),)


@pytest.mark.parametrize(
    ("change", "line"),
    [
        (("premises.address", None, "府前路 8 号"), "premises: {address: 府前路 8 号}\n"),
        (("phones[3]", None, {"label": "手机", "number": "000-1"}), "  - {label: 手机, number: 000-1}\n"),
        (("opening_hours", "Mo-Fr 09:00-12:00", "周一至周六 8:30-11:30"), 'opening_hours: "Mo-Sa 08:30-11:30"\n'),
    ],
)
def test_field_is_added_and_hours_are_taken_in_words(project: Path, change: tuple[str, Any, Any], line: str) -> None:
    found = decided(project, correction(change))
    assert outcomes(found) == [Outcome.APPLIED]
    assert line in found.files[0][2]


def test_entries_are_taken_out_without_moving_the_others_that_are_changed(project: Path) -> None:
    first = {"label": "座机", "number": "000-00000101", "kind": "landline"}
    found = decided(project, correction(("phones[1]", first, None), ("phones[2].number", "000-00000102", "000-7")))
    (_, _, after) = found.files[0]
    assert "00000101" not in after
    assert "number: 000-7" in after


def test_second_correction_sees_what_the_first_one_changed(project: Path) -> None:
    later = correction(("phones[1].number", "000-00000109", "000-00000108"))
    found = decided(project, correction(PHONE), later, correction(PHONE))
    assert outcomes(found) == [Outcome.APPLIED, Outcome.APPLIED, Outcome.OUTDATED]
    assert found.files[0][2] == RECORD.replace("00000101", "00000108")


def test_nothing_goes_in_that_nobody_approved_or_that_was_edited_afterwards(project: Path) -> None:
    one = correction(PHONE)
    for said, outcome in (
        ((), Outcome.WAITING),
        (("好的",), Outcome.WAITING),
        ((f"核准 {one.code}",), Outcome.APPLIED),
        (("核准 0123456789",), Outcome.EDITED),
    ):
        found = decided(project, one, approve=False, said=said)
        assert outcomes(found) == [outcome]
        assert bool(found.files) == (outcome is Outcome.APPLIED)


@pytest.mark.parametrize(
    ("one", "outcome", "why"),
    [
        (correction(PHONE, of="990101-xiadu"), Outcome.REFUSED, "没有编号是 990101-xiadu 的站点"),
        (correction(("phones[1].number", "000-1", "000-2")), Outcome.OUTDATED, "现在是000-00000101"),
        (correction(("phones[1].number", "000-00000101", "000-00000101")), Outcome.PRESENT, ""),
        (correction(("sample", True, False)), Outcome.REMARK, "sample 不在"),
        (correction(("id", "990101-qingxi", "x-y")), Outcome.REMARK, "id 不在"),
        (correction(("phones[9]", None, {"label": "a", "number": "000-1"})), Outcome.REMARK, "写法不同"),
        (correction(("official_name.x", None, "y")), Outcome.REMARK, "不在"),
        (correction(("opening_hours", "Mo-Fr 09:00-12:00", "有空就开")), Outcome.REMARK, ""),
        (correction(), Outcome.REMARK, "没有写改哪一项"),
        (correction(("status", "operating", "opened")), Outcome.REFUSED, "会有错"),
        (correction(("phones[1].number", "000-00000101", "13800138000")), Outcome.REFUSED, "会有错"),
        (correction(("premises.address", None, "张三 110101199003074477")), Outcome.REFUSED, "会有错"),
        (correction(("closed_on", None, "2026-11-01")), Outcome.REFUSED, "会有错"),
    ],
)
def test_what_does_not_go_in_is_said_and_nothing_is_written(
    project: Path, one: Correction, outcome: Outcome, why: str
) -> None:
    found = decided(project, one)
    assert (outcomes(found), found.files) == ([outcome], ())
    assert why in found.decided[0].why


def test_closing_a_station_takes_its_state_and_its_day_together(project: Path) -> None:
    closed = correction(("status", "operating", "closed"), ("closed_on", None, "2026-11-01"))
    found = decided(project, closed)
    assert outcomes(found) == [Outcome.APPLIED]
    assert "status: closed\n" in found.files[0][2]


def test_region_is_corrected_as_a_station_is(project: Path) -> None:
    body = ("competent_authority", "例县民政局", "例县社会工作部")
    found = decided(project, correction(body, of="990101", kind="division"))
    assert outcomes(found) == [Outcome.APPLIED]
    phone = ("township_phones[1]", None, {"division": "990101101", "phone": "12"})
    wrong = decided(project, correction(phone, of="990101", kind="division"))
    assert outcomes(wrong) == [Outcome.REFUSED]


def test_report_says_everything_and_marks_nothing_up(project: Path) -> None:
    one = correction(("official_name", "例县清溪镇社会工作服务站", "# [x](javascript:1) <b>@somebody"))
    words = "\n".join(report_lines(decided(project, one, approve=False), is_dry=True))
    assert "没有写" in words
    assert f"核准 {one.code}" in words
    assert "<b>" not in words.replace("\\<b\\>", "")
    assert r"\[x\]" in words
    assert r"\@somebody" in words
