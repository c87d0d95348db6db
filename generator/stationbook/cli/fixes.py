"""How are mistakes mended that are certain, and how is each told?"""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from stationbook.edit.files import Change, WriteRefusedError, read_for_edit, write_changes
from stationbook.edit.fixes import Fix, fixed
from stationbook.model.problem import Problem, visible


def mend(root: Path, problems: Iterable[Problem], *, dry_run: bool) -> None:
    """Mend what is certain in the files that have problems, and print each; with ``dry_run`` only print.

    The caller holds the project's lock. Raises OSError.
    """
    named = {one.path for one in problems if one.path.endswith((".yml", ".md"))}
    names = sorted(name for name in named if (root / name).is_file())
    changes: list[Change] = []
    told = 0
    for name in names:
        try:
            before = read_for_edit(root, name)
            after, fixes = fixed(name, before.decode("utf-8"))
        except UnicodeDecodeError:
            continue
        except WriteRefusedError as refused:
            print(visible(str(refused)))
            continue
        if fixes:
            changes.append(Change(name, before, after.encode("utf-8")))
            told += _tell(name, fixes)
    renames = list(_renames(root, problems))
    for name, right in renames:
        print(visible(f"{name}：改名为 {right.rpartition('/')[2]} [file-name]"))
        told += 1
    if dry_run:
        print(f"以上 {told} 处可以改，这一次没有写。" if told else "没有可以自动改的。")
        return
    try:
        write_changes(root, changes)
        for name, right in renames:
            _rename(root, name, right)
    except WriteRefusedError as refused:
        print(visible(str(refused)))
        return
    print(f"以上 {told} 处已经改好。" if told else "没有可以自动改的。")


def _tell(name: str, fixes: Sequence[Fix]) -> int:
    for one in fixes:
        print(visible(f"{name}:{one.line}：{one.before} → {one.after} [{one.code}]"))
    return len(fixes)


def _renames(root: Path, problems: Iterable[Problem]) -> Iterator[tuple[str, str]]:
    """Yield the files of data/ whose names are not read, with the names that are, where nothing has them yet."""
    for one in problems:
        stem, _, suffix = one.path.rpartition(".")
        right = f"{stem}.{'md' if suffix.lower() == 'md' else 'yml'}"
        is_ours = one.path.startswith(("data/", "content/")) and one.path.isprintable()
        if one.code == "file-name" and is_ours and not (root / right).exists() and not (root / one.path).is_symlink():
            yield one.path, right


def _rename(root: Path, name: str, right: str) -> None:
    if (root / right).exists():
        raise WriteRefusedError(f"已经有了这个文件：{right}。请再运行一次。")
    (root / name).rename(root / right)
