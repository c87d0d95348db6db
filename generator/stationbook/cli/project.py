"""In which project does somebody stand who writes a command?"""

from contextlib import suppress
from pathlib import Path

from stationbook.cli.endings import WrongUseError
from stationbook.load.project_file import PROJECT_FILE


def project_root() -> Path:
    """Return the folder of the project around the working folder. Raises WrongUseError where there is none."""
    # A shell may still stand in a folder that somebody removed.
    with suppress(FileNotFoundError):
        start = Path.cwd()
        for folder in (start, *start.parents):
            if (folder / PROJECT_FILE).is_file():
                return folder
    raise WrongUseError(f"这里和上层文件夹都没有 {PROJECT_FILE}。请进入项目文件夹再运行。")
