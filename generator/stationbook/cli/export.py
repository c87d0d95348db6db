"""What does `stationbook export` take and say?"""

import secrets
from argparse import ArgumentParser, Namespace
from pathlib import Path

from stationbook.cli.endings import FINE, WrongUseError
from stationbook.cli.project import project_root
from stationbook.ledger.sheets import write_workbook
from stationbook.load.project_file import load_settings
from stationbook.store.cache import UNFINISHED, Cache
from stationbook.store.project import CACHE, read_project


def add_arguments(parser: ArgumentParser) -> None:
    """Add the form, whose stations, and the file."""
    parser.add_argument("--format", choices=("xlsx",), default="xlsx", help="xlsx：可以在 Excel、WPS 里改，再导回来")
    parser.add_argument("--division", default="", metavar="代码", help="只要这个地区的站点，例如 522301")
    parser.add_argument("--template", action="store_true", help="不要站点，只要空表，给还没有台账的地区填")
    parser.add_argument(
        "-o", "--output", type=Path, required=True, metavar="文件", help="写到哪个新文件，例如 站点.xlsx"
    )


def run(options: Namespace) -> int:
    """Write a workbook of stations. Raises WrongUseError for an unknown division or a file that is there, OSError."""
    root = project_root()
    project = read_project(root, on=options.on, cache=Cache(root / CACHE))
    catalogue = project.catalogue
    settings = load_settings(root)
    division = options.division or (settings.region if settings else None) or ""
    if division and division not in catalogue.divisions:
        raise WrongUseError(f"没有代码是 {division} 的区划。")
    if options.output.exists():
        raise WrongUseError(f"已经有了 {options.output}，没有覆盖。请换一个名称。")
    # Whole or not at all, also where somebody stops it.
    beside = options.output.with_name(f"{options.output.name}.{secrets.token_hex(8)}{UNFINISHED}")
    try:
        count = write_workbook(beside, catalogue, division=division, with_stations=not options.template)
        beside.replace(options.output)
    finally:
        beside.unlink(missing_ok=True)
    print(f"{'空表' if options.template else f'{count} 个站点'}写在 {options.output}。")
    print(f"改好以后：stationbook import {options.output}。灰色的编号不要改；空格不改原来的内容，要删去的写“删去”。")
    if refused := [name for kind, name in catalogue.refused if kind == "station"]:
        print(f"资料有错的站点不在里面：{'、'.join(sorted(set(refused))[:5])} 等。先运行 stationbook check。")
    return FINE
