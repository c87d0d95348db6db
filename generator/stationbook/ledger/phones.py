"""Which telephones does a cell hold, and which of them may be published?"""

import re
import unicodedata
from typing import NamedTuple

from stationbook.check.phones import wrong_number

_AREA = r"0(?:10|2\d|[3-9]\d{2})"
_LANDLINE = re.compile(rf"({_AREA})([2-9]\d{{6,7}})", re.ASCII)
_LOCAL = re.compile(r"[2-9]\d{6,7}", re.ASCII)
_MOBILE = re.compile(r"(?:\+?86)?(1[3-9]\d{9})", re.ASCII)
_SAMPLE = re.compile(r"000-\d{8}", re.ASCII)
_EXTENSION = re.compile(r"(?:转|分机|ext\.?)[ :]*(\d{1,5})", re.IGNORECASE)
# Digits with what people put between those of one number; an extension behind them.
_NUMBER = re.compile(r"\+?[\d(][\d()\-–—― ]*\d(?:[ -]*(?:转|分机|ext\.?)[ :]*\d{1,5})?", re.IGNORECASE)
_WRITTEN_TOGETHER = re.compile(rf"1[3-9]\d{{9}}|{_AREA}[ -]?[2-9]\d{{6,7}}|\d{{7,}}", re.ASCII)
_BETWEEN = re.compile(r"[-–—―\s()]")


class Found(NamedTuple):
    """A number as it is to be written; ``wrong`` says why it is not, and what to write."""

    number: str = ""
    extension: str = ""
    is_mobile: bool = False
    wrong: str = ""


def numbers_in(words: str, *, area: str = "", may_be_sample: bool = False) -> list[Found]:
    """Return every telephone that some words hold, whatever else they say.

    ``area`` is the area code of a number that has none. A landline whose first 0 a sheet dropped gets it back.
    """
    text = unicodedata.normalize("NFKC", words)
    found: list[Found] = []
    for piece in re.split(r"[;,、/|\n]|\s{2,}|或|和", text):
        for part in _NUMBER.findall(piece):
            found += _of_part(part, area, may_be_sample)
    return list(dict.fromkeys(found))


def _of_part(part: str, area: str, may_be_sample: bool) -> list[Found]:
    extension = _EXTENSION.search(part)
    number = part[: extension.start()] if extension else part
    if may_be_sample and _SAMPLE.fullmatch(number.strip(" -")):
        return [Found(number.strip(" -"), extension[1] if extension else "")]
    made = _of_digits(_BETWEEN.sub("", number), area)
    pieces = _WRITTEN_TOGETHER.findall(number)
    if (made is None or made.wrong) and len(pieces) > 1:
        # 0859 3221234 0859 3221235: several numbers, and not one with blanks in it.
        return [one for piece in pieces for one in _of_part(piece, area, may_be_sample)]
    return [made._replace(extension=extension[1] if extension else "")] if made is not None else []


def _of_digits(digits: str, area: str) -> Found | None:
    if mobile := _MOBILE.fullmatch(digits):
        return Found(mobile[1], is_mobile=True)
    digits = re.sub(r"^\+?(?:00)?86(?=0?[1-9]\d{8,})", "", digits)
    for whole in (digits, f"0{digits}"):
        # Ten digits may lack the 0; a number that begins with it is whole.
        if landline := _LANDLINE.fullmatch(whole):
            return Found(f"{landline[1]}-{landline[2]}")
    if _LOCAL.fullmatch(digits):
        if area:
            return Found(f"{area}-{digits}")
        return Found(wrong="电话没有区号；在对照文件的 defaults 里写 area_code")
    if len(digits) < 5 or wrong_number(digits) is not None:
        return Found(wrong="不像电话号码，位数或开头不对") if len(digits) >= 3 else None
    return Found(digits)
