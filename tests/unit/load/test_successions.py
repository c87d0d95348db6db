"""Are successions read from project and layer, and is each contradiction with the lists said in one place?"""

import re
from pathlib import Path

import pytest

from stationbook.load.divisions import load_divisions
from stationbook.load.tree import Tree
from stationbook.model.terms import SuccessionKind
from tests.conftest import ROOT
from tests.tiny import write

LIST = "code,name\n99,示例省\n9901,示例市\n990101,例县\n990101101,清溪镇\n"
FILE = "data/divisions/successions/sample.yml"
ENTRY = """\
- on: 2024-05
  kind: recoded
  from: [{code: "990102", name: 旧县}]
  to: ["990101"]
  source: {title: 某批复, publisher: 某省人民政府, on: 2024-05-01}
"""


def said(root: Path, entries: str, *, region: str = "", table: str = LIST) -> list[str]:
    write(root, "data/divisions/sample.csv", table)
    write(root, FILE, entries)
    return [str(problem) for problem in load_divisions(Tree(root), region=region).problems]


def test_good_entry_is_read_with_its_file(tmp_path: Path) -> None:
    assert said(tmp_path, ENTRY) == []
    ((path, number, one),) = load_divisions(Tree(tmp_path)).divisions.successions.placed
    assert (path, number, one.on, one.from_[0].name) == (FILE, 0, "2024-05", "旧县")


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (('to: ["990101"]', 'to: ["990109"]'), f"{FILE} [1].to[1]：没有代码是 990109 的区划，后来也没有写它去了哪里"),
        (('"990102", name: 旧县', '"990101101", name: 清溪镇'), "data/divisions/sample.csv:5:1 code：990101101 已于"),
        (("recoded", "renamed"), ""),
        (("kind: recoded", "kind: rename"), f"{FILE} [1].kind：没有“rename”这个变更种类，是否想写“renamed”？"),
        (("on: 2024-05\n", "on: 2024-5\n"), f"{FILE} [1].on：“2024-5”不是日期"),
        (('"990102"', "990102"), f"{FILE} [1].from[1].code：“990102”区划代码要写成文字"),
        (('to: ["990101"]', "to: []"), f"{FILE} [1].to：里面什么也没有"),
        (("publisher: 某省人民政府, ", ""), f"{FILE} [1].source.publisher：缺少这一项"),
        ((", on: 2024-05-01", ", on: 2024-05-01, note: 好"), f"{FILE} [1].source.note：没有“note”这一项"),
    ],
)
def test_each_mistake_is_said_once(tmp_path: Path, change: tuple[str, str], words: str) -> None:
    assert change[0] in ENTRY
    found = said(tmp_path, ENTRY.replace(*change))
    assert len(found) == bool(words), found
    assert all(one.startswith(words) for one in found), found


def test_name_that_stays_although_the_division_is_renamed_is_said(tmp_path: Path) -> None:
    entry = ENTRY.replace("recoded", "renamed").replace('"990102", name: 旧县', '"990101", name: 例县')
    (words,) = said(tmp_path, entry)
    assert "990101 更名了，名单里还叫“例县”" in words
    assert said(tmp_path, entry.replace("name: 例县", "name: 老县")) == []


def test_successor_may_be_a_former_one_itself_and_a_village_need_not_be_listed(tmp_path: Path) -> None:
    chain = ENTRY + ENTRY.replace("990102", "990103").replace('["990101"]', '["990102"]')
    assert said(tmp_path, chain) == []
    village = ENTRY.replace('"990102"', '"990101101001"').replace('["990101"]', '["990101101002"]')
    assert said(tmp_path, village) == []
    assert len(said(tmp_path, village.replace("990101101002", "990101109002"))) == 1


def test_refused_row_or_file_is_told_once_and_makes_no_successor_unknown(tmp_path: Path) -> None:
    assert len(said(tmp_path, ENTRY, table=LIST.replace("990101,例县", "990101,"))) == 1
    assert len(said(tmp_path, ENTRY, table="code,title\n99,x\n")) == 1


def test_codes_that_a_refused_file_may_explain_count_as_refused(tmp_path: Path) -> None:
    said(tmp_path, "- on: x\n")
    assert "*" in load_divisions(Tree(tmp_path)).refused
    # A padded code is a warning, and the file is read.
    assert len(said(tmp_path, ENTRY.replace('"990102"', '"990102000"'))) == 1
    assert load_divisions(Tree(tmp_path)).refused == frozenset()


def test_region_knows_what_concerns_it_and_is_not_asked_for_the_rest(tmp_path: Path) -> None:
    table = LIST.replace("99", "52")
    other = ENTRY.replace("9901", "5203")
    both = ENTRY.replace("99", "52") + other
    write(tmp_path, "data/divisions/counties.csv", table + "5203,别市\n520301,别县\n")
    write(tmp_path, FILE, both)
    loaded = load_divisions(Tree(tmp_path), region="5201")
    assert loaded.problems == ()
    assert [one.to for one in loaded.divisions.successions] == [("520101",)]


def test_layer_brings_the_national_file_and_no_other(tmp_path: Path) -> None:
    write(tmp_path / "layer", "data/divisions/successions/national.yml", ENTRY)
    write(tmp_path / "layer", FILE, ENTRY.replace("990102", "990103"))
    project = tmp_path / "project"
    write(project, "data/divisions/sample.csv", LIST)
    write(project, "data/divisions/successions/own.yml", ENTRY.replace("990102", "990104"))
    loaded = load_divisions(Tree(project, tmp_path / "layer"))
    assert set(loaded.divisions.successions.ending) == {"990102", "990104"}
    write(project, "data/divisions/successions/national.yml", "[]\n")
    assert set(load_divisions(Tree(project, tmp_path / "layer")).divisions.successions.ending) == {"990104"}


def test_example_of_the_guide_is_right(tmp_path: Path) -> None:
    guide = (ROOT / "content/guide/when-divisions-change.md").read_text(encoding="utf-8")
    example = re.search(r"```yaml\n(.*?)```", guide, re.DOTALL)
    assert example
    assert said(tmp_path, example[1], table=f"{LIST}990101003,河湾街道\n") == []
    assert set(re.findall(r"^\| `(\w+)` \|", guide, re.MULTILINE)) == {"kind", *SuccessionKind}


def test_list_that_tells_of_successors_in_its_own_column_is_told_where_that_stands_now(tmp_path: Path) -> None:
    (words,) = said(tmp_path, "[]\n", table="code,name,valid_to,successor\n99,示例省,,\n9902,旧市,2024-01-01,9901\n")
    assert words.startswith("data/divisions/sample.csv:3:1 successor：9902 的停用和接替不写在名单里")
