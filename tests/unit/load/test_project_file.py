"""Is what is wrong in mkdocs.yml said with its place, before a site is built without it?"""

from pathlib import Path

import pytest

from stationbook.load.project_file import PROJECT_FILE
from stationbook.store.project import read_project
from tests.builders import ON
from tests.tiny import write

GOOD = """\
site_name: 小站
theme: {name: material}
plugins:
  - tags
  - stationbook:
      repository: https://example.org/edit/
      basemap: {url: "https://tiles.example.org/{z}/{x}/{y}.png", attribution: 某图, review_number: GS(2026)1号}
extra: {version: !ENV [VERSION, "1"]}
"""


def said(root: Path, text: str) -> list[str]:
    write(root, PROJECT_FILE, text)
    return [str(problem) for problem in read_project(root, on=ON).problems]


def test_good_settings_have_no_problem(tmp_path: Path) -> None:
    assert said(tmp_path, GOOD) == []
    assert (
        said(tmp_path, GOOD.replace("  - stationbook:", "  - stationbook: !ENV OURS").partition("      rep")[0]) == []
    )


@pytest.mark.parametrize(
    ("right", "wrong", "words"),
    [
        ("{url:", "{ulr:", "mkdocs.yml:7:22 plugins[2].stationbook.basemap.ulr：没有“ulr”这一项，是否想写“url”？"),
        ("repository:", "repositry:", "mkdocs.yml:6:18 plugins[2].stationbook.repositry：没有“repositry”这一项，是否"),
        (", review_number: GS(2026)1号", "", "plugins[2].stationbook.basemap.review_number：缺少这一项"),
        ("https://example.org/edit/", "2026", "plugins[2].stationbook.repository：“2026”应当是文字"),
        ("- stationbook:", "- statoinbook:", "没有“statoinbook”这个插件，是否想写“stationbook”？"),
        ("site_name:", "site_nmae:", "mkdocs.yml:1:1 没有写网站的名称"),
        ("theme: {", "theme: {{", "mkdocs.yml:3:"),
        ("plugins:\n", "plugins\n", "mkdocs.yml:5:"),
    ],
)
def test_mistake_is_said_once_with_its_place(tmp_path: Path, right: str, wrong: str, words: str) -> None:
    (sentence,) = said(tmp_path, GOOD.replace(right, wrong))
    assert words in sentence


@pytest.mark.parametrize("text", ["", "\n", "- a\n", "text", "a: [", "\t", "&a [*a]", "[" * 5000, "site_name: \ud83d"])
def test_file_that_says_nothing_is_a_sentence(tmp_path: Path, text: str) -> None:
    (tmp_path / PROJECT_FILE).write_bytes(text.encode("utf-8", "surrogatepass"))
    problems = read_project(tmp_path, on=ON).problems
    assert [problem.path for problem in problems] == [PROJECT_FILE]
