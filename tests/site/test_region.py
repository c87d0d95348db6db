"""Does a region get, by one command, a site that speaks of it alone, hangs together and says who runs it?"""

import contextlib
import os
import pty
import re
import select
import sys
from html import unescape
from pathlib import Path

import pytest
import yaml

from tests.conftest import BUILT_ON, ROOT, run_stationbook
from tests.site.reading import main
from tests.site.test_site_files import broken_links, read_page

SETTINGS = """\
      footer: 承办：某某中心 & 某某社
      logo: content/images/logo.png
      colour: "#8a2b2b"
      icp: 黔ICP备12345678号
      police: 贵公网安备 52230102000001号
"""
STATION = """\
id: 522301-huangcao
official_name: 兴义市黄草街道社会工作服务站
tier: township
division: "522301001"
status: operating
"""
# The smallest picture there is: one clear point.
PICTURE = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d4944415478da63fcffff3f0300050001"
    "5e7a3fe70000000049454e44ae426082"
)
# The texts that the region takes as its own say where their figures come from, and one names its examples.
OWN_TEXTS, OTHERS_SAY = "standards/stationbook/", "standards/trade/"
# Maintainers learn by examples, which are the sample county's.
GUIDE = "guide/"
ELSEWHERE = re.compile("示例|例县|清江浦|和平镇|全国应建|全国乡镇级|各地公布|淮安|广州|19 篇|不是政府网站")


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project of a prefecture, as it is made."""
    project = tmp_path_factory.mktemp("region") / "demo"
    who = (
        "--name",
        "黔西南州社工站",
        "--publisher",
        "黔西南州民政局",
        "--kind",
        "department",
        "--contact",
        "0859-3221234",
    )
    done = run_stationbook("init", str(project), "--division", "黔西南", *who, cwd=project.parent)
    assert done.returncode == 0, done.stderr
    return project


@pytest.fixture(scope="module")
def site(project: Path) -> Path:
    checked = run_stationbook("check", "--on", BUILT_ON, cwd=project)
    assert checked.stdout == "检查完毕，没有问题。\n"
    built = run_stationbook("build", "--strict", "--on", BUILT_ON, cwd=project)
    assert built.returncode == 0, built.stdout + built.stderr
    return project / "site"


@pytest.fixture(scope="module")
def pages(site: Path) -> list[Path]:
    return sorted(page for page in site.rglob("*.html") if page.name != "404.html")


def test_every_link_of_it_resolves(site: Path, pages: list[Path]) -> None:
    assert len(pages) > 150
    assert broken_links(site, pages) == []


def test_no_page_speaks_of_another_region_or_of_samples(site: Path, pages: list[Path]) -> None:
    said = {
        (page.relative_to(site).as_posix(), found)
        for page in (*pages, site / "404.html")
        for found in ELSEWHERE.findall(page.read_text(encoding="utf-8"))
        if not page.relative_to(site)
        .as_posix()
        .startswith((OWN_TEXTS, OTHERS_SAY, GUIDE, "standards/stationbook/book"))
    }
    assert said == set()
    divisions = {page.parent.name for page in pages if page.parent.parent == site / "divisions"}
    assert divisions == {"5223", *(f"5223{one}" for one in ("01", "02", "23", "24", "25", "26", "27", "28"))}


def test_every_page_says_who_runs_it(site: Path, pages: list[Path]) -> None:
    for page in (*pages, site / "404.html"):
        if "<footer" in (text := page.read_text(encoding="utf-8")):
            assert "主办：黔西南州民政局　联系：0859-3221234" in text
            assert "黔西南州社工站</span></a>" in text
            assert "sb-header__short" not in text


def test_later_build_after_a_first_station_writes_what_a_whole_build_writes(project: Path, site: Path) -> None:
    station = project / "data/stations/52/522301/huangcao.yml"
    station.write_text(STATION, encoding="utf-8")
    assert run_stationbook("build", "--on", BUILT_ON, cwd=project).returncode == 0
    whole = project.parent / "whole"
    assert run_stationbook("build", "--on", BUILT_ON, "--site-dir", str(whole), cwd=project).returncode == 0
    for page in ("index.html", "divisions/index.html", "coverage/index.html", "divisions/5223/index.html"):
        assert (site / page).read_bytes() == (whole / page).read_bytes()
    assert "本站收录 1 个" in main(site, "coverage")
    station.unlink()


def test_settings_are_seen_on_the_pages(project: Path, tmp_path: Path) -> None:
    settings = (project / "mkdocs.yml").read_text(encoding="utf-8")
    (project / "content/images").mkdir()
    (project / "content/images/logo.png").write_bytes(PICTURE)
    (project / "mkdocs.yml").write_text(
        settings.replace("      # 顶部的标志", f"{SETTINGS}      # 顶部"), encoding="utf-8"
    )
    site = tmp_path / "site"
    built = run_stationbook("build", "--strict", "--on", BUILT_ON, "--site-dir", str(site), cwd=project)
    assert built.returncode == 0, built.stdout + built.stderr
    about = (site / "about/index.html").read_text(encoding="utf-8")
    assert '<img class="sb-header__logo" src="../images/logo.png" alt="黔西南州民政局的标志">' in about
    assert (site / "images/logo.png").read_bytes() == PICTURE
    assert '<a href="https://beian.miit.gov.cn/" rel="noopener">黔ICP备12345678号</a>' in about
    assert '<a href="https://beian.mps.gov.cn/" rel="noopener">贵公网安备 52230102000001号</a>' in about
    assert "承办：某某中心 &amp; 某某社" in about
    assert 'content="#8a2b2b"' in about
    assert "style" not in read_page(site / "about/index.html").styled
    sheet = (site / "assets/stylesheets/stationbook.css").read_text(encoding="utf-8")
    assert sheet.index("--sb-pine:#14594f") < sheet.index("--sb-pine:#8a2b2b")
    assert "#8a2b2b" in (site / "assets/images/icon.svg").read_text(encoding="utf-8")
    (project / "mkdocs.yml").write_text(settings, encoding="utf-8")


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("organisation", "本站由某某社制作，不是政府网站；"),
        ("individual", "本站由某某社个人制作，不是政府网站；"),
    ],
)
def test_who_is_no_department_says_so(tmp_path: Path, kind: str, words: str) -> None:
    who = ("--name", "东莞社工站", "--publisher", "某某社", "--kind", kind, "--with-samples")
    assert run_stationbook("init", "demo", "--division", "4419", *who, cwd=tmp_path).returncode == 0
    project = tmp_path / "demo"
    assert yaml.safe_load((project / "mkdocs.yml").read_text(encoding="utf-8"))["site_name"] == "东莞社工站"
    built = run_stationbook("build", "--strict", "--on", BUILT_ON, cwd=project)
    assert built.returncode == 0, built.stdout + built.stderr
    site = project / "site"
    assert words in unescape((site / "index.html").read_text(encoding="utf-8"))
    assert "示例数据" in main(site, "stations/990101/qingxi")
    pages = [page for page in site.rglob("*.html") if page.name != "404.html"]
    assert broken_links(site, pages) == []


def test_where_nobody_can_be_asked_the_command_names_what_is_missing(tmp_path: Path) -> None:
    done = run_stationbook("init", "demo", "--division", "5223", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert "--name、--publisher、--kind" in done.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(os.name == "nt", reason="a terminal of POSIX is needed")
@pytest.mark.parametrize(
    ("typed", "code", "words", "made"),
    [
        ("黔西南\n某某站\n某某局\ndepartment\n", 0, "的项目写好了", ["demo"]),
        ("黔西南\n\x04", 2, "没有问完，什么也没有写。", []),
        ("黔西南\n\x03", 130, "已停下", []),
    ],
)
def test_on_a_terminal_it_asks_and_may_be_left(
    tmp_path: Path, typed: str, code: int, words: str, made: list[str]
) -> None:
    program = "import sys; from stationbook.cli import main; from stationbook.processes.stopping import *\n"
    program += "with stopped_with(STOPPED): sys.exit(main(['init', 'demo']))"
    child, terminal = pty.fork()
    if child == 0:
        os.chdir(tmp_path)
        os.environ["PYTHONPATH"] = str(ROOT / "generator")
        os.execv(sys.executable, [sys.executable, "-c", program])
    said = b""
    for line in typed.splitlines(keepends=True):
        # An answer is typed when its question stands there: what is typed ahead of it a signal would drop.
        while not said.endswith("：".encode()):
            said += os.read(terminal, 4096)
        os.write(terminal, line.encode())
        said += b" "
    with contextlib.suppress(OSError):
        while True:
            if not select.select([terminal], [], [], 0.5)[0]:
                # A signal that comes just before an answer is read is seen only after it; people press again.
                os.write(terminal, b"\x03" if typed.endswith("\x03") else b"")
            elif not (more := os.read(terminal, 4096)):
                break
            else:
                said += more
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == code
    assert words in said.decode()
    assert [one.name for one in tmp_path.iterdir()] == made
