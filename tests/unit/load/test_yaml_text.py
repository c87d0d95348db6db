"""Does YAML mean the same to the fast and the careful reader, and is everything else refused with a remedy?"""

import math
from typing import Any

import pytest

from stationbook.load.careful_yaml import careful_yaml
from stationbook.load.yaml_text import YamlRefusedError, parse_yaml

# What a parser of YAML 1.1, or one that guesses, would turn into something else.
TRAPS: dict[str, Any] = {
    "0571": "0571", "-0571": "-0571", "00": "00", "no": "no", "yes": "yes", "on": "on", "y": "y", "N": "N",
    "12:30": "12:30", "12:30:45": "12:30:45", "190:20:30": "190:20:30", "1_000": "1_000", "1,000": "1,000",
    "2026-05-20": "2026-05-20", "2026-05-20T10:00:00Z": "2026-05-20T10:00:00Z",
    "0x1F": 31, "0o17": 15, "0X1F": "0X1F", "0o8": "0o8", "0xg": "0xg",
    "0": 0, "-0": 0, "+1": 1, "-1": -1, "0.10": 0.1, "01.5": 1.5, ".5": 0.5, "1.": 1.0, "1e3": 1000.0, "1.5e-3": 0.0015,
    ".inf": math.inf, "-.inf": -math.inf, "inf": "inf", "NaN": "NaN", "1.5.2": "1.5.2", ".": ".", "1e": "1e",
    "~": None, "null": None, "Null": None, "nUll": "nUll", "": None,
    "true": True, "True": True, "FALSE": False, "tRUE": "tRUE",
    "=": "=", "'0571'": "0571", '"no"': "no", "'1'": "1", "520000": 520000, "“x”和“y”": "“x”和“y”",
    "中文，没有引号": "中文，没有引号", "5:30 开门!": "5:30 开门!", "[a, b]": ["a", "b"], "{a: 0571}": {"a": "0571"},
}  # fmt: skip


@pytest.mark.parametrize(("written", "value"), TRAPS.items())
def test_fast_and_careful_reader_give_the_same_value(written: str, value: Any) -> None:
    text = f"key: {written}\n"
    fast, careful = parse_yaml(text)["key"], careful_yaml().load(text)["key"]
    assert (fast, type(fast)) == (value, type(value))
    assert careful == value
    assert isinstance(careful, bool) is isinstance(value, bool)
    assert isinstance(careful, str) is isinstance(value, str)


def test_not_a_number_is_read_alike() -> None:
    assert math.isnan(parse_yaml("a: .nan")["a"])
    assert math.isnan(careful_yaml().load("a: .nan")["a"])


def test_aliases_are_copies_in_both_readers() -> None:
    text = "a: &x {b: 1}\nc: *x\n"
    assert parse_yaml(text) == careful_yaml().load(text) == {"a": {"b": 1}, "c": {"b": 1}}


BOMB = "a: &a [x,x,x,x,x,x,x,x,x]\n" + "".join(
    f"{chr(98 + i)}: &{chr(98 + i)} [{','.join(['*' + chr(97 + i)] * 9)}]\n" for i in range(9)
)


@pytest.mark.parametrize(
    ("text", "place", "words"),
    [
        ("a: 1\nb: 2\na: 3\n", (3, 1), "“a”写了两次"),
        ('a: 1\n"a": 2\n', (2, 1), "“a”写了两次"),
        ("a:\n  b: 1\n  c: 2\n  b: 3\n", (4, 3), "“b”写了两次"),
        ("a:\n\tb: 1\n", (2, 1), "制表符"),
        ("a：1\nb: 2\n", (1, 2), "全角“：”"),
        ("a: 1\nb：2\n", (2, 2), "全角“：”"),
        ("phones:\n  - label：座机\n    number: x\n", (2, 10), "全角“：”"),
        ("a: “x”\n", (1, 4), "中文引号"),
        ("rooms: [个案室，小组室]\n", (1, 12), "中文逗号"),
        (BOMB, (0, 0), "太大"),
        ("a: &a [*a]\n", (1, 4), "套得太深"),
        ("a: " + "[" * 1000 + "]" * 1000, (1, 131), "套得太深"),
        ("\n".join(" " * i + "a:" for i in range(1000)), (129, 129), "套得太深"),
        ("a: *x\n", (1, 4), "没有定义"),
        ("a: &x {b: 1}\nc: {<<: *x}\n", (2, 5), "<<"),
        ("a: x\0y\n", (1, 5), "U+0000"),
        ("a: x\x01y\n", (1, 5), "U+0001"),
        ("a: !!python/object:os.system x\n", (1, 4), "! 开头"),
        ("a: !foo x\n", (1, 4), "! 开头"),
        ("%YAML 1.1\n---\na: no\n", (1, 1), "% 开头"),
        ("a: 1\n---\nb: 2\n", (2, 1), "几份内容"),
        ("a: b: c\n", (1, 5), "冒号"),
        ("a:\n   b: 1\n  c: 2\n", (2, 4), "缩进"),
        ("a:\n  - b: 1\n   c: 2\n", (3, 4), "缩进"),
        ("a: 1\nb:2\nc: 3\n", (2, 3), "冒号后面没有空格"),
        ("a: 1\nb:2\n", (2, 3), "冒号后面没有空格"),
        ("a:\n  -{b: 1, c: 2}\n", (2, 4), "短横后面没有空格"),
        ("a: \"x\nb: 1\nc: \"y\"\n", (1, 4), "引号没有合上"),
        ("a: [1, 2\nb: 1\n", (1, 4), "括号没有合上"),
        ("a: 1\n  b: 2\n", (2, 3), "缩进"),
        ('a: "x\nb: 1\n', (1, 4), "引号没有合上"),
        ("a: @x\n", (1, 4), "不能用这个符号开头"),
        ("a: **x**\n", (1, 5), "* 开头"),
        ("a: -\n", (1, 4), "短横"),
        ("a: 99999999999999999999\n", (1, 4), "数字太大"),
        ("? [a]\n: b\n", (0, 0), "一个词"),
    ],
)  # fmt: skip
def test_what_is_not_our_yaml_is_refused_with_place_and_remedy(text: str, place: tuple[int, int], words: str) -> None:
    with pytest.raises(YamlRefusedError) as caught:
        parse_yaml(text)
    refused = caught.value
    assert words in refused.message
    assert (refused.line, refused.column) == place
    assert refused.hint
