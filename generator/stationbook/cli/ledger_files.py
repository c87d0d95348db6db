"""What do the commands that take a ledger read and write besides it?"""

import sys
from datetime import date
from pathlib import Path

from stationbook.cli.endings import FINE, PROBLEMS, WrongUseError
from stationbook.edit.files import WriteRefusedError, write_changes
from stationbook.ledger.known import Known
from stationbook.ledger.plan import closed
from stationbook.ledger.prepare import Prepared
from stationbook.ledger.writing import changes_of
from stationbook.load.catalogue import STATIONS
from stationbook.model.catalogue import Catalogue
from stationbook.model.problem import Severity
from stationbook.store.cache import Cache
from stationbook.store.project import CACHE, read_project

_NAMED = 5


def sound_catalogue(root: Path, on: date) -> Catalogue:
    """Return what is recorded. Raises WrongUseError where a station is wrong: a row could mean it, and nobody knew."""
    project = read_project(root, on=on, cache=Cache(root / CACHE))
    errors = [one.path for one in project.problems if one.severity is Severity.ERROR and one.path.startswith(STATIONS)]
    if wrong := sorted(set(errors)):
        more = f" 等 {len(wrong)} 个" if len(wrong) > _NAMED else ""
        raise WrongUseError(
            f"有错的站点读不出来，导入时可能重复：{'、'.join(wrong[:_NAMED])}{more}。"
            "先运行 stationbook check，改好再导入。"
        )
    return project.catalogue


def mapping_text(path: Path, *, must_be: bool = False) -> str | None:
    """Return what a mapping's file holds; None where there is none. Raises WrongUseError."""
    if not path.exists() and not must_be:
        return None
    try:
        # As it was written, ends of lines and all, for it may be written back.
        return path.read_bytes().decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise WrongUseError(f"对照文件读不出来：{path}。编码要是 UTF-8。") from error


def write_mapping(path: Path, before: str | None, after: str) -> None:
    """Write a mapping that is new, or asks more than it did, old or new and never half. Raises OSError."""
    if not after or after == before:
        return
    beside = path.with_name(f"{path.name}.part")
    beside.write_bytes(after.encode())
    beside.replace(path)
    print(f"列名和地名的对照{'写在' if before is None else '补充在'} {path}，请核对。")


def write_plan(root: Path, done: Prepared, catalogue: Catalogue, *, close_missing: bool) -> int:
    """Write what a plan changes and say so. Raises WrongUseError where a file changed meanwhile, OSError."""
    gone = dict(closed(done.plan.gone, Known(catalogue))) if close_missing else {}
    changes, refused = changes_of(root, done.plan, catalogue, gone)
    try:
        write_changes(root, changes)
    except WriteRefusedError as error:
        raise WrongUseError(str(error)) from error
    for line in refused:
        print(line, file=sys.stderr)
    new = sum(1 for one in changes if one.before is None)
    print(f"写好了：新增 {new} 个文件，修改 {len(changes) - new} 个。" if changes else "没有要写的，资料没有动。")
    return PROBLEMS if refused else FINE
