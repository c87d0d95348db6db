"""Can the number of a station be dialled at all?"""

import re
import unicodedata
from collections.abc import Iterator

from stationbook.check.personal_data import mobiles
from stationbook.model.problem import FieldPath
from stationbook.model.problem_kind import REAL_STATION, ProblemKind
from stationbook.model.station import Station

WRONG_NUMBER = ProblemKind(
    "phone-wrong",
    "不像电话号码",
    "号码的位数或开头不对，拨不通。座机写区号和号码，短号写 12345 一类，也可以写 400 号码。",
    wrong='phones: [{label: 座机, number: "0851-322123"}]',
    right='phones: [{label: 座机, number: "0851-28221234"}]',
    path=REAL_STATION,
)
LOST_ZERO = ProblemKind(
    "phone-lost-zero",
    "号码丢了开头的 0",
    "表格把号码当数字，区号开头的 0 就没有了。整理号码的那一列要设为文本。",
    wrong='phones: [{label: 座机, number: "85128221234"}]',
    right='phones: [{label: 座机, number: "0851-28221234"}]',
    path=REAL_STATION,
)
NO_AREA = ProblemKind(
    "phone-without-area",
    "号码没有区号",
    "没有区号，外地拨不通，手机也拨不通。",
    wrong='phones: [{label: 座机, number: "28221234"}]',
    right='phones: [{label: 座机, number: "0851-28221234"}]',
    path=REAL_STATION,
)
SEVERAL = ProblemKind(
    "phone-several",
    "几个号码写在了一起",
    "一个号码写一条，网页上才能一点就拨。",
    wrong='phones: [{label: 座机, number: "0851-28221234 28225678"}]',
    right='phones: [{label: 座机, number: "0851-28221234"}, {label: 值班室, number: "0851-28225678"}]',
    path=REAL_STATION,
)
SAMPLE_NUMBER = ProblemKind(
    "phone-sample",
    "示例里写了能拨通的号码",
    "虚构的站点写了能拨通的号码，就会打到别人那里。示例里的号码都以 000- 开头。",
    wrong="phones: [{label: 座机, number: 0851-28221234}]",
    right="phones: [{label: 座机, number: 000-28221234}]",
)

_AREA = r"0(?:10|2\d|[3-9]\d{2})"
# A subscriber's number begins with 2 to 9; what begins with 1 is a service.
_LANDLINE = re.compile(rf"{_AREA}[2-9]\d{{6,7}}", re.ASCII)
_NUMBER = re.compile(
    rf"{_AREA}[2-9]\d{{6,7}}"  # a landline
    rf"|(?:{_AREA})?1(?:1[0-9]|2[0-9]|00)\d{{0,3}}"  # 110, 120, 12345, 12349, 10086, 114
    rf"|(?:{_AREA})?9[56]\d{{3,6}}"  # 95598, 96156
    r"|[48]00\d{7}"
    r"|1[3-9]\d{9}",  # a mobile; whether it may be shown is asked elsewhere
    re.ASCII,
)
_BETWEEN = re.compile(r"[-‐–—\s()（）]")
_EXTENSION = re.compile(r"(?:转|[-–—]|分机|ext\.?)\s*\d{1,5}$", re.IGNORECASE)
_EXAMPLE = "写区号和号码，例如 0571-12345678"

Found = tuple[ProblemKind, FieldPath, str, str]


NUMBERS = "numbers"
"""The column of what `own_numbers` gives of every station."""


def own_numbers(station: Station) -> tuple[str, ...]:
    """Return the digits of a station's own telephones, that of a hotline not among them."""
    return tuple(re.sub(r"\D", "", phone.number) for phone in station.phones)


def phone_problems(station: Station) -> Iterator[Found]:
    """Yield kind, field, sentence and remedy for every number that cannot be dialled, or must not be."""
    numbers: list[tuple[FieldPath, str]] = [(("phones", i, "number"), p.number) for i, p in enumerate(station.phones)]
    if station.hotline is not None:
        numbers.append((("hotline", "number"), station.hotline.number))
    consented = {("phones", number, "number") for number, phone in enumerate(station.phones) if phone.consent}
    for field, number in numbers:
        if station.sample:
            # A mobile that nobody consented to show is told where personal data is looked for.
            if not number.startswith("000-") and not (mobiles(number) and field not in consented):
                yield SAMPLE_NUMBER, field, "示例站点的电话可能是别人的真号码", "写 000- 开头的号码"
        elif wrong := wrong_number(number):
            yield wrong[0], field, *wrong[1:]


def mended_number(number: str) -> str | None:
    """Return what a wrong number is for certain: it lost the first 0, or has full-width signs. None of any other."""
    plain = unicodedata.normalize("NFKC", number)
    if wrong_number(number) is None:
        return None
    if wrong_number(plain) is None:
        return plain
    return _with_zero(_BETWEEN.sub("", plain)) if plain[:1].isdigit() else None


def _with_zero(digits: str) -> str | None:
    """Return a landline that lacks the first 0 with it and a hyphen behind the area code; None of any other number."""
    area = 3 if digits[:1] in {"1", "2"} else 4
    whole = f"0{digits}"
    return f"{whole[:area]}-{whole[area:]}" if _LANDLINE.fullmatch(whole) else None


def wrong_number(number: str) -> tuple[ProblemKind, str, str] | None:
    """Return kind, sentence and remedy of what is wrong in a real number; None where nothing is."""
    if number.startswith("000"):
        return WRONG_NUMBER, f"“{number}”不是能拨通的号码", _EXAMPLE
    digits = _BETWEEN.sub("", number).removeprefix("+86").removeprefix("0086")
    if _NUMBER.fullmatch(digits) or _NUMBER.fullmatch(_BETWEEN.sub("", _EXTENSION.sub("", number))):
        return None
    if number.startswith(("+86", "0086")) and _LANDLINE.fullmatch(f"0{digits}"):
        return None
    if mended := _with_zero(digits):
        return LOST_ZERO, f"“{number}”开头少了区号的 0", f"写 {mended}；用表格整理号码时，这一列设为文本"
    if re.fullmatch(r"[2-9]\d{6,7}", digits):
        return NO_AREA, f"“{number}”没有区号，外地拨不通", f"前面加区号，例如 0571-{digits}"
    if len(re.findall(r"\d{7,}", number)) > 1:
        return SEVERAL, f"“{number}”像是几个号码写在了一起", "一个号码写一条"
    hint = f"{_EXAMPLE}；短号写 12345，也可以写 400-123-4567"
    return WRONG_NUMBER, f"“{number}”不像电话号码，位数或开头不对", hint
