"""How does a process end together with the one that began it, however that one ends?

By a pipe whose other end only the parent holds: when the parent is gone, killed or not, the pipe ends, on every
system.
"""

import multiprocessing
import os
import threading
from collections.abc import Callable


def end_with(pipe: int, end: Callable[[], None]) -> None:
    """Call ``end`` from a thread when the writing end of a pipe is closed."""

    def wait() -> None:
        while os.read(pipe, 1):
            pass
        end()

    threading.Thread(target=wait, daemon=True).start()


def end_with_parent(end: Callable[[], None]) -> None:
    """Call ``end`` from a thread when the process is gone that began this one as a new interpreter.

    Those hold no pipe of each other's, so that what ``multiprocessing`` knows of the parent will do. A forked process
    would hear nothing while one lives that was forked after it.
    """
    parent = multiprocessing.parent_process()
    if parent is None:
        raise RuntimeError("this process was begun by no other")

    def wait() -> None:
        parent.join()
        end()

    threading.Thread(target=wait, daemon=True).start()


def end_at_once() -> None:
    """End this process as if it were killed: nothing is waited for, nothing said."""
    os._exit(1)
