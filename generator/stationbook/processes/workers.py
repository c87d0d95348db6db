"""How is work on many records spread over the processors of this machine?"""

import multiprocessing
import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor
from functools import partial
from itertools import islice
from typing import Any, TypeVar

from stationbook.processes.child import end_at_once, end_with

S = TypeVar("S")
T = TypeVar("T")
Work = Callable[[Any], T]

_inherited: Work[Any] | None = None
# Read and write end of a pipe: every process that is begun here reads, and none but this one could write.
_lifeline: tuple[int, int] | None = None


def shards_of(items: Sequence[T], size: int) -> list[Sequence[T]]:
    """Cut a sequence into pieces of at most ``size``."""
    return [items[start : start + size] for start in range(0, len(items), size)]


def on_processes(work: Work[T], shards: Sequence[Any], *, is_worth: bool, workers: int | None = None) -> Iterator[T]:
    """Yield what ``work`` makes of each shard, in order; here where a second process costs more than it brings.

    Processes inherit ``work`` and what it holds, so that nothing large is sent to them.
    """
    global _inherited
    wanted = workers if workers is not None else _processors()
    if not is_worth or wanted < 2 or not _can_fork():
        yield from map(work, shards)
        return
    _inherited = work
    try:
        with _forked(wanted) as pool:
            yield from on_executor(pool, _work_inherited, shards, at_once=2 * wanted)
    finally:
        _inherited = None


def meanwhile(work: Callable[[S], T], of: S) -> Callable[[], T]:
    """Begin ``work`` in a process of its own, if there is a processor to spare; return what waits for its result."""
    if _processors() < 2 or not _can_fork():
        return partial(work, of)
    pool = _forked(1)
    begun = pool.submit(work, of)
    pool.shutdown(wait=False)
    return begun.result


def _forked(workers: int) -> ProcessPoolExecutor:
    global _lifeline
    _lifeline = _lifeline or os.pipe()
    fork = multiprocessing.get_context("fork")
    return ProcessPoolExecutor(workers, mp_context=fork, initializer=_end_with_parent, initargs=_lifeline)


def _end_with_parent(reading: int, writing: int) -> None:
    # Ctrl+C reaches every process of a terminal; only the one that the user began has something to say.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    os.close(writing)
    end_with(reading, end_at_once)


def _processors() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _can_fork() -> bool:
    return "fork" in multiprocessing.get_all_start_methods()


def on_executor(pool: Executor, work: Callable[[S], T], shards: Iterable[S], *, at_once: int) -> Iterator[T]:
    """Yield what an executor makes of each shard, in order, with a bounded number of shards under way."""
    following = iter(shards)
    waiting = deque(pool.submit(work, shard) for shard in islice(following, at_once))
    while waiting:
        made = waiting.popleft().result()
        waiting.extend(pool.submit(work, shard) for shard in islice(following, 1))
        yield made


def _work_inherited(shard: Any) -> Any:
    if _inherited is None:
        raise RuntimeError("this process inherited no work")
    return _inherited(shard)
