"""Are the tables of divisions read, and is every bad row said with its line?"""

from pathlib import Path

import pytest

from stationbook.load.divisions import load_divisions
from stationbook.load.tree import Tree


@pytest.mark.parametrize(
    ("table", "said"),
    [
        ("code,title\n99,x\n", "counties.csv:1:1 缺少这些列：name"),
        ("code,name\n520000x,贵州\n", "counties.csv:2:1 code：“520000x”不是区划代码"),
        ("code,name\n52,贵州省\n52,贵州省\n", "counties.csv:3:1 code：代码 52 与第 2 行重复"),
        ("code,name\n52,\n", "counties.csv:2:1 name：代码 52 没有名称"),
        ("code,name,township_divisions\n520302,某区,十\n", "counties.csv:2:1 township_divisions：“十”不是整数"),
    ],
)
def test_bad_row_is_a_problem_with_its_line(tmp_path: Path, table: str, said: str) -> None:
    folder = tmp_path / "data/divisions"
    folder.mkdir(parents=True)
    (folder / "counties.csv").write_text(table, encoding="utf-8")
    loaded = load_divisions(Tree(tmp_path))
    assert said in [str(problem).split("（")[0].removeprefix("data/divisions/") for problem in loaded.problems]


def test_good_rows_around_a_bad_one_are_kept(tmp_path: Path) -> None:
    folder = tmp_path / "data/divisions"
    folder.mkdir(parents=True)
    (folder / "counties.csv").write_text("code,name\n52,贵州省\nx,y\n5203,遵义市\n", encoding="utf-8")
    loaded = load_divisions(Tree(tmp_path))
    assert [division.code for division in loaded.divisions] == ["52", "5203"]
    assert len(loaded.problems) == 1
