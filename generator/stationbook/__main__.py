"""What happens first when somebody writes `stationbook`? Ctrl+C has its answer, and words have somewhere to go.

Loading the rest takes a second on a slow machine, and may be interrupted too.
"""

import io
import os
import sys

from stationbook.processes.stopping import STOPPED, stopped_with

# What a shell reports of a command whose output nobody wanted to the end.
_UNREAD = 141


def main() -> int:
    """Run one command."""
    _open_streams()
    with stopped_with(STOPPED):
        from stationbook.cli import main as run

        try:
            code = run()
            sys.stdout.flush()
        except BrokenPipeError:
            # As of `| head -1`. What is still held for it must not be written at the end either.
            os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
            return _UNREAD
        return code


def _open_streams() -> None:
    """Give a closed stream a place that takes everything, and have no sign be refused.

    The next file that is opened would have the number of a closed one, and be written into.
    """
    while (opened := os.open(os.devnull, os.O_RDWR)) <= 2:
        continue
    os.close(opened)
    sys.stdout = sys.stdout or os.fdopen(1, "w", encoding="utf-8", closefd=False)
    sys.stderr = sys.stderr or os.fdopen(2, "w", encoding="utf-8", closefd=False)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


if __name__ == "__main__":
    sys.exit(main())
