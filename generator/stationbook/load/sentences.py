"""How is each mistake in a record said to a maintainer, in Chinese and with a remedy?"""

import difflib
import re
from collections.abc import Iterable, Sequence
from typing import Any

from pydantic import TypeAdapter
from pydantic_core import ErrorDetails

from stationbook.load import shapes
from stationbook.load.yaml_mistakes import NO_SPACE
from stationbook.model.fields import Field, called, fields_of, is_record, is_term, terms_words, type_at
from stationbook.model.problem_kind import ProblemKind
from stationbook.model.terms import Term, term_named

_SENTENCES = {
    "missing": ("缺少这一项", "请补上"),
    "day": ("不是日期", "日期写作 2026-05-20"),
    "moment": ("不是日期", "日期写作 2024-05-20，只知道年月的写 2024-05，只知道年份的写 2024"),
    "partial_date": ("不是日期", "写作 2022-06-01；只知道月份的写 2022-06，只知道年份的写 2022"),
    "listed": ("应当是文字，或带 text 的一项", "写一句话；数字之类的内容请加引号"),
    "ages": ("不是年龄", "写作 0-17，或 60+（60 岁以上），加引号"),
    "extension": ("不是分机号", "只写 1 到 6 位数字，加引号"),
    "number": ("不是数字", "只写数字，不写单位，不加引号"),
    "finite": ("不是能用的数", "写一个普通的数字"),
    "negative": ("不能是负数", "写 0 或正数"),
    "code_text": ("区划代码要写成文字", "给代码加上引号，例如 \"520302001\""),
    "code": ("不是区划代码", "写 2、4、6、9 或 12 位数字，末尾不补 0，并加引号"),
    "blank": ("是空白", "写上内容，或删去这一项"),
    "hidden_characters": ("里面有看不见的控制字符或文字方向符号", "删掉重新输入这一项"),
    "web_address": ("不是网址", "网址以 https:// 或 http:// 开头"),
    "source": ("出处要么写 report，要么写 title", "写一个，只写一个"),
    "one_place": ("本地口径要么写 step，要么写 point", "写一个，只写一个"),
    "one_origin": ("本地口径的出处要么写 source，要么写 sample: true", "真实的写 source，虚构的写 sample"),
    "string_type": ("应当是文字", "数字、日期、是否之类的内容请加引号"),
    "bool_type": ("应当是 true 或 false", "写 true 或 false，不加引号"),
    "int_type": ("应当是整数", "只写数字，不加引号"),
    "int_from_float": ("应当是整数", "去掉小数"),
    "tuple_type": ("应当是一列", "每行一条，前面写短横和空格"),
    "model_type": ("应当有下一层内容", "换行，多空两格，再写“名称: 内容”"),
    "model_attributes_type": ("应当有下一层内容", "换行，多空两格，再写“名称: 内容”"),
    "dict_type": ("应当是“名称: 内容”的形式", "每行一项"),
    "string_pattern_mismatch": ("不能作编号", "只用小写字母、数字、短横和点"),
    "greater_than_equal": ("太小了", "写 0 或更大的数"),
    "greater_than": ("太小了", "写大于 0 的数"),
    "too_short": ("里面什么也没有", "至少写一条；用默认值的，删去这一项"),
    "less_than_equal": ("太大了", "请核对"),
    "station_id": ("不能作站点的编号", "写作 县代码-拼音，例如 990101-qingxi"),
    "one_score": ("每个观测点写一样", "score、not_applicable（理由）、not_assessed（缺什么）里写一个"),
    "answer": ("不像答案", "写一个选项的编号、几个编号、true 或 false，或一个数"),
    "question_options": ("选项和题型对不上", "单选、多选、排序题写 options，判断题和填数题不写"),
    "question_answer": (
        "答案和题型对不上",
        "单选写一个编号，多选和排序写几个编号，判断写 true 或 false，填数写一个数",
    ),
    "question_unit": ("单位和题型对不上", "填数题写 unit，其余题型不写"),
    "one_bound": ("每条要求只能有一种界限", "at_least、at_most、between、equals、includes_all 或 present，只写一个"),
    "invalid_key": ("左边的名称应当是文字", "对照维护指南的例子"),
    "string_too_long": ("太长了", "请缩短"),
    "colour": ("不是颜色", "写 # 和六位十六进制数，加引号，例如 \"#14594f\""),
    "contrast": ("在白底上的对比度只有 {ratio}:1，不到 4.5:1，字看不清", "选深一些的颜色，例如 \"{near}\""),
    "picture_path": (
        "不是 content 或 overrides 里的图片",
        "写从项目文件夹起的路径，例如 content/images/logo.png；svg 图片只能放在 overrides 里",
    ),
    "icp": ("不是 ICP 备案号", "照备案时的写法，例如 黔ICP备00000000号"),
    "police": ("不是公安备案号", "照备案时的写法，例如 贵公网安备 00000000000000号"),
}  # fmt: skip


_PERCENT = re.compile(r"(\d+(?:\.\d+)?)\s*[%％]")


def sentence(error: ErrorDetails, adapter: TypeAdapter[Any]) -> tuple[ProblemKind, str, str]:
    """Return of which kind one error of pydantic is, what is wrong and what to write instead."""
    if error["type"] in _NESTED and (told := _without_space(error.get("input"))):
        return NO_SPACE, *told
    return shapes.KIND_OF.get(error["type"], shapes.SHAPE), *_words(error, adapter)


