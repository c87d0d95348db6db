"""How are days and figures written?"""

from datetime import date

import pytest

from stationbook.pages.page import root_of
from stationbook.pages.templating import day_in_words, figure


@pytest.mark.parametrize(
    ("number", "words"),
    [(0, "0"), (7.0, "7"), (0.5, "0.5"), (1234, "1234"), (38642, "38\u2009642"), (12.345, "12.35"), (99.9, "99.9")],
)
def test_figure_has_no_needless_decimals_and_thin_spaces_from_ten_thousand(number: float, words: str) -> None:
    assert figure(number) == words


def test_day_is_written_as_running_text_and_words_stay_words() -> None:
    assert day_in_words(date(2026, 5, 20)) == "2026年5月20日"
    assert day_in_words("日前") == "日前"
    assert day_in_words(None) == ""


@pytest.mark.parametrize(("address", "root"), [("", "./"), ("about/", "../"), ("stations/990101/x/", "../../../")])
def test_root_leads_back_to_the_beginning(address: str, root: str) -> None:
    assert root_of(address) == root
