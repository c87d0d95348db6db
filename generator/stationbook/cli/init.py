"""What does `stationbook init` take and say?"""

import shlex
import sys
from argparse import ArgumentParser, Namespace

from stationbook.cli.arguments import folder
from stationbook.cli.endings import FINE, WrongUseError
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
        site = new_site(given, divisions, ask, with_samples=options.with_samples)
        files = write_region(options.target, site, divisions, layer)
    except (MissingError, NoPlaceError) as error:
        raise WrongUseError(str(error)) from error
    except EOFError as error:
        raise WrongUseError("\n没有问完，什么也没有写。") from error
    except FileExistsError as error:
        raise WrongUseError(f"{error.strerror}：{error.filename}。请换一个新文件夹。") from error
    print(f"{site.name}（{divisions.path_name(site.division.code)}）的项目写好了，共 {len(files)} 个文件。")
    print(f"接着：cd {shlex.quote(str(options.target))}，运行 stationbook build；怎样改，见里面的 README.md。")
    return FINE
