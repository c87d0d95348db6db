"""Do the columns of the export say what the findings say?"""

import json
from dataclasses import replace

from stationbook.exports.findings import export_findings
from stationbook.model.requirement import LocalProfile, Requirement
from tests.builders import ON, catalogue, edition, standards, station


def test_digit_of_a_station_is_its_verdict() -> None:
    area = {"id": "area", "clause": "area", "strength": "shall", "measure": "premises.area", "at_least": 60}
    base = replace(
        edition("## 面积 {#area}\n", standard_id="tiny/base"), requirements=(Requirement.model_validate(area),)
    )
    profile = LocalProfile.model_validate({"base": "tiny/base/2026", "division": "9901"})
    local = replace(edition("## 采用 {#adopted}\n", standard_id="tiny/local"), profile=profile)
    stations = [station(name, premises={"area_m2": size}) for name, size in (("a", 80), ("b", 40))]
    gone = station("d", status="closed", premises={"area_m2": 80})
    world = catalogue(*stations, station("c"), gone, standards=standards(base, local))
    exported = json.loads(export_findings(world, on=ON))
    (found,) = exported["profiles"]
    (requirement,) = found["requirements"]
    verdicts = [exported["codes"][int(digit)] for digit in requirement["verdicts"]]
    assert dict(zip(found["stations"], verdicts, strict=True)) == {
        "990101-a": "met",
        "990101-b": "not-met",
        "990101-c": "not-assessed",
    }
