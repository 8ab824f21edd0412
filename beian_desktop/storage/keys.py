"""The key of an encrypted store, wrapped: in a small file beside the store and beside each of its backups.

The store is encrypted by SQLCipher with a data key of 256 random bits. The data
key is wrapped (AES key wrap, RFC 3394, which also tells a wrong key) once for
each way to open the store, by a key that is derived with scrypt (RFC 7914) from
the passphrase or from the recovery code, or that the system's key store holds.
So a passphrase can change without the store being written anew.
"""

from __future__ import annotations

import base64
import binascii
import json
import secrets
import unicodedata
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import Any

from beian_desktop.storage import key_store
from beian_desktop.storage.access import PLAIN, Access, is_sealed
from beian_desktop.storage.backups import keys_of
from beian_desktop.storage.failures import KeyNeeded, KeysUnreadable, PassphraseShort, StoreUnwritable, WrongKey
from beian_desktop.storage.files import write_whole
from beian_desktop.storage.recovery_code import read_code

FORMAT, VERSION = "beian-keys", 1

STRENGTH = 2**17
"""scrypt's cost: with blocks of 8 it takes 128 MB and about half a second."""

SHORTEST = 8
"""Characters of a passphrase (NIST SP 800-63B, 5.1.1.1)."""

_BLOCKS = 8
_STRONGEST = 2**20
_LARGEST = 100_000  # bytes of the file


class By(StrEnum):
    """What unwraps the data key."""

    PASSPHRASE = "passphrase"  # noqa: S105 - the name of a way, no passphrase
    RECOVERY = "recovery"
    COMPUTER = "computer"


@dataclass(frozen=True, slots=True)
class Wrap:
    """The data key, wrapped for one way to open the store. ``cost`` is scrypt's, 0 where nothing is derived."""

    by: By
    salt: bytes
    cost: int
    wrapped: bytes


@dataclass(frozen=True, slots=True)
class Keys:
    """All wraps of one data key; ``id`` names it in the system's key store."""

    id: str
    wraps: tuple[Wrap, ...]

    def has(self, by: By) -> bool:
        """Whether the store opens in this way."""
        return any(wrap.by is by for wrap in self.wraps)

    def opened_by(self, typed: str) -> bytes | None:
        """The data key by a passphrase or the recovery code; None when it is neither."""
        code = read_code(typed)
        for wrap in self.wraps:
            secret = {By.PASSPHRASE: _spelled(typed), By.RECOVERY: code}.get(wrap.by)
            key = None if secret is None else _unwrap(_derived(secret, wrap.salt, wrap.cost), wrap.wrapped)
            if key is not None:
                return key
        return None

    def opened_here(self) -> bytes | None:
        """The data key by this computer's key store; None when that doesn't hold it."""
        secret = key_store.fetch(self.id) if self.has(By.COMPUTER) else None
        found = [wrap for wrap in self.wraps if wrap.by is By.COMPUTER]
        return _unwrap(secret, found[0].wrapped) if secret and found else None

    def with_passphrase(self, key: bytes, passphrase: str) -> Keys:
        """The same, opened by this passphrase in the place of another. Raises PassphraseShort."""
        spelled = _spelled(passphrase)
        if len(spelled) < SHORTEST:
            raise PassphraseShort(SHORTEST)
        return self._with(_wrap(By.PASSPHRASE, spelled, key))

    def with_recovery(self, key: bytes, code: str) -> Keys:
        """The same, opened by this recovery code in the place of another."""
        return self._with(_wrap(By.RECOVERY, read_code(code) or "", key))

    def with_computer(self, key: bytes) -> Keys:
        """The same, opened on this computer without a question. Raises KeyStoreAbsent."""
        secret = secrets.token_bytes(32)
        key_store.keep(self.id, secret)
        from cryptography.hazmat.primitives.keywrap import aes_key_wrap

        return self._with(Wrap(By.COMPUTER, b"", 0, aes_key_wrap(secret, key)))

    def without_computer(self) -> Keys:
        """The same, asking on this computer too."""
        key_store.forget(self.id)
        return replace(self, wraps=tuple(wrap for wrap in self.wraps if wrap.by is not By.COMPUTER))

    def _with(self, new: Wrap) -> Keys:
        return replace(self, wraps=(*(wrap for wrap in self.wraps if wrap.by is not new.by), new))


