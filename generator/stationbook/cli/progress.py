"""How does a command say what it is doing while somebody waits?"""

import os
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

_TICK = 0.2


@contextmanager
def progress(words: str) -> Iterator[None]:
    """Say what is being done: on a terminal a line that counts seconds and goes in the end, else a plain one."""
    if not sys.stderr.isatty():
        print(f"{words}…", file=sys.stderr, flush=True)
        yield
        return
    done = threading.Event()
    counting = threading.Thread(target=_count, args=(words, sys.stderr.fileno(), done), daemon=True)
    counting.start()
    try:
        yield
    finally:
        done.set()
        counting.join()


def _count(words: str, terminal: int, done: threading.Event) -> None:
    # Straight to the terminal: a process that is forked meanwhile must not inherit a stream that is held here.
    since = time.monotonic()
    while True:
        os.write(terminal, f"\r{words}… {time.monotonic() - since:.0f} 秒".encode())
        if done.wait(_TICK):
            break
    os.write(terminal, b"\r\033[K")
