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


@pytest.mark.parametrize(
    ("setting", "words"),
    [
        ('region: "5299"', "stationbook.region：没有代码是 5299 的区划"),
        ("region: 黔西南", "stationbook.region：“黔西南”不是区划代码"),
        ("publisher: 某局", "stationbook.publisher："),
        ("publisher: {name: 某局}", "stationbook.publisher.kind：缺少这一项"),
        ("publisher: {name: 某局, kind: departement}", "没有“departement”这个主办者种类，是否想写“department”？"),
        ("publisher: {name: 某局, kind: 局}", "individual（个人）"),
        ("footer: 12", "stationbook.footer："),
        ("logo: images/logo.png", "“images/logo.png”不是 content 或 overrides 里的图片"),
        ("logo: content/logo.svg", "svg 图片只能放在 overrides 里"),
        ("logo: content/../../logo.png", "不是 content 或 overrides 里的图片"),
        ("logo: content/logo.png", "没有“content/logo.png”这张图片"),
        ("colour: green", "“green”不是颜色"),
        ('colour: "#ffa500"', "“#ffa500”在白底上的对比度只有 1.9:1，不到 4.5:1"),
        ("searches: 低保", "stationbook.searches："),
        ('searches: [""]', "stationbook.searches[1]：“”是空白"),
        ("icp: 备案中", "“备案中”不是 ICP 备案号"),
        ("police: 备案中", "“备案中”不是公安备案号"),
    ],
)
def test_wrong_setting_is_said_once_with_its_place(tmp_path: Path, setting: str, words: str) -> None:
    write(tmp_path, "data/divisions/counties.csv", "code,name\n52,贵州省\n")
    (sentence,) = said(tmp_path, f"site_name: 站\nplugins:\n  - stationbook:\n      layer: false\n      {setting}\n")
    assert words in sentence
    assert sentence.startswith("mkdocs.yml:5:")


def test_right_settings_of_a_region_have_no_problem(tmp_path: Path) -> None:
    write(tmp_path, "data/divisions/counties.csv", "code,name\n52,贵州省\n")
    write(tmp_path, "content/images/logo.png", "picture")
    settings = (
        'region: "52", publisher: {name: 某局, kind: department, contact: 0851-12345678}, footer: 承办某某,'
        ' logo: content/images/logo.png, colour: "#14594F", searches: [低保], icp: 黔ICP备12345678号-1,'
        " police: 贵公网安备 52010002000001号"
    )
    assert said(tmp_path, f"site_name: 站\nplugins:\n  - stationbook: {{layer: false, {settings}}}\n") == []
