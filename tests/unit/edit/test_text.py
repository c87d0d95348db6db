"""Does an edit change what it names, and no other sign?"""

import difflib
import random
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from stationbook.edit import places
from stationbook.edit.changes import GONE, Edit, applied, edits_between, same
from stationbook.edit.text import EditRefusedError, edited
from stationbook.load.careful_yaml import careful_yaml
from stationbook.load.yaml_text import parse_yaml
from stationbook.model.problem import FieldPath
from tests.conftest import ROOT

TEXT = """\
# 开头的话
id: 990101-qingxi   # 编号
official_name: '例县清溪镇社工站'
phones:
  # 值班室的
  - {label: 座机, number: "000-1"}  # 第一个

  - label: 手机
    number: 000-2
rooms: [个案室, 档案室,]
about: |
  第一行
  第二行

staff:
  headcount: 4
# 末尾的话
"""


def test_only_the_value_changes_and_keeps_its_quotes() -> None:
    assert edited(TEXT, [Edit(("official_name",), "It's 新站")]) == TEXT.replace("例县清溪镇社工站", "It''s 新站")
    assert edited(TEXT, [Edit(("phones", 0, "number"), "000-9")]) == TEXT.replace('"000-1"', '"000-9"')
    assert edited(TEXT, [Edit(("phones", 1, "number"), "0001")]) == TEXT.replace("000-2", '"0001"')
    assert edited(TEXT, [Edit(("staff", "headcount"), 5)]) == TEXT.replace("4", "5")
    assert edited(TEXT, [Edit(("about",), "一句话")]) == TEXT.replace("|\n  第一行\n  第二行\n", "一句话\n")


def test_new_fields_stand_where_the_order_says() -> None:
    order: dict[FieldPath, list[str]] = {
        (): ["id", "official_name", "tier", "phones"],
        ("staff",): ["headcount", "licensed"],
    }
    made = edited(TEXT, [Edit(("tier",), "township")], order=lambda path: order.get(path, []))
    assert made == TEXT.replace("phones:\n", "tier: township\nphones:\n")
    made = edited(TEXT, [Edit(("staff", "licensed"), {"total": 3})], order=lambda path: order.get(path, []))
    assert made == TEXT.replace("headcount: 4\n", "headcount: 4\n  licensed: {total: 3}\n")
    made = edited(TEXT, [Edit(("aliases",), ["清溪站"])])
    assert made == TEXT.replace("headcount: 4\n", "headcount: 4\naliases: [清溪站]\n")
    assert edited("b: 1\n", [Edit(("a",), 2)], order=lambda _: ["a", "b"]) == "a: 2\nb: 1\n"


def test_items_of_lists_come_and_go_with_their_lines() -> None:
    third = {"label": "总机", "number": "000-3"}
    made = edited(TEXT, [Edit(("phones", 2), third)])
    assert made == TEXT.replace("    number: 000-2\n", "    number: 000-2\n  - {label: 总机, number: 000-3}\n")
    assert edited(TEXT, [Edit(("phones", 1), GONE)]) == TEXT.replace("  - label: 手机\n    number: 000-2\n", "")
    assert edited(TEXT, [Edit(("phones", 1, "label"), GONE)]) == TEXT.replace("label: 手机\n    number", "number")
    assert edited(TEXT, [Edit(("rooms", 0), GONE)]) == TEXT.replace("个案室, ", "")
    assert edited(TEXT, [Edit(("rooms", 1), GONE)]) == TEXT.replace(", 档案室", "")
    assert edited(TEXT, [Edit(("rooms",), ["个案室", "接待区", "档案室"])]) == TEXT.replace(", 档", ", 接待区, 档")
    assert edited(TEXT, [Edit(("staff", "headcount"), GONE)]) == TEXT.replace("staff:\n  headcount: 4", "staff: {}")
    assert edited(TEXT, [Edit(("staff",), GONE)]) == TEXT.replace("staff:\n  headcount: 4\n", "")
    assert edited("a: []\nb: {}\n", [Edit(("a", 0), 1), Edit(("b", "c"), 2)]) == "a: [1]\nb: {c: 2}\n"


def test_whole_list_is_changed_as_little_as_can_be() -> None:
    phones = parse_yaml(TEXT)["phones"]
    made = edited(TEXT, [Edit(("phones",), [phones[1]])])
    assert made == TEXT.replace('  - {label: 座机, number: "000-1"}  # 第一个\n', "")


