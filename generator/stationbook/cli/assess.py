"""What does `stationbook assess` take and say?"""

import json
from argparse import ArgumentParser, Namespace
from dataclasses import asdict

from stationbook.assess.report import report_lines, summary_of
from stationbook.check.former_divisions import former_words
from stationbook.cli.endings import WrongUseError
from stationbook.cli.problems import code_of
from stationbook.cli.project import project_root
from stationbook.store.cache import Cache
from stationbook.store.project import CACHE, read_project


def add_arguments(parser: ArgumentParser) -> None:
    """Add whose findings are shown, and in which form."""
    parser.add_argument("--division", default="", metavar="代码", help="只看这个地区，例如 990101")
    parser.add_argument("--format", choices=("text", "json"), default="text", help="text 或 json")


def run(options: Namespace) -> int:
    """Print a line for each finding, and how many there are. Raises WrongUseError for a code of no division."""
    root = project_root()
    project = read_project(root, on=options.on, cache=Cache(root / CACHE))
    if options.division and options.division not in project.catalogue.divisions:
        said = former_words(project.catalogue.divisions, options.division)
        raise WrongUseError("。".join(said or (f"没有代码是 {options.division} 的区划",)) + "。")
    lines = report_lines(project.catalogue, on=options.on)
    shown = [line for line in lines if line.division.startswith(options.division)]
    if options.format == "json":
        print(json.dumps([asdict(line) for line in shown], ensure_ascii=False, indent=2))
    else:
        for line in shown:
            print(line)
        print(summary_of(shown, on=options.on))
    return code_of(project.problems)
