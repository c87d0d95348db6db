"""What does `stationbook sample` take and say?"""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from stationbook.cli.endings import FINE, WrongUseError
from stationbook.cli.project import project_root
from stationbook.load.divisions import load_divisions
from stationbook.load.tree import tree_of
from stationbook.scaffold.sample import write_sample


def add_arguments(parser: ArgumentParser) -> None:
    """Add how many stations are made up, where, and from which seed."""
    parser.add_argument("count", type=int, metavar="个数", help="站点的个数，例如 40000")
    parser.add_argument("target", type=Path, metavar="文件夹", help="放在哪个新文件夹里")
    parser.add_argument("--seed", type=int, default=1, metavar="种子", help="同样的种子造出同样的站点（默认 1）")


def run(options: Namespace) -> int:
    """Write a project full of made-up stations. Raises WrongUseError for a folder that is there already."""
    root = project_root()
    divisions = load_divisions(tree_of(root)).divisions
    try:
        made = write_sample(root, options.target, divisions, count=options.count, seed=options.seed)
    except FileExistsError as error:
        raise WrongUseError(f"{error.strerror}：{error.filename}。请换一个新文件夹。") from error
    print(f"已写好 {made} 个虚构站点。进入 {options.target}，运行 stationbook build 就能看到网站。")
    return FINE
