"""Has a field of a station's record its Chinese name where a change is told?"""

from stationbook.review.field_words import field_words


def test_field_is_called_as_the_reference_calls_it_and_one_that_is_no_more_by_its_path() -> None:
    assert field_words("premises.address") == "地址"
    assert field_words("phones.number") == "号码"
    assert field_words("something.new") == "something.new"
