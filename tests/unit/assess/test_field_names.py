"""Has every field that a measure reads a Chinese name?"""

from stationbook.assess.field_names import CONTRACT_YEAR, field_name
from stationbook.assess.measures import station_measures
from tests.builders import ON, catalogue


def test_every_field_of_a_measure_has_a_chinese_name() -> None:
    fields = {one.field for one in station_measures(catalogue(), on=ON).values()} | {CONTRACT_YEAR}
    assert all(not field_name(field).isascii() for field in fields)
