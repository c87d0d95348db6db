"""Does each recipe of CONTRIBUTING do what it says: one file, one line in one table, and the thing is there?

Each is followed in a copy of the package, and what comes out is seen by a process that knows only the copy.
"""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ROOT
from tests.tiny import QINGXI, write

HERE = "generator/stationbook"
IMPORT = "from stationbook.{} import {}"


class Copy:
    """A copy of the package in which recipes are followed."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def add_file(self, name: str, text: str) -> None:
        """Write a file of the package that was not there."""
        assert not (self.root / HERE / name).exists()
        write(self.root, f"{HERE}/{name}", text)

    def add_line(self, name: str, after: str, line: str) -> None:
        """Put a line behind one that begins so, the only one in its module."""
        path = self.root / HERE / name
        text, count = re.subn(rf"(?m)^{re.escape(after)}.*\n", lambda found: f"{found[0]}{line}\n", path.read_text())
        assert count == 1, (name, after)
        path.write_text(text)

    def run(self, *command: str, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
        """Run Python with the package of the copy."""
        paths = os.pathsep.join((str(self.root / "generator"), str(ROOT)))
        environment = {**os.environ, "PYTHONPATH": paths, "STATIONBOOK_ON": "2026-11-23"}
        return subprocess.run(
            [sys.executable, *command],
            cwd=cwd or self.root,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )

    def seen(self, program: str) -> Any:
        """Return what a program prints as JSON."""
        done = self.run("-c", f"import json\nfrom tests.builders import *\n{program}")
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)


@pytest.fixture
def copy(tmp_path: Path) -> Copy:
    ignored = shutil.ignore_patterns("__pycache__")
    shutil.copytree(ROOT / HERE, tmp_path / HERE, ignore=ignored)
    return Copy(tmp_path)


CLOSURES = '''"""How many stations are there to look at?"""

from stationbook.pages.context import Context
from stationbook.pages.page import Page
from stationbook.pages.templating import render


def render_closures(context: Context) -> Page:
    """Return the page."""
    body = render("closures.html", "closures/", count=len(context.briefs))
    return Page("closures/", "停办的站点", "closures", body)
'''


def test_page_kind(copy: Copy) -> None:
    copy.add_file("pages/closures.py", CLOSURES)
    copy.add_file("pages/templates/closures.html", "<p>{{ count }}</p>")
    copy.add_line("site/pages.py", "from stationbook.pages.changes", IMPORT.format("pages.closures", "render_closures"))
    copy.add_line("site/pages.py", "PAGES = (", '    _one("closures", render_closures),')
    seen = copy.seen(
        """
from stationbook.site.pages import site_pages
from stationbook.site.reads import watched
reads, found = set(), []
for render in site_pages(watched(context(station()), reads)):
    reads.clear()
    page = render()
    if page.kind == "closures":
        found.append([page.address, page.body, sorted(reads)])
print(json.dumps(found))
"""
    )
    assert seen == [["closures/", "<p>1</p>", ["brief"]]]


SLOGANS = '''"""Is a name a slogan?"""

from collections.abc import Iterator

from stationbook.model.catalogue import Catalogue
from stationbook.model.problem import Problem
from stationbook.model.problem_kind import ProblemKind
from stationbook.model.station import Station

SLOGAN = ProblemKind(
    "station-slogan",
    "名称是口号",
    "站点的名称不是口号。",
    wrong="official_name: 服务站！",
    right="official_name: 服务站",
)


def check_slogan(catalogue: Catalogue, station: Station) -> Iterator[Problem]:
    """A name ends without an exclamation mark."""
    if station.official_name.endswith("！"):
        path = catalogue.paths["station", station.id]
        yield SLOGAN.at(path, ("official_name",), "名称不是口号", "去掉感叹号")
'''

POINTER = "方括号里是代码，每一种的意思和例子见网站的 guide/problems/ 页。"


def test_check(copy: Copy, tmp_path: Path) -> None:
    copy.add_file("check/slogans.py", SLOGANS)
    copy.add_line("check/all.py", "from stationbook.check.sources", IMPORT.format("check.slogans", "check_slogan"))
    copy.add_line("check/all.py", "OF_ONE_STATION", "    lambda one: check_slogan(one.catalogue, one.station),")
    project = tmp_path / "project"
    write(project, "mkdocs.yml", "site_name: 小站\nplugins: [stationbook]\n")
    write(project, "data/divisions/sample.csv", "code,name\n99,示例省\n9901,示例市\n990101,例县\n990101101,清溪镇\n")
    name = "data/stations/99/990101/qingxi.yml"
    for record, said, code in (
        (QINGXI, "检查完毕，没有问题。", 0),
        (
            QINGXI.replace("服务站", "服务站！"),
            f"{name}:2:16 official_name：名称不是口号（去掉感叹号） [station-slogan]\n1 处错误，0 处提醒。{POINTER}",
            1,
        ),
    ):
        write(project, name, record)
        done = copy.run("-m", "stationbook", "check", cwd=project)
        assert (done.stdout.strip(), done.returncode) == (said, code), done.stderr


def test_measure(copy: Copy) -> None:
    line = '        "rooms.count": Measure("功能空间的间数", "premises.rooms", _counted("rules"), "间"),'
    copy.add_line("assess/measures.py", '        "premises.area"', line)
    seen = copy.seen(
        """
