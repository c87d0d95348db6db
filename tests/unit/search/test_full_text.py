"""Are words prepared so that unspaced Chinese is found?"""

from stationbook.search.full_text import spaced


def test_han_characters_stand_apart() -> None:
    assert spaced("入户核查").split() == ["入", "户", "核", "查"]


def test_sign_stays_with_the_word_before_it() -> None:
    assert spaced("依据 GB/T 1.1 编写").split() == ["依", "据", "GB/", "T", "1.", "1", "编", "写"]
