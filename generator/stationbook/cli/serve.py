"""What does `stationbook serve` take and say?"""

import sys
from argparse import ArgumentParser, Namespace

from stationbook.build.serve import serve_site
from stationbook.build.site import Built
from stationbook.cli.endings import FINE
from stationbook.cli.problems import print_problems
from stationbook.cli.project import project_root
from stationbook.processes.stopping import stopped_with


def add_arguments(parser: ArgumentParser) -> None:
    """Add the port of this machine."""
    parser.add_argument("--port", type=int, default=8000, metavar="端口", help="默认 8000")


def run(options: Namespace) -> int:
    """Serve the site until it is stopped, which is its regular end. Raises BusyError, OSError."""
    root = project_root()

    def built(made: Built) -> None:
        print_problems(made.report.problems)
        if made.changed:
            print(f"已更新 {made.changed} 个文件。", flush=True)

    def failed(said: str) -> None:
        print(f"{said}\n这次改动没有生成，页面还是原来的。", file=sys.stderr, flush=True)

    print(f"打开 http://127.0.0.1:{options.port}/ 看网站；按 Ctrl+C 结束。", flush=True)
    with stopped_with("已结束。", code=FINE):
        serve_site(root, port=options.port, on=options.on, built=built, failed=failed)
    return FINE