def new_key() -> tuple[Keys, bytes]:
    """A new data key and its file's content, without any way to open it yet."""
    return Keys(secrets.token_hex(16), ()), secrets.token_bytes(32)


def access_to(path: Path, typed: str | None) -> Access:
    """How the store or backup opens: plain, by this computer's key store, or by what was typed.

    Raises KeyNeeded when nothing was typed and this computer doesn't know the key, and WrongKey.
    """
    try:
        plain = not path.is_file() or not is_sealed(path) or not keys_of(path).exists()
    except OSError as error:
        raise StoreUnwritable(path, error.strerror or str(error)) from error
    if plain:
        return PLAIN
    keys = read_keys(keys_of(path))
    if typed is not None:
        return Access(key_by(keys, typed, path))
    key = keys.opened_here()
    if key is None:
        raise KeyNeeded(path, by_passphrase=keys.has(By.PASSPHRASE))
    return Access(key)


def key_by(keys: Keys, typed: str, path: Path) -> bytes:
    """The data key by what was typed. Raises WrongKey."""
    key = keys.opened_by(typed)
    if key is None:
        raise WrongKey(path)
    return key


def _spelled(passphrase: str) -> str:
    """One spelling of a passphrase, whichever keyboard it was typed on (RFC 8265)."""
    return unicodedata.normalize("NFC", passphrase)


def _wrap(by: By, secret: str, key: bytes) -> Wrap:
    from cryptography.hazmat.primitives.keywrap import aes_key_wrap

    salt = secrets.token_bytes(16)
    return Wrap(by, salt, STRENGTH, aes_key_wrap(_derived(secret, salt, STRENGTH), key))


def _unwrap(secret: bytes, wrapped: bytes) -> bytes | None:
    from cryptography.hazmat.primitives.keywrap import InvalidUnwrap, aes_key_unwrap

    try:
        return aes_key_unwrap(secret, wrapped)
    except InvalidUnwrap:
        return None


def _derived(secret: str, salt: bytes, cost: int) -> bytes:
    from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

    return Scrypt(salt=salt, length=32, n=cost, r=_BLOCKS, p=1).derive(secret.encode("utf-8", "surrogatepass"))


# The file


def write_keys(path: Path, keys: Keys) -> None:
    """Writes the file, whole or not at all. Raises StoreUnwritable."""
    wraps = [
        {"by": wrap.by, "scrypt": wrap.cost, "salt": _text(wrap.salt), "key": _text(wrap.wrapped)}
        for wrap in keys.wraps
    ]
    document = {"format": FORMAT, "version": VERSION, "id": keys.id, "wraps": wraps}
    write_whole(path, json.dumps(document, indent=1).encode())


def read_keys(path: Path) -> Keys:
    """The file's content. Raises KeysUnreadable."""
    try:
        if path.stat().st_size > _LARGEST:
            raise KeysUnreadable(path)
        document = json.loads(path.read_bytes())
        if (document["format"], document["version"]) != (FORMAT, VERSION):
            raise KeysUnreadable(path)
        return Keys(str(document["id"]), tuple(_read_wrap(wrap) for wrap in document["wraps"]))
    except (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
        raise KeysUnreadable(path) from error


def _read_wrap(given: dict[str, Any]) -> Wrap:
    cost, salt, wrapped = given["scrypt"], _bytes(given["salt"]), _bytes(given["key"])
    by = By(given["by"])
    derived = by is not By.COMPUTER
    if derived and not (isinstance(cost, int) and 2 <= cost <= _STRONGEST and cost & (cost - 1) == 0):
        raise ValueError("no cost of scrypt")
    if len(wrapped) != 40 or len(salt) > 64:
        raise ValueError("no wrapped key")
    return Wrap(by, salt, cost, wrapped)


def _text(value: bytes) -> str:
    return base64.b64encode(value).decode("ascii")


def _bytes(text: str) -> bytes:
    try:
        return base64.b64decode(text, validate=True)
    except binascii.Error as error:
        raise ValueError("no base 64") from error
