"""Does any file publish what must never be published of a person?

Files are looked at as they are written, not kind by kind, so that a new kind of record cannot be forgotten.
"""

import csv
import io
import json
import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple

from stationbook.check.personal_data import (
    ACCOUNT,
    CARD,
    IDENTITY,
    MAIL,
    MOBILE,
    Found,
    may_hold_personal_data,
    mobiles,
    personal_data,
)
from stationbook.load.standards import split_front_matter
from stationbook.load.yaml_text import parse_yaml
from stationbook.model.catalogue import Catalogue
from stationbook.model.problem import FieldPath, Problem
from stationbook.model.problem_kind import ProblemKind
from stationbook.model.station import Station
from stationbook.model.terms import PhoneKind

PERSONAL = ProblemKind(
    "private-number",
    "有个人信息",
    "像是身份证号码、银行卡号、个人邮箱、微信号、QQ 号，或写在文字里的手机号码。公布出去就收不回来，请删去。",
    wrong="notes: [站长邮箱 zhang@example.com]",
    right="notes: [镇政府信箱 qingxi@example.gov.cn]",
)
MOBILE_SHOWN = ProblemKind(
    "private-mobile",
    "手机号码没有本人同意",
    "手机号码多半是个人的。取得本人书面同意的，写明同意的范围和日期；没有的，改写单位的座机。",
    wrong="phones: [{label: 值班, number: 000-12345678, kind: mobile}]",
    right="""\
phones:
  - label: 值班
    number: 000-12345678
    kind: mobile
    consent: {scope: 对外公布, on: 2026-05-20}""",
)

_HINTS = {
    IDENTITY: "删去",
    CARD: "删去",
    MOBILE: "删去，改写单位的座机",
    MAIL: "只写政府网站（gov.cn）的信箱，其他信箱分不清是单位的还是个人的；或改写单位的座机",
    ACCOUNT: "删去；公众号写明“公众号：名称”，群不写号码",
}
_CONSENT = "取得本人书面同意后写 kind: mobile 和 consent: {scope: 对外公布, on: 2026-05-20}，或改写单位的座机"
# Records of these can be left out one by one; what any other file says stands on many pages.
_LEFT_OUT_ALONE = ("data/stations/", "data/regions/", "data/policies/", "content/")
_OF_MANY = "series.yml"
_TAG = re.compile(r"<[^<>]*>")


class _Piece(NamedTuple):
    """Some words of a file, the line on which they begin (0 where the field tells it), and their field."""

    words: str
    line: int = 0
    field: FieldPath = ()


def check_personal_data(texts: Iterable[tuple[str, str]]) -> Iterator[Problem]:
    """No identity number, mobile, bank card, personal mailbox or account is in any file; stations are looked at apart.

    ``texts`` are the files by path. A message never prints what it found.
    """
    for path, text in texts:
        stops_all = not path.startswith(_LEFT_OUT_ALONE) or path.endswith(_OF_MANY)
        for piece in _pieces(path, text):
            for found in _found(piece.words):
                line = piece.line + found.line - 1 if piece.line else 0
                yield _problem(path, piece.field, found, line=line, stops_all=stops_all)


def check_personal_data_of(catalogue: Catalogue, station: Station, text: str) -> Iterator[Problem]:
    """Look at one station, whose record as JSON is ``text``; a mobile may stand there with its holder's consent."""
    path = catalogue.paths.get(("station", station.id), station.id)
    told: set[FieldPath] = set()
    if may_hold_personal_data(text.encode()):
        consented = {one for phone in station.phones if phone.consent for one in mobiles(phone.number)}
        record = station.model_dump(mode="python", by_alias=True, exclude_defaults=True)
        for field, words in _leaves(record):
            for found in _found(words):
                if found.digits not in consented:
                    told.add(field)
                    yield _problem(path, field, found)
    for number, phone in enumerate(station.phones):
        field = ("phones", number, "number")
        if phone.kind is PhoneKind.MOBILE and phone.consent is None and field not in told:
            yield MOBILE_SHOWN.at(path, field, "手机号码没有写明本人同意，不能公布", _CONSENT)


