"""What is due for verification on a day, since when, and in which order?"""

from dataclasses import replace
from datetime import date

from stationbook.assess.due import due_records
from stationbook.model.requirement import Requirement
from stationbook.model.taxonomy import Hotline
from tests.builders import ON, catalogue, edition, policy, standards, station

_UNSURE = {"number": "1", "name": "线", "confidence": "low"}
BODY = {"by": "例县民政局"}


def test_never_verified_comes_first_then_what_is_longest_overdue_and_closed_ones_are_history() -> None:
    found = due_records(
        catalogue(
            station("fresh", assured={"on": "2026-05-20", **BODY}),
            station("old", assured={"on": "2025-10-01", **BODY}),
            station("older", assured={"on": "2024-10-01", **BODY}),
            station("never"),
            station("seen", sources=[{"title": "示例", "date": "2025-01-01"}, {"title": "示例", "date": "日前"}]),
            station("closed", status="closed"),
        ),
        on=ON,
    )
    assert [(one.id, one.last, one.overdue(ON)) for one in found] == [
        ("990101-never", None, None),
        ("990101-older", date(2024, 10, 1), 418),
        ("990101-seen", date(2025, 1, 1), 326),
        ("990101-old", date(2025, 10, 1), 53),
    ]
    assert found[0].sample


def test_interval_is_that_of_the_standard_of_the_place() -> None:
    asked = {"id": "verified", "clause": "area", "strength": "shall", "measure": "verified.months", "at_most": 6}
    one = replace(edition("## 一 {#area}\n"), requirements=(Requirement.model_validate(asked),))
    fresh = station(assured={"on": "2026-05-01", **BODY})
    assert due_records(catalogue(fresh), on=ON) == []
    (due,) = due_records(catalogue(fresh, standards=standards(one, region="99")), on=ON)
    assert due.overdue(ON) == 24


def test_texts_policies_and_hotlines_are_due_and_left_out_where_a_division_is_asked_for() -> None:
    old = edition("## 一 {#one}\n", complete_to="2025-01-01", trial_until="9999-12-31")
    made = catalogue(
        standards=standards(old, verified="memory"),
        policies={"law": policy(), "seen": policy(id="seen", verified="page")},
        hotlines=tuple(map(Hotline.model_validate, ({"number": "12345", "name": "热线"}, _UNSURE))),
        paths={("policy", "seen"): "data/policies/seen.yml", ("policy", "law"): "data/policies/law.yml"},
    )
    assert [(one.kind.value, one.id) for one in due_records(made, on=ON)] == [
        ("policy", "seen"),
        ("standard", "tiny/standard"),
        ("hotline", "1"),
        ("edition", "tiny/standard/2026"),
    ]
    assert due_records(made, on=ON, division="99") == []
    assert len(due_records(made, on=date(2025, 6, 1))) == 3
