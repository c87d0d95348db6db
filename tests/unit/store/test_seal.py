"""Is the key of this machine its user's alone, and is nothing trusted that was sealed without it?"""

import os
import stat
from pathlib import Path

import pytest

from stationbook.store import seal
from stationbook.store.seal import open_own, sealed, unsealed

KEY = "stationbook/key"


@pytest.fixture
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty state folder; the process knows no key yet."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    seal._machine_key.cache_clear()
    return tmp_path / "state"


@pytest.mark.skipif(os.name == "nt", reason="no pipes and devices in folders here")
@pytest.mark.parametrize("kind", ["a link to a file", "a device", "a pipe that nobody writes", "a folder"])
def test_what_is_no_file_of_its_own_is_not_opened_and_not_waited_for(tmp_path: Path, kind: str) -> None:
    thing = tmp_path / "thing"
    if kind == "a link to a file":
        (tmp_path / "file").write_text("")
        thing.symlink_to(tmp_path / "file")
    elif kind == "a pipe that nobody writes":
        os.mkfifo(thing)
    elif kind == "a folder":
        thing.mkdir()
    with pytest.raises(OSError, match=r".+"):
        open_own(Path("/dev/zero") if kind == "a device" else thing)


def as_another_process(content: bytes, monkeypatch: pytest.MonkeyPatch) -> bytes | None:
    """Return what a process makes of sealed content that begins after this one."""
    seal._machine_key.cache_clear()
    monkeypatch.setattr(seal, "_OF_THIS_PROCESS", b"another" * 4)
    return unsealed(content, b"test")


def test_what_was_sealed_is_known_again_by_another_process(state: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = sealed(b"content", b"test")
    assert as_another_process(kept, monkeypatch) == b"content"


def test_seal_is_for_one_purpose_and_for_these_bytes(state: Path) -> None:
    kept = sealed(b"content", b"a", b"b")
    assert unsealed(kept, b"a", b"b") == b"content"
    for other in ((b"ab",), (b"a",), (b"b", b"a"), (b"", b"ab")):
        assert unsealed(kept, *other) is None
    for spoilt in (b"", kept[:-1], kept + b"x", kept[:31], bytes([kept[0] ^ 1]) + kept[1:]):
        assert unsealed(spoilt, b"a", b"b") is None


def test_key_is_made_once_and_readable_for_its_user_only(state: Path) -> None:
    sealed(b"", b"test")
    key = (state / KEY).read_bytes()
    assert len(set(key)) > 10
    assert stat.S_IMODE((state / KEY).stat().st_mode) == 0o600
    seal._machine_key.cache_clear()
    sealed(b"", b"test")
    assert (state / KEY).read_bytes() == key
    assert [path.name for path in (state / KEY).parent.iterdir()] == ["key"]


@pytest.mark.parametrize("spoil", ["readable for all", "too short", "a link", "empty"])
def test_key_that_others_may_know_is_replaced(state: Path, monkeypatch: pytest.MonkeyPatch, spoil: str) -> None:
    kept = sealed(b"content", b"test")
    file = state / KEY
    if spoil == "readable for all":
        file.chmod(0o644)
    elif spoil == "a link":
        file.rename(state / "elsewhere")
        file.symlink_to(state / "elsewhere")
    else:
        file.write_bytes(b"" if spoil == "empty" else b"short")
    assert as_another_process(kept, monkeypatch) is None
    assert stat.S_IMODE(file.lstat().st_mode) == 0o600
    assert as_another_process(sealed(b"new", b"test"), monkeypatch) == b"new"


@pytest.mark.parametrize("where", ["a file in the way", "nowhere", "relative"])
def test_without_a_place_for_the_key_nothing_of_another_process_is_trusted(
    state: Path, monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    if where == "a file in the way":
        state.write_text("")
    else:
        monkeypatch.setenv("XDG_STATE_HOME", "relative" if where == "relative" else "")
        monkeypatch.setattr(Path, "home", lambda: (_ for _ in ()).throw(RuntimeError("no home")))
    kept = sealed(b"content", b"test")
    assert unsealed(kept, b"test") == b"content"
    assert as_another_process(kept, monkeypatch) is None
    assert not Path("relative").exists()
