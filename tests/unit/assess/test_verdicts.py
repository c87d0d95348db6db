"""Is every verdict right, and does the fast table say the same as the finding that is shown?"""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stationbook.assess.directory_verdicts import assess_all
from stationbook.assess.findings import assess_station
from stationbook.assess.measures import station_measures
from stationbook.assess.verdicts import VERDICTS, judge
from stationbook.model.requirement import Applied, Bound, Requirement
from stationbook.model.terms import Verdict
from tests.builders import ON, catalogue, station

MEASURES = station_measures(catalogue(), on=ON)


def requirement(**fields: Any) -> Applied:
    usual = {"id": "one", "clause": "c", "strength": "shall", "measure": "premises.area"}
    if not fields.keys() & {"at_most", "between", "equals", "includes_all", "present", "by_year", "at_least"}:
        fields["at_least"] = 60
    return Applied(Requirement.model_validate({**usual, **fields}), "tiny/standard/2026")


def verdict(one: Applied, **fields: Any) -> Verdict:
    (finding,) = assess_station(station(**fields), [one], MEASURES)
    return finding.verdict


@pytest.mark.parametrize(
    ("value", "bound", "verdict"),
    [
        (60, {"at_least": 60}, Verdict.MET),
        (59.9, {"at_least": 60}, Verdict.NOT_MET),
        (4 / 6, {"at_least": "2/3"}, Verdict.MET),
        (0, {"at_least": 1}, Verdict.NOT_MET),
        (12, {"at_most": 12}, Verdict.MET),
        (12.1, {"at_most": 12}, Verdict.NOT_MET),
        (5, {"between": [5, 8]}, Verdict.MET),
        (9, {"between": [5, 8]}, Verdict.NOT_MET),
        (True, {"equals": True}, Verdict.MET),
        (False, {"equals": True}, Verdict.NOT_MET),
        (frozenset("abc"), {"includes_all": ["a", "b"]}, Verdict.MET),
        (frozenset("a"), {"includes_all": ["a", "b"]}, Verdict.PARTLY_MET),
        (frozenset(), {"includes_all": ["a", "b"]}, Verdict.NOT_MET),
        ("例县", {"present": True}, Verdict.MET),
        (None, {"present": True}, Verdict.NOT_ASSESSED),
        (None, {"at_least": 60}, Verdict.NOT_ASSESSED),
    ],
)
def test_value_under_a_bound(value: Any, bound: dict[str, Any], verdict: Verdict) -> None:
    assert VERDICTS[judge(value, Bound.model_validate(bound))] is verdict


def test_missing_data_is_not_assessed_and_names_the_field() -> None:
    (finding,) = assess_station(station(), [requirement()], MEASURES)
    assert (finding.verdict, finding.missing) == (Verdict.NOT_ASSESSED, ("premises.area_m2",))


def test_list_that_was_written_empty_is_not_missing() -> None:
    one = requirement(measure="rules.count", at_least=1)
    assert verdict(one, rules=[]) is Verdict.NOT_MET
    assert verdict(one) is Verdict.NOT_ASSESSED


RATIO = {
    "measure": "staff.licensed",
    "of": "staff.headcount",
    "by_year": [{"from_year": 1, "until_year": 1, "at_least": "1/2"}, {"from_year": 3, "at_least": "2/3"}],
}


@pytest.mark.parametrize(
    ("year", "licensed", "expected"),
    [
        (1, 2, Verdict.MET),
        (1, 1, Verdict.NOT_MET),
        (2, 4, Verdict.NOT_ASSESSED),
        (3, 2, Verdict.NOT_MET),
        (4, 3, Verdict.MET),
        (None, 4, Verdict.NOT_ASSESSED),
    ],
)
def test_share_of_licensed_staff_depends_on_the_year_of_the_contract(
    year: int | None, licensed: int, expected: Verdict
) -> None:
    staff: dict[str, Any] = {"headcount": 4, "licensed": {"assistant": licensed}}
    if year:
        staff["contract_year"] = year
    assert verdict(requirement(**RATIO), staff=staff) is expected


def test_nobody_employed_has_no_share() -> None:
    staff = {"headcount": 0, "licensed": {"assistant": 0}, "contract_year": 1}
    assert verdict(requirement(**RATIO), staff=staff) is Verdict.NOT_ASSESSED


def test_requirement_applies_by_tier_kind_status_and_division() -> None:
    for narrowed in ({"tier": ["village"]}, {"kind": ["farm"]}, {"division": ["52"]}, {"status": ["closed"]}):
        assert assess_station(station(), [requirement(applies_to=narrowed)], MEASURES) == []
    assert len(assess_station(station(), [requirement(applies_to={"division": ["9901"]})], MEASURES)) == 1


def test_closed_station_is_asked_nothing() -> None:
    assert assess_station(station(status="closed"), [requirement(applies_to={"status": ["closed"]})], MEASURES) == []


def test_station_known_only_from_a_report_gets_no_verdict() -> None:
    assert assess_station(station(status="reported"), [requirement()], MEASURES) == []


def test_accepted_deviation_is_shown_with_its_reason() -> None:
    deviation = {"requirement": "one", "reason": "借用场地", "on": "2026-03-02", "by": "例县民政局"}
    (finding,) = assess_station(station(premises={"area_m2": 40}, deviations=[deviation]), [requirement()], MEASURES)
    assert finding.verdict is Verdict.DEVIATION
    assert finding.deviation is not None
    assert finding.deviation.reason == "借用场地"


def test_value_below_the_note_is_met_with_a_note() -> None:
    (finding,) = assess_station(
        station(staff={"headcount": 3}),
        [requirement(measure="staff.headcount", at_most=8, note_below=5)],
        MEASURES,
    )
    assert finding.verdict is Verdict.MET
    assert "仅作提示" in finding.why


AREAS = st.none() | st.floats(0, 500, allow_nan=False)
STAFF = st.none() | st.fixed_dictionaries(
    {"headcount": st.integers(0, 9)},
    optional={
        "licensed": st.fixed_dictionaries({"assistant": st.integers(0, 9)}),
        "contract_year": st.integers(1, 5),
    },
)


@given(AREAS, STAFF, st.booleans())
def test_table_of_bytes_says_the_same_as_the_findings(area: float | None, staff: Any, deviates: bool) -> None:
    fields: dict[str, Any] = {"staff": staff} if staff is not None else {}
    if area is not None:
        fields["premises"] = {"area_m2": area}
    if deviates:
        fields["deviations"] = [{"requirement": "one", "reason": "理由", "on": "2026-01-01", "by": "某局"}]
    one = station(**fields)
    applied = [requirement(), requirement(**RATIO, id="two"), requirement(id="three", applies_to={"tier": ["village"]})]
    table = assess_all(applied, [one], MEASURES)
    shown = {finding.applied.requirement.id: finding.verdict for finding in assess_station(one, applied, MEASURES)}
    for asked in applied:
        assert VERDICTS[table.columns[asked.key][0]] == shown.get(asked.requirement.id)


@given(areas=st.lists(st.sampled_from([None, 30, 60, 90])), most=st.integers(0, 5))
def test_first_stations_of_a_verdict_are_those_that_a_look_at_each_finds(areas: list[int | None], most: int) -> None:
    one = requirement()
    stations = [station(f"s{at}", premises={"area_m2": area} if area else {}) for at, area in enumerate(areas)]
    table = assess_all([one], stations, MEASURES)
    for wanted in Verdict:
        of_verdict = [at for at, area in enumerate(areas) if verdict(one, premises=stations[at].premises) is wanted]
        assert table.first(one.key, wanted, most) == of_verdict[:most]
