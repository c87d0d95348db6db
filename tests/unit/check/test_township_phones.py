"""Are telephones of townships' offices said to be wrong where they are, and only there?"""

from pathlib import Path
from typing import Any

import pytest

from stationbook.check.township_phones import check_township_phones
from stationbook.model.region import Region
from stationbook.store.project import read_project
from tests.builders import ON, catalogue
from tests.tiny import write

GOOD = {"division": "520302002", "phone": "0851-28412345"}


def said(*phones: dict[str, str], code: str = "5203") -> list[str]:
    record: Any = {"code": code, "name": "某地", "township_phones": phones}
    paths = {("region", code): f"data/regions/{code}.yml"}
    known = catalogue(regions={code: Region.model_validate(record)}, paths=paths)
    return [str(one) for one in check_township_phones(known)]


def test_right_number_of_a_township_of_the_region_has_no_problem() -> None:
    assert said(GOOD) == []
    assert said({"division": "990101101", "phone": "000-00000101"}, code="9901") == []


@pytest.mark.parametrize(
    ("phones", "words"),
    [
        ([{**GOOD, "division": "520302"}], "“520302”不是乡镇（街道）的代码"),
        ([{**GOOD, "division": "520302999"}], "没有代码是 520302999 的区划"),
        ([{**GOOD, "division": "530302001"}], "530302001 不在 5203 里"),
        ([GOOD, GOOD], "520302002 的电话在"),
        ([{**GOOD, "phone": "28412345"}], "没有区号"),
        ([{**GOOD, "phone": "000-00000101"}], "不是能拨通的号码"),
    ],
)
def test_wrong_one_is_one_problem(phones: list[dict[str, str]], words: str) -> None:
    (sentence,) = said(*phones)
    assert words in sentence


def test_sample_shows_no_number_that_somebody_may_have() -> None:
    (sentence,) = said({"division": "990101101", "phone": "0851-28412345"}, code="9901")
    assert "000- 开头" in sentence


def test_project_with_a_wrong_one_is_told_where_it_stands(tmp_path: Path) -> None:
    write(tmp_path, "mkdocs.yml", "site_name: 站\nplugins: [{stationbook: {layer: false}}]\n")
    write(tmp_path, "data/divisions/counties.csv", "code,name\n52,贵州省\n5203,遵义市\n")
    phones = 'township_phones:\n  - {division: "520302001", phone: 0851-28412345}\n'
    write(tmp_path, "data/regions/5203.yml", f'code: "5203"\nname: 遵义市\n{phones}')
    (problem,) = read_project(tmp_path, on=ON).problems
    assert str(problem).startswith("data/regions/5203.yml:4:")
    assert "没有代码是 520302001 的区划" in str(problem)