_NESTED = frozenset({"model_type", "model_attributes_type", "dict_type", "tuple_type"})
_CLOSE = re.compile(r"([A-Za-z_][\w-]*):((?!//)[^\s:].*)")


def _without_space(value: Any) -> tuple[str, str] | None:
    """Return what is wrong where a missing blank made text of what should lie deeper; None where none is missing."""
    if isinstance(value, dict):
        value = next((key for key in value if isinstance(key, str) and key.startswith("-")), "")
    if not isinstance(value, str):
        return None
    if close := _CLOSE.match(value):
        return "冒号后面没有空格", f"写作“{close[1]}: {close[2].strip()}”"
    return ("短横后面没有空格", f"写作“- {value[1:20].strip()}”") if re.match(r"-[^\s-]", value) else None


def _words(error: ErrorDetails, adapter: TypeAdapter[Any]) -> tuple[str, str]:
    kind = error["type"]
    if kind == "number" and isinstance(value := error.get("input"), str) and (share := _PERCENT.fullmatch(value)):
        return f"“{value}”不是数字", f"按百分数量的写 {share[1]}；两个数相比的写分数或小数，例如 1/2、0.5"
    if kind == "partial_date" and (near := (error.get("ctx") or {}).get("near")):
        return f"“{error.get('input')}”不是日期的写法", f"写 {near}"
    if kind == "extra_forbidden":
        return _unknown_field(error, adapter)
    if kind == "enum":
        return _unknown_term(error, adapter)
    if not error["loc"] and kind in {"model_type", "model_attributes_type", "dict_type"}:
        return "文件里应当是一项一项的“名称: 内容”", "每行一项，开头不写短横"
    if not error["loc"] and kind == "tuple_type":
        return "文件里应当是一列", "每条开头写短横和空格"
    if kind in _SENTENCES:
        message, hint = (words.format(**error.get("ctx") or {}) for words in _SENTENCES[kind])
        value = error.get("input")
        shown = f"“{value}”" if isinstance(value, str | int | float) and len(str(value)) <= 40 else ""
        return f"{shown}{message}", hint
    return "内容不对", "请对照维护指南的例子"


def without_echoes(errors: Sequence[ErrorDetails], adapter: TypeAdapter[Any]) -> list[ErrorDetails]:
    """Leave out what only repeats another mistake: a misspelt name is missing too, a list of wrong entries empty."""
    meant = {
        (*error["loc"][:-1], close)
        for error in errors
        if error["type"] == "extra_forbidden" and (close := _meant_field(error, adapter)[0])
    }
    wrong_within = {error["loc"][:length] for error in errors for length in range(len(error["loc"]))}
    return [
        error
        for error in errors
        if not (error["type"] == "missing" and error["loc"] in meant)
        and not (error["type"] == "too_short" and error["loc"] in wrong_within)
    ]


def _meant_field(error: ErrorDetails, adapter: TypeAdapter[Any]) -> tuple[str, list[Field]]:
    """Return the field that an unknown name most likely stands for, or nothing, and the fields that there are.

    A Chinese name stands for the field that is called so, here or in a record below: 地址 is premises.address.
    """
    record = type_at(adapter._type, error["loc"][:-1])
    if not is_record(record):
        return "", []
    known, written = list(fields_of(record)), str(error["loc"][-1])
    close = difflib.get_close_matches(written, [field.name for field in known], 1, 0.6)
    return next(iter(close or called(record, written)), ""), known


def _unknown_field(error: ErrorDetails, adapter: TypeAdapter[Any]) -> tuple[str, str]:
    close, known = _meant_field(error, adapter)
    message = f"没有“{error['loc'][-1]}”这一项"
    if not close:
        return message, f"这里可以写：{'、'.join(f'{field.name}（{field.words.name}）' for field in known)}"
    return f"{message}，是否想写“{close}”？", "点后面的写在下一层：换行，多空两格" if "." in close else ""


def _unknown_term(error: ErrorDetails, adapter: TypeAdapter[Any]) -> tuple[str, str]:
    term = type_at(adapter._type, error["loc"])
    value = error.get("input")
    if not is_term(term):
        return f"没有“{value}”这个值", ""
    name = terms_words(term).name
    values = [str(one) for one in term]
    named = term_named(list(term), "".join(str(value).split()))
    close = [] if named else difflib.get_close_matches(str(value), values, 1, 0.6)
    if close:
        return f"没有“{value}”这个{name}，是否想写“{close[0]}”？", ""
    if meant := term(named) if named else _called(term, str(value)):
        return f"没有“{value}”这个{name}，是否想写“{meant.value}”（{meant.label}）？", ""
    return f"没有“{value}”这个{name}", f"可以写：{'、'.join(f'{one.value}（{one.label}）' for one in term)}"


def _called(terms: Iterable[Term], words: str) -> Term | None:
    """Return the one term whose Chinese label is, or holds, these words; None where there are none or several."""
    exact = [one for one in terms if one.label == words]
    found = exact or [one for one in terms if words and words in one.label]
    return found[0] if len(found) == 1 else None
