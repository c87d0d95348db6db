"""In which words and with which code does a command end that was refused?"""

import errno
from collections.abc import Callable

import pytest

from stationbook.build.journal import BusyError
from stationbook.build.output import OutputRefusedError
from stationbook.build.release.target import PublishRefusedError
from stationbook.cli.endings import WrongUseError
from stationbook.cli.refusals import answered


def raising(error: Exception) -> Callable[[], int]:
    def run() -> int:
        raise error

    return run


@pytest.mark.parametrize(
    ("error", "code", "words"),
    [
        (WrongUseError("这样不行"), 2, "这样不行"),
        (OutputRefusedError("不能放在这里"), 2, "不能放在这里"),
        (PublishRefusedError("没有发布"), 2, "没有发布"),
        (BusyError("另一个命令"), 1, "另一个命令"),
        (
            OSError(errno.ENOSPC, "No space", "site/a"),
            1,
            "文件读写没有成功：磁盘满了（site/a）。已有的网站没有改动到一半的文件。",
        ),
        (OSError(errno.EIO, "broken"), 1, "文件读写没有成功：broken。已有的网站没有改动到一半的文件。"),
    ],
)
def test_refusal_is_told_in_its_own_words(
    error: Exception, code: int, words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert answered(raising(error)) == code
    assert capsys.readouterr().err == f"{words}\n"
