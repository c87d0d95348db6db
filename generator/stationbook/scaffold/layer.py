"""What comes from the national layer, what does a project say instead, and what did an upgrade change?"""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from stationbook import __version__
from stationbook.load.tree import LAYER, Tree, layer_folder, layer_names

ACCEPTED = "layer.json"
"""The file of the project that holds the layer as somebody last looked at it."""


@dataclass(frozen=True, slots=True)
class LayerState:
    """The layer of one version of the program: the hash of every file by its path."""

    version: str
    files: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class LayerReport:
    """``brought`` are the paths that come from the layer; ``replaced`` those that the project has itself, with whether
    its file differs; ``since`` is the version that was last looked at, or empty, and what is new, changed, gone since.
    """

    version: str
    brought: tuple[str, ...]
    replaced: Mapping[str, bool]
    since: str
    new: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()


_STATE = TypeAdapter(LayerState)


def layer_state() -> LayerState:
    """Return the layer of the program that runs."""
    layer = layer_folder()
    files = {} if layer is None else {name: _hash(layer / name) for name in layer_names(layer)}
    return LayerState(__version__, files)


def layer_report(tree: Tree) -> LayerReport:
    """Return what of the layer stands in a project, and what has changed since somebody last looked at it."""
    now = layer_state()
    if tree.layer is None:
        return LayerReport(now.version, (), {}, "")
    replaced = {name: _hash(tree.root / name) != now.files[name] for name in now.files if (tree.root / name).is_file()}
    brought = tuple(tree.brought())
    before = _accepted(tree.root)
    if before is None:
        return LayerReport(now.version, brought, replaced, "")
    return LayerReport(
        now.version,
        brought,
        replaced,
        before.version,
        tuple(name for name in now.files if name not in before.files),
        tuple(name for name, known in now.files.items() if before.files.get(name, known) != known),
        tuple(name for name in sorted(before.files) if name not in now.files),
    )


def report_words(report: LayerReport) -> Iterator[str]:
    """Yield the report in lines for who keeps the project."""
    yield f"国家层随程序 stationbook {report.version} 来，本项目用了其中 {len(report.brought)} 个文件："
    for part in LAYER:
        of_part = [name for name in report.brought if name == part or (part.endswith("/") and name.startswith(part))]
        if of_part:
            yield f"  {part}" + (f"（{len(of_part)} 个）" if part.endswith("/") else "")
    if report.replaced:
        yield f"本项目自己的文件代替了 {len(report.replaced)} 个："
        for name, differs in report.replaced.items():
            yield f"  {name}" + ("" if differs else "（与国家层的一样，删去它，以后就跟着升级）")
    if not report.since:
        yield f"还没有记下看过哪一版。看过以后运行 stationbook layer --accept，写进 {ACCEPTED}。"
    elif not (report.new or report.changed or report.gone):
        yield f"与上次看过的（{report.since}）相同。"
    else:
        yield f"上次看过的是 {report.since}，以后的变化："
        yield from (f"  新增 {name}" for name in report.new)
        for name in report.changed:
            yield f"  改了 {name}" + ("（本项目用的是自己的文件，请对照）" if name in report.replaced else "")
        yield from (f"  没有了 {name}" for name in report.gone)
        yield "看过以后运行 stationbook layer --accept。"


def accept(root: Path) -> None:
    """Write down in the project that its keeper has looked at the layer as it is now."""
    (root / ACCEPTED).write_text(state_text(layer_state()), encoding="utf-8", newline="\n")


def state_text(state: LayerState) -> str:
    """Return the text of the file that holds a layer, sorted so that a comparison shows what changed."""
    files: dict[str, Any] = dict(sorted(state.files.items()))
    return json.dumps({"version": state.version, "files": files}, ensure_ascii=False, indent=1) + "\n"


def _accepted(root: Path) -> LayerState | None:
    """Return the layer that was last looked at; None where that is not known."""
    try:
        return _STATE.validate_json((root / ACCEPTED).read_bytes())
    except (OSError, ValidationError):
        return None


def _hash(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()[:16]
