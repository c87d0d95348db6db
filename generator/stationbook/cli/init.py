"""What does `stationbook init` take and say?"""

import shlex
import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

from stationbook.cli.arguments import folder
from stationbook.cli.endings import FINE, PROBLEMS, WrongUseError
from stationbook.cli.ledger_files import mapping_text, sound_catalogue, write_mapping, write_plan
from stationbook.ledger.mapping import SUFFIX, MappingRefusedError
from stationbook.ledger.plan import Fate
from stationbook.ledger.prepare import prepare
from stationbook.ledger.report import ledger_lines, plan_lines
from stationbook.ledger.workbook import WorkbookRefusedError, read_workbook
from stationbook.load.divisions import load_divisions
from stationbook.load.tree import Tree, layer_folder
from stationbook.scaffold.answers import MissingError, new_site
from stationbook.scaffold.place import NoPlaceError
from stationbook.scaffold.region import write_region

_ANSWERS = ("division", "name", "publisher", "kind", "contact", "site_url")


def add_arguments(parser: ArgumentParser) -> None:
    """Add the new folder, and what a site must say of itself; what is missing is asked for on a terminal."""
    parser.add_argument("target", type=folder, metavar="文件夹", help="放在哪个新文件夹里")
    parser.add_argument("--division", default="", metavar="地区", help="名称或区划代码，例如 黔西南 或 5223")
    parser.add_argument("--name", default="", metavar="名称", help="网站的名称")
    parser.add_argument("--publisher", default="", metavar="单位", help="谁主办")
    parser.add_argument("--kind", default="", metavar="种类", help="department、organisation 或 individual")
    parser.add_argument("--contact", default="", metavar="联系", help="办公电话或地址，显示在页脚")
    parser.add_argument("--site-url", default="", metavar="网址", help="网站将来的网址")
    parser.add_argument(
        "--ledger", type=Path, default=None, metavar="台账", help="把这份台账里的站点也写进去（xlsx、xls、ods、csv）"
    )
    parser.add_argument(
        "--mapping", type=Path, default=None, metavar="文件", help=f"台账的对照文件（默认在台账旁边，叫 台账{SUFFIX}）"
    )
    parser.add_argument("--with-samples", action="store_true", help="带上虚构的例县，照着学怎样写")


def run(options: Namespace) -> int:
    """Write a region's project. Raises WrongUseError for what is missing or cannot be, OSError if a file cannot."""
    layer = layer_folder()
    if layer is None:
        raise WrongUseError("程序没有带国家层的资料，可能没有装完整，请重新安装 stationbook。")
    divisions = load_divisions(Tree(layer)).divisions
    given = {name: getattr(options, name) for name in _ANSWERS}
    ask = input if sys.stdin is not None and sys.stdin.isatty() else None
    try:
        if options.ledger is not None:
            # What cannot be read at all is told before anything is written.
            read_workbook(options.ledger)
        site = new_site(given, divisions, ask, with_samples=options.with_samples)
        files = write_region(options.target, site, divisions, layer)
    except (MissingError, NoPlaceError, WorkbookRefusedError) as error:
        raise WrongUseError(str(error)) from error
    except EOFError as error:
        raise WrongUseError("\n没有问完，什么也没有写。") from error
    except FileExistsError as error:
        raise WrongUseError(f"{error.strerror}：{error.filename}。请换一个新文件夹。") from error
    code = _with_ledger(options, site.division.code) if options.ledger is not None else FINE
    print(f"{site.name}（{divisions.path_name(site.division.code)}）的项目写好了，共 {len(files)} 个文件。")
    print(f"接着：cd {shlex.quote(str(options.target))}，运行 stationbook build；怎样改，见里面的 README.md。")
    return code


def _with_ledger(options: Namespace, region: str) -> int:
    """Write the stations of a ledger into the new project, and say what of it was not."""
    at = options.mapping or options.ledger.with_name(f"{options.ledger.stem}{SUFFIX}")
    text = mapping_text(at, must_be=options.mapping is not None)
    root = options.target.resolve()
    try:
        catalogue = sound_catalogue(root, options.on)
        said = (at.name, text) if text is not None else None
        done = prepare(options.ledger, catalogue, on=options.on, region=region, mapping=said)
    except (WorkbookRefusedError, MappingRefusedError) as error:
        raise WrongUseError(f"项目写好了，台账没有导入：{error}") from error
    for line in (*ledger_lines(done.ledger), *plan_lines(done.plan, close_missing=False)):
        print(line)
    write_mapping(at, text, done.mapping)
    code = write_plan(root, done, catalogue, close_missing=False)
    if done.plan.of(Fate.REFUSED) or done.plan.questions:
        print(
            f"没有导入的，改好对照文件或台账以后，在项目里运行 stationbook import {shlex.quote(str(options.ledger))}。"
        )
        return max(code, PROBLEMS)
    return code
