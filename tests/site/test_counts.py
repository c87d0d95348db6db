"""Is the same thing counted the same everywhere, of the real records and on the built pages?"""

import re
from datetime import date
from pathlib import Path

import pytest
from generator.model.settings import Settings
from generator.pages.context import Context
from generator.pages.division import render_division
from generator.project.read import read_project

from tests.conftest import BUILT_ON


@pytest.fixture(scope="module")
def real(root: Path) -> Context:
    on = date.fromisoformat(BUILT_ON)
    return Context(read_project(root, on=on).catalogue, Settings(), on)


def test_recorded_and_missing_are_together_what_is_due_in_every_division(real: Context) -> None:
    codes = [one.code for one in real.catalogue.divisions if not one.is_sample]
    wrong = {
        code: (found.recorded, found.missing, found.due)
        for code in codes
        if (found := real.recorded(code)).due and found.recorded + (found.missing or 0) != found.due
    }
    assert len(codes) > 40_000
    assert wrong == {}


def test_recorded_of_a_division_is_the_sum_of_those_below(real: Context) -> None:
    for code in real.division_pages:
        below = real.catalogue.divisions.children(code)
        if below and len(code) < 6:
            assert sum(real.recorded(one.code).recorded for one in below) == real.recorded(code).recorded, code


def test_list_of_townships_without_a_station_is_as_long_as_its_number(real: Context) -> None:
    seen = 0
    for code in sorted(one for one in real.division_pages if len(one) == 6 and not one.startswith("99")):
        made = render_division(real, code).body
        if listed := re.search(r"没有收录站点的乡镇（街道）(\d+) 个", made):
            seen += 1
            assert int(listed[1]) == real.recorded(code).missing, code
    assert seen
