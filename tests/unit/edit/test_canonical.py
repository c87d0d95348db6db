"""Is there one form of each record, with the same data, every comment, and nothing more to do the second time?"""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stationbook.edit.canonical import FormatRefusedError, canonical
from stationbook.edit.changes import same
from stationbook.load.record_types import type_of
from stationbook.load.yaml_text import YamlRefusedError, parse_yaml
from tests.conftest import ROOT

NAME = "data/stations/99/990101/qingxi.yml"
RECORDS = sorted((*ROOT.glob("data/**/*.yml"), *ROOT.glob("content/**/*.yml")))


def test_record_has_its_fields_in_the_order_of_the_model_one_on_a_line() -> None:
    loose = """\
# 开头的话

tier: 'township'   # 层级


# 名称前面
official_name:   "例县清溪镇社工站"
id: 990101-qingxi
division: "990101101"
phones: [{number: "000-1", label: 座机}, # 第一个
  {label: "二: 三", number: 12345}]
premises: {signage: true, area_m2: 86.50}
notes: []
about: >-
      一行
        两行

# 末尾的话
"""
    assert (
        canonical(NAME, loose)
        == """\
# 开头的话

id: 990101-qingxi

# 名称前面
official_name: 例县清溪镇社工站
tier: township  # 层级
division: "990101101"
premises:
  area_m2: 86.50
  signage: true
phones:  # 第一个
  - label: 座机
    number: 000-1
  - label: "二: 三"
    number: 12345
about: >-
  一行
    两行
notes: []

# 末尾的话
"""
    )


@pytest.mark.parametrize("path", RECORDS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_record_of_the_project_keeps_data_and_comments_and_is_done_after_once(path: Path) -> None:
    name, text = path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8")
    assert type_of(name) is not None
    made = canonical(name, text)
    assert same(parse_yaml(made), parse_yaml(text))
    assert made.count("# ") >= sum(line.lstrip().startswith("# ") for line in text.splitlines())
    assert canonical(name, made) == made


@pytest.mark.parametrize(
    "text",
    [
        "a: &x 一\nb: *x\n",
        "a: [1, # 一\n  2] # 二\nb：3\n",
        "一句话\n",
        "a: |2\n    缩进\n",
        "a: |+\n  行\n\n",
        "a: 1\na: 2\n",
        "\ta: 1\n",
        "",
    ],
)
def test_what_cannot_be_kept_is_refused(text: str) -> None:
    with pytest.raises(FormatRefusedError):
        canonical(NAME, text)


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("- # 甲\n  number: '12'\n  name: 乙 # 丙\n", '- number: "12"  # 甲\n  name: 乙  # 丙\n'),
        ("- {number: '12', name: 乙} # 丙\n", '- number: "12"  # 丙\n  name: 乙\n'),
        ("- - a\n  - b\n-\n", "- - a\n  - b\n-\n"),
        ("---\na: 'x # y' # z\n...\n", 'a: "x # y"  # z\n'),
        ("a: '#1'\nb: a#b\n", 'a: "#1"\nb: a#b\n'),
        ("a: ~\nb:\nc: {}\n", "a: ~\nb:\nc: {}\n"),
        ("a: 1 # x\r\nb: 2\r\n", "a: 1  # x\r\nb: 2\r\n"),
        ('a: "x\\ny"\n', 'a: "x\\ny"\n'),
        ("a: 一\n  二\n", "a: 一 二\n"),
        ("a: # 说明\n  - 1\n  # 里面\n  - 2\n", "a:  # 说明\n  - 1\n  # 里面\n  - 2\n"),
        ("a: 1\n\n\n\nb: 2", "a: 1\n\nb: 2\n"),
    ],
)
def test_strange_writing_has_one_form(text: str, made: str) -> None:
    name = "data/hotlines.yml"
    assert canonical(name, text) == made
    assert canonical(name, made) == made


LINES = st.lists(
    st.sampled_from(
        [
            *("a: 1", "b: [x, y]", "c: {d: 'e', f: \"g\"}", "h:", "  - i # j", "  - {k: l}", "# m", "", "n: |", "  o"),
            *("p: 'q # r'", "  # s", "  t: u", "v: [1, # w", "  2]", "- x", "  - y: z"),
        ]
    ),
    max_size=9,
)


@given(LINES)
def test_whatever_is_written_is_the_same_data_with_all_comments_or_refused(lines: list[str]) -> None:
    text = "".join(f"{line}\n" for line in lines)
    try:
        made = canonical(NAME, text)
    except FormatRefusedError:
        return
    assert same(parse_yaml(made), parse_yaml(text))
    assert canonical(NAME, made) == made


@given(st.text(max_size=40))
def test_no_text_ends_in_anything_but_a_form_or_a_refusal(text: str) -> None:
    for written in (text, f"a: {text}\n", f"- '{text}'\n"):
        try:
            made = canonical(NAME, written)
        except FormatRefusedError:
            continue
        try:
            assert same(parse_yaml(made), parse_yaml(written))
        except YamlRefusedError:
            pytest.fail(repr(written))
