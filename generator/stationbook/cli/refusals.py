"""What is said of a command that was refused or could not go on, and with which code does it end?"""

import sys
from collections.abc import Callable
from errno import EACCES, EDQUOT, ENOSPC, EROFS

from stationbook.build.journal import BusyError
from stationbook.build.output import OutputRefusedError
from stationbook.build.release.target import PublishRefusedError
from stationbook.cli.endings import PROBLEMS, WRONG_USE, WrongUseError

_REASONS = {ENOSPC: "磁盘满了", EDQUOT: "磁盘的配额用完了", EROFS: "这里只能读，不能写", EACCES: "没有权限"}


def answered(run: Callable[[], int]) -> int:
    """Return the exit code of a command; a refusal, a lock of another command or a full disk is told in words.

    A reader that went away is left to who opened the streams.
    """
    try:
        return run()
    except (WrongUseError, OutputRefusedError, PublishRefusedError) as refusal:
        print(str(refusal), file=sys.stderr)
        return WRONG_USE
    except BusyError as busy:
        print(str(busy), file=sys.stderr)
        return PROBLEMS
    except BrokenPipeError:
        raise
    except OSError as error:
        reason = _REASONS.get(error.errno or 0) or error.strerror or error
        where = f"（{error.filename}）" if error.filename else ""
        print(f"文件读写没有成功：{reason}{where}。已有的网站没有改动到一半的文件。", file=sys.stderr)
        return PROBLEMS