@pytest.mark.parametrize("end", ["", "\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_ends_of_lines_of_the_file_and_its_mark_stay(end: str, mark: str) -> None:
    text = mark + "a: 1 # 一\r\nb:\r\n- 2" + end.replace("\n", "\r\n")
    edits = [Edit(("a",), 9), Edit(("b", 1), "😀三"), Edit(("c",), [{"d": 4}])]
    wanted = mark + "a: 9 # 一\r\nb:\r\n- 2\r\n- 😀三\r\nc:\r\n  - {d: 4}" + end.replace("\n", "\r\n")
    assert edited(text, edits) == wanted
    assert edited(wanted, [Edit(("c",), GONE), Edit(("b", 1), GONE), Edit(("a",), 1)]) == text


def test_what_cannot_be_changed_alone_is_refused() -> None:
    for text, path in (
        ("a: &x [1]\nb: *x\n", ("b", 0)),
        ("a: 1\n", ("b", "c")),
        ("- 1\n", ("a",)),
        ("a: 1\na: 2\n", ("a",)),
        ("a: “一”\n", ("a",)),
    ):
        with pytest.raises(EditRefusedError):
            edited(text, [Edit(path, 2)])
    with pytest.raises(EditRefusedError):
        edited("a: 1\n", [Edit(("a",), GONE)])


FILES = sorted(path for top in ("data", "content") for path in (ROOT / top).rglob("*.yml"))


@cache
def text_of(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def paths_in(data: Any, path: FieldPath = ()) -> Iterator[tuple[FieldPath, Any]]:
    """Yield every value within some data, with its path."""
    inner: list[tuple[str | int, Any]] = []
    if isinstance(data, dict):
        inner = list(data.items())
    elif isinstance(data, list):
        inner = list(enumerate(data))
    for key, value in inner:
        yield (*path, key), value
        yield from paths_in(value, (*path, key))


def comments(text: str) -> list[str]:
    """Return the comments of a text, as the careful reader's scanner leaves them."""
    return [line.split("#", 1)[1] for line in text.splitlines() if line.lstrip().startswith("#")]


NEW = ["新的内容", "it's", 'a "b": c', "08593221234", "2026-05-20", "yes", "", " 空 ", "- x", "#", 7, 0.5, True, None]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_random_edits_over_every_record_touch_nothing_else(path: Path) -> None:
    text = text_of(path)
    data, draw = parse_yaml(text), random.Random(path.name)
    careful: Any = careful_yaml().load(text)
    leaves = [(at, value) for at, value in paths_in(data) if not isinstance(value, dict | list)]
    for at, value in draw.sample(leaves, min(4, len(leaves))):
        new = draw.choice(NEW)
        made = edited(text, [Edit(at, new)])
        assert same(parse_yaml(made), applied(data, Edit(at, new)))
        if "\n" not in str(value):
            holder: Any = careful
            for part in at[:-1]:
                holder = holder[part]
            line = holder.lc.data[at[-1]][-2]
            old_lines, new_lines = text.split("\n"), made.split("\n")
            assert [n for n, pair in enumerate(zip(old_lines, new_lines, strict=True)) if pair[0] != pair[1]] in (
                [line],
                [],
            )
    for at, _ in draw.sample(leaves, min(3, len(leaves))):
        if len(at) > 1:
            made = edited(text, [Edit(at, GONE)])
            assert same(parse_yaml(made), applied(data, Edit(at, GONE)))
            assert comments(made) == comments(text)
            changed = [one for one in difflib.ndiff(text.split("\n"), made.split("\n")) if one[0] in "+-"]
            assert len(changed) <= 3 + str(data).count("\\n")
    if isinstance(data, dict):
        extra = {"zzz": [{"a": "一", "b": "x: y"}], "yyy": {"c": [1, "2"]}}
        made = edited(text, [Edit((key,), value) for key, value in extra.items()])
        assert same(parse_yaml(made), {**data, **extra})
        assert edited(made, [Edit((key,), GONE) for key in extra]) == text


SCALARS = st.one_of(st.none(), st.booleans(), st.integers(-99, 99), st.text(max_size=9))
DATA = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from("abcd"), inner, max_size=4)
)


@given(DATA, DATA)
def test_edits_between_two_values_lead_from_one_to_the_other(old: Any, new: Any) -> None:
    made: Any = {"k": old}
    for edit in edits_between({"k": old}, {"k": new}):
        made = applied(made, edit)
    assert same(made, {"k": new})


WORDS = st.one_of(
    st.booleans(), st.integers(-99, 99), st.text(st.characters(exclude_categories=["C", "Z"]), max_size=9)
)
PLAIN = st.recursive(
    WORDS,
    lambda inner: st.lists(inner, min_size=1, max_size=4) | st.dictionaries(st.sampled_from("abcd"), inner, min_size=1),
)


@given(PLAIN, PLAIN)
def test_any_value_is_written_over_any_other(old: Any, new: Any) -> None:
    text = edited("x: 1 # 一\nz: 2\n", [Edit(("k",), old)], order=lambda _: ["x", "k", "z"])
    made = edited(text, [Edit(("k",), new)])
    assert same(parse_yaml(made), {"x": 1, "k": new, "z": 2})
    assert made.startswith("x: 1 # 一\nk:")
    assert made.endswith("\nz: 2\n")


def test_slow_parser_names_the_same_places(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [text_of(path) for path in FILES[::4]] + [TEXT]
    fast = [places.places_of(text) for text in texts]
    monkeypatch.setattr(places, "_LOADER", yaml.BaseLoader)
    assert [places.places_of(text) for text in texts] == fast
