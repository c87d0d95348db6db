"""Which column of a sheet holds what, by the words above it or by what stands in it?"""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from enum import Enum
from functools import cache
from typing import NamedTuple

from stationbook.check.personal_data import IDENTITY, MOBILE, personal_data
from stationbook.ledger.columns import AREA_COLUMN, LEFT_OUT, PHONES, known_columns
from stationbook.ledger.values import words_of
from stationbook.ledger.workbook import Cell

_SIGNS = re.compile(r"[\s:*#.。、,;_—-]|^\d+[.、)]")
_BRACKETS = re.compile(r"\(.*?\)")
# What names a person or leads to one: never read, whatever stands in it.
_OF_PERSONS = re.compile(
    r"姓名|负责人|站长|联系人|身份证|证件号|微信|QQ|邮箱|银行|账号|帐号|住址|出生|性别|年龄|学历|法人|法定代表|督导员|社工名单|人员名单"
    r"|工作人员$|填报人|审核人|户籍|民族$|政治面貌|工资|薪酬"
)
_TELEPHONE = re.compile(r"电话|联系方式|座机|固话")
_ORDINALS = frozenset({"序号", "编号序", "序", "no", "行号", "项目序号"})
_NUMBER_OF_LANDLINE = re.compile(r"0?\d{2,3}[-— ]?[2-9]\d{6,7}")
_LOOKED_AT, _MOST = 60, 0.6


class How(Enum):
    """By what a column was known."""

    NAME = "按列名认出"
    CONTENT = "按内容认出，请核对"
    PERSONAL = "会指向个人，不导入"
    ORDINAL = "序号，不导入"
    NOTHING = "没有认出来，不导入"


class Match(NamedTuple):
    """What a column holds: a key, LEFT_OUT, or nothing that is known."""

    key: str
    how: How


def plain_header(words: str) -> str:
    """Return the words above a column as they are compared: no blanks, no signs, plain brackets."""
    return _SIGNS.sub("", unicodedata.normalize("NFKC", words)).strip()


@cache
def _by_words() -> Mapping[str, str]:
    found: dict[str, str] = {}
    for column in known_columns().values():
        for words in (column.key, column.title, *column.words):
            found.setdefault(plain_header(words), column.key)
    return found


def key_of(words: str) -> str:
    """Return the key of the column that some words name; empty where they name none."""
    plain = plain_header(words)
    found = _by_words()
    return found.get(plain) or found.get(_BRACKETS.sub("", plain)) or ""


def is_header(words: str) -> bool:
    """Whether words are such as stand above a column."""
    plain = plain_header(words)
    return bool(key_of(words)) or plain.lower() in _ORDINALS or bool(_OF_PERSONS.search(plain) and len(plain) < 10)


def match_column(words: str, cells: Sequence[Cell], *, is_township: Callable[[str], bool]) -> Match:
    """Return what a column most likely holds. ``words`` are those above it, of two lines joined by a slash."""
    lower = words.rpartition("/")[2]
    plain = plain_header(lower)
    if plain.lower() in _ORDINALS:
        return Match(LEFT_OUT, How.ORDINAL)
    for said in (words, lower):
        if key := key_of(said):
            return Match(key, How.NAME)
    if _TELEPHONE.search(plain) and "手机" not in plain:
        return Match(PHONES, How.NAME)
    if _OF_PERSONS.search(plain):
        return Match(LEFT_OUT, How.PERSONAL)
    return _by_content(cells, is_township)


def _by_content(cells: Sequence[Cell], is_township: Callable[[str], bool]) -> Match:
    said = [words for cell in cells if (words := words_of(cell))][:_LOOKED_AT]
    if not said:
        return Match("", How.NOTHING)
    kinds = Counter(kind for words in said if (kind := _kind_of(words, is_township)))
    kind, count = (kinds.most_common(1) or [("", 0)])[0]
    if count < _MOST * len(said):
        return Match("", How.NOTHING)
    if kind in {IDENTITY, MOBILE}:
        # Eleven digits are a person's mobile unless somebody says otherwise.
        return Match(LEFT_OUT, How.PERSONAL)
    return Match(kind, How.CONTENT)


def _kind_of(words: str, is_township: Callable[[str], bool]) -> str:
    if re.fullmatch(r"\d{9}|\d{12}", words):
        return AREA_COLUMN
    if _NUMBER_OF_LANDLINE.fullmatch(words) and not words.startswith("1"):
        return PHONES
    if is_township(words):
        return "township"
    if re.search(r"(?:社工|社会工作)\S{0,6}站", words):
        return "official_name"
    return next((found.what for found in personal_data(words)), "")
