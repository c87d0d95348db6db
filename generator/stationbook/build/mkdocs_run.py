"""How does a command have MkDocs write a site, and learn why it could not?"""

import os
import re
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

_SYSTEM_ERROR = re.compile(r"^\w*Error: \[Errno (\d+)\] (?:.*?)(?:: '(.*)')?$", re.MULTILINE)
_TICK = 0.2


class MkDocsFailedError(Exception):
    """MkDocs ended without a site; the message holds its own words."""


def run_mkdocs(
    root: Path, stage: Path, settings: Mapping[str, str], *, strict: bool, waiting: Callable[[], None]
) -> None:
    """Have MkDocs write the site into the stage, in a process that ends with this one, however that is.

    ``settings`` are the plugin's, by name. ``waiting`` is called about five times a second. What the process writes
    elsewhere lies beside the stage. Raises MkDocsFailedError if it refuses, OSError if it could not write a file.
    """
    command = [sys.executable, "-P", "-m", "stationbook.processes.child", "mkdocs", "build", "--quiet"]
    command += ["--site-dir", str(stage)]
    command += ["--strict"] if strict else []
    temporary = stage.with_name("temporary")
    temporary.mkdir(exist_ok=True)
    environment = {
        **os.environ,
        **{f"STATIONBOOK_{name}": value for name, value in settings.items()},
        "NO_MKDOCS_2_WARNING": "1",
        **dict.fromkeys(("TMPDIR", "TEMP", "TMP"), str(temporary)),
    }
    running = subprocess.Popen(
        command,
        cwd=root,
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        errors="replace",
        # A group of its own, which the process takes with it when its input ends.
        process_group=0,
    )
    # Kept open until the end, out of sight of what reads the output and would close it.
    lifeline, running.stdin = running.stdin, None
    said: str | None = None
    with running:
        try:
            while said is None:
                try:
                    said, _ = running.communicate(timeout=_TICK)
                except subprocess.TimeoutExpired:
                    waiting()
        finally:
            if lifeline is not None:
                lifeline.close()
    if running.returncode:
        raise _failure(said.strip(), running.returncode)


def _failure(said: str, code: int) -> Exception:
    """Return what went wrong, as far as the words and the code of the process say."""
    wrong = list(_SYSTEM_ERROR.finditer(said))
    if wrong:
        number, name = wrong[-1].groups()
        return OSError(int(number), os.strerror(int(number)), name or "")
    if code < 0:
        said = f"{said}\n生成页面的进程被系统结束了（信号 {-code}），多半是内存不够。"
    return MkDocsFailedError(said.strip() or f"生成页面的进程没有说明原因就结束了（代码 {code}）。")
