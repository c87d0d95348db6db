"""Are circles and doubles of stations said once, and chains and namesakes elsewhere left alone?"""

from typing import Any

import pytest

from stationbook.check.network import check_circles, check_duplicates
from stationbook.model.problem import Severity
from stationbook.model.station import Station
from tests.builders import catalogue, station


def chain(field: str, **links: str) -> list[Station]:
    return [station(slug, **{field: f"990101-{other}"}) if other else station(slug) for slug, other in links.items()]


@pytest.mark.parametrize("field", ["parent", "successor"])
def test_chain_is_no_circle(field: str) -> None:
    assert list(check_circles(catalogue(*chain(field, a="b", b="c", c="", d="b")))) == []


@pytest.mark.parametrize("field", ["parent", "successor"])
def test_station_that_names_itself_is_said(field: str) -> None:
    (problem,) = check_circles(catalogue(*chain(field, a="a", b="a")))
    assert (problem.path, problem.field_name) == ("data/stations/99/990101/a.yml", field)
    assert "写成了自己" in problem.message


@pytest.mark.parametrize("field", ["parent", "successor"])
def test_circle_is_said_once_with_all_that_stand_in_it(field: str) -> None:
    world = catalogue(*chain(field, d="c", c="b", b="e", e="c", x="y", y="x"))
    first, second = sorted(check_circles(world), key=lambda problem: problem.path)
    assert "990101-b → 990101-e → 990101-c → 990101-b" in first.message
    assert "990101-x → 990101-y → 990101-x" in second.message


def doubles(*fields: dict[str, Any]) -> list[tuple[str, Severity]]:
    stations = [station(f"s{number}", **one) for number, one in enumerate(fields)]
    return [(problem.path, problem.severity) for problem in check_duplicates(catalogue(*stations))]


def test_second_of_two_with_one_name_tier_and_division_is_said() -> None:
    assert doubles({}, {"official_name": "例县清溪镇 社会工作服务站"}) == [
        ("data/stations/99/990101/s1.yml", Severity.ERROR)
    ]


@pytest.mark.parametrize(
    "other",
    [
        {"official_name": "例县清溪镇第二社工站"},
        {"division": "990101102"},
        {"tier": "village"},
        {"status": "closed", "closed_on": "2025-01-01"},
    ],
)
def test_what_differs_or_is_closed_is_no_double(other: dict[str, Any]) -> None:
    assert doubles({}, other) == []


def test_namesakes_whose_township_is_not_known_may_be_two() -> None:
    assert doubles(*[{"division": "990101"}] * 2) == [("data/stations/99/990101/s1.yml", Severity.WARNING)]
    county = {"division": "990101", "tier": "county"}
    assert doubles(county, county) == [("data/stations/99/990101/s1.yml", Severity.ERROR)]


def place(lat: float, lon: float = 0.2, **more: str) -> dict[str, Any]:
    return {"lat": lat, "lon": lon, "precision": "exact", **more}


def phone(*numbers: str) -> list[dict[str, str]]:
    return [{"label": "座机", "number": number} for number in numbers]


def alike(*fields: dict[str, Any]) -> list[str]:
    stations = [station(f"s{number}", official_name=f"{number}站", **one) for number, one in enumerate(fields)]
    found = list(check_duplicates(catalogue(*stations)))
    assert {one.severity for one in found} <= {Severity.WARNING}
    return [f"{one.path.rpartition('/')[2]} {one.field_name} {one.message}" for one in found]


def test_two_with_one_telephone_are_a_reminder_once_with_both_places() -> None:
    first, second, third = ({"phones": phone(one)} for one in ("000-12345678", "000 12345678", "000-12345678"))
    assert alike(first, second, third) == ["s1.yml phones 与 data/stations/99/990101/s0.yml 的电话一样"]


def test_two_at_one_place_are_a_reminder_with_the_distance() -> None:
    (said,) = alike({"location": place(0.13)}, {"location": place(0.13036)})
    assert said == "s1.yml location 与 data/stations/99/990101/s0.yml 的位置只差 40 米"


def test_two_alike_in_several_ways_are_told_once() -> None:
    both = {"location": place(0.13), "phones": phone("000-12345678", "000-12345679")}
    assert len(alike(both, both)) == 1
    assert doubles(both, both) == [("data/stations/99/990101/s1.yml", Severity.ERROR)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"phones": phone("12345")}, {"phones": phone("12345")}),
        ({"phones": phone("000-12345678")}, {"phones": phone("000-12345678"), "tier": "village"}),
        ({"phones": phone("000-12345678")}, {"phones": phone("000-12345678"), "sample": False}),
        ({"phones": phone("000-12345678")}, {"phones": phone("000-12345678"), "status": "closed"}),
        ({"location": place(0.13)}, {"location": place(0.1306)}),
        ({"location": place(0.13)}, {"location": place(0.13, precision="township")}),
        ({"location": place(0.13)}, {"location": place(0.13), "tier": "county", "division": "990101"}),
    ],
)
def test_what_is_shared_by_others_is_no_double(one: dict[str, Any], other: dict[str, Any]) -> None:
    assert alike(one, other) == []


@pytest.mark.parametrize("lat", [26.5, 40.0, 53.0])
def test_neighbours_across_the_edge_of_a_square_are_found(lat: float) -> None:
    for number in range(20):
        lon = 106.7 + number * 0.00013
        assert len(alike({"location": place(lat, lon)}, {"location": place(lat, lon + 0.0006 * 0.6)})) == 1
