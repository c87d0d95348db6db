"""Is a count of licensed staff known where it is written, and only there?"""

import pytest

from stationbook.assess.measures import station_measures
from stationbook.model.staff import Licensed
from tests.builders import ON, catalogue, station

UNKNOWN = None


@pytest.mark.parametrize(
    ("written", "count", "levels"),
    [
        ({"total": 3}, 3, (UNKNOWN, UNKNOWN, UNKNOWN)),
        ({"total": 0}, 0, (0, 0, 0)),
        ({"total": 3, "intermediate": 1}, 3, (UNKNOWN, 1, UNKNOWN)),
        ({"total": 3, "intermediate": 3}, 3, (0, 3, 0)),
        ({"assistant": 2, "intermediate": 1}, 3, (2, 1, 0)),
        ({}, UNKNOWN, (UNKNOWN, UNKNOWN, UNKNOWN)),
    ],
)
def test_what_is_not_written_is_not_known(
    written: dict[str, int], count: int | None, levels: tuple[int | None, ...]
) -> None:
    licensed = Licensed.model_validate(written)
    assert (licensed.count, licensed.levels) == (count, levels)


@pytest.mark.parametrize(
    ("licensed", "total", "upper"),
    [({"total": 3}, 3, None), ({"total": 3, "intermediate": 2, "senior": 0}, 3, 2), ({"assistant": 2}, 2, 0)],
)
def test_requirement_of_a_level_is_open_where_only_a_total_is_known(
    licensed: dict[str, int], total: int, upper: int | None
) -> None:
    measures = station_measures(catalogue(), on=ON)
    one = station(staff={"licensed": licensed})
    assert measures["staff.licensed"].read(one) == total
    assert measures["staff.intermediate"].read(one) == upper
