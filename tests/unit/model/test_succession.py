"""Does a succession hold as much of its date as is known, and does a division know how it came about?"""

from typing import Any

import pytest
from pydantic import ValidationError

from stationbook.model.division import Division, Divisions
from stationbook.model.succession import Placed, Successions, moment_in_words
from tests.builders import succession

RENAMED = succession("990101 旧县", "990101", kind="renamed", on="2023")
MERGED = succession("990103 东县,990104 西县", "990101", kind="merged", on="2024-05")
EARLIER = succession("990105 小县", "990103", on="2020-01-02")


def successions(*known: Any) -> Successions:
    return Successions(Placed("data/divisions/successions/x.yml", number, one) for number, one in enumerate(known))


@pytest.mark.parametrize(
    ("on", "words"), [("2024-05-20", "2024年5月20日"), ("2024-05", "2024年5月"), ("2024", "2024年"), (2024, "2024年")]
)
def test_date_is_as_exact_as_the_source(on: Any, words: str) -> None:
    assert moment_in_words(succession(on=on).on) == words


@pytest.mark.parametrize("on", ["2024-13", "2024-02-30", "2024-5", "24", "去年", "", 2024.5, True, None, "２０２４"])
def test_what_is_no_date_is_refused(on: Any) -> None:
    with pytest.raises(ValidationError):
        succession(on=on)


def test_code_in_both_lists_goes_on() -> None:
    assert RENAMED.ended == ()
    assert [one.code for one in MERGED.ended] == ["990103", "990104"]
    torn = succession("990101 大县", "990101", "990107", kind="split")
    assert torn.ended == ()


def test_history_reaches_back_to_predecessors_of_predecessors_oldest_first() -> None:
    known = successions(MERGED, RENAMED, EARLIER, succession("990108 别县", "990109"))
    assert known.history("990101") == [EARLIER, RENAMED, MERGED]
    assert known.history("990109")[0].from_[0].name == "别县"
    assert known.history("990102") == []


def test_history_of_codes_that_go_in_a_circle_ends() -> None:
    known = successions(succession("990101 甲县", "990103"), succession("990103 乙县", "990101"))
    assert len(known.history("990101")) == 2


def test_former_division_keeps_its_name_in_a_path_and_is_no_division_of_today() -> None:
    listed = Divisions([Division("99", "示例省"), Division("990101", "例县")], successions(MERGED))
    assert listed.path_name("990103") == "示例省东县"
    assert "990103" not in listed
    assert [one.code for one in listed] == ["99", "990101"]


def test_successions_of_a_refused_file_are_left_out() -> None:
    listed = Divisions([Division("99", "示例省")], successions(MERGED))
    assert list(listed.without_successions_of({"data/divisions/successions/x.yml"}).successions) == []
    assert listed.without_successions_of({"elsewhere.yml"}) is listed
