"""What does `stationbook layer` take and say?"""

from argparse import ArgumentParser, Namespace

from stationbook.cli.endings import FINE
from stationbook.cli.project import project_root
from stationbook.load.project_file import load_settings
from stationbook.load.tree import Tree, tree_of
from stationbook.scaffold.layer import ACCEPTED, accept, layer_report, report_words


def add_arguments(parser: ArgumentParser) -> None:
    """Add that the layer as it is now has been looked at."""
    parser.add_argument("--accept", action="store_true", help="记下已经看过现在这一版")


def run(options: Namespace) -> int:
    """List what the program brings, what the project says itself, and what an upgrade changed."""
    root = project_root()
    settings = load_settings(root)
    tree = tree_of(root) if settings is None or settings.layer else Tree(root)
    if tree.layer is None:
        print("本项目没有用国家层：资料都在项目里。")
    elif options.accept:
        accept(root)
        print(f"记在 {ACCEPTED} 里了。")
    else:
        for line in report_words(layer_report(tree)):
            print(line)
    return FINE
