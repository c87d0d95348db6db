"""Is what was worked out recalled under its key, and never trusted when it is another's, cut off or changed?"""

from pathlib import Path

import pytest
from generator.project.memory import Memory

KEY, OTHER = b"key", b"other"


@pytest.mark.parametrize("holds", [False, True])
def test_value_is_recalled_under_its_key_only(tmp_path: Path, *, holds: bool) -> None:
    memory = Memory(tmp_path / "cache", holds=holds)
    memory.remember("one", KEY, {"a": 1})
    assert memory.recall("one", KEY) == {"a": 1}
    assert memory.recall("one", OTHER) is None
    assert memory.recall("two", KEY) is None
    memory.forget("one")
    assert memory.recall("one", KEY) is None


def test_memory_that_holds_reads_a_file_once(tmp_path: Path) -> None:
    Memory(tmp_path).remember("one", KEY, [1])
    memory = Memory(tmp_path, holds=True)
    first = memory.recall("one", KEY)
    assert memory.recall("one", KEY) is first


def test_brief_memory_stays_with_the_one_that_holds_it(tmp_path: Path) -> None:
    holding = Memory(tmp_path, holds=True)
    holding.remember("one", KEY, 1, briefly=True)
    assert (holding.recall("one", KEY), Memory(tmp_path).recall("one", KEY)) == (1, None)
    Memory(tmp_path).remember("one", KEY, 2, briefly=True)
    assert Memory(tmp_path).recall("one", KEY) == 2


@pytest.mark.parametrize(
    "spoil", [lambda b: b[:-1], lambda b: b[:40], lambda b: b"x" + b[1:], lambda b: b"", lambda b: b + b"x"]
)
def test_spoilt_file_is_not_trusted(tmp_path: Path, spoil: object) -> None:
    Memory(tmp_path).remember("one", KEY, list(range(100)))
    file = tmp_path / "one"
    file.write_bytes(spoil(file.read_bytes()))  # type: ignore[operator]
    assert Memory(tmp_path).recall("one", KEY) is None
