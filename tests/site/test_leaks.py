"""Does nothing get into a site that was not meant to be published, whatever lies in the project's folders?"""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import BUILT_ON, ROOT, run_stationbook
from tests.tiny import write

SECRET = "不该公布的内容"
SCRIPT = "<script>window.TAKEN=1</script>"
PAGE = f"""\
---
title: '页</title>{SCRIPT}'
description: '"><b>{SECRET[::-1]}</b>'
kind: 'x"><script>'
---

# 题

![图](photo.png)
"""


def run_mkdocs(project: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(project / "site")]
    given = {
        "PYTHONPATH": str(ROOT / "generator"),
        "STATIONBOOK_ON": BUILT_ON,
        "NO_MKDOCS_2_WARNING": "1",
        **environment,
    }
    return subprocess.run(
        command, cwd=project, env={**os.environ, **given}, capture_output=True, text=True, check=False, timeout=300
    )


def names(site: Path) -> set[str]:
    return {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}


@pytest.fixture
def littered_project(tiny_project: Path) -> Path:
    """The tiny project with a page that shows a picture, and much beside it that nobody meant to publish."""
    write(tiny_project, "content/guide/index.md", PAGE)
    for name in ("photo.png", "unused.png", "clients.csv", "clients.xlsx", "page.html", "plan.svg", ".env", "名单.txt"):
        write(tiny_project, f"content/guide/{name}", SECRET)
    write(tiny_project, "content/templates.yml", SECRET)
    write(tiny_project, "overrides/assets/clients.docx", SECRET)
    return tiny_project


def assert_only_what_was_meant_is_published(project: Path) -> None:
    site = project / "site"
    published = names(site)
    assert {"guide/index.html", "guide/photo.png", "assets/stylesheets/stationbook.css"} <= published
    ours = ("guide/reference/", "guide/problems/")
    written = {name for name in published if name.startswith("guide/") and not name.startswith(ours)}
    assert written == {"guide/index.html", "guide/photo.png"}
    said = [name for name in published if SECRET.encode() in (site / name).read_bytes()]
    assert said == ["guide/photo.png"]


def test_only_pages_and_the_pictures_they_show_are_published(littered_project: Path) -> None:
    done = run_stationbook("build", "--on", BUILT_ON, cwd=littered_project)
    assert done.returncode == 0, done.stderr
    assert "content/guide/clients.csv:1:1 content 里只公布网页（.md）和网页里用到的图片" in done.stderr
    assert "overrides/assets/clients.docx" in done.stderr
    assert_only_what_was_meant_is_published(littered_project)
    assert_front_matter_is_inert(littered_project / "site")
    assert "Content-Security-Policy" in (littered_project / "site/404.html").read_text(encoding="utf-8")


def assert_front_matter_is_inert(site: Path) -> None:
    for page in (site / "guide/index.html", site / "index.html"):
        html = page.read_text(encoding="utf-8")
        assert SCRIPT not in html
        assert f"<b>{SECRET[::-1]}" not in html
        # Two of Material's in the head and body, and the one for tabs.
        assert len(re.findall("'sha256-", html)) == 3


def test_what_leads_out_of_the_project_is_refused_by_mkdocs_and_left_out_where_problems_are_allowed(
    littered_project: Path,
) -> None:
    # A link out of the project is refused; where we are asked to go on, MkDocs does without what it leads to.
    (littered_project / "content/guide/leak.png").symlink_to(write(littered_project.parent, "secret", SECRET))
    (littered_project / "overrides/assets/leak.css").symlink_to(littered_project.parent / "secret")
    os.mkfifo(littered_project / "content/guide/pipe.md")
    write(littered_project, "content/guide/taken.md", f"# 坏页\n\n{SCRIPT}\n\n![图](unused.png)\n")
    write(littered_project, "content/guide/person.md", "# 坏页\n\n电话 138 0013 8000\n")
    refused = run_mkdocs(littered_project)
    assert refused.returncode == 1
    for place in ("guide/leak.png", "guide/pipe.md", "guide/taken.md:3:1", "guide/person.md:3:1"):
        assert f"content/{place}" in refused.stderr
    assert not (littered_project / "site").exists()
    done = run_stationbook("build", "--on", BUILT_ON, "--allow-problems", cwd=littered_project)
    assert done.returncode == 0, done.stderr
    assert_only_what_was_meant_is_published(littered_project)
    assert_front_matter_is_inert(littered_project / "site")


@pytest.mark.parametrize("name", ["content/guide/leak", "data/hotlines.yml", "content/index.md"])
def test_what_cannot_be_left_out_is_not_published_even_where_problems_are_allowed(
    tiny_project: Path, name: str
) -> None:
    if name.endswith("leak"):
        (tiny_project / "content/guide").mkdir()
        (tiny_project / name).symlink_to(tiny_project.parent)
    else:
        with (tiny_project / name).open("a", encoding="utf-8") as file:
            file.write('\n- {number: "138 0013 8000", name: 某人, scope: 某地, source: 某处}\n')
    done = run_stationbook("build", "--on", BUILT_ON, "--allow-problems", cwd=tiny_project)
    assert done.returncode == 1
    assert f"{name}:" in done.stderr
    assert not (tiny_project / "site").exists()


def test_other_folders_than_those_that_are_checked_are_refused(tiny_project: Path) -> None:
    settings = (tiny_project / "mkdocs.yml").read_text(encoding="utf-8")
    write(tiny_project, "mkdocs.yml", settings.replace("docs_dir: content", "docs_dir: data"))
    done = run_mkdocs(tiny_project)
    assert done.returncode == 1
    assert "docs_dir 只能是 content" in done.stderr
