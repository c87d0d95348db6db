"""What does `stationbook divisions` take and say?"""

import json
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from stationbook.assess.list_changes import Change, ChangeKind, ListChanges, Scope, list_changes
from stationbook.assess.named_divisions import NamedDivision, named_divisions
from stationbook.assess.touched import touched_by
from stationbook.build.journal import folder_lock
from stationbook.cli.endings import FINE, WrongUseError
from stationbook.cli.project import project_root
from stationbook.load.official_list import ListRefusedError, read_official_list
from stationbook.load.project_file import load_settings
from stationbook.load.tree import Tree, tree_of
from stationbook.model.division import SAMPLE_PREFIX, Division, Divisions
from stationbook.model.problem import visible
from stationbook.model.record import CODE, unpadded
from stationbook.model.succession import moment
from stationbook.scaffold.new_list import Announced, write_files, written_files
from stationbook.store.cache import Cache
from stationbook.store.project import CACHE, read_project

_LEVELS = {2: "省级", 4: "市（州）级", 6: "县（市、区）级", 9: "乡镇（街道）级"}
_TOWNSHIP = 9
# More than so many of a hundred that are gone, or have another name, speak of half a list or a wrong column.
_MOST, _FEW = 30, 2
_LISTS = "data/divisions/"
_TOUCHED = 20
_ANNOUNCED = {"effective": "--effective", "title": "--source", "publisher": "--publisher", "published": "--published"}


def add_arguments(parser: ArgumentParser) -> None:
    """Add the new list, how it is read, and what a written one has to say of itself."""
    parser.add_argument("list", type=Path, metavar="名单", help="新的区划名单，CSV，有“代码”“名称”两列")
    parser.add_argument("--division", type=_code, default=None, metavar="代码", help="名单写的是哪个地区，可以不写")
    parser.add_argument("--whole", action="store_true", help="名单是完整的，少了很多也是真的")
    parser.add_argument("--format", choices=("text", "json"), default="text", help="text 或 json")
    parser.add_argument("--write", action="store_true", help="写进项目的名单和沿革；站点等记录不动，由人来改")
    parser.add_argument("--effective", type=_moment, default=None, metavar="日期", help="变更从哪天（哪月、哪年）起")
    parser.add_argument("--source", dest="title", default="", metavar="标题", help="名单或批准变更的文件的标题")
    parser.add_argument("--publisher", default="", metavar="单位", help="谁公布的")
    parser.add_argument("--published", type=_moment, default=None, metavar="日期", help="哪天（哪月、哪年）公布的")


def run(options: Namespace) -> int:
    """Print what a new list changes and which records it touches; write it where that is asked for.

    Raises WrongUseError for a list that cannot be read or seems to be half of one, BusyError, OSError.
    """
    root = project_root()
    try:
        names = read_official_list(options.list).names
    except ListRefusedError as error:
        raise WrongUseError(f"{visible(str(options.list))}：{error}") from error
    except (FileNotFoundError, IsADirectoryError) as error:
        raise WrongUseError(f"没有这个文件：{visible(str(options.list))}") from error
    project = read_project(root, on=options.on, cache=Cache(root / CACHE))
    catalogue = project.catalogue
    # What lists and successions only say against each other may come of a command that was cut off; it ends that.
    if any(kind == "division" for kind, _ in catalogue.refused):
        wrong = next((one for one in project.problems if one.path.startswith(_LISTS)), "")
        raise WrongUseError(f"现在的名单或沿革有读不下去的地方，先改好再比较：{wrong}")
    settings = load_settings(root)
    within = options.division or _ours(settings.region if settings and settings.region else "", names)
    found = list_changes(catalogue.divisions, names, within=within)
    if not found.scopes:
        raise WrongUseError(f"名单里没有 {within or '省、市、县、乡'} 的区划，没有可以比较的。")
    if not options.whole:
        _refuse_half(found)
    announced = _announced(options, found) if options.write else None
    touched = touched_by(found.changes, named_divisions(catalogue))
    if options.format == "json":
        print(json.dumps(_as_data(found, touched), ensure_ascii=False, indent=2))
    else:
        for line in _lines(catalogue.divisions, found, touched):
            print(line)
    if announced:
        with folder_lock(root / CACHE):
            tree = tree_of(root) if settings is None or settings.layer else Tree(root)
            files = written_files(tree, catalogue.divisions, found, announced)
            write_files(root, files)
        if options.format == "text":
            print(f"写好了 {'、'.join(files)}。" if files else "名单没有变，什么也没有写。")
            print("站点等记录没有动。接着运行 stationbook check，它会逐条说出哪里还写着旧代码、改成什么。")
    return FINE


def _code(text: str) -> str:
    if not CODE.fullmatch(text):
        raise ArgumentTypeError(f"“{text}”不是区划代码")
    return unpadded(text)


def _moment(text: str) -> str:
    if (found := moment(text)) is None:
        raise ArgumentTypeError(f"“{text}”不是日期，写作 2024-05-20、2024-05 或 2024")
    return found


