"""How does a command have MkDocs write a site out of what it has read already, and learn why it could not?"""

import contextlib
import gc
import logging
import tempfile
import traceback
from collections.abc import Iterator
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Protocol

from jinja2 import TemplateError
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import MkDocsException

from stationbook.build.built import BuiltSite
from stationbook.build.given import Given, MkDocsFailedError
from stationbook.load.project_file import PROJECT_FILE

PLUGIN = "stationbook"


class TakesGiven(Protocol):
    """The plugin, as far as a command knows it."""

    given: Given | None


def run_mkdocs(root: Path, stage: Path, given: Given, *, strict: bool) -> BuiltSite:
    """Have MkDocs write the site into the stage, and return what later builds need to know of it.

    What is written elsewhere lies beside the stage. Raises MkDocsFailedError if MkDocs, the theme or another plugin
    refuses, OSError if a file could not be written.
    """
    root, stage = root.resolve(), stage.resolve()
    # Extensions and other plugins know paths from the project's folder.
    with contextlib.chdir(root), _temporary_files_in(stage.with_name("temporary")), _heard() as said:
        try:
            return _built(root / PROJECT_FILE, stage, given, strict=strict)
        except MkDocsException as error:
            raise MkDocsFailedError("\n".join(said) or str(error)) from error
        except TemplateError as error:
            # A template that is not there is an OSError as well, of which no system knows.
            raise MkDocsFailedError("\n".join([*said, _last_line(error)])) from error
        except BrokenProcessPool as error:
            raise MkDocsFailedError("生成页面的进程被系统结束了，多半是内存不够。") from error
        except OSError:
            raise
        except (Exception, SystemExit) as error:
            raise MkDocsFailedError("\n".join([*said, traceback.format_exc().strip()])) from error


def _built(project_file: Path, stage: Path, given: Given, *, strict: bool) -> BuiltSite:
    with project_file.open("rb") as opened:
        # By name, for MkDocs takes none from the file of a command whose input is closed.
        settings = {"site_dir": str(stage), "strict": strict or None}
        config: Any = load_config(opened, config_file_path=str(project_file), **settings)
    plugin: TakesGiven | None = config.plugins.get(PLUGIN)
    if plugin is None:
        raise MkDocsFailedError(f"{PROJECT_FILE} 的 plugins 里没有 {PLUGIN}，网站里就没有站点和标准。")
    plugin.given = given
    try:
        config.plugins.on_startup(command="build", dirty=False)
        build(config)
    finally:
        # MkDocs keeps the plugin for the next run of the same process.
        plugin.given = None
        config.plugins.on_shutdown()
        # Pages, files and templates know each other; what is read next would keep them for good.
        del config
        gc.collect()
    if given.built is None:
        raise MkDocsFailedError("MkDocs 没有把网站写完，也没有说明原因。")
    return given.built


def _last_line(error: Exception) -> str:
    return "".join(traceback.format_exception_only(error)).strip()


class _Hearing(logging.Handler):
    """Keeps the words of warnings and errors."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.words: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.words.append(record.getMessage())


@contextmanager
def _heard() -> Iterator[list[str]]:
    """Yield what MkDocs warns of and calls wrong meanwhile; nothing of it is printed."""
    logger, hearing = logging.getLogger("mkdocs"), _Hearing()
    propagated, logger.propagate = logger.propagate, False
    logger.addHandler(hearing)
    try:
        yield hearing.words
    finally:
        logger.removeHandler(hearing)
        logger.propagate = propagated


@contextmanager
def _temporary_files_in(folder: Path) -> Iterator[None]:
    """Have temporary files of this process lie in a folder, which goes even if the process is killed."""
    folder.mkdir(exist_ok=True)
    before, tempfile.tempdir = tempfile.tempdir, str(folder)
    try:
        yield
    finally:
        tempfile.tempdir = before
