"""Encryption of a data folder: recovery codes, keys, and the change from plain to encrypted and back."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from beian_desktop.storage.failures import CodeMistyped, KeyStoreAbsent
from beian_desktop.storage.recovery_code import new_code, read_code, sheet
from beian_desktop.system.failure import Failure
from beian_desktop.system.language import Text

if TYPE_CHECKING:
    from beian_desktop.storage.keys import Keys

__all__ = ["KeyStoreAbsent", "new_code", "printable"]


def printable(code: str, folder: Path, today: date) -> Text:
    """The recovery code with what has to be known about it, to print."""
    return sheet(code, folder.absolute(), today.isoformat())


def new_keys(code: str, typed_back: str, passphrase: str | None, *, remember: bool) -> tuple[Keys, bytes]:
    """A new key and the ways to open it. Raises CodeMistyped, PassphraseShort, KeyStoreAbsent."""
    from beian_desktop.storage.keys import new_key

    if read_code(code) is None or read_code(typed_back) != read_code(code):
        raise CodeMistyped
    if passphrase is None and not remember:
        raise KeyStoreAbsent
    keys, key = new_key()
    keys = keys.with_recovery(key, code)
    if passphrase is not None:
        keys = keys.with_passphrase(key, passphrase)
    return (keys.with_computer(key) if remember else keys), key


def key_of(store: Path, typed: str) -> bytes:
    """The store's data key by passphrase or recovery code. Raises WrongKey."""
    from beian_desktop.storage.backups import keys_of
    from beian_desktop.storage.keys import key_by, read_keys

    return key_by(read_keys(keys_of(store)), typed, store)


def change_passphrase(store: Path, typed: str, new: str, backups: Iterable[Path | None]) -> None:
    """Opens the store by another passphrase, and those backups in the folders that have the same key."""
    from beian_desktop.storage.backups import backups_in, keys_of
    from beian_desktop.storage.keys import key_by, read_keys, write_keys

    old = read_keys(keys_of(store))
    keys = old.with_passphrase(key_by(old, typed, store), new)
    write_keys(keys_of(store), keys)
    for backup in (backup for folder in backups if folder for backup in backups_in(folder) if backup.sealed):
        try:
            same = read_keys(backup.keys).id == keys.id
        except Failure:
            continue  # a backup whose keys are gone opens by no passphrase
        if same:
            write_keys(backup.keys, keys)


def remember_here(store: Path, typed: str, *, remember: bool) -> None:
    """Puts the key into this computer's key store, or takes it out. Raises WrongKey, KeyStoreAbsent."""
    from beian_desktop.storage.backups import keys_of
    from beian_desktop.storage.keys import key_by, read_keys, write_keys

    keys = read_keys(keys_of(store))
    key = key_by(keys, typed, store)
    write_keys(keys_of(store), keys.with_computer(key) if remember else keys.without_computer())