def _ours(region: str, names: Mapping[str, str]) -> str:
    """Return the region of the project where a list reaches beyond it: the rest is none of its business.

    Raises WrongUseError where nothing in the list lies in the region, nor in the sample.
    """
    inside = sum(code.startswith(region) for code in names)
    if not inside and not all(code.startswith(SAMPLE_PREFIX) for code in names):
        raise WrongUseError(f"这份名单里没有本站的地区（{region}）。")
    return region if 0 < inside < len(names) else ""


def _refuse_half(found: ListChanges) -> None:
    """Raise WrongUseError where a level lost, or renamed, more than changes of divisions ever do at once."""
    for scope in found.scopes:
        for kind, words in (
            (ChangeKind.GONE, "新名单里没有，也没有同名的新代码。像是只有一部分"),
            (ChangeKind.RENAMED, "名称变了。像是写法不同，或拿错了列"),
        ):
            count = len(found.of(kind, scope.length))
            if count >= _FEW and count * 100 > scope.before * _MOST:
                raise WrongUseError(
                    f"{_scope_words(scope)}原有 {scope.before} 个，其中 {count} 个{words}，没有往下比。\n"
                    "名单确实完整、确实这样变的，加上 --whole；名单只写一个地区的，用 --division 写明它的代码。"
                )


def _announced(options: Namespace, found: ListChanges) -> Announced:
    """Return what successions cite. Raises WrongUseError for what is missing or lies in the future."""
    needed = {name: (getattr(options, name) or "").strip() for name in _ANNOUNCED}
    if any(one.before for one in found.changes) and not all(needed.values()):
        missing = "、".join(_ANNOUNCED[name] for name, value in needed.items() if not value)
        raise WrongUseError(f"什么也没有写：沿革要有日期和出处，还要写明 {missing}。")
    for name in ("effective", "published"):
        if needed[name] > options.on.isoformat()[: len(needed[name])]:
            raise WrongUseError(f"什么也没有写：{_ANNOUNCED[name]} {needed[name]} 还没有到，生效以后再写。")
    return Announced(**needed)


def _scope_words(scope: Scope) -> str:
    return f"{_LEVELS[scope.length]}{f'（{scope.prefix}）' if scope.prefix else ''}"


def _lines(divisions: Divisions, found: ListChanges, touched: Mapping[Change, list[NamedDivision]]) -> Iterator[str]:
    compared = "；".join(f"{_scope_words(one)}原有 {one.before} 个，新名单 {one.after} 个" for one in found.scopes)
    yield f"比较了{compared}。"
    for kind in ChangeKind:
        if changes := found.of(kind):
            yield f"{kind.label}（{len(changes)}）"
        for one in changes:
            yield f"  {_change_words(divisions, one)}"
            places = touched.get(one, [])
            yield from (f"    要改：{named.path} {named.field_name}（{named.words}）" for named in places[:_TOUCHED])
            if len(places) > _TOUCHED:
                yield f"    还有 {len(places) - _TOUCHED} 处，用 --format json 看全部"
    yield from _left_behind(divisions, found)
    count = sum(map(len, touched.values()))
    yield f"共 {len(found.changes)} 处变更，涉及资料 {count} 处。" if found.changes else "与现在的名单一样，没有变更。"


def _left_behind(divisions: Divisions, found: ListChanges) -> Iterator[str]:
    """Yield how many townships of each county that is no more stand in a list that was not compared."""
    compared = next((one.prefix for one in found.scopes if one.length == _TOWNSHIP), None)
    for one in found.changes:
        county = one.before
        if county is None or one.kind is ChangeKind.RENAMED or len(county.code) == _TOWNSHIP:
            continue
        left = [other for other in divisions if len(other.code) == _TOWNSHIP and other.code.startswith(county.code)]
        if left and (compared is None or not county.code.startswith(compared)):
            yield f"{county.code} {county.name} 下面还有 {len(left)} 个乡镇（街道）用旧代码，要再比较乡镇级的名单。"


def _change_words(divisions: Divisions, one: Change) -> str:
    def named(division: Division) -> str:
        above = divisions.path_name(division.code[: -3 if len(division.code) == 9 else -2])
        return f"{division.code} {above}{division.name}"

    if one.before and one.after:
        return f"{named(one.before)} → {one.after.code} {one.after.name}"
    return named(one.division)


def _as_data(found: ListChanges, touched: Mapping[Change, list[NamedDivision]]) -> dict[str, Any]:
    def shown(division: Division | None) -> dict[str, str] | None:
        return {"code": division.code, "name": division.name} if division else None

    return {
        "compared": [one._asdict() for one in found.scopes],
        "changes": [
            {
                "kind": one.kind.value,
                "certain": one.is_certain,
                "before": shown(one.before),
                "after": shown(one.after),
                "touched": [
                    {
                        "path": named.path,
                        "field": named.field_name,
                        "code": named.code,
                        "words": named.words,
                    }
                    for named in touched.get(one, ())
                ],
            }
            for one in found.changes
        ],
    }
