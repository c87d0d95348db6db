"""Is everything that is wrong in a file told at once, also behind a field that cannot be read, and nothing else?"""

from pathlib import Path

import pytest

from stationbook.model.problem import Problem
from stationbook.model.problem_kind import REAL_STATION, STATION
from stationbook.store.project import read_project
from tests.builders import ON
from tests.examples import WORLD, with_example

MOBILE = "13812345678"


def found(root: Path, example: str, *, path: str = STATION) -> list[Problem]:
    problems = list(read_project(with_example(root, path, example), on=ON).problems)
    assert {one.path for one in problems} <= {path}, "\n".join(map(str, problems))
    return problems


def codes(root: Path, example: str, *, path: str = STATION) -> list[str]:
    return [f"{one.field_name} {one.code}" for one in found(root, example, path=path)]


@pytest.mark.parametrize(
    ("example", "told"),
    [
        # The hidden mobile number and the wrong opening hours behind a wrong tier.
        (
            f"tier: town\nphones: [{{label: x, number: '{MOBILE}'}}]\nopening_hours: 周一",
            ["tier term-unknown", "phones[1].number private-mobile", "opening_hours station-hours-wrong"],
        ),
        # The number stands in the entry that cannot be read, and without quotes.
        (
            f"phones: [{{label: x, number: {MOBILE}, kind: handy}}]",
            ["phones[1].number private-mobile", "phones[1].number value-text", "phones[1].kind term-unknown"],
        ),
        # Places within a list are those of the file.
        (
            "alerts: [{text: 2}, {text: x, from: 2026-02-02, until: 2026-02-01}]",
            [
                "alerts[1].text value-text",
                "alerts[1].from field-missing",
                "alerts[1].until field-missing",
                "alerts[2].until station-ends-first",
            ],
        ),
        ("colour: red\nestablished_on: 2062-01-01", ["colour field-unknown", "established_on station-day-to-come"]),
        (
            "status: shut\nofficial_name: ''\ndivision: 99\nopening_hours: 周一",
            [
                "status term-unknown",
                "official_name value-text",
                "division value-code",
                "opening_hours station-hours-wrong",
            ],
        ),
        ("notes: [站长 zhang@example.com]\nserves: 全镇", ["notes[1] private-number", "serves value-shape"]),
    ],
)
def test_what_can_be_known_behind_a_mistake_is_told_with_it(tmp_path: Path, example: str, told: list[str]) -> None:
    assert sorted(codes(tmp_path, example)) == sorted(told)


@pytest.mark.parametrize(
    "example",
    [
        # Each is one mistake, and what rests on the value that cannot be read is no other.
        "status: close\nclosed_on: 2026-01-01",
        "status: closed\nclosed_on: 2026/1/1",
        "status: suspended\nsuspended: {from: 2026-01, reason: 装修}",
        'tier: vilage\ndivision: "990101101001"',
        "division: 990101101",
        "sample: 'yes'",
        "id: 990101_baishi",
        f"phones: [{{label: x, number: '{MOBILE}', kind: mobile, consent: {{scope: 公布, on: 2026/5/20}}}}]",
        "location: {lat: 0.1, lon: 0.2, crs: gcj, precision: exact}",
        "staff: {headcount: 三, licensed: {assistant: 4}}",
        "established_on: 2026.5\nclosed_on: 2026-06-01\nstatus: closed",
    ],
)
def test_one_mistake_stays_one_problem(tmp_path: Path, example: str) -> None:
    if "number: '" in example:
        example = example.replace(MOBILE, "000-12345678")
    assert len(found(tmp_path, example)) == 1


def test_consent_in_which_something_is_wrong_is_still_a_consent(tmp_path: Path) -> None:
    phone = f"{{label: x, number: '{MOBILE}', kind: mobile, consent: {{scope: 公布, on: 2026/5/20}}}}"
    assert codes(tmp_path, f"phones: [{phone}]", path=REAL_STATION) == ["phones[1].consent.on value-day"]


def test_number_is_seen_behind_what_is_no_yaml(tmp_path: Path) -> None:
    problems = found(tmp_path, f"sample：true\nnotes: [请打 {MOBILE}]")
    assert [(one.code, one.line) for one in problems] == [("yaml-colon", 6), ("private-number", 7)]
    assert MOBILE not in "".join(map(str, problems))


def test_sound_file_of_the_world_has_nothing_behind(tmp_path: Path) -> None:
    assert codes(tmp_path, WORLD[STATION].split("\n")[0]) == []
