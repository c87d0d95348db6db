"""What does `stationbook new` take and say?"""

import sys
from argparse import ArgumentParser, Namespace

from stationbook.cli.endings import FINE, WrongUseError
from stationbook.cli.project import project_root
from stationbook.load.project_file import load_settings
from stationbook.load.tree import Tree, tree_of
from stationbook.scaffold.new.assessment import new_assessment
from stationbook.scaffold.new.edition import new_edition
from stationbook.scaffold.new.files import ThereAlreadyError
from stationbook.scaffold.new.policy import new_policy
from stationbook.scaffold.new.questions import MissingError
from stationbook.scaffold.new.station import new_station
from stationbook.store.cache import Cache
from stationbook.store.project import CACHE, read_project

STATION, EDITION, POLICY, ASSESSMENT = "station", "edition", "policy", "assessment"
_KINDS = {STATION: "站点", EDITION: "标准的新版本", POLICY: "政策", ASSESSMENT: "评估"}
_OPTIONS = {
    "name": ("名称", "站点、政策或评估的全称"),
    "division": ("地区", "名称或区划代码；评估可以写几个，用逗号隔开"),
    "tier": ("层级", "站点的层级，例如 乡镇"),
    "status": ("状态", "站点的状态，例如 正常服务"),
    "id": ("编号", "文件名，不写就用名称的拼音"),
    "standard": ("标准", "给哪一份标准写新版本，例如 stationbook/building-standard"),
    "edition": ("版本", "新版本的名称，例如 2027；评估写按哪一版的指标"),
    "stage": ("阶段", "新版本到了哪一步，例如 征求意见"),
    "issued": ("日期", "新版本发布的日期"),
    "effective": ("日期", "新版本施行的日期"),
    "issuer": ("机关", "政策的发布机关"),
    "number": ("文号", "政策的文号"),
    "line": ("业务线", "政策的业务线，例如 社会救助"),
    "from": ("日期", "评估从哪天起"),
    "until": ("日期", "评估到哪天止"),
}


def add_arguments(parser: ArgumentParser) -> None:
    """Add what is new, and what is known of it; what is missing is asked for on a terminal."""
    kinds = "、".join(f"{kind}（{about}）" for kind, about in _KINDS.items())
    parser.add_argument("kind", choices=tuple(_KINDS), metavar="种类", help=f"{kinds}")
    for name, (shown, about) in _OPTIONS.items():
        parser.add_argument(f"--{name}", default=None, metavar=shown, help=about)


def run(options: Namespace) -> int:
    """Write a new record. Raises WrongUseError for what is missing or cannot be, OSError if a file cannot."""
    root = project_root()
    settings = load_settings(root)
    tree = tree_of(root) if settings is None or settings.layer else Tree(root)
    catalogue = read_project(root, on=options.on, cache=Cache(root / CACHE)).catalogue
    given = {name: getattr(options, name) for name in _OPTIONS}
    ask = input if sys.stdin is not None and sys.stdin.isatty() else None
    try:
        if options.kind == STATION:
            written = new_station(root, catalogue, given, ask, on=options.on)
        elif options.kind == EDITION:
            written = new_edition(tree, catalogue, given, ask, on=options.on)
        elif options.kind == POLICY:
            written = new_policy(root, catalogue, given, ask)
        else:
            written = new_assessment(root, catalogue, given, ask, on=options.on)
    except (MissingError, ThereAlreadyError) as error:
        raise WrongUseError(str(error)) from error
    except EOFError as error:
        raise WrongUseError("\n没有问完，什么也没有写。") from error
    print(f"写好了 {written}。里面的说明告诉您还可以写什么；改好后运行 stationbook check {written}")
    return FINE
