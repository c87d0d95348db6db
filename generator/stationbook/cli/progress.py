"""How does a command say what it is doing while somebody waits?"""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager


@contextmanager
def progress(words: str) -> Iterator[Callable[[], None]]:
    """Say what is being done: on a terminal one line that counts seconds and goes in the end, elsewhere a plain line.

    Yields what is to be called now and then, so that the line moves.
    """
    moves, since = sys.stderr.isatty(), time.monotonic()

    def tick() -> None:
        if moves:
            seconds = time.monotonic() - since
            print(f"\r{words}… {seconds:.0f} 秒", end="", file=sys.stderr, flush=True)

    if moves:
        tick()
    else:
        print(f"{words}…", file=sys.stderr, flush=True)
    try:
        yield tick
    finally:
        if moves:
            print("\r\033[K", end="", file=sys.stderr, flush=True)
