"""How is a new file put into a project: whole, with the theme's templates, and never over another?"""

import json
import os
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined


class ThereAlreadyError(ValueError):
    """Something stands where a new file or folder should; the message names it."""


def rendered(template: str, **values: Any) -> str:
    """Return the text of a new file; the filter ``quoted`` writes a value so that YAML reads it as it was."""
    return _environment().get_template(template).render(values)


@cache
def _environment() -> Environment:
    made = Environment(
        loader=PackageLoader("stationbook.scaffold.new"),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    # JSON is YAML, whatever signs stand in it.
    made.filters["quoted"] = lambda words: json.dumps(words, ensure_ascii=False)
    return made


def refuse_existing(root: Path, name: str) -> Path:
    """Return where a new file or folder goes. Raises ThereAlreadyError where something stands, or a link leads out."""
    path = root / name
    if os.path.lexists(path):
        raise ThereAlreadyError(f"已经有 {name}，没有动它。换一个编号，或者直接改那个文件。")
    above = next(one for one in path.parents if one.exists())
    if not above.resolve().is_relative_to(root.resolve()):
        raise ThereAlreadyError(f"{above.name} 通到项目以外，没有写。")
    return path


def write_new(root: Path, name: str, text: str) -> None:
    """Write a new file, whole or not at all. Raises ThereAlreadyError, OSError."""
    path = refuse_existing(root, name)
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        beside.write_text(text, encoding="utf-8", newline="\n")
        _put(beside, path)
    except FileExistsError as error:
        raise ThereAlreadyError(f"已经有 {name}，没有动它。") from error
    finally:
        beside.unlink(missing_ok=True)


def _put(beside: Path, path: Path) -> None:
    """Give a finished file its name. Raises FileExistsError where somebody else was faster."""
    try:
        # A link fails there; a rename would put the file over theirs.
        os.link(beside, path)
    except FileExistsError:
        raise
    except OSError:
        # Some disks know no links.
        if os.path.lexists(path):
            raise FileExistsError from None
        beside.rename(path)
