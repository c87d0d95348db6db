"""Is what was worked out recalled under its key, and never trusted when it is another's, cut off or changed?"""

import hashlib
import os
import pickle
from pathlib import Path

import pytest

import stationbook
from stationbook.store.cache import Cache, code_key
from tests.tiny import write

KEY, OTHER = b"key", b"other"


@pytest.mark.parametrize("holds", [False, True])
def test_value_is_recalled_under_its_key_only(tmp_path: Path, *, holds: bool) -> None:
    cache = Cache(tmp_path / "cache", holds=holds)
    cache.put("one", KEY, {"a": 1})
    assert cache.get("one", KEY) == {"a": 1}
    assert cache.get("one", OTHER) is None
    assert cache.get("two", KEY) is None
    cache.drop("one")
    assert cache.get("one", KEY) is None


def test_memory_that_holds_reads_a_file_once(tmp_path: Path) -> None:
    Cache(tmp_path).put("one", KEY, [1])
    cache = Cache(tmp_path, holds=True)
    first = cache.get("one", KEY)
    assert cache.get("one", KEY) is first


def test_brief_memory_stays_with_the_one_that_holds_it(tmp_path: Path) -> None:
    holding = Cache(tmp_path, holds=True)
    holding.put("one", KEY, 1, briefly=True)
    assert (holding.get("one", KEY), Cache(tmp_path).get("one", KEY)) == (1, None)
    Cache(tmp_path).put("one", KEY, 2, briefly=True)
    assert Cache(tmp_path).get("one", KEY) == 2


@pytest.mark.parametrize(
    "spoil", [lambda b: b[:-1], lambda b: b[:40], lambda b: b"x" + b[1:], lambda b: b"", lambda b: b + b"x"]
)
def test_spoilt_file_is_not_trusted(tmp_path: Path, spoil: object) -> None:
    Cache(tmp_path).put("one", KEY, list(range(100)))
    file = tmp_path / "one"
    file.write_bytes(spoil(file.read_bytes()))  # type: ignore[operator]
    assert Cache(tmp_path).get("one", KEY) is None


class Trap:
    """Runs something where a pickle of it is read."""

    def __reduce__(self) -> tuple[object, tuple[str]]:
        return os.mkdir, (str(self.path),)

    def __init__(self, path: Path) -> None:
        self.path = path


def test_forged_pickle_is_never_read_whatever_public_key_it_is_sealed_with(tmp_path: Path) -> None:
    forged = pickle.dumps(Trap(tmp_path / "owned"))
    for seal in (
        hashlib.blake2b(KEY + forged, digest_size=32),
        hashlib.blake2b(forged, digest_size=32),
        hashlib.blake2b(forged, key=KEY, digest_size=32),
    ):
        (tmp_path / "one").write_bytes(forged + seal.digest())
        assert Cache(tmp_path).get("one", KEY) is None
    assert not (tmp_path / "owned").exists()
    Cache(tmp_path).put("one", KEY, Trap(tmp_path / "owned"))
    Cache(tmp_path).get("one", KEY)
    assert (tmp_path / "owned").exists(), "the trap works"


def test_file_is_not_recalled_under_another_name(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    cache.put("one", KEY, 1)
    (tmp_path / "one").rename(tmp_path / "two")
    assert cache.get("two", KEY) is None


def test_folder_that_is_a_link_is_never_written_into(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "cache").symlink_to(tmp_path / "mine")
    for folder in (tmp_path / "cache", tmp_path / "cache/serve"):
        Cache(folder).put("one", KEY, 1)
    assert list((tmp_path / "mine").iterdir()) == []


def test_link_in_the_place_of_a_file_is_not_followed_even_to_the_right_bytes(tmp_path: Path) -> None:
    cache = Cache(tmp_path / "cache")
    cache.put("one", KEY, 1)
    (tmp_path / "mine").mkdir()
    linked = (tmp_path / "cache/one").rename(tmp_path / "mine/one")
    (tmp_path / "cache/one").symlink_to(linked)
    before = linked.read_bytes()
    assert cache.get("one", KEY) is None
    cache.put("one", KEY, 2)
    assert cache.get("one", KEY) == 2
    assert linked.read_bytes() == before


def test_folder_in_the_place_of_a_file_stays_and_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "one/mine").mkdir(parents=True)
    cache = Cache(tmp_path)
    cache.drop("one")
    cache.put("one", KEY, 1)
    assert cache.get("one", KEY) is None
    assert [path.name for path in tmp_path.rglob("*")] == ["one", "mine"]


def test_only_the_newest_of_a_prefix_are_kept(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    for number, name in enumerate(("site-c", "site-a", "site-b", "other")):
        cache.put(name, KEY, name)
        os.utime(tmp_path / name, ns=(number, number))
    cache.drop_older("site-", but=2)
    assert [cache.get(name, KEY) for name in ("site-c", "site-a", "site-b", "other")] == [
        None,
        "site-a",
        "site-b",
        "other",
    ]


def test_every_file_of_the_program_is_part_of_its_key(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("__init__.py", "pages/icon.svg", "pages/templates/page.html", "__pycache__/a.pyc"):
        write(tmp_path, name, "one")
    monkeypatch.setattr(stationbook, "__file__", str(tmp_path / "__init__.py"))
    keys = [code_key()]
    for name in ("__init__.py", "pages/icon.svg", "pages/templates/page.html"):
        write(tmp_path, name, "two")
        keys.append(code_key())
    assert len(set(keys)) == 4
    write(tmp_path, "__pycache__/a.pyc", "two")
    assert code_key() == keys[-1]
