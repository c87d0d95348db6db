"""What in a text points to one person, in whatever way it is written?"""

import html
import re
import unicodedata
from collections.abc import Callable, Generator, Iterator
from datetime import date
from typing import NamedTuple

IDENTITY, CARD, MOBILE, MAIL, ACCOUNT = "身份证号码", "银行卡号", "手机号码", "电子邮箱", "微信号或 QQ 号"

# What people put between the digits of one number, or a line that ends within it. A comma, a slash or a bar
# separates numbers. Texts are normalised before (NFKC), which makes full-width and special blanks plain.
_SIGNS = r"[ \t\-\u2010-\u2015\u2212.\u00b7\u2022\u30fb()*_`\u00ad\u200b-\u200f\u2060\ufeff]"
_BETWEEN = rf"(?:{_SIGNS}{{0,3}}|[ \t]*\n[ \t>]*)"

# The quick look at the bytes of a text as it was written, in which an end of line may be a backslash and a letter.
_MARKS = tuple(
    mark.encode() for mark in ("@", "&", "(at)", "[at]", "微", "薇", "加v", "v信", "qq", "vx", "wx", "wechat", "weixin")
)
_FULL_WIDTH = re.compile(rb"\xef(?:\xbc[\x86\x90-\x99\xa0-\xba]|\xbd[\x81-\x9a])")
_LONG_NUMBER = re.compile(rb"[0-9][0-9 \-.()*_`>\s\\nt\xc2\xe2\xe3\xef\x80-\xbf]{10,}+")
_SUSPICIOUS = re.compile(rb"1[3-9][0-9]{9}|[0-9]{15}")
_NO_DIGITS = bytes(set(range(256)) - set(b"0123456789"))


def _digits(first: str, more: int, last: str = r"\d(?!\d)") -> re.Pattern[str]:
    """Return what matches a number of ``more`` digits after its first ones; a match elsewhere may overlap it."""
    return re.compile(rf"(?<!\d)(?=({first}(?:{_BETWEEN}\d){{{more}}}{_BETWEEN}{last}))")


_URL = re.compile(r"https?://[^\s,;|\"'<>)\]}\u0080-\U0010ffff]+")
# GB 11643: region, day of birth, order, check character; before 1999 without century and check character.
_IDENTITY = _digits(r"\d", 16, r"(?:[Xx]|\d(?!\d))")
_OLD_IDENTITY = re.compile(r"(?<!\d)(?=(\d{6}[ -]?\d{6}[ -]?\d{3})(?!\d))")
_REGION = re.compile(r"1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3]|91")
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS = "10X98765432"
# ISO/IEC 7812: UnionPay's cards begin with 62; those of other schemes have 16 digits, so that the 18 of an
# organisation (统一社会信用代码, GB 32100) are none.
_CARDS = (
    *(_digits(rf"6{_BETWEEN}2", more) for more in (16, 15, 14, 13)),
    _digits(rf"(?:4{_BETWEEN}\d|5{_BETWEEN}[1-5]|3{_BETWEEN}[57])", 13),
)
# Not the decimals of a coordinate, 116.13812345678.
_MOBILE = re.compile(
    rf"(?<!\d)(?<!\d\d\.)(?<!0\.)(?=((?:\+?(?:00)?86{_BETWEEN}|0)?(1{_BETWEEN}[3-9](?:{_BETWEEN}\d){{9}}))(?!\d))"
)
# What has the digits of a mobile and is none: a decimal number, a span of time, an amount or a count.
_DECIMAL = re.compile(r"1\d{0,2}\.\d{8,}$")
_SPAN = re.compile(r"1[89]\d\d\D{1,3}(?:0?[1-9]|1[0-2])\D")
_AMOUNT = re.compile(r"\d{11}(?:\.\d+)?\s*(?:元|美元|件|吨|亩|平方米|户(?!籍)|人(?![工事力员民社大才]))")

# Bounded, for blanks without end would be gone over again and again.
_GAP = r"\s{0,3}"
_AT = rf"{_GAP}(?:@|[(\[{{]{_GAP}at{_GAP}[)\]}}]){_GAP}"
_DOT = rf"{_GAP}(?:\.|[(\[{{]{_GAP}dot{_GAP}[)\]}}]){_GAP}"
_MAILBOX = re.compile(
    rf"(?<![\w.%+-])[A-Za-z0-9][A-Za-z0-9._%+-]*{_AT}([A-Za-z0-9-]+(?:{_DOT}[A-Za-z0-9-]+)*{_DOT}"
    r"(?!png|jpe?g|webp|gif|svg)[A-Za-z]{2,})",
    re.IGNORECASE,
)
_OFFICIAL = re.compile(rf"(?:^|{_DOT})gov{_DOT}cn$", re.IGNORECASE)

