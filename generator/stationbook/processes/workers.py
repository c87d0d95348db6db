"""How is work on many records spread over the processors of this machine?

A forked process has what its parent has. Where there is no fork, a process begins as a new interpreter and is sent
its work, which must pickle: what holds functions says in ``__reduce__`` of what it is made anew.
"""

import multiprocessing
import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor
from functools import partial
from itertools import islice
from typing import Any, TypeVar

from stationbook.processes.child import end_at_once, end_with, end_with_parent

S = TypeVar("S")
T = TypeVar("T")
Work = Callable[[Any], T]

START = "fork" if "fork" in multiprocessing.get_all_start_methods() else "spawn"
"""How a process begins on this system."""
# A new interpreter reads the program and works out again what a fork inherits; so many times the work pays for it.
_DEARER = 4
_given: Work[Any] | None = None
# Read and write end of a pipe: every process that is begun here reads, and none but this one could write.
_lifeline: tuple[int, int] | None = None


def shards_of(items: Sequence[T], size: int) -> list[Sequence[T]]:
    """Cut a sequence into pieces of at most ``size``."""
    return [items[start : start + size] for start in range(0, len(items), size)]


def is_worth_workers(items: int, *, least: int) -> bool:
    """Whether so many items are worth a second process, if ``least`` are worth a forked one."""
    return items >= (least if START == "fork" else least * _DEARER)


def on_processes(work: Work[T], shards: Sequence[Any], *, is_worth: bool, workers: int | None = None) -> Iterator[T]:
    """Yield what ``work`` makes of each shard, in order; here where a second process costs more than it brings.

    Forked processes inherit ``work`` and what it holds; others are sent it once, when they begin.
    """
    wanted = workers if workers is not None else _processors()
    if not is_worth or wanted < 2:
        yield from map(work, shards)
        return
    with _forked(wanted, work) if START == "fork" else _spawned(wanted, work) as pool:
        yield from on_executor(pool, _do, shards, at_once=2 * wanted)


def meanwhile(work: Callable[[S], T], of: S) -> Callable[[], T]:
    """Begin ``work`` in a process of its own, if there is a processor to spare; return what waits for its result.

    A process that cannot be forked would begin when the work is nearly done; then who waits does it.
    """
    if _processors() < 2 or START != "fork":
        return partial(work, of)
    pool = _forked(1)
    begun = pool.submit(work, of)
    pool.shutdown(wait=False)
    return begun.result


def _forked(workers: int, work: Work[Any] | None = None) -> ProcessPoolExecutor:
    global _lifeline
    _lifeline = _lifeline or os.pipe()
    # Arguments of a forked process are not pickled.
    fork, given = multiprocessing.get_context("fork"), (work, *_lifeline)
    return ProcessPoolExecutor(workers, mp_context=fork, initializer=_begin_forked, initargs=given)


def _begin_forked(work: Work[Any] | None, reading: int, writing: int) -> None:
    _begin(work)
    os.close(writing)
    end_with(reading, end_at_once)


def _spawned(workers: int, work: Work[Any]) -> ProcessPoolExecutor:
    spawn = multiprocessing.get_context("spawn")
    return ProcessPoolExecutor(workers, mp_context=spawn, initializer=_begin_spawned, initargs=(work,))


def _begin_spawned(work: Work[Any]) -> None:
    _begin(work)
    end_with_parent(end_at_once)


def _begin(work: Work[Any] | None) -> None:
    global _given
    _given = work
    # Ctrl+C reaches every process of a terminal; only the one that the user began has something to say.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)


def _processors() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def on_executor(pool: Executor, work: Callable[[S], T], shards: Iterable[S], *, at_once: int) -> Iterator[T]:
    """Yield what an executor makes of each shard, in order, with a bounded number of shards under way."""
    following = iter(shards)
    waiting = deque(pool.submit(work, shard) for shard in islice(following, at_once))
    while waiting:
        made = waiting.popleft().result()
        waiting.extend(pool.submit(work, shard) for shard in islice(following, 1))
        yield made


def _do(shard: Any) -> Any:
    if _given is None:
        raise RuntimeError("this process was given no work")
    return _given(shard)
