"""Is exactly what people meant to publish of content/ published, and everything else told?"""

from pathlib import Path

import pytest

from stationbook.load.catalogue import load_rest
from stationbook.load.tree import Tree
from stationbook.load.written import load_written
from stationbook.model.problem import Severity
from tests.tiny import write


def told(root: Path) -> dict[str, str]:
    return {problem.path: problem.message for problem in load_written(Tree(root)).problems}


@pytest.mark.parametrize(
    "written",
    [
        "![图](photo.png)",
        "![图](../guide/photo.png)",
        "![图][p]\n\n[p]: photo.png",
        "[看图](photo.png#a)",
        '<img src="photo.png" alt="图">',
        "![图](./ph%6fto.png){width=300}",
    ],
)
def test_picture_that_a_page_shows_or_links_is_published(tmp_path: Path, written: str) -> None:
    write(tmp_path, "content/guide/index.md", f"---\ntitle: 页\n---\n\n{written}\n")
    write(tmp_path, "content/guide/photo.png", "PNG")
    assert load_written(Tree(tmp_path)).pages["content/guide/index.md"].pictures == {"content/guide/photo.png"}
    assert told(tmp_path) == {}


@pytest.mark.parametrize(
    "written",
    [
        "photo.png",
        "`![图](photo.png)`",
        "<!-- ![图](photo.png) -->",
        "![图](https://example.org/photo.png)",
        "![图](/guide/photo.png)",
        "![图](../../content/guide/../../data/photo.png)",
        "![图](../../../etc/photo.png)",
        "![图](http://[bad/photo.png)",
    ],
)
def test_picture_that_no_page_shows_is_told_and_not_published(tmp_path: Path, written: str) -> None:
    write(tmp_path, "content/guide/index.md", written)
    write(tmp_path, "content/guide/photo.png", "PNG")
    assert load_written(Tree(tmp_path)).pages["content/guide/index.md"].pictures == frozenset()
    assert "没有网页用到" in told(tmp_path)["content/guide/photo.png"]


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("guide/clients.csv", "不会公布"),
        ("guide/clients.xlsx", "不会公布"),
        ("guide/clients.txt", "不会公布"),
        ("guide/page.html", "不会公布"),
        ("guide/page.markdown", "不会公布"),
        ("guide/clients.yml", "不会公布"),
        ("guide/plan.svg", "svg"),
        ("guide/no-suffix", "不会公布"),
        ("guide/附件/名单.docx", "不会公布"),
        ("standards/x/y/2026/notes.yml", "不会被读到"),
        ("standards/x/y/README.md", "不会被读到"),
        ("standards/x/y/2026/photo.png", "不会被读到"),
    ],
)
def test_other_file_is_told_once_with_a_remedy_and_never_published(tmp_path: Path, name: str, words: str) -> None:
    # Even where a page names it.
    write(tmp_path, "content/guide/index.md", f"[x](../{name}) ![x](../{name})")
    write(tmp_path, f"content/{name}", "张三")
    loaded = load_written(Tree(tmp_path))
    (problem,) = loaded.problems
    assert (problem.path, problem.severity) == (f"content/{name}", Severity.WARNING)
    assert words in problem.message
    assert problem.hint
    assert set(loaded.pages) == {"content/guide/index.md"}
    assert loaded.pages["content/guide/index.md"].pictures == frozenset()


def test_hidden_folder_is_one_problem_and_its_pages_are_none(tmp_path: Path) -> None:
    for name in ("a.md", "b.json", "deep/c.png"):
        write(tmp_path, f"content/.obsidian/{name}", "![x](deep/c.png)")
    write(tmp_path, "content/index.md", "![x](.obsidian/deep/c.png)")
    loaded = load_written(Tree(tmp_path))
    assert [problem.path for problem in loaded.problems] == ["content/.obsidian"]
    assert {name: page.pictures for name, page in loaded.pages.items()} == {"content/index.md": frozenset()}


def test_what_systems_leave_behind_is_passed_over(tmp_path: Path) -> None:
    for name in (".DS_Store", "guide/Thumbs.db", "guide/desktop.ini", "empty/.gitkeep"):
        write(tmp_path, f"content/{name}", "x")
    assert load_written(Tree(tmp_path)).problems == ()


def test_linked_picture_is_not_published_even_where_a_page_shows_it(tmp_path: Path) -> None:
    write(tmp_path, "project/content/index.md", "![x](photo.png)")
    (tmp_path / "project/content/photo.png").symlink_to(write(tmp_path, "secret.png", "x"))
    loaded = load_written(Tree(tmp_path / "project"))
    assert loaded.pages["content/index.md"].pictures == frozenset()
    assert [(problem.path, problem.message) for problem in loaded.problems] == [
        ("content/photo.png", "这个链接指向项目以外")
    ]


def test_linked_page_is_one_problem_and_no_page(tmp_path: Path) -> None:
    write(tmp_path, "project/content/index.md", "# 页")
    for name in ("content/leak.md", "content/standards/a/b/2026/index.md", "data/policies/leak.yml"):
        link = tmp_path / "project" / name
        link.parent.mkdir(parents=True, exist_ok=True)
        link.symlink_to(write(tmp_path, "secret.txt", "x"))
    write(tmp_path, "project/content/standards/a/series.yml", "title: 系列\n")
    write(
        tmp_path,
        "project/content/standards/a/b/standard.yml",
        "title: x\nkind: building-standard\nissuer: x\nstage: issued\n",
    )
    loaded = load_rest(Tree(tmp_path / "project"))
    told = [problem.path for problem in loaded.problems if "指向项目以外" in problem.message]
    assert sorted(told) == ["content/leak.md", "content/standards/a/b/2026/index.md", "data/policies/leak.yml"]
    assert set(loaded.catalogue.written) == {"content/index.md"}


def test_wrong_suffix_is_told_once(tmp_path: Path) -> None:
    for name in ("content/PAGE.MD", "content/x.yaml"):
        write(tmp_path, name, "x")
    assert sorted(problem.path for problem in load_rest(Tree(tmp_path)).problems) == [
        "content/PAGE.MD",
        "content/x.yaml",
    ]


def test_real_project_holds_nothing_that_is_not_published(root: Path) -> None:
    loaded = load_written(Tree(root))
    assert loaded.problems == ()
    assert "content/guide/index.md" in loaded.pages