_NAME = r"(?:(?!wechat|weixin)[A-Za-z][A-Za-z0-9_-]{5,19}|[1-9]\d{4,10}(?!\d))"
_NAME_WITH_DIGIT = r"(?:[A-Za-z](?=[A-Za-z_-]*[\d_])[A-Za-z0-9_-]{5,19}|[1-9]\d{4,10}(?!\d))"
_HAN_LABEL = rf"(?:[微薇]{_GAP}信|加{_GAP}[V微薇](?:{_GAP}信)?)"
_LATIN_LABEL = r"(?<![A-Za-z])(?:v[x信]|wx|wechat|weixin|qq)"
_ACCOUNT = re.compile(
    rf"(?:{_HAN_LABEL}|{_LATIN_LABEL}){_GAP}(?:号码?|账号|ID)?{_GAP}(?:[:是为]{_GAP}{_NAME}|{_NAME_WITH_DIGIT})"
    r"|(?<![A-Za-z0-9])wxid_[A-Za-z0-9]{6,}",
    re.IGNORECASE,
)


class Found(NamedTuple):
    """Something that points to a person: what it is, its line in the text from 1, its digits if it is a number."""

    what: str
    line: int
    digits: str = ""


def may_hold_personal_data(content: bytes) -> bool:
    """Whether a text in UTF-8, or a record as JSON, is worth a careful look; nearly all are not."""
    lowered = content.lower()
    # A loop, for a generator doubles the time of what is done for each of forty thousand records.
    for mark in _MARKS:
        if mark in lowered:
            return True
    if _FULL_WIDTH.search(content):
        return True
    numbers = (number.translate(None, _NO_DIGITS) for number in _LONG_NUMBER.findall(content))
    return any(_SUSPICIOUS.search(number) for number in numbers)


def personal_data(text: str) -> Iterator[Found]:
    """Yield every identity number, bank card, mobile, mailbox and account in a text, kind by kind.

    Office mailboxes of gov.cn are not personal. In addresses of the web only identity numbers are looked for,
    which prove themselves by a check character. Source: 个人信息保护法 articles 25 and 28 to 31.
    """
    text = unicodedata.normalize("NFKC", html.unescape(text))
    text = yield from _numbers(text, IDENTITY, _IDENTITY, lambda match, digits: _is_identity(digits))
    text = _URL.sub(_blank, text)
    text = yield from _numbers(text, IDENTITY, _OLD_IDENTITY, lambda match, digits: _is_old_identity(digits))
    for card in _CARDS:
        text = yield from _numbers(text, CARD, card, lambda match, digits: _luhn(digits))
    text = yield from _numbers(text, MOBILE, _MOBILE, lambda match, digits: _is_mobile(match))
    for mailbox in _MAILBOX.finditer(text):
        if not _OFFICIAL.search(mailbox[1]):
            yield Found(MAIL, _line(text, mailbox.start()))
    for account in _ACCOUNT.finditer(text):
        yield Found(ACCOUNT, _line(text, account.start()))


def mobiles(text: str) -> frozenset[str]:
    """Return the eleven digits of every mobile in a text."""
    return frozenset(found.digits for found in personal_data(text) if found.what == MOBILE)


def _numbers(
    text: str, what: str, pattern: re.Pattern[str], is_one: Callable[[re.Match[str], str], bool]
) -> Generator[Found, None, str]:
    """Yield the numbers of a kind; return the text without them, so that no part of one is taken for another."""
    end, blanked = 0, text
    for match in pattern.finditer(text):
        digits = re.sub(r"[^\dXx]", "", match[match.lastindex or 1])
        if match.start() >= end and is_one(match, digits):
            start, end = match.span(1)
            yield Found(what, _line(text, start), digits)
            blanked = f"{blanked[:start]}{_blank(match, 1)}{blanked[end:]}"
    return blanked


def _blank(match: re.Match[str], group: int = 0) -> str:
    """Return signs in place of a match, as long and with as many lines as it."""
    return re.sub(r"[^\n]", "\0", match[group])


def _line(text: str, at: int) -> int:
    return text.count("\n", 0, at) + 1


def _is_identity(digits: str) -> bool:
    total = sum(int(digit) * weight for digit, weight in zip(digits, _WEIGHTS, strict=False))
    return _is_day(digits[6:14]) and _REGION.match(digits) is not None and _CHECKS[total % 11] == digits[17].upper()


def _is_old_identity(digits: str) -> bool:
    return _is_day(f"19{digits[6:12]}") and _REGION.match(digits) is not None


def _is_day(digits: str) -> bool:
    try:
        return 1900 <= date(int(digits[:4]), int(digits[4:6]), int(digits[6:])).year <= 2100
    except ValueError:
        return False


def _is_mobile(match: re.Match[str]) -> bool:
    if _DECIMAL.match(match[2]) or _SPAN.match(match[2]):
        return False
    return match[1] != match[2] or not _AMOUNT.match(match.string, match.start(1))


def _luhn(digits: str) -> bool:
    total = 0
    for position, digit in enumerate(reversed(digits)):
        value = int(digit) * (2 if position % 2 else 1)
        total += value - 9 if value > 9 else value
    return total % 10 == 0
