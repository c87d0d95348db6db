"""Does any record publish what must never be published of a person?"""

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from generator.model.catalogue import Catalogue
from generator.model.problem import FieldPath, Problem
from generator.model.question import QuestionFile
from generator.model.record import Record
from generator.model.station import Station
from generator.model.terms import PhoneKind

# One quick look that lets nearly all records through; what it finds is looked at field by field.
_LONG_NUMBER = re.compile(r"[0-9][0-9 -]{9,}[0-9]")
_SUSPICIOUS_NUMBER = re.compile(r"\d{15}|(?:\d[ -]?){16}|1[3-9]\d[ -]?\d{4}[ -]?\d{4}")
_IDENTITY = re.compile(r"(?<![0-9A-Za-z])(\d{6})(\d{8})(\d{3})([\dXx])(?![0-9A-Za-z])")
_MOBILE = re.compile(r"(?<!\d)1[3-9]\d[ -]?\d{4}[ -]?\d{4}(?!\d)")
_CARD = re.compile(r"(?<!\d)[3-6]\d(?:[ -]?\d){14,17}(?!\d)")
_MAIL = re.compile(r"[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+\.[A-Za-z]{2,}")
_WECHAT = re.compile(r"(?:微信号?|weixin|wechat)\s*[：:]?\s*[A-Za-z][A-Za-z0-9_-]{5,19}", re.IGNORECASE)
# GB 11643: weights and check characters of the citizen identification number.
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS = "10X98765432"


def check_personal_data(catalogue: Catalogue) -> Iterator[Problem]:
    """No identity number, unconsented mobile, bank card, personal e-mail or WeChat id is in any record.

    Source: 个人信息保护法 articles 25 and 28 to 31. A message never prints what it found.
    """
    records: list[tuple[str, str, Record]] = []
    records += [("standard", one, standard.entry) for one, standard in catalogue.standards.items()]
    records += [("region", one, record) for one, record in catalogue.regions.items()]
    records += [("policy", one, record) for one, record in catalogue.policies.items()]
    for kind, record_id, record in records:
        yield from _personal(catalogue.paths.get((kind, record_id), record_id), record, record.model_dump_json())
    for edition in catalogue.editions().values():
        path = edition.beside("questions.yml")
        questions = QuestionFile(questions=edition.questions)
        yield from _personal(path, questions, questions.model_dump_json())
    for path, text in catalogue.written.items():
        for line, words in enumerate(text.splitlines(), start=1):
            for found in _found(words):
                yield Problem(path, (), f"这里像是{found}，不能公布", "删去；只留单位的座机和公开信箱", line, 1)


def check_personal_data_of(catalogue: Catalogue, station: Station, text: str) -> Iterator[Problem]:
    """Look at one station and its record as JSON the same way; a mobile needs its holder's consent too."""
    path = catalogue.paths.get(("station", station.id), station.id)
    yield from _personal(path, station, text)
    for number, phone in enumerate(station.phones):
        if phone.kind is PhoneKind.MOBILE and phone.consent is None:
            words, hint = (
                "手机号码没有写明本人同意",
                "取得书面同意后写 consent: {scope: 对外公布, on: 2026-05-20}，或改用座机",
            )
            yield Problem(path, ("phones", number), words, hint)


def _personal(path: str, record: Record, text: str) -> Iterator[Problem]:
    if not _is_suspicious(text):
        return
    for field, words in _texts(record.model_dump(mode="python", by_alias=True, exclude_defaults=True), ()):
        for found in _found(words):
            yield Problem(path, field, f"这里像是{found}，不能公布", "删去；只留单位的座机和公开信箱")


def _is_suspicious(text: str) -> bool:
    if "@" in text or "微信" in text:
        return True
    lowered = text.lower()
    if "weixin" in lowered or "wechat" in lowered:
        return True
    return any(_SUSPICIOUS_NUMBER.search(number) for number in _LONG_NUMBER.findall(text))


def _texts(value: Any, field: FieldPath) -> Iterator[tuple[FieldPath, str]]:
    if isinstance(value, str):
        yield field, value
    elif isinstance(value, dict):
        consented = "consent" in value and "number" in value
        for key, inner in value.items():
            if not (consented and key == "number"):
                yield from _texts(inner, (*field, key))
    elif isinstance(value, list | tuple):
        for number, inner in enumerate(value):
            yield from _texts(inner, (*field, number))


def _found(text: str) -> Iterator[str]:
    if any(_is_identity(*match.groups()) for match in _IDENTITY.finditer(text)):
        yield "身份证号码"
    elif any(_luhn(re.sub(r"\D", "", match[0])) for match in _CARD.finditer(text)):
        yield "银行卡号"
    elif _MOBILE.search(text):
        yield "手机号码"
    if _MAIL.search(text):
        yield "电子邮箱"
    if _WECHAT.search(text):
        yield "微信号"


def _is_identity(region: str, born: str, order: str, check: str) -> bool:
    try:
        day = date(int(born[:4]), int(born[4:6]), int(born[6:]))
    except ValueError:
        return False
    total = sum(int(digit) * weight for digit, weight in zip(region + born + order, _WEIGHTS, strict=True))
    return 1900 <= day.year <= 2100 and _CHECKS[total % 11] == check.upper()


def _luhn(digits: str) -> bool:
    total = 0
    for position, digit in enumerate(reversed(digits)):
        value = int(digit) * (2 if position % 2 else 1)
        total += value - 9 if value > 9 else value
    return 16 <= len(digits) <= 19 and total % 10 == 0