def personal_data_in_refused(path: str, text: str, data: Any) -> Iterator[Problem]:
    """Look at the file of a station that was refused, by its data, or by its text where there is none (None).

    A consent counts whatever is wrong in it; its own mistake is told by itself.
    """
    if data is None:
        for found in _found(text):
            if found.what != MOBILE or "consent" not in text:
                yield _problem(path, (), found, line=found.line)
        return
    phones = data.get("phones")
    entries = [one if isinstance(one, dict) else {} for one in phones] if isinstance(phones, list) else []
    consented = {one for phone in entries if phone.get("consent") for one in mobiles(str(phone.get("number")))}
    told: set[FieldPath] = set()
    # A number without quotes is a number to the reader.
    numbers = [(("phones", n, "number"), str(one["number"])) for n, one in enumerate(entries) if "number" in one]
    for field, words in dict([*_leaves(data), *numbers]).items():
        for found in _found(words):
            if found.digits not in consented:
                told.add(field)
                yield _problem(path, field, found)
    for field, _ in numbers:
        phone = entries[int(field[1])]
        if phone.get("kind") == PhoneKind.MOBILE and not phone.get("consent") and field not in told:
            yield MOBILE_SHOWN.at(path, field, "手机号码没有写明本人同意，不能公布", _CONSENT)


def _problem(path: str, field: FieldPath, found: Found, *, line: int = 0, stops_all: bool = False) -> Problem:
    kind, words, hint = PERSONAL, f"这里像是{found.what}，不能公布", _HINTS[found.what]
    if found.what == MOBILE and field[:1] == ("phones",) and field[2:] == ("number",):
        kind, words, hint = MOBILE_SHOWN, "手机号码没有写明本人同意，不能公布", _CONSENT
    return kind.at(path, field, words, hint, line, 1 if line else 0, stops_all=stops_all)


def _found(words: str) -> Iterable[Found]:
    """Return what is found in some words, each kind once a line."""
    if not may_hold_personal_data(words.encode()):
        return ()
    return {(found.what, found.line): found for found in personal_data(words)}.values()


def _pieces(path: str, text: str) -> Iterator[_Piece]:
    """Yield the words of a file: the values of data, which are what is published, else the text as it is."""
    if path.endswith(".md"):
        front, body, line = split_front_matter(text)
        yield from _values(front, parse_yaml)
        # A number may be parted by markup, which nobody sees.
        yield _Piece(_TAG.sub(lambda tag: "\n" * tag[0].count("\n"), body), line)
    elif not may_hold_personal_data(text.encode()) and "\\" not in text:
        # Nothing stands here as it is, nor written with escapes.
        return
    elif path.endswith(".csv"):
        yield from _cells(text)
    elif path.endswith(".geojson"):
        for piece in _values(text, json.loads):
            yield piece._replace(line=piece.line or _line_of(piece.words, text))
    else:
        yield from _values(text, parse_yaml)


def _values(text: str, parse: Callable[[str], Any]) -> Iterator[_Piece]:
    """Yield the values of a text; the text itself where it is refused."""
    try:
        data = parse(text)
    except (ValueError, RecursionError):
        yield _Piece(text, 1)
        return
    for field, words in _leaves(data):
        yield _Piece(words, 0, field)


def _cells(text: str) -> Iterator[_Piece]:
    """Yield the cells of the rows that are worth a look; their field is the name of the column."""
    rows = csv.reader(io.StringIO(text, newline=""))
    names: list[str] = []
    try:
        for row in rows:
            names = names or row
            if may_hold_personal_data(",".join(row).encode()):
                for number, cell in enumerate(row):
                    yield _Piece(cell, rows.line_num, (names[number],) if number < len(names) else ())
    except csv.Error:
        yield _Piece(text, 1)


def _line_of(words: str, text: str) -> int:
    """Return the line on which a value of JSON stands, written in either way."""
    at = max(text.find(json.dumps(words, ensure_ascii=ascii)) for ascii in (False, True))
    return text.count("\n", 0, at) + 1 if at >= 0 else 1


def _leaves(data: Any) -> Iterator[tuple[FieldPath, str]]:
    """Yield every text in some data with its field, names of fields too. Numbers are counts, which are no one's."""
    waiting: list[tuple[FieldPath, Any]] = [((), data)]
    while waiting:
        field, value = waiting.pop()
        if isinstance(value, str):
            yield field, value
        elif isinstance(value, dict):
            waiting += [((*field, str(key)), inner) for key, inner in reversed(value.items())]
            waiting += [((*field, key), key) for key in value if isinstance(key, str)]
        elif isinstance(value, list | tuple):
            waiting += [((*field, number), inner) for number, inner in reversed(list(enumerate(value)))]
