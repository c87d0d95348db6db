"""What does `stationbook build` take and say?"""

import os
import shlex
import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

from stationbook.build.output import OutputRefusedError
from stationbook.build.site import BuildFailedError, Built, Options, build_site
from stationbook.check.report import BuildReport
from stationbook.cli.endings import FINE, PROBLEMS
from stationbook.cli.problems import print_failure, print_problems
from stationbook.cli.progress import progress
from stationbook.cli.project import project_root
from stationbook.store.project import CACHE

_NAMED, _OTHERS_READ = 5, 0o005


def add_arguments(parser: ArgumentParser) -> None:
    """Add where the site goes, what of it is refused, and who helps."""
    parser.add_argument("--site-dir", default=None, metavar="文件夹", help="网站放在哪里（默认 site）")
    parser.add_argument("--strict", action="store_true", help="有提醒也不放行")
    parser.add_argument(
        "--allow-problems", action="store_true", help="有错的记录不上网，其余照常生成，并列出没有上网的记录"
    )
    parser.add_argument(
        "--scheduler", default="", metavar="地址", help="请一个 Dask 集群帮忙生成站点页，例如 tcp://…:8786"
    )
    parser.add_argument("--verify", action="store_true", help="逐个核对网站里每个文件的内容，不只看改没改过")


def run(options: Namespace) -> int:
    """Build the site, and say what it holds and what changed. Raises OutputRefusedError, BusyError, OSError."""
    root = project_root()
    how = Options(
        strict=options.strict,
        allow_problems=options.allow_problems,
        scheduler=options.scheduler,
        verify=options.verify,
    )
    try:
        with progress("读取和检查资料，生成页面"):
            site_dir = _site_dir(options.site_dir, root)
            built = build_site(root, site_dir, on=options.on, options=how)
    except BuildFailedError as error:
        print_failure(str(error), error.report, "网站没有重新生成，原来的网站没有动。")
        return PROBLEMS
    print_problems(built.report.problems)
    if built.report.errors:
        files = len({problem.path for problem in built.report.errors})
        print(f"有 {files} 个文件有错，其中的记录没有上网。", file=sys.stderr)
    print(_summary(built.report, built.pages))
    print(f"网站在 {site_dir}，{'与上次相同，没有改动' if not built.changed else f'改动 {built.changed} 个文件'}。")
    print_remarks(built)
    print("要在浏览器里看：stationbook serve，然后打开 http://127.0.0.1:8000/")
    return FINE


def _site_dir(given: str | None, root: Path) -> Path:
    if given is None:
        return root / "site"
    # An unset variable of a shell gives an empty name, which as a path would be the folder one stands in.
    if not given.strip():
        raise OutputRefusedError("--site-dir 后面是空的，没有动任何文件。请写明文件夹，例如 --site-dir site。")
    return Path(given).resolve()


def print_remarks(built: Built) -> None:
    """Say what of the folder and the cache is not as it might be expected."""
    if built.strangers:
        more = f" 等 {len(built.strangers)} 个文件" if len(built.strangers) > _NAMED else ""
        print(f"其中 {'、'.join(built.strangers[:_NAMED])}{more}不是本程序写的，没有动。", file=sys.stderr)
    if built.cacheless:
        print(f"缓存文件夹 {CACHE} 用不了（{built.cacheless}），这一次没有用它，所以慢一些。", file=sys.stderr)
    if os.name == "posix" and built.site_dir.stat().st_mode & _OTHERS_READ != _OTHERS_READ:
        print(
            "按现在的 umask，网站只有您自己能读；网页服务器如果由别的用户运行，就读不到。"
            f"要让它能读，请运行 chmod -R a+rX {shlex.quote(str(built.site_dir))}",
            file=sys.stderr,
        )


def _summary(report: BuildReport, pages: int) -> str:
    return (
        f"共 {pages} 个页面、{report.stations} 个站点（其中示例 {report.samples} 个）、"
        f"{report.standards} 份标准（其中有文本 {report.texts} 份）。"
    )
