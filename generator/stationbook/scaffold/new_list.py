"""How does a new official list get into a project: the lists of divisions, and successions to be looked at?"""

import csv
import io
import json
import os
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from stationbook.assess.list_changes import Change, ChangeKind, ListChanges
from stationbook.load.successions import FOLDER
from stationbook.load.tree import Tree
from stationbook.model.division import FIRST_QUASI_SUFFIX, SAMPLE_PREFIX, Division, Divisions

_COUNTY, _TOWNSHIP = 6, 9
_COUNTIES, _TOWNSHIPS, _SAMPLE = (f"data/divisions/{name}.csv" for name in ("counties", "townships", "sample"))
_DUE = "township_divisions"


@dataclass(frozen=True, slots=True)
class Announced:
    """What the new list is, as successions cite it: since when it counts, its title, who published it and when."""

    effective: str
    title: str
    publisher: str
    published: str


def written_files(tree: Tree, divisions: Divisions, found: ListChanges, announced: Announced) -> dict[str, str]:
    """Return path and text of every file that the new list changes or adds; no record of a station is among them."""
    files = {_proposal_name(tree, announced, text): text for text in _proposal(found, announced)}
    for name in (_COUNTIES, _TOWNSHIPS, _SAMPLE):
        text = _list_text(tree, name, divisions, found)
        if text is not None:
            files[name] = text
    return files


def write_files(root: Path, files: Mapping[str, str]) -> None:
    """Write files of a project, each old or new and never half; the successions come first, in their order.

    Raises OSError.
    """
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        fresh = path.with_name(f".{path.name}.new")
        fresh.write_text(text, encoding="utf-8", newline="")
        os.replace(fresh, path)  # noqa: PTH105 - as atomic as the system can


def _list_text(tree: Tree, name: str, divisions: Divisions, found: ListChanges) -> str | None:
    """Return the new text of one list; None where nothing in it changes."""
    ours = [one for one in found.changes if _belongs(name, one.division)]
    home, path = tree.find(name)
    if not path.exists():
        if not ours:
            return None
        columns, rows = ["code", "name"], []
    else:
        table = csv.DictReader(io.StringIO(path.read_text(encoding="utf-8"), newline=""))
        columns, rows = list(table.fieldnames or ()), [dict(row) for row in table]
    if home != tree.root:
        # Of the layer's list a region takes its own part, and what it lies in.
        rows = [row for row in rows if row["code"] in divisions]
    by_code = {row["code"]: row for row in rows}
    before = {code: dict(row) for code, row in by_code.items()}
    for change in ours:
        _apply(by_code, columns, change)
    if _DUE in columns:
        _count_townships(by_code, divisions, found)
    if by_code == before:
        return None
    made = io.StringIO(newline="")
    writer = csv.DictWriter(made, columns, restval="", extrasaction="ignore", lineterminator="\n")
    writer.writeheader()
    writer.writerows(by_code[code] for code in sorted(by_code))
    return made.getvalue()


def _belongs(name: str, one: Division) -> bool:
    if one.code.startswith(SAMPLE_PREFIX):
        return name == _SAMPLE
    return name == (_COUNTIES if len(one.code) <= _COUNTY else _TOWNSHIPS)


def _apply(rows: dict[str, dict[str, str]], columns: Sequence[str], change: Change) -> None:
    before = rows.pop(change.before.code, {}) if change.before else {}
    if change.after is None:
        return
    after = change.after
    known = {"code": after.code, "name": after.name, "level": after.level}
    rows[after.code] = {
        **dict.fromkeys(columns, ""),
        **before,
        **{name: known[name] for name in known if name in columns},
    }


def _count_townships(rows: dict[str, dict[str, str]], divisions: Divisions, found: ListChanges) -> None:
    """Write down how many townships that are due a station each county has, where the new list tells all of them."""
    scope = next((one for one in found.scopes if one.length == _TOWNSHIP), None)
    if scope is None:
        return
    codes = {one.code for one in divisions if len(one.code) == _TOWNSHIP}
    codes -= {one.before.code for one in found.changes if one.before}
    codes |= {one.after.code for one in found.changes if one.after and len(one.after.code) == _TOWNSHIP}
    due = Counter(code[:_COUNTY] for code in codes if int(code[_COUNTY:]) < FIRST_QUASI_SUFFIX)
    for code, row in rows.items():
        if len(code) == _COUNTY and code.startswith(scope.prefix[:_COUNTY]) and (due[code] or row[_DUE]):
            row[_DUE] = str(due[code])


def _proposal_name(tree: Tree, announced: Announced, text: str) -> str:
    """Return a file name that is free, or whose file says the same because a command was cut off."""
    number = 1
    while True:
        name = f"{FOLDER}/{announced.effective}{f'-{number}' if number > 1 else ''}.yml"
        path = tree.find(name).path
        if not path.exists() or path.read_text(encoding="utf-8") == text:
            return name
        number += 1


def _proposal(found: ListChanges, announced: Announced) -> Iterator[str]:
    """Yield the text of the file of successions; nothing where no division ended or was renamed."""
    ended = [one for one in found.changes if one.before]
    if not ended:
        return
    lines = [
        f"# 由“{announced.title}”与原来的名单比较得出，请逐条核对。",
        "# 前面没有 # 的，是名单本身就能确定的；有 # 的要人查清去向，改好以后去掉 #，不对的删去。",
    ]
    certain = [one for one in ended if one.is_certain]
    for one in certain:
        lines += _entry(one, announced)
    if not certain:
        lines.append("[]  # 下面的去掉 # 以后，删去这一行")
    for one in ended:
        if not one.is_certain:
            lines += ["", *(f"# {line}" for line in _entry(one, announced))]
    yield "\n".join(lines) + "\n"


_WHY = {
    ChangeKind.RENAMED: "代码没有变，名称变了",
    ChangeKind.RECODED: "同一个上级里只有这一个同名的",
    ChangeKind.CONVERTED: "同一个上级里名称相近，是不是撤乡设镇、撤镇设街道？",
    ChangeKind.MOVED: "同名，换了上级，是不是划过去的？",
    ChangeKind.GONE: "新名单里没有了：并入（merged）、拆分（split）还是换了名称和代码（converted）？to 写去向",
}


def _entry(one: Change, announced: Announced) -> list[str]:
    """Return the lines of a succession, after a remark on why it is proposed."""
    before, after = one.before, one.after
    assert before is not None
    kind = one.succession.value if one.succession else "merged"
    source = ", ".join(
        f"{name}: {_quoted(value)}"
        for name, value in (("title", announced.title), ("publisher", announced.publisher), ("on", announced.published))
    )
    return [
        f"# {_WHY[one.kind]}（{before.name} → {after.name if after else '？'}）",
        f'- on: "{announced.effective}"',
        f"  kind: {kind}",
        f'  from: [{{code: "{before.code}", name: {_quoted(before.name)}}}]',
        f'  to: ["{after.code if after else "新代码"}"]',
        f"  source: {{{source}}}",
        *(["  sample: true"] if before.is_sample else []),
    ]


def _quoted(words: str) -> str:
    return json.dumps(words, ensure_ascii=False)
