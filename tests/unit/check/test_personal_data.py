"""Is what points to one person found in whatever way it is written, and is what only looks like it left alone?"""

import re
from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from stationbook.check.personal_data import ACCOUNT, CARD, IDENTITY, MAIL, MOBILE, may_hold_personal_data, personal_data

FORMS = {
    MOBILE: (
        "13800138000",
        "138-0013-8000",
        "138 001 38000",
        "1380 0138 000",
        "138  0013  8000",
        "138\u00a00013\u00a08000",
        "138.0013.8000",
        "138–0013–8000",
        "138·0013·8000",
        "(138)00138000",
        "138**0013**8000",
        "138\u200b0013\u200b8000",
        "１３８００１３８０００",
        "１３８－００１３－８０００",
        "+8613800138000",
        "8613800138000",
        "008613800138000",
        "+86 138 0013 8000",
        "013800138000",
        "000-13800138000",
        "1.13800138000",
        "13800138000 人工接听",
        "138\n0013 8000",
        "&#49;3800138000",
    ),
    IDENTITY: (
        "11010519491231002X",
        "11010519491231002x",
        "11010519491231002Ｘ",
        "１１０１０５１９４９１２３１００２Ｘ",
        "110105 19491231 002X",
        "110105-1949-1231-002X",
        "ID11010519491231002X",
        "2 110105 19491231 002X",
        "11010519491231002X10 万元",
        "https://example.org/11010519491231002X",
        "110105491231002",
        "110105 491231 002",
    ),
    CARD: ("6222 0200 0000 0000 000", "6222020000000000000", "４０１２８８８８８８８８１８８１", "4012-8888-8888-1881"),
    MAIL: (
        "someone@example.org",
        "someone＠example.org",
        "someone(at)example.org",
        "someone [at] example(dot)org",
        "someone @ example . org",
        "someone&#64;example.org",
    ),
    ACCOUNT: (
        "微信：wxid_abcdef",
        "微信号：zhangsan",
        "微 信：zhangsan",
        "薇信 zhang_san",
        "VX：abcdef",
        "wx:abcdef",
        "加V abc123",
        "加微：zhangsan",
        "QQ：123456789",
        "ＱＱ 123456",
        "WeChat: zhangsan",
    ),
}
LEFT_ALONE = {
    "a wrong check digit": "110105194912310021",
    "a landline": "座机 0571-12345678",
    "a landline of seven digits": "0859-3221234",
    "a hotline": "12345 热线",
    "a number without a day of birth": "统一编号 123456789012345678",
    "the code of an organisation whose sum is that of a card": "525223000000000056",
    "a date and a time": "2026-05-20 13:30",
    "opening hours": "Mo-Fr 09:00-12:00,14:00-17:30; PH off",
    "a count of people": "13812345678 人",
    "an amount": "13500000000 元",
    "an amount with cents": "13500000000.50元",
    "an address of the web": "https://x.gov.cn/art/2023/1/1_15838138000_1.html",
    "a coordinate": "116.13812345678, 39.9",
    "a coordinate in the east": "131.12345678",
    "a span of years": "1985.10-1998.5",
    "an office mailbox": "minzheng@x.gov.cn",
    "an office mailbox of the ministry": "info@mca.gov.cn",
    "a picture of double size": "photo@2x.png",
    "a public account": "微信公众号：qingxishegong",
    "a word": "微信小程序和 WeChat official account",
    "a group": "居民 QQ群",
    "a long code": "990101101001",
}
BETWEEN = st.sampled_from(["", "", "", " ", "  ", "-", ".", "·", "–", "\u00a0", "\u3000", "\u200b", "**", "_", "（"])


def kinds(text: str) -> set[str]:
    assert may_hold_personal_data(text.encode()) or not list(personal_data(text))
    return {found.what for found in personal_data(text)}


@pytest.mark.parametrize(("what", "written"), [(what, form) for what, forms in FORMS.items() for form in forms])
def test_what_points_to_a_person_is_found_in_every_writing(what: str, written: str) -> None:
    assert kinds(f"联系：{written}，谢谢") == {what}


@pytest.mark.parametrize("text", LEFT_ALONE.values(), ids=LEFT_ALONE)
def test_what_only_looks_like_it_is_left_alone(text: str) -> None:
    assert kinds(text) == set()


def parted(number: str, signs: list[str]) -> str:
    return "".join(digit + sign for digit, sign in zip(number, [*signs, ""], strict=True))


@given(st.from_regex(r"1[3-9][0-9]{9}", fullmatch=True), st.lists(BETWEEN, min_size=10, max_size=10), st.booleans())
def test_mobile_is_found_however_it_is_parted(number: str, signs: list[str], is_full_width: bool) -> None:
    written = parted(number, signs)
    # A decimal number and a span of years hold the same digits.
    assume(not re.fullmatch(r"\d{1,3}\.\d+", written) and not re.match(r"1[89]\d\d\D+(0?[1-9]|1[0-2])\D", written))
    if is_full_width:
        written = written.translate({48 + digit: 0xFF10 + digit for digit in range(10)})
    assert MOBILE in kinds(f"电话{written}。")


@given(
    st.sampled_from(["110105", "522301", "440106"]),
    st.dates(date(1900, 1, 1), date(2026, 1, 1)),
    st.integers(0, 999),
    st.lists(BETWEEN, min_size=17, max_size=17),
)
def test_identity_number_is_found_however_it_is_parted(region: str, born: date, order: int, signs: list[str]) -> None:
    number = f"{region}{str(born).replace('-', '')}{order:03}"
    weights = [2 ** (17 - at) % 11 for at in range(17)]
    number += "10X98765432"[sum(int(digit) * weight for digit, weight in zip(number, weights, strict=True)) % 11]
    assert IDENTITY in kinds(f"证件{parted(number, signs)}。")


@given(st.text(max_size=200))
def test_no_text_makes_it_fail(text: str) -> None:
    kinds(text)


def test_line_of_what_is_found_is_that_of_the_text() -> None:
    text = "第一行\n第二行 13800138000\n\n信箱 a@example.org 13900139000"
    assert [(found.what, found.line) for found in personal_data(text)] == [(MOBILE, 2), (MOBILE, 4), (MAIL, 4)]


def test_part_of_an_identity_number_is_not_taken_for_a_mobile_too() -> None:
    assert kinds("110105 1949 1231 002X") == {IDENTITY}


@pytest.mark.parametrize("text", ["a" * 50_000, "1 - " * 2_000, "QQ" + " " * 50_000, "a@" + "a." * 20_000])
def test_hostile_text_is_read_to_its_end(text: str) -> None:
    """Expressions that go back over a long run again and again would never end on these."""
    assert kinds(text) <= {MAIL}