from stationbook.assess.measures import station_measures
measure = station_measures(catalogue(), on=ON)["rooms.count"]
print(json.dumps([measure.unit, measure.read(station()), measure.read(station(rules=["值班制度"]))]))
"""
    )
    assert seen == ["间", None, 1]


NAMES = '''"""How do other programs read the names alone?"""

from stationbook.model.catalogue import Catalogue


def export_names(catalogue: Catalogue) -> bytes:
    """Return a name a line, sorted."""
    return "\\n".join(sorted(one.official_name for one in catalogue.briefs)).encode()
'''


def test_export(copy: Copy) -> None:
    copy.add_file("exports/names.py", NAMES)
    copy.add_line(
        "pages/open_files.py", "from stationbook.exports.findings", IMPORT.format("exports.names", "export_names")
    )
    line = '    _file("data/names.txt", "TXT", "全部名称", lambda context: export_names(context.catalogue), "brief"),'
    copy.add_line("pages/open_files.py", "EXPORTS = (", line)
    seen = copy.seen(
        """
from stationbook.pages.open_data import render_open_data
from stationbook.site.files import all_groups
world = context(station())
made = [[sorted(one.reads), [[path, content.decode()] for path, content in one.make()]]
        for one in all_groups(world) if one.name == "data/names.txt"]
body = render_open_data(world).body
print(json.dumps([made, "../data/names.txt" in body, "全部名称" in body]))
"""
    )
    assert seen == [[[["brief"], [["data/names.txt", "例县清溪镇社会工作服务站"]]]], True, True]


HELLO = '''"""What does `stationbook hello` take and say?"""

from argparse import ArgumentParser, Namespace

from stationbook.cli.endings import FINE


def add_arguments(parser: ArgumentParser) -> None:
    """Add who is greeted."""
    parser.add_argument("name", metavar="名字", help="向谁问好")


def run(options: Namespace) -> int:
    """Greet."""
    print(f"{options.name}，您好，今天是 {options.on}。")
    return FINE
'''


def test_command(copy: Copy) -> None:
    copy.add_file("cli/hello.py", HELLO)
    copy.add_line("cli/commands.py", "COMMANDS = (", '    Command("hello", "问好", "stationbook.cli.hello"),')
    assert re.search(r"hello +问好", copy.run("-m", "stationbook", "--help").stdout)
    done = copy.run("-m", "stationbook", "hello", "小李")
    assert (done.stdout, done.returncode) == ("小李，您好，今天是 2026-11-23。\n", 0)


def named_paths(text: str) -> set[str]:
    """Return every file and folder that a text names in backticks or as a command to run."""
    words = {word for code in re.findall(r"`([^`\n]+)`", text) for word in code.split()}
    return {word for word in words if re.fullmatch(r"[\w.-]+(/[\w.-]*)+|[\w-]+\.(py|html|md|yml|toml|json|lock)", word)}


@pytest.mark.parametrize("name", ["CONTRIBUTING.md", "ARCHITECTURE.md"])
def test_every_path_that_is_named_is_there(name: str) -> None:
    named = named_paths((ROOT / name).read_text(encoding="utf-8"))
    folders = (ROOT, ROOT / HERE, ROOT / "overrides/assets/javascripts")
    beside = {path.name for path in (ROOT / "content").rglob("*.*")}
    missing = [one for one in named if one not in beside and not any((folder / one).exists() for folder in folders)]
    assert missing == []
    assert named


def test_every_table_that_a_recipe_names_is_in_the_module_that_it_names() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    named = re.findall(r"`([A-Z][A-Z_]+)`\s+of\s+`([\w/]+\.py)`", text)
    assert {table for table, _ in named} >= {"PAGES", "STAMPED", "EXPORTS", "COMMANDS", "OF_THE_REST"}
    for table, module in named:
        assert re.search(rf"(?m)^{table}\b", (ROOT / HERE / module).read_text(encoding="utf-8")), (table, module)
