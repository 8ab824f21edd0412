"""The wrapped key: opened by passphrase, recovery code or key store alone; a hostile file is refused."""

from __future__ import annotations

import json
import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from beian_desktop.storage import keys as module
from beian_desktop.storage.failures import KeyStoreAbsent, KeysUnreadable, PassphraseShort
from beian_desktop.storage.keys import By, Keys, new_key, read_keys, write_keys
from beian_desktop.storage.recovery_code import CHARACTERS, new_code, read_code

CODE = new_code()


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Derives keys cheaply: what is tried here isn't the strength."""
    monkeypatch.setattr(module, "STRENGTH", 2)


def made() -> tuple[Keys, bytes]:
    keys, key = new_key()
    return keys.with_passphrase(key, "correct horse 电池").with_recovery(key, CODE), key


def test_passphrase_and_code_open_and_nothing_else(tmp_path: Path) -> None:
    keys, key = made()
    write_keys(tmp_path / "beian.keys", keys)
    read = read_keys(tmp_path / "beian.keys")
    assert read == keys
    assert stat.S_IMODE((tmp_path / "beian.keys").stat().st_mode) == 0o600
    assert read.opened_by("correct horse 电池") == key
    assert read.opened_by(CODE.lower().replace("-", " ")) == key
    for wrong in ("", "correct horse", "correct horse 电池 ", new_code(), CODE[:-1]):
        assert read.opened_by(wrong) is None
    assert key.hex() not in (tmp_path / "beian.keys").read_text()


def test_one_passphrase_on_every_keyboard() -> None:
    keys, key = new_key()
    keys = keys.with_passphrase(key, "cafe\u0301 au lait")
    assert keys.opened_by("caf\u00e9 au lait") == key


def test_a_new_passphrase_takes_the_place_of_the_old_and_the_code_stays() -> None:
    keys, key = made()
    keys = keys.with_passphrase(key, "another passphrase")
    assert (keys.opened_by("another passphrase"), keys.opened_by(CODE)) == (key, key)
    assert keys.opened_by("correct horse 电池") is None
    with pytest.raises(PassphraseShort):
        keys.with_passphrase(key, "seven77")


def test_a_computer_without_a_key_store_says_so() -> None:
    keys, key = made()
    with pytest.raises(KeyStoreAbsent):
        keys.with_computer(key)
    assert keys.opened_here() is None


def test_the_strength_is_that_of_the_library_in_full(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    assert module.STRENGTH == 2**17


@given(st.text(CHARACTERS, min_size=32, max_size=32), st.sampled_from(["-", " ", "", "——"]))
def test_a_code_is_read_however_it_is_typed(code: str, between: str) -> None:
    typed = between.join(code[at : at + 4] for at in range(0, 32, 4)).lower()
    assert read_code(typed.replace("0", "o").replace("1", "l")) == code


@pytest.mark.parametrize("change", [
    {"version": 2}, {"format": "x"}, {"wraps": 3}, {"wraps": [{}]},
    {"scrypt": 3}, {"scrypt": 2**40}, {"scrypt": "1024"}, {"salt": "!"}, {"key": "AAAA"}, {"by": "luck"},
])  # fmt: skip
def test_a_hostile_file_is_refused(tmp_path: Path, change: dict[str, object]) -> None:
    path = tmp_path / "beian.keys"
    write_keys(path, made()[0])
    document = json.loads(path.read_text())
    (document if set(change) & set(document) else document["wraps"][0]).update(change)
    path.write_text(json.dumps(document))
    with pytest.raises(KeysUnreadable) as caught:
        read_keys(path)
    assert str(path) in caught.value.says.zh


@given(st.binary(max_size=200))
def test_any_bytes_are_refused_in_a_sentence(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    path = tmp_path_factory.mktemp("keys") / "beian.keys"
    path.write_bytes(content)
    with pytest.raises(KeysUnreadable):
        read_keys(path)


def test_a_damaged_wrap_opens_for_nobody() -> None:
    keys, _ = made()
    wrap = keys.wraps[0]
    broken = type(wrap)(By.PASSPHRASE, wrap.salt, wrap.cost, bytes([wrap.wrapped[0] ^ 1]) + wrap.wrapped[1:])
    assert Keys(keys.id, (broken,)).opened_by("correct horse 电池") is None
