"""What happens when somebody stops a command, by Ctrl+C or by asking the process to end?

It ends at once, as if it were killed. Everything that is written may be killed at any moment and is put in order by
the next command, so there is nothing to wait for, and one road less that can go wrong.
"""

import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

STOPPED = "已停下，没有写到一半的文件。再运行一次，就会接着做好。"


@contextmanager
def stopped_with(words: str, *, code: int | None = None) -> Iterator[None]:
    """Have the process say these words and end when it is asked to; its code is 128 and the signal, if none is given.

    A signal that is ignored stays so: then the command runs in the background of a shell.
    """
    before = {}

    def stop(number: int, frame: FrameType | None) -> None:
        # A terminal may hold half a line of progress. No print: it may be what was interrupted.
        os.write(2, f"{chr(13) + chr(27) + '[K' if sys.stderr.isatty() else ''}{words}\n".encode())
        os._exit(128 + number if code is None else code)

    for number in (signal.SIGINT, signal.SIGTERM):
        if signal.getsignal(number) is not signal.SIG_IGN:
            before[number] = signal.signal(number, stop)
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
