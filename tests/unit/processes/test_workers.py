"""Do processes that were forked, and those that began anew, do the same as one process?"""

import os
from functools import partial

import pytest

from stationbook.processes import workers
from stationbook.processes.workers import is_worth_workers, meanwhile, on_processes


@pytest.fixture(params=["fork", "spawn"])
def start(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    if request.param == "fork" and not hasattr(os, "fork"):
        pytest.skip("no fork here")
    monkeypatch.setattr(workers, "START", request.param)
    return str(request.param)


def work(plus: int, numbers: list[int]) -> tuple[list[int], int]:
    return [number + plus for number in numbers], os.getpid()


def test_shards_come_back_in_order_and_from_other_processes(start: str) -> None:
    made = list(on_processes(partial(work, 100), [[1, 2], [3], [4]], is_worth=True, workers=2))
    assert [numbers for numbers, _ in made] == [[101, 102], [103], [104]]
    assert os.getpid() not in {process for _, process in made}


def test_little_work_and_one_processor_stay_here(start: str) -> None:
    for is_worth, processors in ((False, 2), (True, 1)):
        made = list(on_processes(partial(work, 0), [[1], [2]], is_worth=is_worth, workers=processors))
        assert made == [([1], os.getpid()), ([2], os.getpid())]


def test_what_no_process_can_be_sent_is_an_error_and_no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "START", "spawn")
    with pytest.raises(Exception, match="pickle"):
        list(on_processes(lambda shard: shard, [[1], [2]], is_worth=True, workers=2))


def test_new_interpreter_is_begun_for_more_work_than_a_fork(start: str) -> None:
    assert is_worth_workers(2000, least=2000) == (start == "fork")
    assert not is_worth_workers(1999, least=2000)
    assert is_worth_workers(8000, least=2000)


def test_what_is_begun_meanwhile_is_waited_for(start: str) -> None:
    assert meanwhile(partial(work, 1), [1])()[0] == [2]
