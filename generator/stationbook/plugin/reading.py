"""What does MkDocs' own command publish, where no command of ours has read and judged it?"""

import os
from datetime import date
from pathlib import Path

from mkdocs.exceptions import PluginError
from mkdocs.plugins import get_plugin_logger

from stationbook.build.output import OutputRefusedError, check_output, present_files
from stationbook.check.report import refused_problems
from stationbook.load.build_date import build_date
from stationbook.store.cache import Cache
from stationbook.store.project import CACHE, Project, read_project

_log = get_plugin_logger("stationbook")


def read_and_refuse(root: Path, *, strict: bool) -> tuple[Project, date]:
    """Return what MkDocs' own command has to publish, and as of which day. Raises PluginError for problems."""
    try:
        on = build_date(os.environ)
    except ValueError as error:
        raise PluginError(str(error)) from error
    project = read_project(root, on=on, cache=Cache(root / CACHE))
    if refused := refused_problems(project.problems, strict=strict, allow_problems=False):
        raise PluginError("\n".join(map(str, refused)))
    for problem in project.problems:
        _log.warning(str(problem))
    return project, on


def refuse_folder(root: Path, site_dir: Path) -> None:
    """Raise PluginError unless the folder holds nothing but what the program wrote there: MkDocs empties it."""
    try:
        mark = check_output(root, site_dir)
    except OutputRefusedError as refusal:
        raise PluginError(str(refusal)) from refusal
    present = present_files(site_dir)
    strangers = sorted(present.keys() - mark.owned(present))
    if strangers:
        raise PluginError(
            f"{site_dir} 里的 {'、'.join(strangers[:3])} 不是本程序写的，而 mkdocs build 会清空整个文件夹，"
            "所以没有动任何文件。请先移走它们，或改用 stationbook build，它只改自己写的文件。"
        )
