"""Does `stationbook build` give the same bytes every time, the same as MkDocs, and never a half site?"""

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

from tests.conftest import BUILT_ON, ROOT, run_stationbook
from tests.tiny import QINGXI, another, write

STATION = "data/stations/99/990101/qingxi.yml"


def contents(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def test_building_twice_gives_identical_bytes(tiny_project: Path) -> None:
    for name in ("one", "two"):
        done = run_stationbook("build", "--on", BUILT_ON, "--site-dir", str(tiny_project / name), cwd=tiny_project)
        assert done.returncode == 0, done.stderr
    assert contents(tiny_project / "one") == contents(tiny_project / "two")


def test_mkdocs_build_writes_the_same_files(built_site: Path, root: Path, tmp_path: Path) -> None:
    environment = {**os.environ, "STATIONBOOK_ON": BUILT_ON, "NO_MKDOCS_2_WARNING": "1"}
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--strict", "--site-dir", str(tmp_path / "site")]
    done = subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    ours, theirs = contents(built_site), contents(tmp_path / "site")
    assert ours.keys() == theirs.keys()
    assert [name for name in ours if ours[name] != theirs[name]] == []


def test_build_with_an_error_publishes_nothing_and_keeps_the_site(tiny_project: Path) -> None:
    assert run_stationbook("build", "--on", BUILT_ON, cwd=tiny_project).returncode == 0
    before = contents(tiny_project / "site")
    write(tiny_project, STATION, QINGXI.replace("township\n", "twonship\n"))
    done = run_stationbook("build", "--on", BUILT_ON, cwd=tiny_project)
    assert done.returncode == 1
    assert f"{STATION}:3:7 tier：" in done.stderr
    assert "是否想写“township”" in done.stderr
    assert contents(tiny_project / "site") == before


def test_allow_problems_leaves_the_refused_record_out_and_lists_it(tiny_project: Path) -> None:
    broken = another("liuwan").replace("status: operating", "status: opened")
    write(tiny_project, "data/stations/99/990101/liuwan.yml", broken)
    done = run_stationbook("build", "--on", BUILT_ON, "--allow-problems", cwd=tiny_project)
    assert done.returncode == 0, done.stderr
    assert "data/stations/99/990101/liuwan.yml:5:9 status：" in done.stderr
    assert (tiny_project / "site/stations/990101/qingxi/index.html").exists()
    assert not (tiny_project / "site/stations/990101/liuwan").exists()


def test_summary_counts_pages_stations_and_standards(tiny_project: Path) -> None:
    done = run_stationbook("build", "--on", BUILT_ON, cwd=tiny_project)
    assert "1 个站点（其中示例 1 个）、0 份标准" in done.stdout
    assert "stationbook serve" in done.stdout


def test_wrong_use_is_said_in_chinese_with_exit_code_2(tiny_project: Path) -> None:
    for arguments, words in (
        (["build", "--colour"], "不认识的参数：--colour"),
        (["check", "--format", "xml"], "--format 不能是"),
        (["build", "--on", "tomorrow"], "例如 2026-11-23"),
        (["build", "--on", "9999-12-31"], "1980-01-01 到 2099-12-31 之间"),
        (["check", "nothing.yml"], "没有这个文件或文件夹"),
        ([], "还缺少"),
    ):
        done = run_stationbook(*arguments, cwd=tiny_project)
        assert (done.returncode, words in done.stderr) == (2, True), done.stderr


def test_folder_that_is_not_for_a_site_is_wrong_use_and_nothing_is_touched(tiny_project: Path) -> None:
    before = contents(tiny_project)
    for folder, words in (("", "--site-dir 后面是空的"), (".", "项目本身"), ("data", "项目的 data"), ("/", "磁盘的根")):
        done = run_stationbook("build", "--site-dir", folder, cwd=tiny_project)
        assert (done.returncode, words in done.stderr) == (2, True), done.stderr
    assert contents(tiny_project) == before


def test_mkdocs_build_empties_no_folder_of_somebody_else(tiny_project: Path) -> None:
    environment = {**os.environ, "STATIONBOOK_ON": BUILT_ON, "NO_MKDOCS_2_WARNING": "1"}
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir"]
    write(tiny_project, "mine/thesis.txt", "precious")
    for folder in ("mine", "data"):
        before = contents(tiny_project / folder)
        done = subprocess.run(
            [*command, folder], cwd=tiny_project, env=environment, capture_output=True, text=True, check=False
        )
        assert (done.returncode, "没有动任何文件" in done.stderr) == (1, True), done.stderr
        assert contents(tiny_project / folder) == before


def test_a_folder_without_a_project_is_wrong_use(tmp_path: Path) -> None:
    done = run_stationbook("check", cwd=tmp_path)
    assert done.returncode == 2
    assert "请进入项目文件夹再运行" in done.stderr


def test_check_reports_as_json(tiny_project: Path) -> None:
    write(tiny_project, STATION, QINGXI.replace("township\n", "twonship\n"))
    done = run_stationbook("check", "--format", "json", "--on", BUILT_ON, cwd=tiny_project)
    (problem,) = [one for one in json.loads(done.stdout) if one["severity"] == "error"]
    assert (problem["path"], problem["line"], problem["column"], problem["field"]) == (STATION, 3, 7, "tier")


def test_serve_shows_a_change_of_the_data(tiny_project: Path) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-c", "import sys; from stationbook.cli import main; sys.exit(main())"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "generator"), "STATIONBOOK_ON": BUILT_ON}
    running = subprocess.Popen(
        [*command, "serve", "--port", str(port)],
        cwd=tiny_project,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    try:
        address = f"http://127.0.0.1:{port}/stations/990101/qingxi/"
        assert_page_says(address, "清溪镇社会工作服务站")
        write(tiny_project, STATION, QINGXI.replace("清溪镇社会工作服务站", "清溪镇新站"))
        assert_page_says(address, "清溪镇新站")
        os.killpg(running.pid, signal.SIGINT)
        _, said = running.communicate(timeout=60)
        assert (running.returncode, said.splitlines()[-1], "Traceback" in said) == (0, "已结束。", False)
    finally:
        if running.returncode is None:
            running.kill()
            running.communicate()


def assert_page_says(address: str, words: str, within: float = 60) -> None:
    until = time.monotonic() + within
    text = ""
    while time.monotonic() < until:
        try:
            with urllib.request.urlopen(address, timeout=10) as answer:
                text = answer.read().decode()
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            text = ""
        if words in text:
            return
        time.sleep(0.2)
    raise AssertionError(f"{address} never said {words}")
