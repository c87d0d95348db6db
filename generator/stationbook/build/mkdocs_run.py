"""How does a command have MkDocs write a site out of what it has read already, and learn why it could not?"""

import logging
import tempfile
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol, cast

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort, ConfigurationError

from stationbook.build.built import BuiltSite
from stationbook.build.given import Given, MkDocsFailedError

PLUGIN = "stationbook"


class TakesGiven(Protocol):
    """The plugin, as far as a command knows it."""

    given: Given | None


def run_mkdocs(root: Path, stage: Path, given: Given, *, strict: bool) -> BuiltSite:
    """Have MkDocs write the site into the stage, in this process, and return what later builds need to know of it.

    What libraries write elsewhere lies beside the stage. Raises MkDocsFailedError if MkDocs or the theme refuses,
    OSError if a file could not be written.
    """
    temporary = stage.with_name("temporary")
    temporary.mkdir(exist_ok=True)
    with _temporary_files_in(temporary), _errors_said() as said:
        try:
            config = load_config(str(root / "mkdocs.yml"), site_dir=str(stage), strict=strict)
            plugin = config.plugins.get(PLUGIN)
            if plugin is None:
                raise MkDocsFailedError(f"mkdocs.yml 的 plugins 里没有 {PLUGIN}。")
            cast("TakesGiven", plugin).given = given
            config.plugins.on_startup(command="build", dirty=False)
            build(config)
            config.plugins.on_shutdown()
        except OSError:
            raise
        except (Abort, ConfigurationError) as error:
            raise MkDocsFailedError("\n".join(said) or str(error)) from error
        except MkDocsFailedError:
            raise
        except Exception as error:
            # A template that a project wrote itself, or another plugin: whatever it is, its own words say where.
            words = "".join(traceback.format_exception_only(error)).strip()
            raise MkDocsFailedError("\n".join([*said, words])) from error
    if given.built is None:
        raise MkDocsFailedError("\n".join(said) or "MkDocs 没有把网站写完。")
    return given.built


class _Heard(logging.Handler):
    """Keeps the words of errors."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.words: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.words.append(record.getMessage())


@contextmanager
def _errors_said() -> Iterator[list[str]]:
    """Yield the errors that MkDocs tells meanwhile; nothing of it is printed."""
    logger, heard = logging.getLogger("mkdocs"), _Heard()
    level, propagate = logger.level, logger.propagate
    logger.addHandler(heard)
    # Warnings are counted by MkDocs where it is to be strict.
    logger.setLevel(logging.WARNING)
    logger.propagate = False
    try:
        yield heard.words
    finally:
        logger.removeHandler(heard)
        logger.setLevel(level)
        logger.propagate = propagate


@contextmanager
def _temporary_files_in(folder: Path) -> Iterator[None]:
    """Have temporary files of this process lie in a folder that goes even if the process is killed."""
    before = tempfile.tempdir
    tempfile.tempdir = str(folder)
    try:
        yield
    finally:
        tempfile.tempdir = before
