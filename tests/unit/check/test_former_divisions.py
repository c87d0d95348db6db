"""Does every record that names a former division get one problem, with what took its place?"""

from typing import Any

import pytest

from stationbook.check.all import check_network, check_rest, station_check
from stationbook.check.withdrawn import without_wrong_records
from stationbook.model.assessment import Assessment
from stationbook.model.catalogue import Catalogue
from stationbook.model.division import Division, Divisions
from stationbook.model.problem import Problem
from stationbook.model.region import Region
from stationbook.model.station import Station
from stationbook.model.succession import Placed, Successions
from tests.builders import ON, catalogue, edition, standards, station, succession

KNOWN = {
    "99": "示例省",
    "9901": "示例市",
    "990101": "例县",
    "990101101": "清溪镇",
    "990101102": "白石镇",
    "990102": "新县",
    "990102101": "石桥镇",
}
CHANGES = (
    succession("990103 旧县", "990102", on="2024-05", kind="converted", sample=True),
    succession("990104 东县", "990101", on="2023", kind="merged", sample=True),
    succession("990101103 大镇", "990101101", "990101102", on="2022-03-01", kind="split", sample=True),
)
DIVISIONS = Divisions(
    [Division(*one) for one in KNOWN.items()],
    Successions(Placed("data/divisions/successions/x.yml", number, one) for number, one in enumerate(CHANGES)),
)
RECODED = '990103 旧县 已于2024年5月改设为 990102 新县（依据《某批复》；改成 "990102"（示例省示例市新县））'


def world(*stations: Station, **parts: Any) -> Catalogue:
    return catalogue(*stations, divisions=DIVISIONS, **parts)


def problems(known: Catalogue) -> list[Problem]:
    of_one = station_check(known, on=ON)
    found = [*check_rest(known, on=ON), *check_network(known)]
    return [*found, *(problem for one in known.stations.values() for problem in of_one(one))]


def said(known: Catalogue) -> str:
    """Return the one problem that there is, after its file and field."""
    (problem,) = problems(known)
    return str(problem).split("：", 1)[1].rpartition(" [")[0]


def test_station_at_a_former_county_is_told_the_new_one() -> None:
    assert said(world(station("x", id="990103-x", division="990103", tier="county"))) == RECODED


def test_station_at_a_township_of_a_former_county_is_told_the_township() -> None:
    words = said(world(station("x", id="990103-x", division="990103101")))
    assert words.startswith("990103101 所在的 990103 旧县 已于2024年5月改设为 990102 新县")
    assert '改成 "990102101"（示例省示例市新县石桥镇）' in words


def test_where_numbers_were_not_kept_the_county_is_named_to_look_in() -> None:
    words = said(world(station("x", id="990104-x", division="990104101")))
    assert words.endswith("（依据《某批复》；在 990101 例县 里找它现在的代码，改成那个代码）")


def test_several_successors_are_asked_with_the_list() -> None:
    words = said(world(station(division="990101103")))
    assert words.endswith("现在属于 990101101 清溪镇、990101102 白石镇 中的哪一个，就改成哪个代码）")


def test_station_keeps_its_id_when_its_county_has_a_new_code() -> None:
    assert problems(world(station("x", id="990103-x", division="990102101"))) == []
    (wrong,) = problems(world(station("x", id="990107-x", division="990102101")))
    assert wrong.field == ("id",)


def test_closed_station_keeps_where_it_was_and_whom_it_served() -> None:
    gone = {"status": "closed", "closed_on": "2023-01-01", "serves": [{"name": "旧县", "division": "990103"}]}
    assert problems(world(station("x", id="990103-x", division="990103101", **gone))) == []


def test_served_division_is_told_once() -> None:
    assert said(world(station(serves=[{"name": "旧县", "division": "990103"}]))) == RECODED


@pytest.mark.parametrize(
    ("region", "path"),
    [
        ({"code": "990103", "name": "旧县"}, "990103"),
        ({"code": "9901", "name": "市", "programmes": [{"name": "x", "division": "990103", "source": "r"}]}, "9901"),
        ({"code": "9901", "name": "市", "township_phones": [{"division": "990103101", "phone": "000-1"}]}, "9901"),
    ],
)
def test_region_is_told_once(region: dict[str, Any], path: str) -> None:
    one = Region.model_validate(region)
    paths = {("region", one.code): f"data/regions/{path}.yml"}
    found = [problem for problem in problems(world(regions={one.code: one}, paths=paths)) if "r" not in problem.message]
    assert len(found) == 1
    assert "990102" in found[0].hint


def test_region_that_is_told_so_is_not_published() -> None:
    one = Region(code="990103", name="旧县")
    known = world(regions={one.code: one}, paths={("region", one.code): "data/regions/990103.yml"})
    assert dict(without_wrong_records(known, problems(known)).regions) == {}


def test_standard_of_a_former_division_is_told_once() -> None:
    text = "## 范围 {#scope}\n本文件适用于社工站。\n"
    assert said(world(standards=standards(edition(text), region="990103", kind="notice"))) == RECODED


def test_assessment_is_told_once_for_each_place() -> None:
    scheme = {
        "title": "评估",
        "edition": "tiny/standard/2026",
        "period": {"from": "2026-01-01", "until": "2026-06-30"},
        "counties": ["990103"],
    }
    sheet = {"scheme": "small", "edition": "x", "subject": "990103", "assessor": "甲", "on": "2026-07-01", "scores": []}
    both = {"id": "2026/small", "scheme": scheme, "sheets": [sheet], "paths": ["sheet.yml"]}
    known = world(assessments={"2026/small": Assessment.model_validate(both)})
    (problem,) = check_network(known)
    assert (problem.path, problem.field) == ("sheet.yml", ("subject",))
    assert problem.hint.endswith("；要留着当时的名称，写上 name 和 county")
    kept = {**both, "sheets": [{**sheet, "name": "旧县", "county": "990103"}]}
    assert list(check_network(world(assessments={"2026/small": Assessment.model_validate(kept)}))) == []
